"""Which stretches of a text could name a place: gazetteer names in capitals, and what a tagger calls a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate.places.gazetteer import Candidate, Form, Gazetteer
from onrecord.annotate.places.words import words_of
from onrecord.model import Level
from onrecord.text import Span


class Entity(NamedTuple):
    """A named entity as a tagger sees it: label of OntoNotes (GPE, LOC, PERSON ...), code points [start, end)."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A stretch that could name a place. `candidates` is empty for a name that no gazetteer has."""

    span: Span
    name: str
    candidates: tuple[Candidate, ...]

    @property
    def is_demonym(self) -> bool:
        return bool(self.candidates) and all(one.form & Form.DEMONYM for one in self.candidates)


_SMALL = "|".join(sorted(words_of("small_words"), key=lambda word: (-len(word), word)))
_KINDS = "river|sea|island|islands|desert|mountains|peninsula|valley|delta"
_WORD = re.compile(
    rf"""
    (?<![^\W_])                                                    # words in capitals, and the small words between
    (?:
        [A-Z]\.(?:[A-Z]\.){{1,3}}(?![A-Za-z])                      # U.S.  D.C.
        | [A-Z]\.[ ]?(?:Va|Dak|Car|Mex)\.                          # W.Va.  W. Va.
        | (?<!\.)[A-Z]\.[A-Z](?![\w.])                             # U.S without its last dot
        | (?![a-z])[^\W\d_]{{1,40}}(?:['’ʼ][^\W\d_]{{1,30}}){{0,3}}  # Sana'a, O'Leary, Lydd's
        | d['’][A-Z][^\W\d_]{{1,30}}                               # Côte d'Ivoire
        | (?:{_SMALL}|{_KINDS})(?![\w'’])
    )
    """,
    re.VERBOSE,
)
_APOSTROPHES = frozenset("'’ʼ")
_GAP = re.compile(r"(?:[ \u00a0]|-|–|[ ]&[ ])")
_DOTTED_GAP = re.compile(r"\.[ \u00a0]")
_DOTTED = frozenset("St Ste Ft Mt N S E W".split())
_LONGEST = 6
"""Words of the longest name looked up ("Saint Vincent and the Grenadines" has five)."""
_NATURE = frozenset(
    "River Creek Lake Bay Mountain Mountains Island Islands Valley Peninsula Sea Strait Reservoir".split()
)
_LENDING = {
    **dict.fromkeys(("Township", "Twp"), Level.TOWN),
    **dict.fromkeys(("Province", "Prefecture", "Oblast", "Governorate", "Region"), Level.REGION),
    **dict.fromkeys(("County", "Parish", "District"), Level.DISTRICT),
}
_OPENERS = frozenset("The In At On From And But A An For Of To By With As This That".split())


class Word(NamedTuple):
    """One word: its stretch without a possessive ending, and whether it had one."""

    start: int
    end: int
    owns: bool


def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text that names are made of, possessive endings cut."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        owns = text[end - 1] in "sS" and end - start > 1 and text[end - 2] in _APOSTROPHES
        found.append(Word(start, end - 2 if owns else end, owns))
    return tuple(found)


def propose(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """Return the stretches of capitalised words that the gazetteer has, longest first from the left, disjoint."""
    found: list[Proposal] = []
    at = 0
    while at < len(words):
        step = 1
        if text[words[at].start].isupper():
            for last in _ends(text, words, at):
                proposal = _proposal(text, words, at, last, gazetteer)
                if proposal is not None:
                    found.append(proposal)
                    step = last - at + 1
                    break
        at += step
    return tuple(found)


def _ends(text: str, words: Sequence[Word], at: int) -> tuple[int, ...]:
    """Return the words with which a name that starts at word `at` could end, the last first."""
    ends = [at]
    here = at
    while here + 1 < len(words) and here + 1 - at < _LONGEST and not words[here].owns:
        gap = text[words[here].end : words[here + 1].start]
        if gap != " " and not _joins(gap, text[words[here].start : words[here].end]):
            break
        here += 1
        following = text[words[here].start : words[here].end]
        if following[0].isupper() or following in _LOWER_ENDS:
            ends.append(here)
        elif following not in words_of("small_words"):
            break
    return tuple(reversed(ends))


def _joins(gap: str, word: str) -> bool:
    """Whether what stands behind a word holds it and the next together."""
    return bool(_GAP.fullmatch(gap) or (word in _DOTTED and _DOTTED_GAP.fullmatch(gap)))


_LOWER_ENDS = frozenset(_KINDS.split("|"))


def _proposal(text: str, words: Sequence[Word], first: int, last: int, gazetteer: Gazetteer) -> Proposal | None:
    span = Span(words[first].start, words[last].end)
    name = span.of(text)
    found = gazetteer.candidates(name) if len(name) > 1 else ()
    if not found or name.lower() in words_of("points") or _city_of_body(text, words, first, last):
        return None
    if _is_other_sense(text, span) or _is_half_a_name(text, span, gazetteer):
        return None
    return _fitting(text, span, found)


def _fitting(text: str, span: Span, found: Sequence[Candidate]) -> Proposal | None:
    """Return the proposal of a name with the candidates that its print allows, its full stop taken in where it has one.

    "Ill." behind a comma is Illinois with its dot, "Ala" elsewhere a town and "US" no "us".
    """
    name = span.of(text)
    has_dot = text[span.end : span.end + 1] == "." and not name.endswith(".")
    short = tuple(one for one in found if one.form & Form.ABBREVIATION)
    full = tuple(one for one in found if not one.form & Form.ABBREVIATION and len(name) > 2)
    if short and has_dot and ("." in name or not name.isupper()):
        if not full or text[max(0, span.start - 2) : span.start] == ", ":
            whole = Span(span.start, span.end + 1)
            return Proposal(span=whole, name=whole.of(text), candidates=short)
        return Proposal(span=span, name=name, candidates=full)
    is_short = "." in name or (name.isupper() and len(name) <= 5)
    if name.isupper() and len(name) <= 3:
        full = ()
    fitting = (*short, *full) if is_short else full
    return Proposal(span=span, name=name, candidates=fitting) if fitting else None


_COURTESY = re.compile(r"(?:^|\W)(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madame|Monsieur|Señor)\.?[ \u00a0]$")
_STREET = re.compile(
    r"[ \u00a0](?:Street|St\.|Road|Rd\.?|Avenue|Aves?\.?|Boulevard|Blvd\.?|Lane|Ln\.?|Drive|Dr\.|Highway|Hwy\.?"
    r"|Parkway|Pkwy\.?|Expressway|Turnpike|Freeway|Terrace|Crescent)(?!\w)"
)
_SHORE = re.compile(r"[ \u00a0](?:of|along)[ \u00a0]the[ \u00a0]")


def _is_other_sense(text: str, span: Span) -> bool:
    """Tell whether the words beside it make a name something else.

    "Mr Lincoln", "Paris Street", "US$6", "the West Bank of the Dnipro".
    """
    if _COURTESY.search(text, max(0, span.start - 10), span.start) or _STREET.match(text, span.end):
        return True
    if "$" in (text[span.end : span.end + 1], text[max(0, span.start - 1) : span.start]):
        return True
    return span.of(text).lower().endswith(" bank") and _SHORE.match(text, span.end) is not None


_KNOWN_TOWN = 100_000
_HALF = re.compile(r"(?<![\w.])([A-Z][a-zà-ÿ]{1,30})[-–]$")


def _is_half_a_name(text: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Tell whether a hyphen ties a name to one that is no place: "Jing-Shan", unlike "Paris-London" and "R-Lima"."""
    match = _HALF.search(text, max(0, span.start - 33), span.start)
    if match is None:
        return False
    return not any(
        one.place.population >= _KNOWN_TOWN and not one.form & Form.SHORT for one in gazetteer.candidates(match[1])
    )


_OF_A_CITY = frozenset("Council Hall Manager Attorney Commission".split())


def _city_of_body(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the last word belongs to what follows: "Jackson City Council", "Salem County Court"."""
    if last == first or last + 1 >= len(words) or words[last].owns:
        return False
    closing = text[words[last].start : words[last].end]
    following = text[words[last + 1].start : words[last + 1].end]
    return closing in {"City", "Village", "Town"} and following in _OF_A_CITY


def unlisted(text: str, entities: Sequence[Entity], listed: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return what the tagger calls a place and no proposal touches: names that the gazetteer lacks."""
    starts = [one.span.start for one in listed]
    found: list[Proposal] = []
    for entity in entities:
        if entity.label not in {"GPE", "LOC"}:
            continue
        span = _trimmed(text, Span(entity.start, entity.end))
        at = bisect_right(starts, span.start)
        around = listed[max(0, at - 1) : at + 6]
        if span.start < span.end and span.of(text)[0].isupper() and not any(one.span.overlaps(span) for one in around):
            found.append(Proposal(span=span, name=span.of(text), candidates=()))
    return tuple(found)


_LEADING = re.compile(
    r"(?:[Tt]he|[Ii]n|[Nn]ear|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Dd]owntown|[Cc]entral)\s"
)
_TRAILING = re.compile(r"(?:['’ʼ]s?|\s(?:district|region|province|state|area|village|town|city|community|county))$")


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while match := _LEADING.match(text, start, end):
        start = match.end()
    if match := _TRAILING.search(text[start:end]):
        end = start + match.start()
    return Span(start, end)


def compounds(text: str, words: Sequence[Word], listed: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield names that end with a word of their kind and are not in the gazetteer as a whole.

    "Lisbon Creek" is not the city of Lisbon; "Akita Prefecture" is the region among the places called Akita, and the
    point of "Madison Township" is that of the town it is called after.
    """
    starts = [one.span.start for one in listed]
    for at in range(1, len(words)):
        kind = text[words[at].start : words[at].end]
        first = _start_of_compound(text, words, at) if kind in _NATURE or kind in _LENDING else at
        span = Span(words[first].start, words[at].end)
        near = listed[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        if first == at or any(one.span.contains(span) for one in near):
            continue
        if kind in _NATURE:
            yield Proposal(span=span, name=span.of(text), candidates=())
            continue
        inside = [one for one in near if one.span.end == words[at - 1].end and one.span.start >= span.start]
        for one in inside:
            lent = tuple(other for other in one.candidates if other.place.level == _LENDING[kind])
            whole = Span(one.span.start, span.end)
            if lent:
                yield Proposal(span=whole, name=whole.of(text), candidates=lent)


_MOST_RIVERS = 20
"""Rivers looked for by their short names in one text, so that a list of rivers costs no more than its length."""


def short_rivers(text: str, named: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield the rivers that a text names in full and then without their word: "the Neches" behind "Neches River"."""
    taken = [one.span.start for one in named]
    bare = {one.name.removesuffix(" River"): one for one in named if one.name.endswith(" River")}
    for name, river in sorted(bare.items())[:_MOST_RIVERS]:
        for match in re.finditer(rf"(?<=\b[Tt]he ){re.escape(name)}(?![\w-]| [A-Z])", text):
            at = bisect_right(taken, match.start()) - 1
            if at < 0 or named[at].span.end <= match.start():
                yield Proposal(span=Span(*match.span()), name=name, candidates=river.candidates)


_PLACED = re.compile(r"(?<![\w.'’-])([A-Z][a-zà-ÿ]{2,20}(?:[ -][A-Z][a-zà-ÿ]{2,20})?), $")


def placed(text: str, named: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yield unknown names that a country or region follows: "Qwertynia, Kenya"."""
    for before, one in zip((None, *named), named, strict=False):
        if not any(other.place.level <= Level.REGION and not other.form for other in one.candidates):
            continue
        floor = max(before.span.end if before else 0, one.span.start - 46)
        match = _PLACED.search(text, floor, one.span.start)
        if match is not None and match[1].split()[0] not in _OPENERS:
            yield Proposal(span=Span(*match.span(1)), name=match[1], candidates=())


def _start_of_compound(text: str, words: Sequence[Word], at: int) -> int:
    """Return the first of at most two capitalised words before word `at`; `at` when there is none."""
    first = at
    while first and at - first < 2:
        before = words[first - 1]
        word = text[before.start : before.end]
        if before.owns or not word[0].isupper() or word in _OPENERS:
            break
        if text[before.end : words[first].start] not in {" ", "\u00a0"}:
            break
        first -= 1
    return first
