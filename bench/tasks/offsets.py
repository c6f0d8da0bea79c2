"""The project's own task: do the lines of a cleaned page have a place in its source, and the right one.

The pages are generated (`bench/offsets/pages.py`), so there is nothing to predict on: it is measured only.
"""

from __future__ import annotations

from pathlib import Path

from bench.offsets import measure as measuring
from bench.offsets.pages import COUNT
from bench.task import Figure, Material, Mistake, Outcome, Shelf, Task

PAGES = Path(__file__).resolve().parent.parent / "offsets" / "pages.py"


def find(_: Shelf) -> Material:
    """Return the program that writes the pages: other pages, another hash."""
    return Material(gold=PAGES.parent, files=(PAGES,))


def measure(_: Material, __: Path) -> Outcome:
    """Return the share of clean lines with a place, of those with the right one, and of article lines kept."""
    total = measuring.measure(range(COUNT))
    figures = {
        "lines mapped": 100 * total.mapped / total.lines,
        "mapped lines right": 100 * total.right / total.mapped,
        "article lines kept": 100 * total.kept / total.article,
    }
    return Outcome(
        figures=tuple(Figure(name=name, value=value) for name, value in figures.items()),
        mistakes=tuple(Mistake(category="complaints", line=line) for line in total.complaints),
    )


TASK = Task(is_own=True, name="offsets", about=f"{COUNT} generated pages", find=find, measure=measure)
