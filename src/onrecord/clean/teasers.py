"""Teasers: lines, or ends of lines, that send the reader to another story ("READ MORE: ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.clean.lines import Line, fold
from onrecord.text import Span

LONGEST_TEASER = 240
_SENTENCE_BOUNDARY = re.compile(r"[.!?…][\"”’')\]]{0,2}\s{1,4}(?=[^\s\"“‘'])")
_UNKNOWN_LABEL = re.compile(r"[A-Z][A-Z’' -]{2,28}(?: [A-Z0-9’']{1,12}){0,3}:\s{1,3}(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]{0,2}$")
_HEADLINE_WORDS = range(3, 31)


def find_teasers(lines: Sequence[Line]) -> Iterator[tuple[int, Span]]:
    """Yield the index of each line with a teaser, and where the teaser stands: it always ends with its line."""
    for index, line in enumerate(lines):
        if line.opens_speech and not line.folded:
            continue
        if len(line.words) <= LONGEST_TEASER and not line.opens_speech and _is_labelled(line.words, own_line=True):
            yield index, line.span
            continue
        for boundary in _boundaries(line.words):
            rest = line.words[boundary:]
            if _is_labelled(rest, own_line=False) or _is_shouted(rest):
                yield index, Span(line.span.start + boundary, line.span.end)
                break


def is_bare_label(line: Line) -> bool:
    """Whether the line is a label and nothing else, which makes a heading of it ("UPDATE:" may open a paragraph)."""
    return line.folded.rstrip(" :") in _phrases("phrases") - _phrases("shouted_only")


def _boundaries(words: str) -> Iterator[int]:
    """Yield where a sentence may start inside the last stretch of a line that a teaser could fill."""
    first = max(0, len(words) - LONGEST_TEASER)
    for match in _SENTENCE_BOUNDARY.finditer(words, first):
        yield match.end()


def _is_labelled(words: str, *, own_line: bool) -> bool:
    """Whether `words` start with a known label that is set off: in capitals, or by a colon, a dash or a bar.

    "Related charges were dropped" is prose; "Related: ..." is not, nor is "ALSO READ Ferry ...".
    """
    match = _label_pattern().match(words)
    title = words[match.end() :].strip(" -:|–—»>") if match else ""
    if not match or not title:
        return False
    shouted, marked = match["label"].isupper(), bool(match["mark"].strip())
    if words[0] in "([" and words[-1] in ")]":
        return marked  # "(Read: ...)"
    if fold(match["label"]) in _phrases("shouted_only"):
        reads_like_title = own_line and not _ENDS_SENTENCE.search(title) and not title[0].islower()
        return marked and (shouted or reads_like_title)
    return shouted or marked


def _is_shouted(words: str) -> bool:
    """Whether `words` are a label in capitals that no list knows, a colon, and a headline up to the line's end.

    A transcript's "MODERATOR: We begin." ends like a sentence; a headline does not.
    """
    match = _UNKNOWN_LABEL.match(words)
    if not match or _ENDS_SENTENCE.search(words):
        return False
    return len(words[match.end() :].split()) in _HEADLINE_WORDS


@cache
def _phrases(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate_en")["labels"][key])


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = lexicon.load("boilerplate_en")["labels"]
    phrases = sorted(labels["phrases"], key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join((*map(re.escape, phrases), labels["pattern"]))
    flexible = alternatives.replace(r"\ ", " ").replace(" ", r"\s").replace("'", "['’]")
    # A label in round brackets takes them along: "(Read more: ...)".
    return re.compile(
        rf"""[^\w\s"“‘']{{0,3}}\s{{0,2}}(?P<label>{flexible})(?!\w)
             (?P<mark>\s{{0,2}}[:|»>→▸➔]|\s{{1,2}}[-–—]{{1,2}}(?=\s)|\s{{1,2}}(?=["“‘'A-Z0-9]))""",
        re.IGNORECASE | re.VERBOSE,
    )
