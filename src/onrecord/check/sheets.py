"""A text as it is compared: the draft, or an article of the record, with what was read in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.contract import Reading
from onrecord.annotate.corrections import TAKEN_BACK
from onrecord.check.nouns import Evidence, Retired
from onrecord.check.words import Context, context_of, likeness, stems_of, terms_of, words_in
from onrecord.model import Article, Cite, Mark, MarkKind
from onrecord.text import Span

_CLAUSE_END = re.compile(
    r"[;:()–—\n]|,(?!\d)|\s(?:and|but|while|whereas|which|who|that|where|after|when|as|with)\s|[.!?](?=\s|$)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


LONGEST_WHOLE = 6000
"""Code points of a text by which it is told what it is about."""

ONE_STORY, RELATED = 0.24, 0.12
"""Likeness of two texts of one story (seven drafts and their articles have .27 to .51, drafts and articles of other
stories up to .21), and of two that may be: a draft of one paragraph shares less with a long article."""


FEW = 40
"""Words of a draft, each counted once, that say too little of what its story is."""

CERTAIN, HINT = 0.25, 0.1
"""Likeness of two places from which they tell of one thing though their texts are not sure to be of one story, and from
which they can: a likeness of .1 is that of two sentences with a word or two in common."""


class Sheet:
    """One text with its reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._contexts: dict[Span, Context] = {}

    @property
    def article(self) -> Article:
        return self.reading.article

    @property
    def text(self) -> str:
        return self.reading.article.text

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences, in order."""
        return tuple(mark.span for mark in self.reading.of_kind(MarkKind.SENTENCE))

    @cached_property
    def told(self) -> str:
        """Return the day on which it was told, in ISO form: of an undated text, the last day that it speaks of."""
        when = self.article.published
        if when.is_day:
            return str(when.latest)
        bound = str(when.latest or "9999")
        spoken = (mark.value[:10] for mark in self.reading.of_kind(MarkKind.TIME) if _DAY.match(mark.value))
        return max((day for day in spoken if day <= bound), default=str(when.earliest or ""))

    @cached_property
    def sentence_stems(self) -> tuple[frozenset[str], ...]:
        """Return the stems of each sentence."""
        return tuple(stems_of(span.of(self.text)) for span in self.sentences)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Return all words of the text, the singular for the plural."""
        return terms_of(self.text)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Return the numbers that the text prints in digits."""
        found = re.findall(r"(?<![\w.,])\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,4})?(?![\w.,]?\d)", self.text)
        return frozenset(float(digits.replace(",", "")) for digits in found)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def quotations(self) -> tuple[Mark, ...]:
        """Return the stretches in quotation marks, in order."""
        return self.reading.of_kind(MarkKind.QUOTATION)

    @cached_property
    def names(self) -> Mapping[str, Sequence[Span]]:
        """Return where each actor is named, in order, by the id of the appearance."""
        found: dict[str, list[Span]] = {}
        for mark in self.reading.of_kind(MarkKind.NAME):
            found.setdefault(mark.value, []).append(mark.span)
        return found

    @cached_property
    def taken_back(self) -> tuple[Span, ...]:
        """Return what notes of correction in this text give as wrong."""
        marks = self.reading.of_kind(MarkKind.CORRECTION)
        return tuple(mark.span for mark in marks if mark.value == TAKEN_BACK)

    def is_taken_back(self, span: Span) -> bool:
        """Whether a stretch lies in what a note of correction gives as wrong."""
        return any(error.overlaps(span) for error in self.taken_back)

    def is_quoted(self, span: Span) -> bool:
        """Whether a stretch stands inside quotation marks."""
        return any(mark.start <= span.start and span.end <= mark.end for mark in self.quotations)

    def place_of(self, offset: int) -> int:
        """Return the number of the sentence at an offset, or of the last one before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def with_before(self, span: Span) -> str:
        """Return the sentence of a stretch with the one before it."""
        number = self.place_of(span.start)
        return self.text[self.sentences[max(0, number - 1)].start : self.sentences[number].end]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence at an offset; the whole text where there is none."""
        return self.sentences[self.place_of(offset)] if self.sentences else Span(0, len(self.text))

    def sentences_of(self, span: Span) -> Span:
        """Return the stretch from the start of the first to the end of the last sentence that `span` touches."""
        first, last = self.sentence_at(span.start), self.sentence_at(max(span.start, span.end - 1))
        return Span(first.start, max(first.end, last.end))

    def clause_at(self, span: Span) -> Span:
        """Return the clause of a stretch: the part of its sentence between commas and joining words."""
        sentence = self.sentence_at(span.start)
        ends = [match.end() for match in _CLAUSE_END.finditer(self.text, sentence.start, span.start)]
        behind = _CLAUSE_END.search(self.text, span.end, sentence.end)
        return Span(ends[-1] if ends else sentence.start, behind.start() if behind else max(sentence.end, span.end))

    def context(self, span: Span) -> Context:
        """Return the context of a stretch."""
        if span not in self._contexts:
            at = self.place_of(span.start)
            before = self.sentences[at - 1] if at else None
            after = self.sentences[at + 1] if at + 1 < len(self.sentences) else None
            sentence = self.sentence_at(span.start)
            self._contexts[span] = context_of(self.text, span, sentence, before=before, after=after)
        return self._contexts[span]

    @cached_property
    def whole(self) -> Context:
        """Return the context that the text as a whole is: by it two texts are of one story or not."""
        found: dict[str, float] = {}
        for word in words_in(self.text[:LONGEST_WHOLE], Span(0, min(len(self.text), LONGEST_WHOLE))):
            for key, weight in word.features:
                found[key] = max(found.get(key, 0.0), weight)
        return found

    def is_of_one_story(self, other: Sheet) -> bool:
        """Whether two texts tell of the same things, as far as their words say."""
        return likeness(self.whole, other.whole) >= ONE_STORY

    def evidence(self, span: Span) -> Evidence:
        """Return the sentences around a stretch as evidence."""
        return Evidence(cite=self.article.cite(self.sentences_of(span)), words=span)


def is_after(sheet: Sheet, draft: Sheet) -> bool:
    """Whether an article came out after the day on which a draft is written, as far as the draft is dated."""
    when = draft.article.published
    return when.is_day and sheet.told > str(when.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The articles (ids) that are of the story of a draft, and those that may be."""

    story: frozenset[str]
    related: frozenset[str]
    is_of_few_words: bool

    def can_confirm(self, sheet: Sheet, score: float) -> bool:
        """Whether a place of an article, `score` like that of the item, can be of the same thing."""
        return self.is_of_few_words or score >= HINT or sheet.article.id in self.related

    def can_contradict(self, sheet: Sheet, score: float) -> bool:
        """Whether a place of an article is near enough to say that the draft has it otherwise."""
        return sheet.article.id in self.story or (sheet.article.id in self.related and score >= CERTAIN)


class Shelf:
    """The articles of a record, the earliest first, and who is who across them."""

    def __init__(self, readings: Sequence[Reading], retired: Sequence[Retired] = ()) -> None:
        self.retired = tuple(retired)
        self.sheets = tuple(sorted(map(Sheet, readings), key=_order))
        self._around: dict[Sheet, Neighbourhood] = {}

    def sheet_of(self, cite: Cite) -> Sheet | None:
        """Return the sheet of the article of a cite."""
        return self._by_article.get(cite.article)

    @cached_property
    def _by_article(self) -> dict[str, Sheet]:
        return {sheet.article.id: sheet for sheet in self.sheets}

    def around(self, draft: Sheet) -> Neighbourhood:
        """Return which articles are of the story of `draft`, and which may be."""
        if draft not in self._around:
            alike = {sheet.article.id: likeness(draft.whole, sheet.whole) for sheet in self.sheets}
            self._around[draft] = Neighbourhood(
                story=frozenset(name for name, score in alike.items() if score >= ONE_STORY),
                related=frozenset(name for name, score in alike.items() if score >= RELATED),
                is_of_few_words=len(draft.whole) < FEW,
            )
        return self._around[draft]

    def of_story(self, draft: Sheet) -> tuple[Sheet, ...]:
        """Return the articles that are of the story of `draft`, the earliest first."""
        story = self.around(draft).story
        return tuple(sheet for sheet in self.sheets if sheet.article.id in story)


def _order(sheet: Sheet) -> tuple[str, str]:
    return sheet.told or "9999", sheet.article.id
