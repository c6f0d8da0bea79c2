"""Parts that the commands share: help that opens with examples, and the arguments and options that recur."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


class _ExamplesFirst:
    """Help that opens with examples: they are the `epilog`, printed before everything else."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Examples"):
            for line in (self.epilog or "").strip().splitlines():  # type: ignore[attr-defined]
                formatter.write(f"  {line.strip()}\n" if line.strip() else "\n")
        formatter.write("\n")
        self.format_usage(ctx, formatter)  # type: ignore[attr-defined]
        self.format_help_text(ctx, formatter)  # type: ignore[attr-defined]
        self.format_options(ctx, formatter)  # type: ignore[attr-defined]


class Command(_ExamplesFirst, click.Command):
    """A command whose help opens with examples."""


class Group(_ExamplesFirst, click.Group):
    """A group whose help opens with examples, its commands in the order in which one meets them."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it
        return list(self.commands)


def record_argument(function: Function) -> Function:
    """Add the argument RECORD."""
    return click.argument("record", type=click.Path(path_type=Path, dir_okay=False))(function)


def inputs_argument(function: Function) -> Function:
    """Add the argument INPUTS."""
    return click.argument("inputs", nargs=-1, required=True)(function)


def sidecar_option(function: Function) -> Function:
    """Add --sidecar."""
    words = "State outlets and dates by this file (onrecord.toml or CSV); default: the one beside the articles."
    return click.option("--sidecar", type=click.Path(path_type=Path, dir_okay=False), help=words)(function)


def quiet_option(function: Function) -> Function:
    """Add --quiet."""
    return click.option("-q", "--quiet", is_flag=True, help="Show no progress and no problems.")(function)


def json_option(function: Function) -> Function:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def ids_option(function: Function) -> Function:
    """Add --ids."""
    return click.option("--ids", is_flag=True, help="Show the id of each line, for “onrecord show”.")(function)
