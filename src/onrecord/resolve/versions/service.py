"""Lines about an article and not of it: bylines, times of an update, teasers, credits. Nothing in them is a claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import load
from onrecord.text import Span, merged, overlapping

_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]{0,3}$")
LONGEST = 240
"""Code points of a line up to which it may be one about the article."""

OPENING = 3
"""Paragraphs, headline included, that may open with a dateline."""


def find_service(text: str, paragraphs: Sequence[Span], claimed: Sequence[Span]) -> tuple[Span, ...]:
    """Return the paragraphs that are about the article, and the place, day and agency that it opens with.

    A line without a full stop in which nothing is claimed (`claimed` are the spans of claims) is about the article as
    well, but for the headline.
    """
    told = merged(claimed)
    found = [
        paragraph
        for at, paragraph in enumerate(paragraphs)
        if paragraph.end - paragraph.start <= LONGEST and _is_service(text, paragraph, told, is_first=at == 0)
    ]
    service = frozenset(found)
    body = [paragraph for paragraph in paragraphs if paragraph not in service]
    return (*found, *(opening for paragraph in body[:OPENING] if (opening := _dateline(text, paragraph))))


def is_title(text: str, paragraph: Span) -> bool:
    """Whether the first paragraph of an article reads like its headline: short, and no sentence with a full stop."""
    words = paragraph.of(text)
    return len(words) <= LONGEST and not words.endswith((".", ".”", '."', ".’"))


def _is_service(text: str, paragraph: Span, claimed: Sequence[Span], *, is_first: bool) -> bool:
    words = paragraph.of(text)
    if any(pattern.search(words) for pattern in _patterns("service")):
        return True
    return not is_first and not _ENDS.search(words) and overlapping(claimed, paragraph) is None


def _dateline(text: str, paragraph: Span) -> Span | None:
    words = paragraph.of(text)
    match = next((found for pattern in _patterns("dateline") if (found := pattern.match(words))), None)
    return Span(paragraph.start, paragraph.start + match.end()) if match else None


@cache
def _patterns(section: str) -> tuple[re.Pattern[str], ...]:
    flags = re.VERBOSE if section == "dateline" else re.VERBOSE | re.IGNORECASE
    return tuple(re.compile(row["pattern"], flags) for row in load("versions_en")[section])
