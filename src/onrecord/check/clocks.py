"""Times of the clock as they are printed with a stop or a colon: "7.37 p.m.", "at 3.40", "2:05:46"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.text import Span

_CLOCK = re.compile(
    r"""
    (?<![\w.,:]) (?P<hour>[01]?\d|2[0-3]) [.:] (?P<minute>[0-5]\d)
    (?: \s? (?P<half>[ap]) (?: \.\s?m\b\.? | m\b ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|until|till|before|after|since)\s(?:about\s|around\s|exactly\s)?$", re.IGNORECASE)
_BEHIND = re.compile(r"\s?(?:[,;)]|\.(?!\d)|$|(?:on|in|and|when|the|local|that|this)\b)")

BEFORE = 20
"""Code points before a time in which "at" stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of the clock: where it stands, and its hour and minute as "07:37"."""

    span: Span
    time: str


def clocks_in(text: str) -> Iterator[Clock]:
    """Yield the times of a text: those with "a.m." or "p.m.", and those behind "at" or "until" with nothing counted."""
    for match in _CLOCK.finditer(text):
        if match["half"] or _is_at(text, match):
            hour = int(match["hour"])
            yield Clock(span=Span(match.start(), match.end()), time=f"{hour:02d}:{match['minute']}")


def _is_at(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - BEFORE) : match.start()]
    return bool(_BEHIND.match(text, match.end()) and _AT.search(before))
