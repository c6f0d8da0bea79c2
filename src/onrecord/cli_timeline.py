"""The commands about the lines of the record: the timeline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

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

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(
    cls=Command,
    epilog="""
    onrecord timeline story.db
    onrecord timeline story.db --lines 30
    onrecord timeline story.db --about "power plant" --since 2025-03-01
    onrecord timeline story.db --all --json > timeline.json
    """,
)
@record_argument
@click.option("--lines", type=click.IntRange(min=1), help="At most so many lines, those that matter most.")
@click.option("--per-day", type=click.IntRange(min=1), help="At most so many lines of one date.")
@click.option("--about", default="", metavar="WORDS", help="Only one thread of the story.")
@click.option("--since", type=DAY, help="From this day on.")
@click.option("--until", type=DAY, help="Up to this day.")
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
        selected = select_lines(views, wish)
        found = or_say_none(list(selected.lines), f"{record} holds no such line.")
        if as_json:
            print_as_json({"timeline": found, "of": selected.of, "how": selected.how, "sources": views.sources})
            return
        printer_for().timeline(found, views.sources, ids=ids)
        if len(found) < selected.of:
            words = f"{len(found)} of {selected.of} lines: {selected.how}. --all prints every line."
            click.echo(words, err=True)
