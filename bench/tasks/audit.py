"""The project's own task `audit`: the first 30 lines of running stories, as people found them beside the articles.

A judgement belongs to one line as it was told; a line that is told otherwise has to be read again, and is listed with
its paragraphs until somebody has. INPUT is a folder of raw articles (`*.txt`), OUTPUT a JSONL file of lines to judge.
`data/audit/README.md` says how to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.audit.judging import GRAVE, Judged, judge, read_judgements
from bench.audit.pages import Page, Shown, find_pages, read_page
from bench.audit.wholes import is_whole
from bench.lines import write_lines
from bench.pairing import Counts
from bench.shelf import HOME, find_shelf
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the lines of the page of a folder, to be judged."""
    write_lines(target, [asdict(line) for line in read_page(Page(name=source.name, folder=source))])


def find(shelf: Shelf) -> Material | None:
    """Return the judgements and the list of pages."""
    gold = shelf.own / "audit"
    files = (gold / "pages.toml", gold / "judgements.jsonl")
    return Material(gold=gold, files=files) if all(file.is_file() for file in files) else None


def measure(material: Material, _: Path) -> Outcome:
    """Show which lines of each page were found right; those that nobody has read as they are now are listed."""
    shared = find_shelf().shared
    judgements = read_judgements(material.gold / "judgements.jsonl")
    listed = find_pages(material.gold / "pages.toml", home=HOME.parent, shared=shared.parent if shared else None)
    pages = {page.name: judge(read_page(page), judgements) for page in listed}
    return Outcome(figures=tuple(_figures(pages)), mistakes=tuple(_mistakes(pages)))


def _figures(pages: dict[str, Judged]) -> Iterator[Figure]:
    """Yield figures without floors: they hold for the lines that somebody has read, which rules change."""
    for name, page in {**pages, "all": _whole(pages)}.items():
        shown = page.read + len(page.unread)
        whole = sum(is_whole(line.text) for line in page.lines)
        yield Figure(
            name=f"{name}: lines of a whole clause", value=Counts(right=whole, wanted=shown).recall, has_floor=False
        )
        yield Figure(name=f"{name}: lines read", value=Counts(right=page.read, wanted=shown).recall, has_floor=False)
        if page.read:
            grave = sum(1 for _, errors in page.wrong if GRAVE & set(errors))
            right, undoubted = len(page.right), page.read - grave
            for words, good in (("lines right", right), ("date and speaker right", undoubted)):
                share = Counts(right=good, wanted=page.read).recall
                yield Figure(name=f"{name}: {words}, of those read", value=share, has_floor=False)


def _whole(pages: dict[str, Judged]) -> Judged:
    return Judged(
        right=tuple(line for page in pages.values() for line in page.right),
        wrong=tuple(line for page in pages.values() for line in page.wrong),
        unread=tuple(line for page in pages.values() for line in page.unread),
    )


def _mistakes(pages: dict[str, Judged]) -> Iterator[Mistake]:
    for page in pages.values():
        for line, errors in page.wrong:
            for error in errors:
                yield Mistake(category=error, line=_told(line))
        for line in page.unread:
            yield Mistake(category="nobody has read it as it is told now", line=_told(line))


def _told(line: Shown) -> str:
    sources = " || ".join(line.sources)
    return f"{line.page} {line.key} | {line.when} | {line.text} | {line.told} | {line.standing} | {sources}"


TASK = Task(
    name="audit",
    about="the first 30 lines of timelines, as found beside the articles",
    find=find,
    measure=measure,
    predict=predict,
    is_own=True,
)
