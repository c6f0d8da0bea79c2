"""How a clause is asserted, and the claim made of it: how certain, when, in whose words, in which words it is cited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.annotate.antecedents import Antecedents
from onrecord.annotate.attribution import Speech, speech_at, speech_behind, speech_in
from onrecord.annotate.certainty import Certainty, certainty_of
from onrecord.annotate.clause_dates import ClauseDates, Dated
from onrecord.annotate.contract import Reading
from onrecord.annotate.parties import Parties
from onrecord.annotate.syntax import cut_paragraphs, parse
from onrecord.annotate.trees import Tree
from onrecord.model import Claim, ClaimKind, Factuality, MarkKind, Polarity, Slot
from onrecord.text import Span

LONGEST = 1200
"""Code points of a sentence that is read; a longer one is a list or a table (the longest of 24 articles has 520)."""
_CLOSING = "”\"’') \n"
_STOPS = frozenset(".!?…:;,—]")
"""What a sentence of prose ends with; titles, captions and rows of a table end with a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """How the predicate `head` of `tree` is asserted; `source` is who is said to say so, "" for the narrator."""

    tree: Tree
    head: int
    sentence: Span
    certainty: Certainty
    dated: Dated
    speech: Speech | None

    @property
    def source(self) -> str:
        return self.speech.source if self.speech else ""

    @property
    def is_denied(self) -> bool:
        return self.certainty.polarity is Polarity.DENIED

    @property
    def is_planned(self) -> bool:
        return self.certainty.factuality is Factuality.PLANNED

    @property
    def is_possible(self) -> bool:
        """Whether it is only possible, or a matter of opinion."""
        return self.certainty.factuality in {Factuality.HYPOTHETICAL, Factuality.OPINION}


class Assertions:
    """The clauses of one article: reads how each is asserted, and makes claims of them."""

    def __init__(self, reading: Reading, by: str) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.parties = Parties(reading)
        self.antecedents = Antecedents(self.parties, self.text)
        self._by = by
        self._sentences = [mark.span for mark in reading.of_kind(MarkKind.SENTENCE)]
        self._said = speech_in(reading)
        self._dates = ClauseDates(reading)

    def trees(self) -> Iterator[Tree]:
        """Yield the trees of the article's paragraphs, in order."""
        paragraphs = [mark.span for mark in self.reading.of_kind(MarkKind.PARAGRAPH)]
        for tree in parse(self.text, cut_paragraphs(self.text, paragraphs)):
            self.antecedents.turn_to(tree)
            yield tree

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds an offset, None for one that is too long, or ends like a title or a row."""
        at = bisect_right(self._sentences, offset, key=lambda sentence: sentence.start) - 1
        if at < 0 or self._sentences[at].end <= offset:
            return None
        found = self._sentences[at]
        is_prose = found.of(self.text).rstrip(_CLOSING)[-1:] in _STOPS
        return found if is_prose and found.end - found.start <= LONGEST else None

    def assertion_at(self, tree: Tree, head: int, carrier: int | None = None) -> Assertion | None:
        """Return how `head` is asserted; `carrier` is the word that it is told with ("is" of "is in our hands")."""
        sentence = self.sentence_at(tree.starts[head])
        if sentence is None:
            return None
        governing = head if carrier is None else carrier
        certainty = certainty_of(tree, governing)
        dated = self._dates.date(tree, head, certainty)
        if dated.time is None and governing != head:
            dated = self._dates.date(tree, governing, certainty)
        return Assertion(
            tree=tree,
            head=head,
            sentence=sentence,
            certainty=certainty,
            dated=dated,
            speech=speech_at(self._said, tree.span(head, head)) or speech_behind(tree, head, self.text),
        )

    def claim(self, kind: ClaimKind, told: Assertion, cited: Span, slots: Iterable[Slot]) -> Claim:
        """Return the claim that `told` makes in the words `cited`, with the slots that say how it is told."""
        is_hearsay = told.speech is None and told.certainty.hearsay_cue is not None
        article = self.reading.article
        return Claim(
            kind=kind,
            article=article.id,
            cites=(article.cite(cited),),
            slots=(*slots, *self._telling_slots(told)),
            when=told.dated.when,
            factuality=told.certainty.factuality,
            polarity=told.certainty.polarity,
            source=told.source,
            source_stated=not is_hearsay and (told.speech is None or bool(told.source)),
            by=self._by,
        )

    def slot(self, name: str, span: Span, value: str = "") -> Slot:
        """Return a slot filled by the words of a span; they are its value, unless another is given."""
        return Slot(name=name, value=value or " ".join(span.of(self.text).split()), span=span)

    def _telling_slots(self, told: Assertion) -> Iterator[Slot]:
        if told.dated.time:
            yield Slot(name="time", value=told.dated.time.value, span=told.dated.time.span)
        cues = {
            "factuality_cue": told.certainty.factuality_cue,
            "polarity_cue": told.certainty.polarity_cue,
            "source_cue": told.speech.cue if told.speech else told.certainty.hearsay_cue,
        }
        for name, span in cues.items():
            if span is not None:
                yield self.slot(name, span)
