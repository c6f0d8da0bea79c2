"""The command that holds a draft against a record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli_parts import Command, json_option, print_as_json, printer_for, quiet_option, record_argument, viewing

if TYPE_CHECKING:
    from datetime import datetime

    from onrecord.present.check import CheckView

FINDINGS = 1


@click.command(
    cls=Command,
    epilog="""
    onrecord check story.db draft.txt
    onrecord check story.db draft.docx --date 2025-03-15 --html checked.html
    onrecord check story.db - --json < draft.md
    """,
)
@record_argument
@click.argument("draft")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day on which the draft is written: “on Monday” counts from it. Default: what the draft says of itself.",
)
@click.option("--html", "page", help="Write the draft as a page with every item marked; - writes to standard output.")
@click.option("--force", is_flag=True, help="Write over a page that is there already.")
@click.option("--strict", is_flag=True, help="Exit with 1 also when something is not in the record.")
@quiet_option
@json_option
def check(
    record: Path,
    draft: str,
    day: datetime | None,
    page: str | None,
    *,
    force: bool,
    strict: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Hold a draft against the record: every quotation, number, date, name with role, and who said what.

    DRAFT is a text, Markdown, HTML or DOCX file, or - for standard input. Each item is found, with the sentence of the
    record; or it differs, and how; or it is not in the record, which a reporter's own finding need not be. Exits with 1
    when something differs.
    """
    from onrecord.present.check import view_check  # noqa: PLC0415 - --help must be quick
    from onrecord.run.check import check_file  # noqa: PLC0415

    with viewing(record) as views:
        if page:
            _check_target(page, record, draft, force=force)
        found = check_file(draft, views.record, day=day.date() if day else None, stdin=sys.stdin.buffer)
        name = "standard input" if draft == "-" else Path(draft).name
        view = view_check(views, found.draft, found.items, name=name, doubts=found.doubts)
        if as_json:
            print_as_json({"check": view, "sources": views.sources})
        elif page != "-":
            _print(view, quiet=quiet)
    if page:
        _write(view, page, force=force, quiet=quiet)
    unwanted = view.counts["differs"] + (view.counts["not in the record"] if strict else 0)
    return FINDINGS if unwanted else 0


def _print(view: CheckView, *, quiet: bool) -> None:
    from onrecord.present.terminal_check import print_check  # noqa: PLC0415

    print_check(printer_for(), view)
    if not quiet:
        printer_for(sys.stderr).problems(view.doubts)


def _check_target(page: str, record: Path, draft: str, *, force: bool) -> None:
    from onrecord.present.exports.files import check_target  # noqa: PLC0415

    check_target(page, is_folder=False, force=force, keep=[record, Path(draft)])


def _write(view: CheckView, page: str, *, force: bool, quiet: bool) -> None:
    from onrecord.present.check_page import render_check  # noqa: PLC0415
    from onrecord.present.exports import Export  # noqa: PLC0415
    from onrecord.present.exports.files import write_export  # noqa: PLC0415

    export = Export(files=(("", render_check(view)),))
    written = write_export(export, page, is_folder=False, force=force, stdout=sys.stdout.buffer)
    if not quiet:
        for path in written:
            click.echo(f"Written: {path}", err=True)
