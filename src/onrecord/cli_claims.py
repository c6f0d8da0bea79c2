"""Commands about commitments and control of places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_parts import (
    Command,
    ids_option,
    json_option,
    or_say_none,
    print_as_json,
    printer_for,
    record_argument,
    viewing,
)

if TYPE_CHECKING:
    from onrecord.cli_parts import Function
    from onrecord.model import Status

STATUSES = ("asserted", "reported", "planned", "hypothetical", "denied", "opinion")


def _status_option(function: Function) -> Function:
    words = "Only what is told so; may be given more than once."
    return click.option("--status", "statuses", type=click.Choice(STATUSES), multiple=True, help=words)(function)


@click.command(
    cls=Command,
    epilog="""
    onrecord commitments story.db
    onrecord commitments story.db Narvia --status reported
    """,
)
@record_argument
@click.argument("words", required=False, default="")
@_status_option
@ids_option
@json_option
def commitments(record: Path, words: str, statuses: tuple[str, ...], *, ids: bool, as_json: bool) -> None:
    """Print who promised, gives or gave what to whom; WORDS: only where a party or item holds them."""
    from onrecord.present.claims import Claims  # noqa: PLC0415
    from onrecord.present.terminal_claims import print_commitments  # noqa: PLC0415

    with viewing(record) as views:
        found = list(Claims(views).commitments(statuses=_statuses(statuses), words=words))
        lines = or_say_none(found, f"{record} holds no such commitment.")
        if as_json:
            print_as_json({"commitments": lines, "sources": views.sources})
        else:
            print_commitments(printer_for(), lines, views.sources, ids=ids)


@click.command(
    cls=Command,
    epilog="""
    onrecord control story.db
    onrecord control story.db Kherson
    """,
)
@record_argument
@click.argument("place", required=False, default="")
@_status_option
@ids_option
@json_option
def control(record: Path, place: str, statuses: tuple[str, ...], *, ids: bool, as_json: bool) -> None:
    """Print who is said to hold, take or leave each place, as of when, and who says so."""
    from onrecord.present.claims import Claims  # noqa: PLC0415
    from onrecord.present.terminal_claims import print_control  # noqa: PLC0415

    with viewing(record) as views:
        found = list(Claims(views).control(statuses=_statuses(statuses), place=place))
        lines = or_say_none(found, f"{record} says of no such place who holds it.")
        if as_json:
            print_as_json({"control": lines, "sources": views.sources})
        else:
            print_control(printer_for(), lines, views.sources, ids=ids)


def _statuses(words: tuple[str, ...]) -> tuple[Status, ...]:
    from onrecord.model import Status  # noqa: PLC0415

    return tuple(map(Status, words))
