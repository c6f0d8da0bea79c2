"""Which words of a text are boilerplate: on the page, but not of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.clean.boxes import find_boxes
from onrecord.clean.lines import Line, bare, each_line
from onrecord.clean.margins import find_margins, first_sentence, is_evidence
from onrecord.clean.site_talk import is_legal, is_site_talk, tells_story
from onrecord.clean.stamps import is_bare_date, is_stamp
from onrecord.clean.teasers import find_teasers
from onrecord.model import Furniture
from onrecord.text import Span

RULE = "boilerplate@1"

FOOT = 8
"""Lines at the end of a page where an author is introduced; elsewhere "Ana Sole is a reporter" is the story's."""

_INLINE_CREDIT = re.compile(
    r"""(?<=[.!?”"’])\ (?:[(\[](?:images?|photos?|pics?|pictures?|credit|source|video)\s?[:/][^)\]]{1,80}[)\]]
        |(?:\|\ )?(?:image|photo|pic|picture|photograph|photo\ credit|image\ credit)\s?[:/]\ [^.!?]{2,60}
        |[^.!?“”]{2,50}/[^.!?“”]{2,30}\ (?:hide|toggle)\ caption)$""",
    re.IGNORECASE | re.VERBOSE,
)
_INLINE_AD = re.compile(r"(?<=[.!?”\"’]) (?P<ad>[A-Z][A-Za-z -]{1,50})$")


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A span of the text that is boilerplate, its kind and the rule that found it."""

    span: Span
    kind: Furniture
    rule: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    name: str
    kind: Furniture
    expression: re.Pattern[str]
    needs_capitals: bool
    anywhere: bool
    needs_foot: bool

    def matches(self, line: Line) -> bool:
        if not self.expression.search(line.folded) or (self.anywhere and tells_story(line)):
            return False
        return not self.needs_capitals or all(w[0].isupper() for w in line.words.split() if w not in {"and", "&", "by"})


def find_boilerplate(text: str) -> tuple[Cut, ...]:
    """Return the stretches of `text` that are date lines, teasers, ads, widgets or footers.

    Spans are half-open, in code points, sorted and disjoint. A teaser ends with its line: "READ MORE: ..." takes
    nothing of the next paragraph. A box of links ends where prose resumes.
    """
    lines = tuple(each_line(text))
    cuts: dict[int, Cut] = {}
    for index, kind, rule in _whole_lines(lines):
        cuts.setdefault(index, Cut(lines[index].span, kind, rule))
    for index, rule in find_boxes(lines, frozenset(cuts)):
        cuts.setdefault(index, Cut(lines[index].span, Furniture.WIDGET, rule))
    for index, rule in find_margins(lines, frozenset(cuts)):
        cuts.setdefault(index, Cut(lines[index].span, Furniture.WIDGET, rule))
    for index, span in find_teasers(lines):
        cuts.setdefault(index, Cut(span, Furniture.TEASER, "label"))
    for index, cut in _line_ends(lines):
        cuts.setdefault(index, cut)
    return tuple(sorted(cuts.values()))


def _whole_lines(lines: Sequence[Line]) -> Iterator[tuple[int, Furniture, str]]:
    dates = frozenset(_date_lines(lines))
    for index, line in enumerate(lines):
        if not line.folded or line.opens_speech or is_evidence(line):
            continue  # junk, or somebody speaks: "“Subscribe to nothing,” she said."
        if bare(line.folded) in _ads():
            yield index, Furniture.AD, "ad marker"
        elif index in dates or is_stamp(line):
            yield index, Furniture.METADATA, "time stamp"
        elif pattern := _first_match(line, at_foot=index >= len(lines) - FOOT):
            yield index, pattern.kind, pattern.name
        elif is_site_talk(line):
            yield index, Furniture.FOOTER if is_legal(line) else Furniture.WIDGET, "site talk"


def _date_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indexes of dates that stand alone on a line above the first sentence.

    None do when more of them stand below it: then they head the days of a chronicle.
    """
    dates = [index for index, line in enumerate(lines) if is_bare_date(line)]
    first = first_sentence(lines)
    if dates and dates[-1] < first:
        yield from dates


def _first_match(line: Line, *, at_foot: bool) -> _Pattern | None:
    return next((p for p in _patterns() if (at_foot or not p.needs_foot) and p.matches(line)), None)


def _line_ends(lines: Sequence[Line]) -> Iterator[tuple[int, Cut]]:
    """Yield picture credits and ad markers that a flattened page left behind the last sentence of a line."""
    for index, line in enumerate(lines):
        tail = line.words[-120:]
        shift = line.span.end - len(tail)
        if match := _INLINE_CREDIT.search(tail):
            yield (
                index,
                Cut(Span(match.start() + 1, match.end()).shifted(shift), Furniture.WIDGET, "credit in the line"),
            )
        elif (match := _INLINE_AD.search(tail)) and bare(match["ad"].casefold()) in _ads():
            yield index, Cut(Span(*match.span("ad")).shifted(shift), Furniture.AD, "ad marker in the line")


@cache
def _ads() -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate_en")["ads"]["phrases"])


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            name=entry["name"],
            kind=Furniture(entry["kind"]),
            expression=re.compile(entry["pattern"]),
            needs_capitals=entry.get("case") == "title",
            anywhere=entry.get("anywhere", False),
            needs_foot=entry.get("at_foot", False),
        )
        for entry in lexicon.load("boilerplate_en")["patterns"]
    )
