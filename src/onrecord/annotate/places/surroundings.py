"""What stands directly before and behind a name, as the names of weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.places.gazetteer import Form, holds
from onrecord.annotate.places.proposals import Entity, Proposal
from onrecord.annotate.places.words import words_of
from onrecord.model import Level
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One text with all that is known about it: proposals in order, the tagger's entities in order.

    `is_tagged` is False when no tagger has seen the text; without it, no entity means that there is none.
    """

    text: str
    entities: Sequence[Entity]
    proposals: Sequence[Proposal]
    is_tagged: bool


_BEFORE = re.compile(r"([^\W_](?:[\w.’'-]{0,30}[\w.])?)([ \u00a0]|, |[-–(“\"'])?$")
_AFTER = re.compile(r"(['’]s?)?(, |[ \u00a0]|-|–|\. )?([^\W_][\w’'-]{0,30})?")
_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{1,20})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s?(?:\([^)\n]{2,40}\)\s?)?(?:--|—|–|- )"
)
_BLANKS = frozenset({" ", "\u00a0"})
_PARTIES = frozenset({"R", "D", "DFL", "I"})
_TOLD_APART = frozenset("in at from near to".split())
_FREQUENT = frozenset("the and a an for with by on".split())


def before(scene: Scene, at: int) -> str:
    """Return what stands before the proposal at `at`."""
    span = scene.proposals[at].span
    match = _BEFORE.search(scene.text, max(0, span.start - 36), span.start)
    if match is None:
        return "starts a sentence"
    word, gap = _plain_in_capitals(match[1], span.of(scene.text)), match[2] or ""
    if gap not in _BLANKS:
        return _before_gap(scene, at, word, gap)
    if word[0].isupper():
        capitalised = _capitalised(word)
        if capitalised:
            return capitalised
    if word.lower() == "of":
        return _before_of(scene.text, match.start())
    return _before_word(word)


def _plain_in_capitals(word: str, name: str) -> str:
    """Return a neighbour without its capitals where everything is in capitals: there they say nothing."""
    return word.lower() if word.isupper() and name.isupper() and len(name) > 4 else word


def _before_gap(scene: Scene, at: int, word: str, gap: str) -> str:
    if gap == "-":
        return "behind a party's letter" if word in _PARTIES else "behind a hyphen"
    if gap != ", ":
        return "behind a mark"
    last = scene.proposals[at - 1] if at else None
    touches = last is not None and last.span.end + len(gap) == scene.proposals[at].span.start
    return "behind a place and a comma" if last is not None and touches and not last.is_demonym else "behind a comma"


def _capitalised(word: str) -> str:
    """Return what a capitalised word before a name says; "" when it is to be read like any other word."""
    if word.rstrip(".").lower() in words_of("titles"):
        return "behind a title"
    return "starts a sentence" if word.endswith(".") and len(word) > 3 else ""


def _before_word(word: str) -> str:
    plain = word.rstrip(".").lower()
    if word.endswith(".") and len(word) > 3:
        return "starts a sentence"
    if plain in words_of("locating"):
        return f"behind {plain}" if plain in _TOLD_APART else "behind a locating word"
    if plain in words_of("reaching"):
        return "behind a verb of reaching"
    if plain in words_of("points"):
        return "behind a point of the compass"
    if plain in _FREQUENT:
        return f"behind {plain}"
    return "behind a name" if word[0].isupper() else "behind another word"


def _before_of(text: str, end: int) -> str:
    match = re.search(r"([^\W_]\w{0,30}) $", text[max(0, end - 32) : end])
    word = match[1].lower() if match else ""
    return "behind city of" if word in words_of("after_of") or word in words_of("points") else "behind of"


def after(scene: Scene, at: int) -> tuple[str, ...]:
    """Return what stands behind the proposal at `at`."""
    span = scene.proposals[at].span
    match = _AFTER.match(scene.text, span.end)
    if match is None:
        return ()
    gap, word = match[2] or "", _plain_in_capitals(match[3] or "", span.of(scene.text))
    owns = ("owns something",) if match[1] else ()
    if _DATELINE.match(scene.text, span.end) and (scene.proposals[at].name.isupper() or span.start == 0):
        return (*owns, "before a dateline's dash")
    seen = _after_comma(scene, at, span) if gap == ", " else _after_word(gap, word)
    return (*owns, seen) if seen else owns


def _after_comma(scene: Scene, at: int, span: Span) -> str:
    following = scene.proposals[at + 1] if at + 1 < len(scene.proposals) else None
    if following is None or following.span.start != span.end + 2 or not is_container(following):
        return ""
    return "before the region it is in" if _contains(following, scene.proposals[at]) else "before a region"


def _after_word(gap: str, word: str) -> str:
    if gap == "-":
        return "before a hyphen"
    if gap not in _BLANKS or not word:
        return ""
    plain, is_capitalised = word.lower(), word[0].isupper()
    if is_capitalised and plain in words_of("streets"):
        return "before a street's word"
    if not is_capitalised and _is_kind(plain):
        return "before its kind"
    if is_capitalised and plain in words_of("namesakes"):
        return "before the name of a school, paper or cup"
    if plain in words_of("bodies"):
        return "before a body's Word" if is_capitalised else "before a body's word"
    if plain in words_of("person_cues"):
        return "before said"
    return "before a name" if is_capitalised else ""


def _is_kind(word: str) -> bool:
    single = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return any(one in words_of("kinds", kind) for one in (word, single) for kind in ("region", "district", "town"))


def is_container(proposal: Proposal) -> bool:
    """Tell whether a proposal can be the region or country that the name before it lies in."""
    return any(one.place.level <= Level.DISTRICT and not one.form & Form.DEMONYM for one in proposal.candidates)


def _contains(outer: Proposal, inner: Proposal) -> bool:
    return any(holds(one.place, other.place) for one in outer.candidates for other in inner.candidates)
