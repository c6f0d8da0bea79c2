"""Killing onrecord at random moments, a hundred times: `python -m bench.faults --kills 100 --seed 1`.

Each time one command (build, add, remove, a decision) runs on a copy of a record and is killed with SIGKILL after a
random part of the time that it takes. Then must hold:

- the record is the one before the command or the one after it, to the row, and passes `onrecord audit`;
- a decision that was acknowledged (the command ended by itself) is in it;
- the same command, run again, makes the record that an undisturbed run makes, and leaves nothing beside it.

It isn't among the tests: it takes minutes, and what it meets depends on the machine. Prints a table; exits 1 when
anything did not hold.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.store import Record, canonical_dump

STORY = Path(__file__).resolve().parent.parent / "examples" / "ordel-flood" / "articles"
COMMAND = (sys.executable, "-c", "from onrecord.cli import main; main()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A command on a record: its arguments, what the record is before and after it, and how long it takes."""

    name: str
    arguments: tuple[str, ...]
    before: Path
    after: str
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, check and count."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description="Kill onrecord at random moments.")
    parser.add_argument("--kills", type=int, default=100, help="how often (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (default: 1)")
    said = parser.parse_args(arguments)
    moments = random.Random(said.seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        deeds = list(make_deeds(Path(folder)))
        found: Counter[str] = Counter()
        wrong: list[str] = []
        for number in range(said.kills):
            deed = deeds[number % len(deeds)]
            outcome, complaints = kill_once(deed, Path(folder) / "run", moments.random() * deed.seconds * 1.1)
            found[f"{deed.name}: {outcome}"] += 1
            wrong += [f"kill {number + 1}, {deed.name}: {complaint}" for complaint in complaints]
    for what, count in sorted(found.items()):
        print(f"{count:5}  {what}")
    print(f"{said.kills} kills, {len(wrong)} complaints", *wrong, sep="\n")
    return 1 if wrong else 0


def make_deeds(folder: Path) -> Iterator[Deed]:
    """Yield the commands, each with the record that it starts from, and what an undisturbed run makes of it."""
    articles = sorted(str(path) for path in STORY.glob("*.txt"))
    few, most = folder / "few.db", folder / "most.db"
    none = folder / "none.db"
    call(["build", "-q", *articles[:2], "-o", str(few)], few)
    call(["build", "-q", *articles, "-o", str(most)], most)
    with Record.open(most) as opened:
        line = opened.entries()[0].id
    wanted: tuple[tuple[str, Path, Callable[[str], list[str]]], ...] = (
        ("build", none, lambda record: ["build", "-q", *articles, "-o", record]),
        ("rebuild", few, lambda record: ["build", "-q", *articles, "-o", record]),
        ("add", few, lambda record: ["add", "-q", record, *articles[2:]]),
        ("remove", most, lambda record: ["remove", "-q", record, articles[0]]),
        ("decision", most, lambda record: ["correct", "hide-line", record, line, "--who", "desk", "--why", "twice"]),
    )
    for name, before, arguments in wanted:
        record = folder / f"{name}.db"
        if before.exists():
            shutil.copyfile(before, record)
        started = time.perf_counter()
        call(arguments(str(record)), record)
        seconds = time.perf_counter() - started
        yield Deed(
            name=name, arguments=tuple(arguments("RECORD")), before=before, after=dump_of(record), seconds=seconds
        )


def kill_once(deed: Deed, folder: Path, after: float) -> tuple[str, list[str]]:
    """Run a deed, kill it `after` seconds; return how it ended and what did not hold."""
    folder.mkdir()
    record = folder / "story.db"
    if deed.before.exists():
        shutil.copyfile(deed.before, record)
    before = dump_of(record)
    arguments = [str(record) if one == "RECORD" else one for one in deed.arguments]
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    complaints: list[str] = []
    try:
        process.wait(timeout=after)
        outcome = "ended by itself"
        if process.returncode != 0:
            complaints.append(f"ended with {process.returncode}")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        outcome = "killed, the record is the one before" if dump_of(record) == before else "killed, it is the one after"
    now = dump_of(record)
    if now not in (before, deed.after):
        complaints.append("the record is neither the one before nor the one after")
    if outcome == "ended by itself" and now != deed.after:
        complaints.append("what was acknowledged is not in the record")
    complaints += list(_check(record, arguments, deed))
    shutil.rmtree(folder)
    return outcome, complaints


def _check(record: Path, arguments: list[str], deed: Deed) -> Iterator[str]:
    """Yield what does not hold for the record now, and after the command was given again."""
    if record.exists() and run(["audit", str(record)]) != 0:
        yield "the audit finds something"
    if dump_of(record) != deed.after:
        if code := run(arguments):
            yield f"given again, it ended with {code}"
        if dump_of(record) != deed.after:
            yield "given again, it makes another record than an undisturbed run"
    left = sorted(
        path.name for path in record.parent.iterdir() if path.name not in (record.name, f"{record.name}.lock")
    )
    if left:
        yield f"left beside the record: {', '.join(left)}"


def dump_of(record: Path) -> str:
    """Return a hash of all rows of a record that are a function of its input, and of its decisions; "" for none."""
    if not record.exists():
        return ""
    whole = hashlib.sha256()
    with Record.open(record) as opened:
        for line in canonical_dump(opened):
            # When a decision was made is the one thing in a record that the clock says.
            whole.update((line if not line.startswith("decisions\t") else _without_time(line)).encode() + b"\n")
    return whole.hexdigest()


def _without_time(line: str) -> str:
    return "decisions\t" + ",".join(part for part in line.split(",") if "T" not in part or ":" not in part)


def call(arguments: list[str], record: Path) -> None:
    """Run a command that must succeed."""
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{record}: onrecord {arguments[0]} ended with {done.returncode}: {done.stderr[-500:]}")


def run(arguments: list[str]) -> int:
    """Return how a command ends."""
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
