"""The command about articles that were captured more than once, and about notes of correction."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli_parts import Command, json_option, print_as_json, printer_for, record_argument, viewing


@click.command(
    cls=Command,
    epilog="""
    onrecord versions story.db
    onrecord versions story.db https://paper.example/flood
    onrecord versions story.db 3 --json
    """,
)
@record_argument
@click.argument("article", required=False)
@json_option
def versions(record: Path, article: str | None, *, as_json: bool) -> None:
    """Print which articles were captured more than once, and what each version claims otherwise than the one before.

    Quotation marks, dashes, spelling, figures in words, moved paragraphs, bylines and teasers are no changes. Notes of
    correction come with what they take back and with the articles of other outlets that rest on it. ARTICLE is a
    number of “onrecord sources”, an address, a file or an id.
    """
    from onrecord.present.terminal_versions import print_versions  # noqa: PLC0415 - --help must be quick
    from onrecord.present.versions import choose_lineages, view_lineage, view_notes  # noqa: PLC0415
    from onrecord.run.corrections import find_corrections  # noqa: PLC0415
    from onrecord.run.versions import compare_versions  # noqa: PLC0415

    with viewing(record) as views:
        notes = find_corrections(views.record)
        lineages = choose_lineages(views, article)
        found = [
            view_lineage(views, one, [(s.old, s.new, s.changes) for s in compare_versions(views.record, one)], notes)
            for one in lineages
        ]
        held = {member for one in views.record.lineages() for member in one.articles}
        others = () if article else view_notes(views, [note for note in notes if note.note.article not in held])
        if as_json:
            print_as_json({"articles": found, "notes": others, "sources": views.sources})
            return
        if not found:
            click.echo(f"No article in {record.name} was captured more than once.", err=True)
        print_versions(printer_for(), found, others, views.sources)
