"""Writes docs/cli.md from the commands themselves; with --check it only says whether the page is up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parent / "cli.md"
WIDTH = 100
INTRO = """\
# Commands

<!-- Written by docs/generate_cli.py from the commands themselves: edit their help texts, then run `make docs`. -->

What follows is what `--help` prints. Exit codes: 0 all well, 1 findings, 2 the command can't be carried out as given,
3 some inputs failed and the rest was done, 130 interrupted.
"""


def render(root: click.Command, name: str = "onrecord") -> str:
    """Return the page: a section with its help for the program and each of its commands, subcommands included."""
    return "\n".join([INTRO, *(_section(path, command, parent) for path, command, parent in walk(root, name))])


def walk(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, click.Command, click.Context | None]]:
    """Yield (command line, command, context of its parent) for a command and all below it, in the order of help."""
    path = f"{parent.command_path} {name}" if parent else name
    yield path, command, parent
    if isinstance(command, click.Group):
        context = _context(command, name, parent)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from walk(found, child, context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    # With the command's own settings, as click makes it: the names of its help option are among them, and are cached.
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, info_name=name, parent=parent, **settings)


def _section(path: str, command: click.Command, parent: click.Context | None) -> str:
    context = _context(command, path.rsplit(" ", 1)[-1], parent)
    return f"## {path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or with --check return 1 when it is not what would be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when the page is out of date")
    said = parser.parse_args(arguments)
    from onrecord.cli import cli  # noqa: PLC0415 - rendering any click command needs no onrecord

    page = render(cli)
    if not said.check:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print(f"docs/{PAGE.name} is out of date; run: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
