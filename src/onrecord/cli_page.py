"""The command that writes a record as a page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli_parts import Command, extent_of, quiet_option, record_argument, text_options, viewing


@click.command(
    cls=Command,
    epilog="""
    onrecord export html story.db -o story.html
    onrecord export html story.db -o story.html --title "The Ordel flood" --no-map
    onrecord export html story.db -o story.html --no-text
    """,
)
@record_argument
@click.option("-o", "--output", required=True, help="The file to make; - writes to standard output.")
@click.option("--title", default="", help="What stands at the top; default: the label of the story.")
@click.option("--map/--no-map", "with_map", default=True, help="Show maps with outlines of countries, or none.")
@text_options
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@quiet_option
def html(
    record: Path,
    output: str,
    *,
    title: str,
    with_map: bool,
    full_text: bool,
    no_text: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Write everything as one page for a browser, to read, filter and check; it needs no network and can be mailed.

    The lines with their sources side by side, who said what, commitments, control of places, conflicts, actors,
    articles. It holds names of files, never the folders that they lie in.
    """
    from onrecord.present.exports import Export  # noqa: PLC0415 - --help must be quick
    from onrecord.present.exports.files import check_target, write_export  # noqa: PLC0415
    from onrecord.present.page import render_page  # noqa: PLC0415
    from onrecord.present.relayed import Relayed  # noqa: PLC0415
    from onrecord.run.standing import origins_of  # noqa: PLC0415

    extent = extent_of(full_text=full_text, no_text=no_text)
    with viewing(record) as views:
        keep = [record, *(Path(arrival.source) for arrival in views.record.arrivals())]
        check_target(output, is_folder=False, force=force, keep=keep)
        relayed = Relayed(views, origins_of(views.record))
        page = render_page(views, title=title, with_map=with_map, relayed=relayed, extent=extent)
        export = Export(files=(("", page),))
    written = write_export(export, output, is_folder=False, force=force, stdout=sys.stdout.buffer)
    if not quiet:
        for path in written:
            click.echo(f"Written: {path}", err=True)
