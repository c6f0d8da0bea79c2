"""Decisions of a person about lines and statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_correct_parts import carry_out, deciding
from onrecord.cli_parts import Command, Group, record_argument, viewing

if TYPE_CHECKING:
    from onrecord.model import Claim
    from onrecord.present.decided import Anchors
    from onrecord.present.views import Views


def add_commands(correct: Group) -> None:
    """Add the commands about lines to the group `correct`."""
    for command in (accept_line, hide_line, redate, merge_lines, split_line, attribute):
        correct.add_command(command)


@click.command(
    cls=Command,
    epilog="""
    onrecord correct accept-line story.db 3f9a --why "checked against the minutes"
    """,
)
@record_argument
@click.argument("id_", metavar="ID")
@deciding
def accept_line(record: Path, id_: str, who: str, why: str) -> None:
    """Say that a line or statement was checked and is right: it is marked with your name in every view."""
    act, anchors = _verdict(record, id_, "accept")
    carry_out(record, act, anchors, who=who, why=why)


@click.command(
    cls=Command,
    epilog="""
    onrecord correct hide-line story.db 3f9a --why "a caption, not an event"
    """,
)
@record_argument
@click.argument("id_", metavar="ID")
@deciding
def hide_line(record: Path, id_: str, who: str, why: str) -> None:
    """Leave a line or statement out of every view; what was read stays in the record."""
    act, anchors = _verdict(record, id_, "hide")
    carry_out(record, act, anchors, who=who, why=why)


@click.command(
    cls=Command,
    epilog="""
    onrecord correct redate story.db 3f9a 2025-03-09
    onrecord correct redate story.db 3f9a 2025-03-04/2025-03-09     between two days
    onrecord correct redate story.db 3f9a ../2025-03-10             by a day
    onrecord correct redate story.db 3f9a unknown
    """,
)
@record_argument
@click.argument("id_", metavar="ID")
@click.argument("date")
@deciding
def redate(record: Path, id_: str, date: str, who: str, why: str) -> None:
    """Date a line: DATE in EDTF (2025-03-09, 2025-03, 2025, 2025-03~, 2025-03-04/2025-03-09), or unknown."""
    from onrecord.errors import UsageError  # noqa: PLC0415
    from onrecord.record.decided_dates import UNKNOWN, read_edtf  # noqa: PLC0415

    value = UNKNOWN if date.strip().casefold() == "unknown" else date.strip()
    try:
        read_edtf(value)
    except ValueError as error:
        raise UsageError(f"“{date}” is no date: {error}.", advice="Nothing was changed.") from error
    with viewing(record) as views:
        anchors = _anchors(views)
        found = anchors.of_line(anchors.line_id(id_))
    carry_out(record, "re-date line", found, value=value, who=who, why=why)


@click.command(
    cls=Command,
    epilog="""
    onrecord correct merge-lines story.db 3f9a 71c0 --why "one landing, told twice"
    """,
)
@record_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@deciding
def merge_lines(record: Path, ids: tuple[str, ...], who: str, why: str) -> None:
    """Make two or more lines one."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        anchors = _anchors(views)
        lines = dict.fromkeys(anchors.line_id(one) for one in ids)
        if len(lines) < 2:
            raise UsageError("These are one line already.", advice="Name at least two: “onrecord timeline --ids”.")
        found = [anchors.of_line(line)[0] for line in lines]
    carry_out(record, "merge lines", found, who=who, why=why)


@click.command(
    cls=Command,
    epilog="""
    onrecord correct split-line story.db 3f9a 3          what article [3] tells is another happening
    """,
)
@record_argument
@click.argument("id_", metavar="ID")
@click.argument("parts", nargs=-1, required=True, metavar="ARTICLE|CLAIM...")
@deciding
def split_line(record: Path, id_: str, parts: tuple[str, ...], who: str, why: str) -> None:
    """Say that what some articles (by number) or claims (by id) tell is another line.

    “onrecord show” prints the claims of a line.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415

    with viewing(record) as views:
        anchors = _anchors(views)
        claims = anchors.claims_of(anchors.line_id(id_))
        leaving = {claim.id: claim for part in parts for claim in _named(views, claims, part)}
        if len(leaving) == len(claims):
            raise UsageError("That is the whole line.", advice="Name some of what it holds: “onrecord show” prints it.")
        found = [anchors.of_claim(claim) for claim in leaving.values()]
    carry_out(record, "split line", found, who=who, why=why)


@click.command(
    cls=Command,
    epilog="""
    onrecord correct attribute story.db 3f9a "Ana Sole"
    onrecord correct attribute story.db 3f9a ""          it is not stated who says so
    """,
)
@record_argument
@click.argument("id_", metavar="ID")
@click.argument("speaker")
@deciding
def attribute(record: Path, id_: str, speaker: str, who: str, why: str) -> None:
    """Say whose words a statement is, or on whose word a line or a single claim of it is told."""
    with viewing(record) as views:
        anchors = _anchors(views)
        kind, found = views.record.full_id(id_)
        is_statement = kind == "claim" and views.record.claim(found).kind == "statement"
        if is_statement:
            places = anchors.of_statement(found)
        elif kind == "claim":
            places = (anchors.of_claim(views.record.claim(found)),)
        else:
            places = anchors.of_line(anchors.line_id(id_))
    act = "re-attribute statement" if is_statement else "re-attribute line"
    carry_out(record, act, places, value=speaker, who=who, why=why)


def _verdict(record: Path, start: str, verb: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Return the act and anchors of accepting or hiding the statement or line whose id starts so."""
    with viewing(record) as views:
        anchors = _anchors(views)
        kind, found = views.record.full_id(start)
        if kind == "claim" and views.record.claim(found).kind == "statement":
            return f"{verb} statement", anchors.of_statement(found)
        return f"{verb} line", anchors.of_line(anchors.line_id(start))


def _named(views: Views, claims: list[Claim], part: str) -> list[Claim]:
    """Return the claims of a line that an article's number or the start of a claim's id names."""
    from onrecord.errors import UsageError  # noqa: PLC0415

    found = [claim for claim in claims if part == str(views.numbers[claim.article])]
    found = found or [claim for claim in claims if len(part) >= 4 and claim.id.startswith(part.casefold())]
    if not found:
        raise UsageError(f"The line holds nothing of “{part}”.", advice="“onrecord show” prints what it holds.")
    return found


def _anchors(views: Views) -> Anchors:
    from onrecord.present.decided import Anchors  # noqa: PLC0415

    return Anchors(views.record)
