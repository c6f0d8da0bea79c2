"""Commands about actors and places."""

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
    from onrecord.present.views import Views
    from onrecord.present.who import Who

KINDS = ("person", "organisation", "country", "armed_force", "group")
LEVELS = ("country", "region", "district", "town", "water", "mountain", "area", "continent", "facility")


@click.command(
    cls=Command,
    epilog="""
    onrecord actors story.db
    onrecord actors story.db --kind person
    onrecord show story.db "Ana Sole"
    """,
)
@record_argument
@click.option("--kind", type=click.Choice(KINDS), help="Only actors of this kind.")
@click.option("--all", "everybody", is_flag=True, help="Also those named once only, and those that were hidden.")
@ids_option
@json_option
def actors(record: Path, kind: str | None, *, everybody: bool, ids: bool, as_json: bool) -> None:
    """Print who acts: persons, organisations, countries, with their names, their roles over time and where they stand.

    “onrecord show RECORD NAME” prints one of them in full: every mention, how it is known, and what they said.
    """
    from onrecord.model import ActorKind  # noqa: PLC0415 - as all imports in commands: --help must be quick
    from onrecord.present.terminal_who import print_actors  # noqa: PLC0415

    with viewing(record) as views:
        found = list(_who(views).actors(kind=ActorKind(kind) if kind else None, hidden=everybody))
        shown = [line for line in found if everybody or line.mentions > 1 or line.roles or line.statements]
        lines = or_say_none(shown, f"{record} holds no such actor.")
        if as_json:
            print_as_json({"actors": lines, "sources": views.sources})
            return
        print_actors(printer_for(), lines, views.sources, ids=ids)
        if len(found) > len(shown):
            click.echo(f"{len(found) - len(shown)} more are named once only: --all shows them.", err=True)


@click.command(
    cls=Command,
    epilog="""
    onrecord places story.db
    onrecord places story.db --level town --json
    """,
)
@record_argument
@click.option("--level", type=click.Choice(LEVELS), help="Only places of this level.")
@ids_option
@json_option
def places(record: Path, level: str | None, *, ids: bool, as_json: bool) -> None:
    """Print which places are named: level, coordinates (degrees), names as printed, and how it is known."""
    from onrecord.model import Level  # noqa: PLC0415
    from onrecord.present.terminal_who import print_places  # noqa: PLC0415

    with viewing(record) as views:
        found = list(_who(views).places(level=Level[level.upper()] if level else None))
        lines = or_say_none(found, f"{record} names no such place.")
        if as_json:
            print_as_json({"places": lines, "sources": views.sources})
        else:
            print_places(printer_for(), lines, views.sources, ids=ids)


def show_actor(views: Views, words: str, *, as_json: bool) -> bool:
    """Print the actor that `words` name or whose id they start; return False, and print nothing, when there is none."""
    from onrecord.present.terminal_who import print_actor  # noqa: PLC0415

    who = _who(views)
    if not who.knows(words):
        return False
    detail = who.detail(who.find(words))
    if as_json:
        print_as_json(detail)
    else:
        print_actor(printer_for(), detail, views.sources)
    return True


def _who(views: Views) -> Who:
    from onrecord.present.who import Who  # noqa: PLC0415

    return Who(views)
