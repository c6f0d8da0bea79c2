"""The benchmark command: predict, run, gate, raise-floors."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.gate import (
    Lowering,
    Measured,
    check_floors,
    raise_floors,
    read_floors,
    unmentioned,
    write_floors,
)
from bench.shelf import HOME, find_shelf, hash_files
from bench.table import read_peers, render_mistakes, render_table
from bench.task import BenchError, Options, Shelf, Task
from bench.tasks import TASKS

OUT = HOME / "out"
CHANGELOG = HOME.parent / "CHANGELOG.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, 1 (a floor doesn't hold) or 2 (can't be done as asked)."""
    said = make_parser().parse_args(arguments)
    try:
        return int(said.command(said))
    except (BenchError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure onrecord.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser(
        "predict", help="write the product's answer for INPUT to OUTPUT, in the task's own format"
    )
    answered = [task.name for task in TASKS.values() if task.predict]
    one.add_argument("task", choices=answered, metavar="TASK", help=", ".join(answered))
    one.add_argument("input", type=Path, metavar="INPUT", help="a JSONL file (plain or .gz) without gold, or a folder")
    one.add_argument("output", type=Path, metavar="OUTPUT", help="a JSONL file, or a folder for a task with layers")
    one.add_argument("--setting", help="how to answer, for tasks that can be set in more than one way")
    one.add_argument("--mentions", help="whose mentions to use, for tasks that give them")
    one.set_defaults(command=predict)
    running = _add_command(
        commands.add_parser, run, "run", "score every task whose data are there, and print one table"
    )
    running.add_argument(
        "--without-unread", action="store_true", help="leave out the gold that nobody who writes rules may read"
    )
    _add_command(commands.add_parser, gate, "gate", "the same, and fail when a figure is under its floor")
    lifting = _add_command(
        commands.add_parser, lift, "raise-floors", "the same, and write what was reached as the new floors"
    )
    lifting.add_argument("--lower", action="store_true", help="let floors come down too; CHANGELOG.md must name each")
    lifting.add_argument("--reason", default="", help="why they come down")
    return parser


def _add_command(
    add: Callable[..., argparse.ArgumentParser], command: Callable[[argparse.Namespace], int], name: str, about: str
) -> argparse.ArgumentParser:
    parser = add(name, help=about)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"only these: {', '.join(TASKS)}")
    parser.set_defaults(command=command)
    return parser


def predict(said: argparse.Namespace) -> int:
    """Write the answer of one task."""
    task = TASKS[said.task]
    if task.predict is None:
        raise BenchError(f"{task.name} is measured only.")
    if not said.input.exists():
        raise BenchError(f"{said.input}: no such file or folder.")
    for option in ("setting", "mentions"):
        if getattr(said, option) is not None and option not in task.options:
            raise BenchError(f"{task.name} knows no --{option}.")
    task.predict(said.input, said.output, Options(setting=said.setting, mentions=said.mentions))
    return 0


def run(said: argparse.Namespace) -> int:
    """Print the table and write the mistakes."""
    _measure_and_show(said.tasks, with_unread=not said.without_unread)
    return 0


def gate(said: argparse.Namespace) -> int:
    """Print the table; 1 when a floor doesn't hold."""
    measured, floors = _measure_and_show(said.tasks), read_floors()
    complaints = [words for one in measured for words in check_floors(one, floors.get(one.task))]
    unchecked = sorted(set(said.tasks or floors) & set(floors) - {one.task for one in measured})
    has_shared = find_shelf().shared is not None
    gone = [task for task in unchecked if has_shared or (task in TASKS and TASKS[task].is_own)]
    complaints += [f"{task}: its data are gone, so its floors were not checked" for task in gone]
    for words in complaints:
        print(f"GATE {words}")
    held = sum(len(floors[one.task].figures) for one in measured if one.task in floors)
    aside = f"; not checked, for want of shared data: {', '.join(unchecked)}" if unchecked else ""
    print(f"gate: {len(complaints)} complaints" if complaints else f"gate: {held} floors hold{aside}")
    return 1 if complaints else 0


def lift(said: argparse.Namespace) -> int:
    """Write what was reached as the new floors."""
    if said.lower and not said.reason.strip():
        raise BenchError("--lower needs --reason: what is gained by giving this up?")
    floors = read_floors()
    lowerings: list[Lowering] = []
    for one in _measure_and_show(said.tasks):
        old = floors.get(one.task)
        floors[one.task], sunk = raise_floors(one, old, lower=said.lower)
        lowerings += [
            Lowering(
                figure=f"{one.task} {name}",
                before=old.figures[name] if old else 0.0,
                after=one.figures.get(name, 0.0),
                reason=said.reason,
            )
            for name in sunk
        ]
    changelog = CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.exists() else ""
    if missing := unmentioned(tuple(lowerings), changelog):
        raise BenchError(f"CHANGELOG.md must say that these floors come down, and why: {'; '.join(missing)}")
    write_floors(floors, tuple(lowerings))
    print("bench/floors.json is written")
    return 0


def _measure_and_show(names: Sequence[str], *, with_unread: bool = True) -> tuple[Measured, ...]:
    if unknown := sorted(set(names) - set(TASKS)):
        raise BenchError(f"no task {', '.join(unknown)}; there are {', '.join(TASKS)}.")
    shelf = replace(find_shelf(), with_unread=with_unread)
    if shelf.shared is None:
        print("No shared benchmark data (../shared/bench, or the folder that ONRECORD_BENCH names): own tasks only.")
    measured = tuple(_measure_all([TASKS[name] for name in names or TASKS], shelf))
    print(render_table(measured, read_peers(), read_floors()))
    return measured


def _measure_all(tasks: Sequence[Task], shelf: Shelf) -> Iterator[Measured]:
    for task in tasks:
        material = task.find(shelf)
        if material is None:
            print(f"{task.name}: no data, left out")
            continue
        print(f"{task.name} ...", file=sys.stderr)
        with tempfile.TemporaryDirectory() as scratch:
            outcome = task.measure(material, Path(scratch))
        OUT.mkdir(exist_ok=True)
        (OUT / f"{task.name}.txt").write_text(render_mistakes(outcome.mistakes), encoding="utf-8")
        yield Measured(task=task.name, data=hash_files(material.files, base=material.gold), outcome=outcome)


if __name__ == "__main__":
    sys.exit(main())
