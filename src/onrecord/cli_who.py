"""Commands about actors and places, and corrections of them by a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_parts import (
    Command,
    Group,
    clock,
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


@click.group(
    cls=Group,
    epilog="""
    onrecord correct merge story.db "Bill Sole" "William Sole" --why "same man, see his website"
    onrecord correct split story.db "John Smith" 3
    onrecord correct undo story.db 2
    """,
)
def correct() -> None:
    """Correct who is who. A decision is kept through every build, and always goes before the rules."""


def _deciding(function: Function) -> Function:
    """Add the options of a decision."""
    who = click.option("--who", envvar=["ONRECORD_WHO", "USER", "USERNAME"], default="somebody", help="Who decides.")
    return who(click.option("--why", default="", help="Why, for whoever reads the record later.")(function))


@correct.command(
    epilog="""
    onrecord correct merge story.db "Bill Sole" "William Sole"
    """
)
@record_argument
@click.argument("names", nargs=-1, required=True, metavar="ACTOR ACTOR...")
@_deciding
def merge(record: Path, names: tuple[str, ...], who: str, why: str) -> None:
    """Make two or more actors, named or by the start of their ids, one."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        found = [_who(views).find(name) for name in names]
        if len({actor.id for actor in found}) < 2:
            raise UsageError("These are one actor already.", advice="Name at least two: “onrecord actors --ids”.")
        anchors = [_who(views).anchor(actor) for actor in found]
    _decide(record, "merge actors", anchors, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct split story.db "John Smith" 3          the John Smith of article [3] is another
    """
)
@record_argument
@click.argument("name", metavar="ACTOR")
@click.argument("articles", nargs=-1, required=True, type=int, metavar="ARTICLE...")
@_deciding
def split(record: Path, name: str, articles: tuple[int, ...], who: str, why: str) -> None:
    """Say that the ACTOR of some articles, by their numbers, is somebody else."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        by_number = {source.number: source.article for source in views.sources}
        if unknown := [number for number in articles if number not in by_number]:
            raise UsageError(f"There is no article [{unknown[0]}].", advice="“onrecord sources” numbers them.")
        actor = _who(views).find(name)
        anchors = [_who(views).anchor(actor, by_number[number]) for number in articles]
    _decide(record, "split appearance", anchors, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct rename story.db "White House" "United States (White House)"
    """
)
@record_argument
@click.argument("name", metavar="ACTOR")
@click.argument("new_name", metavar="NAME")
@_deciding
def rename(record: Path, name: str, new_name: str, who: str, why: str) -> None:
    """Give an actor another name in the views; what articles print stays."""
    with viewing(record) as views:
        anchors = [_who(views).anchor(_who(views).find(name))]
    _decide(record, "rename actor", anchors, value=new_name, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct hide story.db "Operation Orle"
    """
)
@record_argument
@click.argument("name", metavar="ACTOR")
@_deciding
def hide(record: Path, name: str, who: str, why: str) -> None:
    """Hide what is no actor; it stays in the record."""
    with viewing(record) as views:
        anchors = [_who(views).anchor(_who(views).find(name))]
    _decide(record, "hide actor", anchors, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct undo story.db 2
    """
)
@record_argument
@click.argument("number", type=int)
@_deciding
def undo(record: Path, number: int, who: str, why: str) -> None:
    """Take back the decision with that number, as “onrecord correct list” shows it."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        known = {decision.number: decision for decision in views.record.decisions()}
        if number not in known:
            raise UsageError(f"There is no decision {number}.", advice="“onrecord correct list” shows them.")
        anchors = list(known[number].anchors)
    _decide(record, "undo", anchors, value=str(number), who=who, why=why)


@correct.command(
    name="list",
    epilog="""
    onrecord correct list story.db
    """,
)
@record_argument
@json_option
def list_(record: Path, *, as_json: bool) -> None:
    """Print what was decided, by whom, when and why."""
    from onrecord.present.terminal_who import print_decisions  # noqa: PLC0415

    with viewing(record) as views:
        found = or_say_none(views.record.decisions(), f"Nothing was decided about {record}.")
        if as_json:
            print_as_json({"decisions": found})
        else:
            print_decisions(printer_for(), found)


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


def _decide(
    record: Path, act: str, anchors: list[tuple[str, str, str]], *, who: str, why: str, value: str = ""
) -> None:
    from onrecord.run.decisions import decide  # noqa: PLC0415

    decision = decide(record, act, anchors, value=value, who=who, why=why, now=clock())
    click.echo(f"Decision {decision.number} is in {record}: {act}. “onrecord correct undo” takes it back.", err=True)
