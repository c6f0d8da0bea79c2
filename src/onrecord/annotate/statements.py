"""Statements: what is said, thought or wanted in an article, and by whom, in marks and in other words.

A wrong speaker is worse than none. Who is printed beside the cue, who is carried over from the speech before, who is
only inferred and who is not stated stay apart, and a person is put beside the printed words, never in their place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.quotations import Quotation, quotations_of
from onrecord.annotate.speech.cues import medium_of, sense_of
from onrecord.annotate.speech.joining import Said, statements_of
from onrecord.annotate.speech.marked import Basis
from onrecord.annotate.speech.paragraphs import Paragraph, read_paragraphs
from onrecord.annotate.speech.persons import Cast, Identity, Link, Named, ends_in_name, find_openings, is_pronoun
from onrecord.annotate.speech.topics import topic_words
from onrecord.annotate.speech.turns import Turn, find_blocks, find_turns
from onrecord.annotate.syntax import parse
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.model import UNKNOWN_WHEN, Claim, ClaimKind, MarkKind, Polarity, Slot, When
from onrecord.text import Span


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the making of claims needs of an article."""

    reading: Reading
    sentences: Sequence[Span]
    named: Named
    cast: Cast
    times: Sequence[TimeExpression]
    by: str


def read_statements(reading: Reading, by: str) -> Reading:
    """Add a Statement for everything that somebody is said to say, think or want."""
    text = reading.article.text
    paragraphs = [mark.span for mark in reading.of_kind(MarkKind.PARAGRAPH)]
    turns = find_turns(text, paragraphs)
    quotations = _quotations(reading, paragraphs, turns)
    marks = sorted({piece for quotation in quotations for piece in quotation.pieces} | {turn.words for turn in turns})
    read = read_paragraphs(text, paragraphs, marks, parse)
    found = statements_of(text, quotations, read, turns)
    subjects = [subject for paragraph in read for subject in _subjects(text, paragraph)]
    scene = _Scene(
        reading=reading,
        sentences=[mark.span for mark in reading.of_kind(MarkKind.SENTENCE)],
        named=Named(reading),
        cast=Cast(text, [*subjects, *(said.speaker for said in found if said.speaker)]),
        times=times_of(reading) if reading.of_kind(MarkKind.TIME) else (),
        by=by,
    )
    return reading.plus(claims=[_claim(scene, said) for said in found])


annotate_statements = Annotator(
    name="statements",
    version=4,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.QUOTATION, MarkKind.TIME, MarkKind.NAME}),
    gives=frozenset({ClaimKind.STATEMENT}),
    read=read_statements,
)


def _subjects(text: str, paragraph: Paragraph) -> Iterator[Span]:
    return iter(paragraph.subjects) if paragraph.tree else find_openings(text, paragraph.span)


def _quotations(reading: Reading, paragraphs: Sequence[Span], turns: Sequence[Turn]) -> list[Quotation]:
    """Return what stands in marks or is set as a block, outside of labelled turns (there the label says who speaks)."""
    text = reading.article.text
    marked = quotations_of(reading)
    taken = [turn.words for turn in turns]
    blocks = [Quotation((block,)) for block in find_blocks(text, paragraphs)]
    found = sorted((*marked, *blocks), key=lambda quotation: (quotation.start, -quotation.end))
    kept: list[Quotation] = []
    for quotation in found:
        whole = Span(quotation.start, quotation.end)
        if not _touches(whole, taken) and not (kept and kept[-1].end > quotation.start):
            kept.append(quotation)
    return kept


def _touches(span: Span, sorted_spans: Sequence[Span]) -> bool:
    after = bisect_right(sorted_spans, span.start, key=lambda other: other.end)
    return after < len(sorted_spans) and sorted_spans[after].start < span.end


def _claim(scene: _Scene, said: Said) -> Claim:
    article = scene.reading.article
    identity = _identify(scene, said.speaker) if said.speaker else None
    sense = sense_of(said.lemma, said.frame)
    source = identity.name if identity else _printed(said, article.text)
    return Claim(
        kind=ClaimKind.STATEMENT,
        article=article.id,
        cites=(article.cite(_cited(scene.sentences, said)),),
        slots=(*_slots(said, identity, article.text), *_before(scene, said)),
        when=_when_said(scene.times, said),
        polarity=Polarity.DENIED if said.cue and sense.label == "denies" else Polarity.NOT_READ,
        source=source,
        source_stated=bool(source),
        by=scene.by,
    )


def _identify(scene: _Scene, speaker: Span) -> Identity | None:
    """Return who speaks: whom the NAME marks of the article mean; without a mark there, whom the cast means."""
    return scene.named.identify(speaker) if scene.named.covers(speaker) else scene.cast.identify(speaker)


def _when_said(times: Sequence[TimeExpression], said: Said) -> When:
    """Return the date that the cue itself carries: "said on Friday"; not one that the content speaks of."""
    for adjunct in said.adjuncts:
        first = bisect_left(times, adjunct.start, key=lambda time: time.span.start)
        time = times[first] if first < len(times) else None
        if time is None or not adjunct.contains(time.span) or not time.dates_event:
            continue
        if not any(piece.overlaps(time.span) for piece in said.pieces):
            return time.when
    return UNKNOWN_WHEN


def _slots(said: Said, identity: Identity | None, text: str) -> Iterator[Slot]:
    sense = sense_of(said.lemma, said.frame)
    for piece in said.pieces:
        yield Slot(name="content", value=piece.of(text), span=piece)
    yield Slot(name="mode", value=said.mode)
    yield Slot(name="said_kind", value=sense.kind)
    if said.frame:
        yield Slot(name="frame", value=said.frame)
    yield Slot(name="speaker_basis", value=_basis(said, identity, text))
    if said.speaker:
        yield Slot(name="speaker", value=said.speaker.of(text), span=said.speaker)
    if said.relative:
        yield Slot(name="speaker", value=said.relative.of(text), span=said.relative)
    if identity:
        yield Slot(name="person", value=identity.name, span=identity.span)
        yield Slot(name="person_basis", value=identity.link.value)
    if said.cue:
        yield Slot(name="cue", value=said.cue.of(text), span=said.cue)
        yield Slot(name="class", value=sense.label)
    for word in topic_words(" ".join(piece.of(text) for piece in said.pieces)):
        yield Slot(name="topic", value=word)
    yield from _setting(said, text)


def _before(scene: _Scene, said: Said) -> Iterator[Slot]:
    """Yield the sentence before, where all that is said only points back to it: "denied it", "denied this"."""
    text = scene.reading.article.text
    at = _sentence_at(scene.sentences, said.pieces[0].start)
    if at and len(said.pieces) == 1 and said.pieces[0].of(text).casefold() in _POINTING:
        before = scene.sentences[at - 1]
        if before.end - before.start <= LONGEST_BEFORE:
            yield Slot(name="before", value=" ".join(before.of(text).split()), span=before)


LONGEST_BEFORE = 400
"""Code points of a sentence that is shown before one that points back to it."""
_POINTING = frozenset({"it", "this", "that", "them", "these", "those"})


def _setting(said: Said, text: str) -> Iterator[Slot]:
    if said.audience:
        yield Slot(name="audience", value=said.audience.of(text), span=said.audience)
    if said.medium:
        yield Slot(name="medium", value=said.medium.of(text), span=said.medium)
    elif medium := medium_of(said.lemma):
        yield Slot(name="medium", value=medium)


def _printed(said: Said, text: str) -> str:
    return said.speaker.of(text) if said.speaker else ""


def _basis(said: Said, identity: Identity | None, text: str) -> str:
    """Return, in words, how the speaker is known."""
    if said.basis is not Basis.BESIDE:
        return said.basis.value
    if is_pronoun(_printed(said, text)):
        return "pronoun" if identity else "pronoun, not resolved"
    named = identity is not None and identity.link is not Link.ROLE
    return "named" if named or ends_in_name(_printed(said, text)) else "described"


def _cited(sentences: Sequence[Span], said: Said) -> Span:
    """Return the sentences that hold the content, and the cue where it stands in a sentence beside them."""
    first = _sentence_at(sentences, min(piece.start for piece in said.pieces))
    last = _sentence_at(sentences, max(piece.end for piece in said.pieces) - 1)
    if said.cue:
        cue = _sentence_at(sentences, said.cue.start)
        first, last = (cue, last) if first - 1 == cue else (first, cue) if last + 1 == cue else (first, last)
    return Span(sentences[first].start, sentences[last].end)


def _sentence_at(sentences: Sequence[Span], offset: int) -> int:
    return max(0, bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1)
