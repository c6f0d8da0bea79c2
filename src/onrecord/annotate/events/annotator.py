"""The annotator `events`: one Event for every happening that an article tells of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.annotate.attribution import Speech, speech_at, speech_behind, speech_in
from onrecord.annotate.certainty import Certainty, certainty_of
from onrecord.annotate.clause_dates import ClauseDates, Dated, by_publication
from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.events import slots, words
from onrecord.annotate.events.candidates import Candidate, candidates_in
from onrecord.annotate.events.contents import is_every_time, names_happening
from onrecord.annotate.events.extracts import cites_of
from onrecord.annotate.events.told import Told
from onrecord.annotate.events.worth import is_worth
from onrecord.annotate.parties import Parties
from onrecord.annotate.syntax import cut_paragraphs, parse
from onrecord.annotate.times import times_of
from onrecord.annotate.trees import Tree
from onrecord.model import UNKNOWN_WHEN, Claim, ClaimKind, Factuality, Mark, MarkKind, Slot
from onrecord.text import Span

LONGEST = 1200
"""Code points of a sentence that is read; what is longer is a list or a table, not a sentence of news (the longest of
24 articles has 520)."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article when its events are read."""

    reading: Reading
    sentences: Sequence[Span]
    said: Sequence[Speech]
    dates: ClauseDates
    parties: Parties
    repeated: Sequence[Span]
    quantities: tuple[Mark, ...]
    is_match: bool
    by: str


def read_events(reading: Reading, by: str) -> Reading:
    """Add an Event for every happening worth a line."""
    scene = _Scene(
        reading=reading,
        sentences=[mark.span for mark in reading.of_kind(MarkKind.SENTENCE)],
        said=speech_in(reading),
        dates=ClauseDates(reading),
        parties=Parties(reading),
        repeated=[time.span for time in times_of(reading) if time.type == "SET"],
        quantities=reading.of_kind(MarkKind.QUANTITY),
        is_match=words.is_match_report(reading.article.text),
        by=by,
    )
    text = reading.article.text
    pieces = cut_paragraphs(text, [mark.span for mark in reading.of_kind(MarkKind.PARAGRAPH)])
    return reading.plus(claims=[claim for tree in parse(text, pieces) for claim in _events_in(scene, tree)])


annotate_events = Annotator(
    name="events",
    version=5,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.TIME, MarkKind.PLACE, ClaimKind.STATEMENT}),
    gives=frozenset({ClaimKind.EVENT}),
    read=read_events,
)


def _events_in(scene: _Scene, tree: Tree) -> Iterator[Claim]:
    for candidate in candidates_in(tree):
        sentence = _sentence_at(scene.sentences, tree.starts[candidate.head])
        if sentence is None or sentence.end - sentence.start > LONGEST or not _is_prose(sentence, scene):
            continue
        told = _told(scene, tree, candidate)
        if is_worth(told):
            yield _event(scene, told, sentence)


def _told(scene: _Scene, tree: Tree, candidate: Candidate) -> Told:
    head = candidate.head
    clause = noun_clause_at(tree, head) if candidate.predicate.is_noun else clause_at(tree, head)
    certainty = certainty_of(tree, candidate.verb if candidate.is_attempt else head)
    dated = _dated(scene, tree, candidate, certainty)
    speech = _speech(scene, tree, head)
    return Told(
        tree=tree,
        candidate=candidate,
        clause=clause,
        certainty=_settled(certainty, dated, scene.reading.article.published.latest),
        dated=dated,
        is_marked_speech=speech is not None and speech.is_marked,
        is_match=scene.is_match,
        has_actor=any(scene.parties.is_actor(tree, agent) for agent in clause.agents),
        has_detail=_has_detail(scene, tree, clause),
        is_habit=_is_habit(scene, tree, head, clause.span(tree)),
    )


def _has_detail(scene: _Scene, tree: Tree, clause: Clause) -> bool:
    """Whether a clause names somebody, some body or an event that does or undergoes it, a place, or a number."""
    parties = (*clause.agents, *clause.patients, *clause.recipients)
    if any(scene.parties.is_actor(tree, head) or names_happening(tree, head) for head in parties):
        return True
    if slots.place_slot(tree, clause, scene.parties) is not None:
        return True
    return next(slots.quantity_slots(scene.quantities, clause.span(tree)), None) is not None


def _speech(scene: _Scene, tree: Tree, head: int) -> Speech | None:
    """Return in whose words a predicate stands, None for the narrator's."""
    found = speech_at(scene.said, tree.span(head, head))
    return found or speech_behind(tree, head, scene.reading.article.text)


def _dated(scene: _Scene, tree: Tree, candidate: Candidate, certainty: Certainty) -> Dated:
    """Return the date of a predicate, by its head or by the verb that leads to it."""
    dated = scene.dates.date(tree, candidate.head, certainty)
    if dated.time is None and candidate.verb != candidate.head:
        dated = scene.dates.date(tree, candidate.verb, certainty)
    if scene.is_match and dated.time is not None and _HALF.search(dated.time.value):
        return Dated(when=by_publication(scene.reading.article) if certainty.is_done else UNKNOWN_WHEN)
    return dated


_HALF = re.compile(r"-[HQ]\d$")
"""The first half of a match is none of a year."""


def _settled(certainty: Certainty, dated: Dated, published: date | None) -> Certainty:
    """Return the certainty in the light of the date: what is told of a day to come is planned."""
    earliest = dated.when.earliest
    if certainty.is_done and published and earliest and earliest > published:
        return replace(certainty, factuality=Factuality.PLANNED, factuality_cue=dated.time.span if dated.time else None)
    return certainty


def _is_habit(scene: _Scene, tree: Tree, head: int, span: Span) -> bool:
    beside = [kid for kid in tree.children[head] if tree.deps[kid] == "advmod"]
    if any(words.makes_habit(tree.words[kid]) for kid in beside) or is_every_time(tree, head):
        return True
    near = scene.repeated[bisect_left(scene.repeated, span) : bisect_left(scene.repeated, Span(span.end, span.end))]
    return any(span.contains(time) for time in near)


def _event(scene: _Scene, told: Told, sentence: Span) -> Claim:
    article, tree, certainty = scene.reading.article, told.tree, told.certainty
    cited = cites_of(tree, told.clause, sentence)
    speech = _speech(scene, tree, told.candidate.head)
    is_hearsay = speech is None and certainty.hearsay_cue is not None
    return Claim(
        kind=ClaimKind.EVENT,
        article=article.id,
        cites=tuple(article.cite(span) for span in cited),
        slots=tuple(_slots(scene, told, cited[0], speech)),
        when=told.dated.when,
        factuality=certainty.factuality,
        polarity=certainty.polarity,
        source=speech.source if speech else "",
        source_stated=not is_hearsay and (speech is None or bool(speech.source)),
        by=scene.by,
    )


def _slots(scene: _Scene, told: Told, cited: Span, speech: Speech | None) -> Iterator[Slot]:
    text, tree, clause = scene.reading.article.text, told.tree, told.clause
    kind = words.kind_of(told.candidate.predicate)
    yield slots.predicate_slot(tree, told.candidate, text)
    if kind:
        yield Slot(name="type", value=kind)
    yield from slots.party_slots(tree, clause, scene.parties, kind)
    if place := slots.place_slot(tree, clause, scene.parties):
        yield place
    if time := slots.time_slot(told.dated):
        yield time
    yield from slots.quantity_slots(scene.quantities, cited)
    yield from slots.cue_slots(told.certainty, speech.cue if speech else None, text)


def _sentence_at(sentences: Sequence[Span], offset: int) -> Span | None:
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and sentences[at].end > offset else None


def _is_prose(sentence: Span, scene: _Scene) -> bool:
    """Whether a sentence ends like one: titles, captions and rows of a table have no full stop."""
    return sentence.of(scene.reading.article.text).rstrip("”\"’') \n")[-1:] in {
        ".",
        "!",
        "?",
        "…",
        ":",
        ";",
        ",",
        "—",
        "]",
    }
