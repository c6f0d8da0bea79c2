"""The page of a checked draft: every item marked, and what the record has beside it. No script at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check import Verdict
from onrecord.present.check import ORDER, CheckView, ItemView, Shown
from onrecord.present.page.rendering import environment, policy, static

PACKAGE = "onrecord.present.check_page"
CLASSES = {Verdict.DIFFERS.value: "differs", Verdict.ABSENT.value: "absent", Verdict.FOUND.value: "found"}
HEADINGS = {Verdict.DIFFERS: "Differs", Verdict.ABSENT: "Not in the record", Verdict.FOUND: "Found"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the draft, and the item that it belongs to: of several the one that most wants a look."""

    text: str
    item: ItemView | None


def render_check(view: CheckView) -> bytes:
    """Return the page as UTF-8; the same view, same bytes. Everything of draft and record is escaped."""
    style = f"{static('page.css')}\n{static('check.css', package=PACKAGE)}"
    page = environment(PACKAGE, "onrecord.present.page").get_template("check.html")
    html = page.render(
        style=style,
        policy=policy(style),
        view=view,
        stretches=tuple(stretches(view)),
        groups=[(HEADINGS[verdict], CLASSES[verdict.value], view.of(verdict)) for verdict in ORDER],
        class_of=CLASSES.get,
        pieces_of=pieces_of,
    )
    return html.encode("utf-8")


def stretches(view: CheckView) -> Iterator[Stretch]:
    """Yield the text of the draft in stretches, cut wherever an item starts or ends."""
    ends = sorted({0, len(view.text), *(item.start for item in view.items), *(item.end for item in view.items)})
    rank = [verdict.value for verdict in ORDER]
    for start, end in pairwise(ends):
        inside = [item for item in view.items if item.start <= start and end <= item.end]
        first = min(
            inside, key=lambda item: (rank.index(item.verdict), item.end - item.start, item.number), default=None
        )
        yield Stretch(text=view.text[start:end], item=first)


def pieces_of(shown: Shown) -> tuple[tuple[str, bool], ...]:
    """Return a sentence of the record in pieces, each with whether it is what the item was compared with."""
    first, last = max(shown.words_start, shown.start) - shown.start, min(shown.words_end, shown.end) - shown.start
    pieces = ((shown.quote[:first], False), (shown.quote[first:last], True), (shown.quote[last:], False))
    return tuple((words, is_compared) for words, is_compared in pieces if words)
