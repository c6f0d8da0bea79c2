"""Lines in which a site speaks of itself: sign-ups, pay walls, corrections desks, copyright, players that don't play.

Their wordings are endless, so they are weighed rather than listed: words that sites use of themselves, asking or
addressing the reader, and no full stop speak for it; words that tell a story speak against it.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.clean.lines import Line

ENOUGH = 2
"""Points that make a line site talk: at 2 the F on bench/data/furniture/dev is 98.0, at 2.5 and 3 it is 97.6."""

LONGEST_WORDS = 45
LONGEST_NOTICE = 400
"""Code points of the longest copyright notice seen on news pages, doubled."""

LONGEST_SIGN = 6
"""Words of a line that need not address anybody: "Push alerts: off"."""

WORDY = 12

_WORD = re.compile(r"[a-z][a-z'-]*")
_ADDRESS = re.compile(r"\S@\S|https?://|\bwww\.|(?:^|\s)@\w|\b[a-z]{2,20}\.(?:com|org|net|example|co\.uk)\b")
_PICTOGRAM = re.compile("^[\u2190-\u2bff\U0001f000-\U0001faff]")


def is_site_talk(line: Line) -> bool:
    """Whether a line speaks of the site rather than of the story."""
    words = _WORD.findall(line.folded)
    if not words or len(words) > LONGEST_WORDS or line.has_speech:
        return False
    strong, weak = len(set(words) & _words("words")), len(set(words) & _words("weak"))
    if strong == 0 and weak < 2:
        return False
    addressed = bool(set(words) & _words("reader")) + (words[0] in _words("requests")) + _has_address(line)
    if not addressed and len(words) > LONGEST_SIGN:
        return False
    points = strong + weak / 2 + addressed + (not line.ends_sentence) - 2 * len(set(words) & _words("narrative"))
    if len(words) > WORDY and strong + weak / 2 < ENOUGH:
        points -= 2  # one or two such words in a long sentence are a coincidence
    return points >= ENOUGH


def tells_story(line: Line) -> bool:
    """Whether a line is long, holds speech, or has the words of a narrator: then a phrase inside it proves nothing."""
    narrative = set(_WORD.findall(line.folded)) & _words("narrative")
    return line.has_speech or len(line.words) > LONGEST_NOTICE or len(narrative) > 1


def has_narrative(line: Line) -> bool:
    """Whether a line has a word that tells a story ("said", "was", "had")."""
    return not _words("narrative").isdisjoint(_WORD.findall(line.folded))


def _has_address(line: Line) -> bool:
    return bool(_ADDRESS.search(line.folded) or _PICTOGRAM.match(line.words))


def is_legal(line: Line) -> bool:
    """Whether site talk is of the kind that stands at the foot of a page: rights, corrections, contact."""
    return bool(set(_WORD.findall(line.folded)) & _words("legal"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("boilerplate_en")["site_talk"][key])
