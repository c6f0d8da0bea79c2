"""What the commands that decide something share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_parts import clock

if TYPE_CHECKING:
    from onrecord.cli_parts import Function

Anchor = tuple[str, str, str]


def deciding(function: Function) -> Function:
    """Add the options of a decision."""
    who = click.option("--who", envvar=["ONRECORD_WHO", "USER", "USERNAME"], default="somebody", help="Who decides.")
    return who(click.option("--why", default="", help="Why, for whoever reads the record later.")(function))


def carry_out(record: Path, act: str, anchors: Sequence[Anchor], *, who: str, why: str, value: str = "") -> None:
    """Decide, and say so on standard error."""
    from onrecord.run.decisions import decide  # noqa: PLC0415 - --help must be quick

    decision = decide(record, act, anchors, value=value, who=who, why=why, now=clock())
    click.echo(f"Decision {decision.number} is in {record}: {act}. “onrecord correct undo” takes it back.", err=True)
