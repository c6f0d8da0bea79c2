"""How many lines of cleaned pages have a place in the source, and how many of those the right one.

Run `python -m bench.offsets.measure`; it prints one table and names every line that is not as it should be.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from bench.offsets.pages import COUNT, Page, write_page
from onrecord.clean.alignment import dense_form
from onrecord.clean.pages import extract_page
from onrecord.clean.visible import read_visible
from onrecord.text import Span, lines_of

MAPPED_FLOOR = 0.99
RIGHT_FLOOR = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Counts over pages.

    Clean lines; those with a place; those with the right one; those of which the tagged page doesn't tell where they
    are from (they count as right at any line of the same words). Lines of the article, and those kept.
    """

    lines: int
    mapped: int
    right: int
    untold: int
    article: int
    kept: int
    complaints: tuple[str, ...]


def measure(numbers: Iterable[int]) -> Measures:
    """Return the measures over the pages with these numbers."""
    return _sum([measure_page(number) for number in numbers])


def measure_page(number: int) -> Measures:
    """Return the measures of one page. A line is right when its source holds it and is where the extractor took it."""
    page = write_page(number)
    found = extract_page(page.raw, url=None)
    spans = tuple(span for span in lines_of(found.text))
    sources = _sources(page, number, [span.of(found.text) for span in spans])
    mapped = right = 0
    complaints: list[str] = []
    for span, source in zip(spans, sources, strict=True):
        raw = found.offsets.to_raw(span)
        if raw is None:
            complaints.append(f"page {number}: no place for {span.of(found.text)[:90]!r}")
            continue
        mapped += 1
        if _holds(page.raw, raw, span.of(found.text)) and any(_alike(page.raw, each, raw) for each in source):
            right += 1
        else:
            complaints.append(f"page {number}: {span.of(found.text)[:60]!r} stands at {raw.of(page.raw)[:90]!r}")
    words = {dense_form(span.of(found.text)) for span in spans}
    lost = [line for line in page.lines if line.is_article and dense_form(line.words) not in words]
    complaints += [f"page {number}: lost {line.words[:90]!r}" for line in lost]
    article = sum(line.is_article for line in page.lines)
    return Measures(
        lines=len(spans),
        mapped=mapped,
        right=right,
        untold=sum(len(source) != 1 for source in sources),
        article=article,
        kept=article - len(lost),
        complaints=tuple(complaints),
    )


def _sources(page: Page, number: int, lines: list[str]) -> list[tuple[Span, ...]]:
    """Return for every clean line where it can be from: one span when the tagged page tells."""
    tagged = extract_page(write_page(number, tagged=True).raw, url=None).text.split("\n")
    tags = [re.search(r"\s*\[\[([0-9]+)\]\]$", line) for line in tagged]
    same = [dense_form(line) for line in lines]
    if [dense_form(line[: tag.start()] if tag else line) for line, tag in zip(tagged, tags, strict=True)] == same:
        return [(page.lines[int(tag[1])].raw,) if tag else () for tag in tags]
    return [tuple(line.raw for line in page.lines if dense_form(line.words) == key) for key in same]


def _holds(raw: str, span: Span, words: str) -> bool:
    return dense_form(read_visible(span.of(raw)).text) == dense_form(words)


def _alike(raw: str, told: tuple[int, int], found: tuple[int, int]) -> bool:
    """Whether two spans of the source differ by nothing that is seen: only tags and blanks at their ends."""
    (start, end), (first, last) = sorted((told[0], found[0])), sorted((told[1], found[1]))
    return told[0] < found[1] and not dense_form(read_visible(raw[start:end]).text + read_visible(raw[first:last]).text)


def _sum(parts: list[Measures]) -> Measures:
    return Measures(
        lines=sum(part.lines for part in parts),
        mapped=sum(part.mapped for part in parts),
        right=sum(part.right for part in parts),
        untold=sum(part.untold for part in parts),
        article=sum(part.article for part in parts),
        kept=sum(part.kept for part in parts),
        complaints=tuple(complaint for part in parts for complaint in part.complaints),
    )


def main() -> int:
    """Print the table; return 1 when a figure is under its floor."""
    total = measure(range(COUNT))
    print(f"pages {COUNT}, clean lines {total.lines}, of unknown source {total.untold}")
    print(f"mapped            {total.mapped / total.lines:8.2%}  (floor {MAPPED_FLOOR:.0%})")
    print(f"mapped and right  {total.right / total.mapped:8.2%}  (floor {RIGHT_FLOOR:.0%})")
    print(f"article kept      {total.kept / total.article:8.2%}  of {total.article} lines")
    for complaint in total.complaints:
        print(complaint, file=sys.stderr)
    return int(total.mapped < MAPPED_FLOOR * total.lines or total.right < RIGHT_FLOOR * total.mapped)


if __name__ == "__main__":
    raise SystemExit(main())
