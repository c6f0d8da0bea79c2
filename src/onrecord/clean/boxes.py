"""Boxes of links: a heading and the titles under it, each with at most one line about it, until prose resumes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.clean.lines import Line, bare
from onrecord.clean.site_talk import has_narrative
from onrecord.clean.teasers import is_bare_label

LONGEST_HEADING_WORDS = 7
SHORTEST_LIST = 3
"""Titles in a row that make a list of links even under no heading; two can be a subhead and a caption."""

SHORTEST_TITLE = 3
"""Words of a title in such a list; "Home", "Sport" are signs, which the margins deal with."""

_BULLET = re.compile(r"[-*•·‣▪►▶→»]\s")
_FACTS = re.compile(r"\d.*\d|[:;]")


def find_boxes(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield the index of each line of a box and what it is there: heading, inside, or a title repeated from it.

    `furniture` are the indexes of lines known to be boilerplate: titles in a row beside one are a list of links.
    """
    repeated = {words for words, times in Counter(line.folded for line in lines).items() if times > 1 and words}
    first = next((at for at, line in enumerate(lines) if line.ends_sentence), len(lines))
    at = floor = 0
    while at < len(lines):
        if _is_heading(lines, at):
            yield at, "box heading"
            end = _end_of_box(lines, at + 1)
            yield from ((inside, "in a box") for inside in range(at + 1, end))
            yield from ((before, "title repeated in a box") for before in _repeated_before(lines, floor, at, repeated))
            floor = end
        else:
            end = _end_of_titles(lines, at)
            # The article's own title and subtitle stand together before its first sentence.
            if at > first and furniture & {at - 1, end} and _is_list(lines, at, end):
                yield from ((inside, "list of links") for inside in range(at, end))
        at = max(end, at + 1)


def _repeated_before(lines: Sequence[Line], floor: int, heading: int, repeated: set[str]) -> Iterator[int]:
    at = heading - 1
    while at >= floor and lines[at].folded in repeated and lines[at].is_title:
        yield at
        at -= 1


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether a line opens a box: a known heading, or a short line in a heading's words with a title under it."""
    line = lines[at]
    if not line.folded or line.opens_speech:
        return False
    words = bare(line.folded)
    if words in _headings() or is_bare_label(line):
        return True
    if line.ends_sentence or len(words.split()) > LONGEST_HEADING_WORDS or at + 1 >= len(lines):
        return False
    return bool(_heading_words().fullmatch(words)) and lines[at + 1].is_title


def _end_of_box(lines: Sequence[Line], start: int) -> int:
    """Return the index of the first line from `start` on that is prose again."""
    at = start
    layout: set[bool] = set()  # whether the descriptions so far stood after a blank line
    while at < len(lines) and lines[at].is_title and not _is_heading(lines, at):
        at += 1
        if at < len(lines) and _describes_title(lines, at, layout):
            layout.add(lines[at].after_blank)
            at += 1
    return at


def _describes_title(lines: Sequence[Line], at: int, layout: set[bool]) -> bool:
    """Whether the sentence under a title speaks of that title, rather than going on with the article.

    It does when it hangs on the title without a blank line; after a blank line, when another title follows, when the
    titles before had such sentences as well, or when nothing in it tells a story.
    """
    line = lines[at]
    if not line.is_description or (layout and line.after_blank not in layout):
        return False
    more_follows = at + 1 < len(lines) and lines[at + 1].is_title
    return not line.after_blank or more_follows or bool(layout) or not has_narrative(line)


def _end_of_titles(lines: Sequence[Line], start: int) -> int:
    """Return where the titles that begin at `start` end; `start` where there is none."""
    end = start
    while end < len(lines) and lines[end].is_title and not _is_heading(lines, end) and not _is_bullet(lines[end]):
        end += 1
    return end


def _is_list(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether titles in a row are links: not announced by a colon, and no facts among them ("Kick-off: 12.30pm")."""
    titles = lines[start:end]
    if len(titles) < SHORTEST_LIST or lines[start - 1].words.endswith(":"):
        return False
    return all(not _FACTS.search(line.words) and len(line.words.split()) >= SHORTEST_TITLE for line in titles)


def _is_bullet(line: Line) -> bool:
    return bool(_BULLET.match(line.words))


@cache
def _headings() -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate_en")["headings"]["phrases"])


@cache
def _heading_words() -> re.Pattern[str]:
    return re.compile(lexicon.load("boilerplate_en")["headings"]["pattern"])
