"""Versions of one quotation beside each other: the words in which each differs from the longest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 600
"""Words up to which two versions are compared: comparing takes time that grows with the square of their number."""

_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A stretch of a version: "same", "more" (not in the longest), or "less" (only there)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version, in the words of one article."""

    claim: str
    source: int
    difference: str
    changes: tuple[Change, ...]


def compare(longest: str, version: str) -> tuple[Change, ...]:
    """Return `version` in stretches, with the words that it has more or less than the longest one."""
    theirs, ours = _WORDS.findall(longest), _WORDS.findall(version)
    if theirs == ours or max(len(theirs), len(ours)) > MOST_WORDS:
        return (Change(kind="same", text=" ".join(ours)),)
    return tuple(_changes(theirs, ours))


def _changes(theirs: list[str], ours: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [_bare(word) for word in theirs], [_bare(word) for word in ours], autojunk=False)
    for kind, start, end, our_start, our_end in matcher.get_opcodes():
        if kind == "equal":
            yield Change(kind="same", text=" ".join(ours[our_start:our_end]))
            continue
        if end > start:
            yield Change(kind="less", text=" ".join(theirs[start:end]))
        if our_end > our_start:
            yield Change(kind="more", text=" ".join(ours[our_start:our_end]))


def _bare(word: str) -> str:
    """Return a word without the marks around it: a comma or another shape of a quotation mark is no difference."""
    return word.strip(".,;:!?…'\"“”‘’«»()").casefold() or word
