"""`onrecord export FORMAT`: a command for each format of `present.exports`, all of them alike."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli_parts import Command, extent_of, quiet_option, record_argument, text_options, viewing

if TYPE_CHECKING:
    from onrecord.present.exports.extents import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What help says of a format: its name, what its file is called in the examples, and what it is for.

    `holds_text`: it holds text of articles, more or less of which can be asked for.
    """

    name: str
    file: str
    words: str
    is_shortened: bool = False
    holds_text: bool = True


SHORTENED = """

        A record of more than a hundred lines is shortened to those that matter, with what is said in their words."""

DAY = click.DateTime(formats=["%Y-%m-%d"])

FORMATS = (
    _Words(
        name="jsonl",
        file="story.jsonl",
        words="""Write everything as JSON lines: one object a line, each with its kind and its citations.""",
    ),
    _Words(
        name="csv",
        file="story-csv/",
        words="""Write everything as CSV tables for a spreadsheet, one file a kind, into a folder or a .zip.

        Text that begins with = + - @ or a tab, which a spreadsheet would run, gets an apostrophe in front.""",
    ),
    _Words(
        name="parquet",
        file="story-parquet/",
        words="""Write everything as Parquet tables, one file a kind, into a folder or a .zip.

        Needs DuckDB: pip install 'onrecord[parquet]'.""",
    ),
    _Words(
        name="markdown",
        file="briefing.md",
        words=f"""Write a briefing in Markdown: each line with numbered footnotes, each footnote a full citation.
        {SHORTENED}""",
        is_shortened=True,
    ),
    _Words(
        name="docx",
        file="briefing.docx",
        words=f"""Write a briefing for word processors: each line with real footnotes, each a full citation.
        {SHORTENED}""",
        is_shortened=True,
    ),
    _Words(
        name="timelinejs",
        file="timeline.json",
        words="""Write the timeline as JSON for TimelineJS. Lines without a first day are left out and counted.""",
    ),
    _Words(
        name="timelinejs-csv",
        file="timeline.csv",
        words="""Write the timeline as the spreadsheet of TimelineJS. Lines without a first day are left out and
        counted.""",
    ),
    _Words(
        name="geojson",
        file="story.geojson",
        words="""Write the lines that name a place as points for a map. The others are left out and counted.""",
    ),
    _Words(
        name="ical",
        file="story.ics",
        words="""Write the lines that are known to the day as a calendar. The others are left out and counted.""",
    ),
    _Words(
        name="annotations",
        file="annotations.json",
        words="""Write every cited stretch as a W3C Web Annotation, found by its words at the article's address.""",
    ),
    _Words(
        name="csl",
        file="sources.json",
        words="""Write the articles as CSL-JSON for a reference manager (Zotero, Pandoc).""",
        holds_text=False,
    ),
    _Words(
        name="ftm",
        file="story.ftm.json",
        words="""Write articles, actors, places, lines and statements as FollowTheMoney entities, one a line.""",
    ),
    _Words(
        name="jsonld",
        file="story.jsonld",
        words="""Write articles, lines, statements, actors and places as schema.org JSON-LD.""",
    ),
    _Words(
        name="notes",
        file="notes.csv",
        words="""Write the desk's own notes as they came in: a table that build and add read back to the same notes.""",
        holds_text=False,
    ),
)


def add_formats(group: click.Group) -> None:
    """Add a command for each format to `group`."""
    for words in FORMATS:
        group.add_command(_command(words))


def _command(words: _Words) -> click.Command:
    """Return the command that writes one format."""

    @record_argument
    @click.option("-o", "--output", required=True, help=_output_help(words))
    @click.option("--force", is_flag=True, help="Write over a file that is there already.")
    @quiet_option
    def export(
        record: Path,
        output: str,
        *,
        force: bool,
        quiet: bool,
        full_text: bool = False,
        no_text: bool = False,
        **wish: Any,
    ) -> None:
        extent = extent_of(full_text=full_text, no_text=no_text)
        _export(words.name, record, output, force=force, quiet=quiet, extent=extent, wish=wish)

    export = text_options(export) if words.holds_text else export
    for option in reversed(_CHOOSING if words.is_shortened else ()):
        export = option(export)
    examples = f"onrecord export {words.name} story.db -o {words.file}"
    if words.is_shortened:
        examples += f'\nonrecord export {words.name} story.db -o {words.file} --about "power plant" --since 2025-03-01'
    return click.command(words.name, cls=Command, help=words.words, epilog=examples)(export)


_CHOOSING = (
    click.option("--lines", type=click.IntRange(min=1), help="At most so many lines, those that matter most."),
    click.option("--about", default="", metavar="WORDS", help="Only one thread of the story."),
    click.option("--since", type=DAY, help="From this day on."),
    click.option("--until", type=DAY, help="Up to this day."),
    click.option("--all", "everything", is_flag=True, help="Everything, however long the record is."),
)
"""What chooses the lines of a briefing, as for “onrecord timeline”."""


def _output_help(words: _Words) -> str:
    is_folder = words.file.endswith("/")
    return "The folder or .zip to make." if is_folder else "The file to make; - writes to standard output."


def _export(
    name: str, record: Path, output: str, *, force: bool, quiet: bool, extent: Extent, wish: dict[str, Any]
) -> None:
    from onrecord.present.exports import FORMATS as TABLE  # noqa: PLC0415 - --help must be quick
    from onrecord.present.exports import Contents  # noqa: PLC0415
    from onrecord.present.exports.files import check_target, write_export  # noqa: PLC0415
    from onrecord.present.selecting import Wish  # noqa: PLC0415

    asked: dict[str, Any] = {key: one.date() if isinstance(one, datetime) else one for key, one in wish.items()}
    found = next(one for one in TABLE if one.name == name)
    with viewing(record) as views:
        keep = [record, *(Path(arrival.source) for arrival in views.record.arrivals())]
        check_target(output, is_folder=found.is_folder, force=force, keep=keep)
        export = found.export(Contents(views, Wish(**asked), extent))
    written = write_export(export, output, is_folder=found.is_folder, force=force, stdout=sys.stdout.buffer)
    if not quiet:
        for words in (*export.notes, *(f"Written: {path}" for path in written)):
            click.echo(words, err=True)
