"""The commands about what became known: since a day, since a reader's last look, and from one record to another."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_parts import (
    Command,
    json_option,
    print_as_json,
    printer_for,
    record_argument,
    today,
    viewing,
)

if TYPE_CHECKING:
    from onrecord.present.changes import Changes
    from onrecord.present.views import Views
    from onrecord.run.looks import Looks

FINDINGS = 1

_AGO = re.compile(r"(?P<number>\d{1,4}) ?(?P<unit>day|week)s?(?: ago)?")
_DAYS = {"day": 1, "week": 7}


def _day_of(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that a reader means: a date (with a time: its day), "yesterday", "3 days", "2 weeks ago"."""
    if value is None:
        return None
    words = value.strip().casefold()
    if words in ("today", "yesterday"):
        return today() - timedelta(days=words == "yesterday")
    try:
        if found := _AGO.fullmatch(words):
            return today() - timedelta(days=int(found["number"]) * _DAYS[found["unit"]])
        return datetime.fromisoformat(words).date()
    except (ValueError, OverflowError) as error:
        advice = "Write a date (2025-03-06), a date with a time, today, yesterday, “3 days” or “2 weeks”."
        raise click.BadParameter(f"{value!r} is no day. {advice}") from error


@click.command(
    cls=Command,
    epilog="""
    onrecord new story.db                     since your last look
    onrecord new story.db --since 2025-03-06  of what was published from that day on
    onrecord new story.db --since yesterday --all
    """,
)
@record_argument
@click.option("--since", callback=_day_of, metavar="WHEN", help="What articles published from this day on make known.")
@click.option("--since-last", is_flag=True, help="What came into the record since your last look; the default.")
@click.option("--all", "everything", is_flag=True, help="Everything, background and what is told again included.")
@click.option("--peek", is_flag=True, help="Don't remember this look.")
@json_option
def new(record: Path, *, since: date | None, since_last: bool, everything: bool, peek: bool, as_json: bool) -> None:
    """Print what became known: new lines and statements, and accounts that grew, were revised, contradicted, confirmed.

    Repetition is no news: a copy, another report of an origin that said so before, words that were there already.
    """
    from onrecord.errors import UsageError  # noqa: PLC0415 - as all imports in commands: --help must be quick
    from onrecord.run.looks import Looks  # noqa: PLC0415

    if since and since_last:
        raise UsageError("--since and --since-last exclude each other.", advice="Give one of them.")
    looks = Looks()
    with viewing(record) as views:
        held = frozenset(source.article for source in views.sources)
        changes, heading = _since(views, record, since) if since else _since_last(views, record, looks)
        if as_json:
            print_as_json({"since": since, "changes": changes})
        else:
            _print(changes, heading, everything=everything)
    sys.stdout.flush()  # a look counts when it has been seen
    if not peek:
        _remember(looks, record, held)


def _since(views: Views, record: Path, since: date) -> tuple[Changes, str]:
    from onrecord.present.changes import changes_of  # noqa: PLC0415
    from onrecord.present.page.datewords import say_day  # noqa: PLC0415
    from onrecord.run.news import find_news_since  # noqa: PLC0415

    found = find_news_since(views.record, since)
    changes = changes_of(found.news, views, fresh=found.fresh, early=found.early)
    return changes, f"{record.name}: published since {say_day(since)}"


def _since_last(views: Views, record: Path, looks: Looks) -> tuple[Changes, str]:
    from onrecord.present.changes import changes_of  # noqa: PLC0415
    from onrecord.run.news import find_news_among  # noqa: PLC0415

    last = looks.last(record)
    found = find_news_among(views.record, last or ())
    if last is None:
        words = "This is your first look, so everything is new. --since DAY compares with what was published before."
        click.echo(words, err=True)
    return changes_of(found.news, views, fresh=found.fresh), f"{record.name}: since your last look"


def _remember(looks: Looks, record: Path, articles: frozenset[str]) -> None:
    try:
        looks.remember(record, articles)
    except OSError as error:
        click.echo(f"This look can't be remembered: {error.filename or looks.folder}: {error.strerror}", err=True)


def _print(changes: Changes, heading: str, *, everything: bool) -> None:
    from onrecord.present.terminal_news import print_changes  # noqa: PLC0415

    left = print_changes(printer_for(), changes, heading=heading, everything=everything)
    if left:
        click.echo(f"{left} more: --all prints everything. “onrecord show” prints a line in full.", err=True)


@click.command(
    cls=Command,
    epilog="""
    onrecord diff monday.db friday.db
    onrecord diff story.db rebuilt.db --exit-code
    """,
)
@click.argument("earlier", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("later", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "everything", is_flag=True, help="Everything, background and what is told again included.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when anything differs.")
@json_option
def diff(earlier: Path, later: Path, *, everything: bool, exit_code: bool, as_json: bool) -> int:
    """Print what became known from one record to another, and which lines are gone.

    Lines are the same when they rest on the same words of the same articles, however the files number them.
    """
    from onrecord.present.changes import changes_of  # noqa: PLC0415
    from onrecord.run.news import find_news_between  # noqa: PLC0415

    with viewing(earlier) as before, viewing(later) as after:
        found = find_news_between(before.record, after.record)
        changes = changes_of(found.news, after, earlier=before, fresh=found.fresh)
        if as_json:
            print_as_json({"changes": changes})
        else:
            _print(changes, f"From {earlier.name} to {later.name}", everything=everything)
    return FINDINGS if exit_code and not changes.is_none else 0


def show_detail(views: Views, start: str, *, as_json: bool) -> None:
    """Print the line, statement or article whose id starts with `start`, and who told it first, who relayed whom."""
    from onrecord.present.details import detail_of  # noqa: PLC0415
    from onrecord.present.relayed import Relayed, articles_around  # noqa: PLC0415
    from onrecord.present.terminal import as_json as plain  # noqa: PLC0415
    from onrecord.present.terminal_relays import print_relays  # noqa: PLC0415
    from onrecord.run.standing import origins_of  # noqa: PLC0415

    detail = detail_of(views, start)
    around = articles_around(views, detail)
    relays = Relayed(views, origins_of(views.record, around), around).of_id(detail.kind, detail.id)
    if as_json:
        print_as_json({**plain(detail), "relays": relays})
        return
    printer = printer_for()
    printer.detail(detail, views.sources)
    if relays:
        print_relays(printer, relays)
