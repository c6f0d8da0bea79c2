"""The one table that a benchmark run prints, and the files of mistakes beside it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gate import Floors, Measured, rounded_down
from bench.task import Mistake

PEERS = Path(__file__).resolve().parent / "peers.toml"
HEAD = ("task", "figure", "ours", "best peer", "naive", "floor", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """What others reach on a figure, in percent; None where nobody was measured."""

    best: float | None = None
    by: str = ""
    naive: float | None = None


def read_peers(path: Path = PEERS) -> dict[tuple[str, str], Peer]:
    """Return the published figures of others by task and figure."""
    tasks = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        (task, figure): Peer(best=row.get("best"), by=row.get("by", ""), naive=row.get("naive"))
        for task, figures in tasks.items()
        for figure, row in figures.items()
    }


def render_table(
    measured: Iterable[Measured], peers: Mapping[tuple[str, str], Peer], floors: Mapping[str, Floors]
) -> str:
    """Return the table as text: a line for each figure, columns padded to their widest cell."""
    rows = [HEAD, *(row for one in measured for row in _rows(one, peers, floors.get(one.task)))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(_line(row, widths) for row in rows)


def _rows(
    measured: Measured, peers: Mapping[tuple[str, str], Peer], floors: Floors | None
) -> Iterator[tuple[str, ...]]:
    limits = floors.figures if floors else {}
    for figure in measured.outcome.figures:
        peer = peers.get((measured.task, figure.name), Peer())
        numbers = (rounded_down(figure.value), peer.best, peer.naive, limits.get(figure.name))
        yield (measured.task, figure.name, *map(_cell, numbers), peer.by)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, numbers to the right."""
    cells = [cell.ljust(width) if column in (0, 1, 6) else cell.rjust(width)
             for column, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip
    return "  ".join(cells).rstrip()


def render_mistakes(mistakes: Iterable[Mistake]) -> str:
    """Return the mistakes as text, the largest category first."""
    groups: dict[str, list[str]] = defaultdict(list)
    for mistake in mistakes:
        groups[mistake.category].append(mistake.line)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return "\n\n".join(f"== {name}: {len(lines)}\n" + "\n".join(lines) for name, lines in ordered) + "\n"
