"""The commands about the articles: what they are, and where words stand in them."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli_parts import Command, json_option, print_as_json, printer_for, record_argument, viewing


@click.command(
    cls=Command,
    epilog="""
    onrecord sources story.db
    onrecord sources story.db --json
    """,
)
@record_argument
@json_option
def sources(record: Path, *, as_json: bool) -> None:
    """Print the articles: their dates and how they are known, what was cut as boilerplate, and problems."""
    with viewing(record) as views:
        cut = {
            source.article: [(item.kind.value, item.text) for item in views.cut_from(source.article)]
            for source in views.sources
        }
        problems = views.problems()
        if as_json:
            print_as_json({"sources": views.sources, "boilerplate": cut, "problems": problems})
        else:
            printer_for().sources(views.sources, cut, problems)


@click.command(
    cls=Command,
    epilog="""
    onrecord search story.db spillway cracks
    """,
)
@record_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Sentences at most.")
@json_option
def search(record: Path, words: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Print the sentences that hold all of WORDS."""
    with viewing(record) as views:
        hits = list(views.search(" ".join(words), limit=limit))
        if as_json:
            print_as_json({"hits": hits, "sources": views.sources})
        elif hits:
            printer_for().hits(hits, views.sources)
        else:
            click.echo(f"No sentence in {record} holds: {' '.join(words)}", err=True)
