"""What people found in lines that they read beside their articles: kept by the key of a line, told in labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.audit.pages import Shown
from bench.lines import read_lines
from bench.task import BenchError

ERRORS = ("date", "speaker", "place", "status", "merge", "origins", "readable", "worth")
"""What can be wrong with a line; `data/audit/README.md` has the question that each label answers with no."""

GRAVE = frozenset({"date", "speaker"})
"""Errors that no page may have: an invented date, an invented speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A page as far as it was judged."""

    right: tuple[Shown, ...]
    wrong: tuple[tuple[Shown, tuple[str, ...]], ...]
    unread: tuple[Shown, ...]

    @property
    def lines(self) -> tuple[Shown, ...]:
        return (*self.right, *(line for line, _ in self.wrong), *self.unread)

    @property
    def read(self) -> int:
        return len(self.right) + len(self.wrong)


def read_judgements(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the errors of each line that was judged, by its key; none when it is right.

    Raises BenchError when an error has no such label.
    """
    found: dict[str, tuple[str, ...]] = {}
    for line in read_lines(path, needs=("key", "errors")):
        if unknown := set(line["errors"]) - set(ERRORS):
            raise BenchError(f"{path}: {line['key']}: {sorted(unknown)} is none of {', '.join(ERRORS)}")
        found[line["key"]] = tuple(line["errors"])
    return found


def judge(lines: Iterable[Shown], judgements: Mapping[str, tuple[str, ...]]) -> Judged:
    """Return which of `lines` are right, wrong, and not read by anybody as they are now."""
    right: list[Shown] = []
    wrong: list[tuple[Shown, tuple[str, ...]]] = []
    unread: list[Shown] = []
    for line in lines:
        errors = judgements.get(line.key)
        if errors is None:
            unread.append(line)
        elif errors:
            wrong.append((line, errors))
        else:
            right.append(line)
    return Judged(right=tuple(right), wrong=tuple(wrong), unread=tuple(unread))
