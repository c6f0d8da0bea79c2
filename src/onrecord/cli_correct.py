"""Decisions of a person: about actors here, about lines in `cli_correct_lines`, and as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord import cli_correct_lines
from onrecord.cli_correct_parts import carry_out, deciding
from onrecord.cli_parts import (
    Group,
    clock,
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


@click.group(
    cls=Group,
    epilog="""
    onrecord correct merge story.db "Bill Sole" "William Sole" --why "same man, see his website"
    onrecord correct redate story.db 3f9a 2025-03-09 --why "the minutes say so"
    onrecord correct undo story.db 2
    onrecord correct export story.db > decisions.jsonl
    """,
)
def correct() -> None:
    """Decide about actors, lines and statements. A decision is kept through every build, and goes before the rules.

    “onrecord serve RECORD --review” does the same in a browser.
    """


cli_correct_lines.add_commands(correct)


@correct.command(
    epilog="""
    onrecord correct merge story.db "Bill Sole" "William Sole"
    """
)
@record_argument
@click.argument("names", nargs=-1, required=True, metavar="ACTOR ACTOR...")
@deciding
def merge(record: Path, names: tuple[str, ...], who: str, why: str) -> None:
    """Make two or more actors, named or by the start of their ids, one."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        found = [_who(views).find(name) for name in names]
        if len({actor.id for actor in found}) < 2:
            raise UsageError("These are one actor already.", advice="Name at least two: “onrecord actors --ids”.")
        anchors = [_who(views).anchor(actor) for actor in found]
    carry_out(record, "merge actors", anchors, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct split story.db "John Smith" 3          the John Smith of article [3] is another
    """
)
@record_argument
@click.argument("name", metavar="ACTOR")
@click.argument("articles", nargs=-1, required=True, type=int, metavar="ARTICLE...")
@deciding
def split(record: Path, name: str, articles: tuple[int, ...], who: str, why: str) -> None:
    """Say that the ACTOR of some articles, by their numbers, is somebody else."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        by_number = {source.number: source.article for source in views.sources}
        if unknown := [number for number in articles if number not in by_number]:
            raise UsageError(f"There is no article [{unknown[0]}].", advice="“onrecord sources” numbers them.")
        actor = _who(views).find(name)
        anchors = [_who(views).anchor(actor, by_number[number]) for number in articles]
    carry_out(record, "split appearance", anchors, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct rename story.db "White House" "United States (White House)"
    """
)
@record_argument
@click.argument("name", metavar="ACTOR")
@click.argument("new_name", metavar="NAME")
@deciding
def rename(record: Path, name: str, new_name: str, who: str, why: str) -> None:
    """Give an actor another name in the views; what articles print stays."""
    with viewing(record) as views:
        anchors = [_who(views).anchor(_who(views).find(name))]
    carry_out(record, "rename actor", anchors, value=new_name, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct hide story.db "Operation Orle"
    """
)
@record_argument
@click.argument("name", metavar="ACTOR")
@deciding
def hide(record: Path, name: str, who: str, why: str) -> None:
    """Hide what is no actor; it stays in the record."""
    with viewing(record) as views:
        anchors = [_who(views).anchor(_who(views).find(name))]
    carry_out(record, "hide actor", anchors, who=who, why=why)


@correct.command(
    epilog="""
    onrecord correct undo story.db 2
    """
)
@record_argument
@click.argument("number", type=int)
@deciding
def undo(record: Path, number: int, who: str, why: str) -> None:
    """Take back the decision with that number, as “onrecord correct list” shows it."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        known = {decision.number: decision for decision in views.record.decisions()}
        if number not in known:
            raise UsageError(f"There is no decision {number}.", advice="“onrecord correct list” shows them.")
        anchors = list(known[number].anchors)
    carry_out(record, "undo", anchors, value=str(number), who=who, why=why)


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


@correct.command(
    epilog="""
    onrecord correct export story.db > decisions.jsonl
    """
)
@record_argument
def export(record: Path) -> None:
    """Print the decisions as JSON lines, to keep them under version control or take them to another record."""
    from onrecord.run.decision_file import write_decisions  # noqa: PLC0415

    with viewing(record) as views:
        found = or_say_none(views.record.decisions(), f"Nothing was decided about {record}.")
        click.echo(write_decisions(found), nl=False)


@correct.command(
    epilog="""
    onrecord correct replay story.db decisions.jsonl
    onrecord correct replay story.db - < decisions.jsonl
    """
)
@record_argument
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
def replay(record: Path, file: Path) -> int:
    """Decide again what FILE holds, as “export” prints it; what was decided already is not decided twice.

    A decision whose words are not in the record is told, and kept: the article may come later. Exits with 1 then.
    """
    from onrecord.run.decision_file import read_decisions  # noqa: PLC0415
    from onrecord.run.decisions import replay as carry_out_again  # noqa: PLC0415

    with viewing(record):
        pass  # a record must be there: replaying makes none
    decisions = read_decisions(_read(file), name=str(file))
    done = carry_out_again(record, decisions, now=clock())
    printer_for(sys.stderr).problems(done.lost)
    words = f"{done.added} decided, {done.known} decided before, {len(done.lost)} without a place."
    click.echo(f"{record}: {words}", err=True)
    return 1 if done.lost else 0


def _read(file: Path) -> str:
    from onrecord.errors import InputError  # noqa: PLC0415

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8.", advice="Take it as “onrecord correct export” wrote it.") from error


def _who(views: Views) -> Who:
    from onrecord.present.who import Who  # noqa: PLC0415

    return Who(views)
