"""The command line: parse, call, print. Data goes to standard output, everything else to standard error.

Exit codes: 0 all well, 1 the record has findings, 2 the command can't be carried out, 3 some inputs failed (the rest
is in the record), 130 interrupted.
"""

from __future__ import annotations

import glob
import io
import os
import signal
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord import (
    cli_check,
    cli_claims,
    cli_correct,
    cli_export,
    cli_mcp,
    cli_news,
    cli_serve,
    cli_sources,
    cli_timeline,
    cli_versions,
    cli_who,
)
from onrecord.cli_parts import (
    Group,
    clock,
    ids_option,
    inputs_argument,
    json_option,
    open_views,
    or_say_none,
    print_as_json,
    printer_for,
    progress_for,
    quiet_option,
    record_argument,
    runner_of,
    runner_options,
    sidecar_option,
    today,
    viewing,
)

if TYPE_CHECKING:
    from onrecord.ingest import Sidecar
    from onrecord.run.flow import Counts, Item

FINDINGS, USAGE, SOME_FAILED, INTERRUPTED, TERMINATED = 1, 2, 3, 130, 143


def main() -> None:
    """Run the command line and exit."""
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(run())


def _stop(_signal: int, _frame: object) -> None:
    """End as when interrupted: somebody asks this process to (SIGTERM)."""
    raise KeyboardInterrupt(TERMINATED)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line with `arguments` (default: those of the process) and return the exit code."""
    from onrecord.errors import OnrecordError  # noqa: PLC0415 - as all imports below: --help must be quick

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that can't print a quotation mark still works
    try:
        code = cli.main(arguments, prog_name="onrecord", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort) as error:
        click.echo("onrecord: interrupted. A record being written stays as it was; the same command goes on.", err=True)
        return TERMINATED if TERMINATED in (error.__cause__ or error).args else INTERRUPTED
    except BrokenPipeError:  # “onrecord timeline story.db | head”: the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        click.echo(f"onrecord: {error.filename or 'output'}: {error.strerror}", err=True)
        return USAGE
    return code if isinstance(code, int) else 0


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    onrecord build articles/ -o story.db      read articles into a record
    onrecord timeline story.db                what happened when
    onrecord statements story.db              who said what
    onrecord show story.db ID                 a line with the words it came from
    """,
)
@click.version_option(version("onrecord"), prog_name="onrecord")
def cli() -> None:
    """From news coverage to a record you can check.

    Reads articles (text, HTML, feeds, tables, web archives) and makes one file of them that says what happened when
    and who said what, every line with the sentence it came from. Nothing leaves this computer.
    """


@cli.command(
    epilog="""
    onrecord build articles/ -o story.db
    onrecord build articles/ notes.csv -o story.db
    onrecord build page.html export.jsonl 'crawl/**/*.warc.gz' -o story.db
    zcat export.jsonl.gz | onrecord build - -o story.db
    """
)
@inputs_argument
@click.option(
    "-o",
    "--output",
    "record",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("story.db"),
    show_default=True,
    help="The record to make.",
)
@sidecar_option
@runner_options
@quiet_option
@json_option
def build(
    inputs: tuple[str, ...],
    record: Path,
    sidecar: Path | None,
    jobs: int | None,
    cluster: str | None,
    *,
    quiet: bool,
    as_json: bool,
) -> int:
    """Make a record of articles: files, folders, globs, or - for standard input.

    A record that is there already is made anew from just these inputs; what has not changed is not read again. If it
    is interrupted, the previous record stays as it is, and the same command goes on where this one stopped.
    """
    from onrecord.run import flow  # noqa: PLC0415

    counts = flow.build(
        _items(inputs, sidecar, record),
        record,
        progress=progress_for(quiet=quiet),
        clock=clock,
        runner=runner_of(jobs, cluster),
    )
    return _report(record, counts, quiet=quiet, as_json=as_json)


@cli.command(
    epilog="""
    onrecord add story.db new-article.html
    onrecord add story.db this-week/
    """
)
@record_argument
@inputs_argument
@sidecar_option
@runner_options
@quiet_option
@json_option
def add(
    record: Path,
    inputs: tuple[str, ...],
    sidecar: Path | None,
    jobs: int | None,
    cluster: str | None,
    *,
    quiet: bool,
    as_json: bool,
) -> int:
    """Add articles to a record."""
    from onrecord.run import flow  # noqa: PLC0415

    counts = flow.add(
        _items(inputs, sidecar, record),
        record,
        progress=progress_for(quiet=quiet),
        clock=clock,
        runner=runner_of(jobs, cluster),
    )
    return _report(record, counts, quiet=quiet, as_json=as_json)


@cli.command(
    epilog="""
    onrecord remove story.db articles/old.html
    """
)
@record_argument
@click.argument("files", nargs=-1, required=True)
@quiet_option
@json_option
def remove(record: Path, files: tuple[str, ...], *, quiet: bool, as_json: bool) -> int:
    """Remove what came from FILES, named as “onrecord sources” names them."""
    from onrecord.errors import UsageError  # noqa: PLC0415
    from onrecord.run import flow  # noqa: PLC0415

    views = open_views(record)
    arrivals = views.record.arrivals()
    views.record.db.close()
    locators: list[str] = []
    for file in files:
        from_it = [a.locator for a in arrivals if file in (a.locator, a.source) or _is_same(file, a.source)]
        if not from_it:
            raise UsageError(f"Nothing in {record} came from {file}.", advice="“onrecord sources” shows the files.")
        locators += from_it
    counts = flow.remove(locators, record, progress=progress_for(quiet=quiet), clock=clock)
    return _report(record, counts, quiet=quiet, as_json=as_json)


cli.add_command(cli_timeline.timeline)
cli.add_command(cli_timeline.disagreements)
cli.add_command(cli_news.new)
cli.add_command(cli_news.diff)
cli.add_command(cli_versions.versions)
cli.add_command(cli_check.check)


@cli.command(
    epilog="""
    onrecord statements story.db
    onrecord statements story.db --speaker Harrod
    """
)
@record_argument
@click.option("--speaker", help="Only those whose speaker, as printed or in full, holds this.")
@click.option("--all", "everything", is_flag=True, help="Also what people think, want or fear, beside what they say.")
@ids_option
@json_option
def statements(record: Path, speaker: str | None, *, everything: bool, ids: bool, as_json: bool) -> None:
    """Print who said what. A speaker that the article does not name stays open."""
    kinds = ("said", "thought", "attitude") if everything else ("said",)
    with viewing(record) as views:
        found = list(views.statements(speaker=speaker, kinds=kinds))
        lines = or_say_none(found, f"{record} holds no such statement.")
        if as_json:
            print_as_json({"statements": lines, "sources": views.sources})
        else:
            printer_for().statements(lines, views.sources, ids=ids)


cli.add_command(cli_claims.commitments)
cli.add_command(cli_claims.control)
cli.add_command(cli_who.actors)
cli.add_command(cli_who.places)


@cli.command(
    epilog="""
    onrecord show story.db 3f9a          an id, as “onrecord timeline story.db --ids” shows it
    onrecord show story.db "Ana Sole"    an actor by name
    """
)
@record_argument
@click.argument("id_")
@json_option
def show(record: Path, id_: str, *, as_json: bool) -> None:
    """Print a line, statement, article or actor in full: its words in their paragraphs, and how each fact is known.

    The start of an id is enough; an actor can be named.
    """
    with viewing(record) as views:
        if cli_who.show_actor(views, id_, as_json=as_json):
            return
        cli_news.show_detail(views, id_, as_json=as_json)


cli.add_command(cli_sources.sources)
cli.add_command(cli_sources.search)
cli.add_command(cli_export.export)
cli.add_command(cli_correct.correct)
cli.add_command(cli_mcp.mcp)
cli.add_command(cli_serve.serve)


@cli.command(
    epilog="""
    onrecord audit story.db
    """
)
@record_argument
@json_option
def audit(record: Path, *, as_json: bool) -> int:
    """Check that every line still leads to the words it came from. Exits with 1 when something is found."""
    from onrecord.present.audit import audit as find  # noqa: PLC0415
    from onrecord.run.lines import draw_lines  # noqa: PLC0415

    with viewing(record) as views:
        findings = find(views.record, today=today(), draw=lambda record: draw_lines(record)[0].entries)
        if as_json:
            print_as_json({"findings": findings})
        else:
            printer_for().findings(findings)
            checked = views.record.query("SELECT count(*) FROM cites")[0][0]
            click.echo(f"{checked} cites checked, {len(findings)} findings.", err=True)
    return FINDINGS if findings else 0


@cli.command(
    epilog="""
    onrecord doctor
    """
)
@json_option
def doctor(*, as_json: bool) -> int:
    """Check that this computer has what onrecord needs."""
    from onrecord.present.doctor import examine  # noqa: PLC0415

    checks = examine()
    if as_json:
        print_as_json({"checks": checks})
    else:
        for check in checks:
            click.echo(f"{'ok  ' if check.is_well else 'BAD '} {check.name}: {check.words}")
    return 0 if all(check.is_well for check in checks) else FINDINGS


@cli.command(
    epilog="""
    onrecord init articles/
    onrecord init articles/ -o - | less
    """
)
@inputs_argument
@click.option("-o", "--output", help="Where to write it; - prints it. Default: onrecord.toml beside the articles.")
def init(inputs: tuple[str, ...], output: str | None) -> None:
    """Write a sidecar to fill in: the outlet, date and title of each file, where the file does not say them."""
    from onrecord.errors import UsageError  # noqa: PLC0415
    from onrecord.ingest import draft_sidecar, sidecar_home  # noqa: PLC0415

    if missing := [
        given for given in inputs if given != "-" and not glob.has_magic(given) and not Path(given).exists()
    ]:
        raise UsageError(f"There is no {missing[0]}.", advice="Name the files or folders to state something about.")
    path = Path(output) if output else sidecar_home(inputs) / "onrecord.toml"
    draft = draft_sidecar(inputs, home=None if output == "-" else path.parent)
    if output == "-":
        click.echo(draft, nl=False)
        return
    if path.exists():
        raise UsageError(f"{path} is there already.", advice="Edit it, or name another file with -o.")
    path.write_text(draft, encoding="utf-8")
    click.echo(f"Fill in {path}, then: onrecord build {' '.join(inputs)}", err=True)


def _items(inputs: tuple[str, ...], sidecar: Path | None, record: Path) -> Iterator[Item]:
    from onrecord.ingest import load_sidecar, read_inputs  # noqa: PLC0415
    from onrecord.store import files_of  # noqa: PLC0415

    stated: Sidecar | None = load_sidecar(sidecar) if sidecar else None
    stdin = sys.stdin.buffer if "-" in inputs else None
    return iter(read_inputs(inputs, sidecar=stated, stdin=stdin, leave_out=files_of(record.resolve())))


def _is_same(file: str, source: str) -> bool:
    return Path(file).resolve() == Path(source).resolve()


def _report(record: Path, counts: Counts, *, quiet: bool, as_json: bool) -> int:
    from onrecord.present.audit import future_dates  # noqa: PLC0415

    with viewing(record) as views:
        problems, doubts = views.problems(), list(future_dates(views.record, today=today()))
    if as_json:
        print_as_json({"record": str(record), "counts": counts, "problems": problems, "findings": doubts})
    elif not quiet:
        printer = printer_for(sys.stderr)
        printer.problems(problems)
        printer.findings(doubts)
        click.echo(
            f"{record}: {counts.articles} articles, {counts.entries} dated lines, {counts.statements} statements.",
            err=True,
        )
    return SOME_FAILED if counts.failed else 0
