"""One article as the finders of names see it: its words by sentence, places, tagged entities, trees."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.contract import Reading
from onrecord.annotate.names import states
from onrecord.annotate.names.grammar import Grammar
from onrecord.annotate.names.words import Word, words_of
from onrecord.annotate.syntax import cut_paragraphs, find_entities, parse
from onrecord.model import Level, Mark, MarkKind, Place
from onrecord.text import Span

_PEOPLE = "adjective or people"
"""How the marks of places begin their basis where the name is an adjective or a people ("Ukrainian")."""

_SEVERAL, _MOST = 4, 0.7
"""Places of one country, and their share of all, that make an article one about this country."""
_LOUD, _TITLED = 0.8, 0.75
"""Share of words in capitals alone, and with a capital, from which a line is read as a headline. Ordinary sentences of
news have at most half of their words with a capital."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words; in a headline capitals say nothing."""

    span: Span
    words: tuple[Word, ...]
    number: int
    paragraph: int
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place name of the article; `place` is None where it is open or unknown."""

    span: Span
    place: Place | None
    is_people: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of an article before names are found.

    `home_country` is where most of its places lie, "" where it is about several countries.
    """

    text: str
    sentences: tuple[Sentence, ...]
    places: tuple[NamedPlace, ...]
    entities: tuple[tuple[str, Span], ...]
    grammar: Grammar
    quotations: tuple[Span, ...]
    times: frozenset[tuple[int, int]]
    home_country: str = ""
    _place_starts: tuple[int, ...] = field(repr=False, default=())
    _entity_starts: tuple[int, ...] = field(repr=False, default=())
    _sentence_starts: tuple[int, ...] = field(repr=False, default=())

    def place_at(self, span: Span) -> NamedPlace | None:
        """Return the place name that covers `span`, or that `span` covers with nothing but "the" beside it."""
        start, end = span
        for at in range(max(0, bisect_right(self._place_starts, start) - 1), len(self.places)):
            if self._place_starts[at] >= end:
                break
            found = self.places[at]
            if found.span.contains(span) or (span.contains(found.span) and self._is_article(span, found.span)):
                return found
        return None

    def places_in(self, span: Span) -> tuple[NamedPlace, ...]:
        """Return the place names inside a span."""
        first = bisect_left(self._place_starts, span.start)
        last = bisect_left(self._place_starts, span.end)
        return tuple(one for one in self.places[first:last] if one.span.end <= span.end)

    def labels(self, span: Span) -> tuple[tuple[str, Span], ...]:
        """Return the tagged entities that overlap a span."""
        first = max(0, bisect_right(self._entity_starts, span.start) - 2)
        last = bisect_left(self._entity_starts, span.end)
        return tuple(one for one in self.entities[first:last] if one[1].overlaps(span))

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds an offset, the one before where none does."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def is_dateline(self, span: Span) -> bool:
        """Whether a stretch stands before the text of its paragraph: "HESK, Lorvenia (LPA) —" is in no tree."""
        return bool(self.grammar.trees) and self.grammar.is_left_out(span)

    def is_quoted(self, offset: int) -> bool:
        return self.quotation_at(offset) is not None

    def quotation_at(self, offset: int) -> Span | None:
        """Return the quotation that an offset lies in."""
        at = bisect_right(self.quotations, offset, key=_start) - 1
        return self.quotations[at] if at >= 0 and offset < self.quotations[at].end else None

    def quotation_before(self, offset: int) -> Span | None:
        """Return the last quotation that ends before an offset."""
        at = bisect_left(self.quotations, offset, key=_start) - 1
        return self.quotations[at] if at >= 0 and self.quotations[at].end <= offset else None

    def _is_article(self, outer: Span, inner: Span) -> bool:
        beside = self.text[outer.start : inner.start] + self.text[inner.end : outer.end]
        return beside.strip().casefold() in {"", "the"}


def _start(span: Span) -> int:
    return span.start


def read_scene(reading: Reading) -> Scene:
    """Return the scene of an article: its trees and entities are those that every annotator shares."""
    article = reading.article
    is_english = (article.language or "en").lower().startswith("en")
    paragraphs = [mark.span for mark in reading.of_kind(MarkKind.PARAGRAPH)]
    entities = tuple(find_entities(article.text, paragraphs)) if is_english else ()
    pieces = cut_paragraphs(article.text, paragraphs)
    trees = tuple(parse(article.text, pieces)) if is_english else ()
    known = {place.id: place for place in reading.places}
    places = tuple(_place(mark, known) for mark in reading.of_kind(MarkKind.PLACE))
    sentences = _sentences(article.text, reading.of_kind(MarkKind.SENTENCE), paragraphs)
    return Scene(
        text=article.text,
        sentences=sentences,
        places=places,
        entities=entities,
        grammar=Grammar(trees),
        quotations=tuple(mark.span for mark in reading.of_kind(MarkKind.QUOTATION)),
        home_country=_home_country(places),
        times=frozenset((mark.start, mark.end) for mark in reading.of_kind(MarkKind.TIME)),
        _place_starts=tuple(one.span.start for one in places),
        _entity_starts=tuple(span.start for _, span in entities),
        _sentence_starts=tuple(one.span.start for one in sentences),
    )


def _home_country(places: Sequence[NamedPlace]) -> str:
    count = Counter(states.country_of(one.place) for one in places if one.place is not None)
    del count[""]
    name, most = max(count.items(), key=lambda pair: pair[1], default=("", 0))
    return name if most >= _SEVERAL and most >= _MOST * count.total() else ""


def _place(mark: Mark, known: Mapping[str, Place]) -> NamedPlace:
    return NamedPlace(mark.span, known.get(mark.value), mark.basis.startswith(_PEOPLE))


def _sentences(text: str, marks: Sequence[Mark], paragraphs: Sequence[Span]) -> tuple[Sentence, ...]:
    starts = [span.start for span in paragraphs]
    found = []
    for number, mark in enumerate(marks):
        words = tuple(words_of(text, mark.span))
        paragraph = bisect_right(starts, mark.start)
        found.append(Sentence(mark.span, words, number, paragraph, _is_headline(text, mark.span, words)))
    return tuple(found)


def _is_headline(text: str, span: Span, words: Sequence[Word]) -> bool:
    """Tell whether capitals are so many that they name nobody: "HARROW PORT SHUTS", "Harrow Port Shuts Its Lock"."""
    if 2 * sum(word.is_capital for word in words) < len(words):
        return False
    letters = [word.text for word in words if word.text[0].isalpha()]
    if len(letters) < 3:
        return False
    if sum(word.isupper() for word in letters) >= _LOUD * len(letters):
        return True
    long = [word for word in letters if len(word) > 3]
    titled = sum(word[0].isupper() for word in long) >= _TITLED * len(long)
    return len(letters) >= 5 and titled and not re.search(r"[.!?”\"]\s*$", text[span.start : span.end])


def is_country(place: Place | None) -> bool:
    """Whether a place is known, and a country."""
    return place is not None and place.level == Level.COUNTRY
