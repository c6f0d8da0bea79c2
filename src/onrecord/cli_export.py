"""Commands that write a record in another form: a page, or a format of other tools."""

from __future__ import annotations

import click

from onrecord import cli_page
from onrecord.cli_exports import add_formats
from onrecord.cli_parts import Group


@click.group(
    cls=Group,
    epilog="""
    onrecord export html story.db -o story.html
    onrecord export markdown story.db -o briefing.md
    onrecord export docx story.db -o briefing.docx
    onrecord export csv story.db -o story-csv/
    onrecord export ical story.db -o story.ics
    """,
)
def export() -> None:
    """Write a record for other tools, every line with its citation. What can't be carried is counted and told."""


export.add_command(cli_page.html)
add_formats(export)
