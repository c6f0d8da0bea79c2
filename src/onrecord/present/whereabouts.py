"""Where in a file the cited words stand, counted as whoever opens the file counts."""

from __future__ import annotations

from pathlib import PurePosixPath

PAGE_END = "\f"

# Files whose text is taken out of a wrapping: lines are those of the text, not of the file.
WRAPPED = frozenset({".docx", ".eml", ".mht", ".mhtml"})


def say_whereabouts(raw: str, start: int, locator: str) -> str:
    """Return the place of a character of `raw`, which came from `locator`: by page, paragraph or line, from 1.

    A text with form feeds has pages. The lines of a part of a container ("feed.xml#3") are those of its own text.
    """
    if PAGE_END in raw:
        return f"page {1 + raw.count(PAGE_END, 0, start)}"
    path, mark, _ = locator.partition("#")
    suffix = PurePosixPath(path).suffix.lower()
    lines = raw[: start + 1].split("\n")
    if suffix == ".docx" and not mark:
        return f"paragraph {sum(1 for line in lines if line.strip())}"
    return f"line {len(lines)} of its text" if mark or suffix in WRAPPED else f"line {len(lines)}"
