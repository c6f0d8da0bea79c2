"""The command that lets a language model ask a record."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from onrecord.cli_parts import Command, record_argument, viewing


@click.command(
    cls=Command,
    epilog="""
    onrecord mcp story.db
    """,
)
@record_argument
def mcp(record: Path) -> None:
    """Answer a language model from a record, with citations; it can't change it.

    Speaks the Model Context Protocol on standard input and output: name this command in the settings of the program
    that runs the model. Nothing leaves this computer by it; what the model's program does with the answers is its own.
    """
    try:
        from onrecord.present.model_context import make_server  # noqa: PLC0415 - --help must be quick
    except ModuleNotFoundError as error:
        from onrecord.errors import UsageError  # noqa: PLC0415

        raise UsageError(f"This needs {error.name}.", advice="Install it: pip install 'onrecord[mcp]'") from error
    from onrecord.present.answers import Answers  # noqa: PLC0415

    with viewing(record) as views:
        make_server(Answers(views), version=version("onrecord")).run("stdio")
