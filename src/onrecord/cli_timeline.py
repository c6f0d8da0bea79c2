"""The commands about the lines of the record: the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
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
    from onrecord.model import Entry
    from onrecord.present.views import Views

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(
    cls=Command,
    epilog="""
    onrecord timeline story.db
    onrecord timeline story.db --lines 30
    onrecord timeline story.db --about "power plant" --since 2025-03-01
    onrecord timeline story.db --as-of 2025-03-04
    onrecord timeline story.db --all --json > timeline.json
    """,
)
@record_argument
@click.option("--lines", type=click.IntRange(min=1), help="At most so many lines, those that matter most.")
@click.option("--per-day", type=click.IntRange(min=1), help="At most so many lines of one date.")
@click.option("--about", default="", metavar="WORDS", help="Only one thread of the story.")
@click.option("--since", type=DAY, help="From this day on.")
@click.option("--until", type=DAY, help="Up to this day.")
@click.option("--as-of", type=DAY, help="As it stood on a day: of what was published until then.")
@click.option("--all", "everything", is_flag=True, help="Every line; without it a long timeline is shortened.")
@ids_option
@json_option
def timeline(
    record: Path,
    *,
    lines: int | None,
    per_day: int | None,
    about: str,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    everything: bool,
    ids: bool,
    as_json: bool,
) -> None:
    """Print what happened when: as precise as its date is known, who says it, and how accounts stand to one another.

    A timeline of more than a hundred lines is shortened to those that matter: told by independent reports, referred
    back to by others, specific, and not the same again. A line whose day is not known is never put on one.
    """
    from onrecord.present.selecting import Wish, select_lines  # noqa: PLC0415 - as all: --help must be quick

    wish = Wish(
        lines=lines,
        per_day=per_day,
        since=since.date() if since else None,
        until=until.date() if until else None,
        about=about,
        everything=everything,
    )
    with viewing(record) as views:
        entries = _as_of(views, as_of.date()) if as_of else views.record.entries()
        selected = select_lines(views, wish, entries)
        found = or_say_none(list(selected.lines), f"{record} holds no such line.")
        if as_json:
            print_as_json({"timeline": found, "of": selected.of, "how": selected.how, "sources": views.sources})
            return
        printer_for().timeline(found, views.sources, ids=ids)
        if len(found) < selected.of:
            words = f"{len(found)} of {selected.of} lines: {selected.how}. --all prints every line."
            click.echo(words, err=True)


def _as_of(views: Views, day: date) -> Sequence[Entry]:
    """Return the lines that the articles published until a day make."""
    from onrecord.run.lines import draw_lines  # noqa: PLC0415

    return draw_lines(views.record, as_of=day)[0].entries


@click.command(
    cls=Command,
    epilog="""
    onrecord disagreements story.db
    onrecord disagreements story.db --as-of 2025-03-04
    """,
)
@record_argument
@click.option("--as-of", type=DAY, help="As it stood on a day: of what was published until then.")
@ids_option
@json_option
def disagreements(record: Path, *, as_of: datetime | None, ids: bool, as_json: bool) -> None:
    """Print where accounts exclude or retire one another: each with its origins, and why.

    Rival accounts both stand. An account is superseded only when the world changed, a count of the same scope grew, or
    the same origin revised or took back what it said; it stays visible.
    """
    from onrecord.present.disagreeing import disagreements_of  # noqa: PLC0415
    from onrecord.present.terminal_standing import print_disagreements  # noqa: PLC0415

    with viewing(record) as views:
        entries = _as_of(views, as_of.date()) if as_of else None
        found = or_say_none(list(disagreements_of(views, entries)), f"No accounts in {record} exclude one another.")
        if as_json:
            print_as_json({"disagreements": found, "sources": views.sources})
        else:
            print_disagreements(printer_for(), found, views.sources, ids=ids)
