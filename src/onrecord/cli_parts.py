"""Parts that the commands share: help that opens with examples, recurring options, and the ways in and out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import date

    from onrecord.present.exports.extents import Extent
    from onrecord.present.terminal import Printer
    from onrecord.present.views import Views
    from onrecord.run.runners import Runner

Function = TypeVar("Function", bound=Callable[..., Any])
Line = TypeVar("Line")


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


def runner_options(function: Function) -> Function:
    """Add --jobs and --cluster: who reads articles (`runner_of` reads them)."""
    jobs = "Processes that read articles. Default: one a core, where there is enough to read."
    cluster = "Read on the workers of the Dask scheduler at this address (tcp://host:8786) instead."
    function = click.option("--cluster", metavar="ADDRESS", help=cluster)(function)
    return click.option("--jobs", type=click.IntRange(1), metavar="N", help=jobs)(function)


def runner_of(jobs: int | None, cluster: str | None) -> Runner:
    """Return who reads articles; raises UsageError when both are said."""
    from onrecord.errors import UsageError  # noqa: PLC0415
    from onrecord.run.cluster import Cluster  # noqa: PLC0415
    from onrecord.run.runners import Processes  # noqa: PLC0415

    if cluster is None:
        return Processes(jobs)
    if jobs is not None:
        raise UsageError("--jobs and --cluster are two ways to read.", advice="Leave one of them out.")
    return Cluster(cluster)


def text_options(function: Function) -> Function:
    """Add --full-text and --no-text: how much of the text of articles is written (`extent_of` reads them)."""
    none = "No text of articles: labels, outlets, dates, addresses and where the words stand."
    full = "With the whole paragraphs around cited words, for your own desk. Default: the cited sentences at most."
    function = click.option("--no-text", is_flag=True, help=none)(function)
    return click.option("--full-text", is_flag=True, help=full)(function)


def extent_of(*, full_text: bool, no_text: bool) -> Extent:
    """Return how much of the text of articles is asked for. Raises UsageError for all and nothing at once."""
    from onrecord.errors import UsageError  # noqa: PLC0415 - --help must be quick
    from onrecord.present.exports.extents import Extent  # noqa: PLC0415

    if full_text and no_text:
        raise UsageError("--full-text and --no-text exclude one another.", advice="Give one of them, or neither.")
    return Extent.PARAGRAPHS if full_text else Extent.NONE if no_text else Extent.SENTENCES


def quiet_option(function: Function) -> Function:
    """Add --quiet."""
    return click.option("-q", "--quiet", is_flag=True, help="Show no progress and no problems.")(function)


def json_option(function: Function) -> Function:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def ids_option(function: Function) -> Function:
    """Add --ids."""
    return click.option("--ids", is_flag=True, help="Show the id of each line, for “onrecord show”.")(function)


def progress_for(*, quiet: bool) -> Any:
    """Return what shows progress on standard error; quiet: nothing."""
    from onrecord.present.progress import ProgressBar  # noqa: PLC0415
    from onrecord.run.progress import Silent  # noqa: PLC0415

    return Silent() if quiet else ProgressBar(sys.stderr)


def clock() -> str:
    """Return the time, as runs are stamped with it."""
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def today() -> date:
    """Return the day, to compare publication dates with."""
    from datetime import UTC, datetime  # noqa: PLC0415

    return datetime.now(tz=UTC).date()


def or_say_none(found: list[Line], words: str) -> list[Line]:
    """Return `found`; say `words` on standard error when it is empty."""
    if not found:
        click.echo(words, err=True)
    return found


def open_views(record: Path) -> Views:
    """Return the views of the record at a path."""
    from onrecord.present.views import Views  # noqa: PLC0415
    from onrecord.store import Record  # noqa: PLC0415

    return Views(Record.open(record))


@contextmanager
def viewing(record: Path) -> Iterator[Views]:
    """Open the views of a record, and close it."""
    views = open_views(record)
    with views.record:
        yield views


def printer_for(out: Any = None) -> Printer:
    """Return a printer to `out`; default: standard output."""
    from onrecord.present.terminal import Printer  # noqa: PLC0415

    return Printer(out or sys.stdout)


def print_as_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    from onrecord.present.terminal import print_json  # noqa: PLC0415

    print_json(value, sys.stdout)
