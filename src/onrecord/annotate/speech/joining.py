"""Statements of an article: marked and governed content put together, so that nothing is said twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.quotations import Quotation
from onrecord.annotate.speech.frames import governed_part
from onrecord.annotate.speech.indirect import Governed, governed_contents
from onrecord.annotate.speech.marked import Attributed, Basis, attribute
from onrecord.annotate.speech.paragraphs import Paragraph
from onrecord.annotate.speech.turns import Turn
from onrecord.text import Span, stripped


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement: its content in pieces, how it is given, and who is printed as its speaker.

    `mode` is direct (marked speech), mixed (own and marked words) or indirect. `cue` and `speaker` are None where none
    is printed; `frame` is the place of governed content, "" for marked speech.
    """

    pieces: tuple[Span, ...]
    mode: str
    lemma: str
    cue: Span | None
    speaker: Span | None
    relative: Span | None = None
    audience: Span | None = None
    medium: Span | None = None
    adjuncts: tuple[Span, ...] = ()
    basis: Basis
    frame: str = ""


def statements_of(
    text: str, quotations: Sequence[Quotation], paragraphs: Sequence[Paragraph], turns: Sequence[Turn] = ()
) -> tuple[Said, ...]:
    """Return all statements, in the order of the text, no two with the same content."""
    marks = sorted(piece for quotation in quotations for piece in quotation.pieces)
    governed = [
        _with_whole_marks(item, marks)
        for paragraph in paragraphs
        if paragraph.tree is not None
        for item in governed_contents(paragraph.tree, text, paragraph.marked)
        # Without a subject the tree was led astray by the marks, which stand for themselves.
        if item.speaker is not None or not any(_overlapping(piece, marks) for piece in item.pieces)
    ]
    governed = list(_outermost(governed))
    attributed = [item for item in attribute(text, quotations, paragraphs) if is_speech(text, item)]
    widened = [_widened(text, item, paragraphs) for item in attributed]
    spoken = list(_joined(text, _outside(widened, governed)))
    retold = [said for item in governed if (said := _retold(item, marks))]
    found: dict[tuple[Span, ...], Said] = {}
    for said in (*map(_labelled, turns), *retold, *map(_spoken, spoken)):
        found.setdefault(said.pieces, said)
    return tuple(sorted(found.values(), key=lambda said: (said.pieces[0].start, -said.pieces[-1].end)))


def _outside(attributed: Sequence[Attributed], governed: Sequence[Governed]) -> Iterator[Attributed]:
    """Yield the quotations without the pieces that are part of larger governed content: those are mixed speech."""
    larger = _Cover([piece for item in governed for piece in item.pieces])
    for item in attributed:
        pieces = tuple(piece for piece in item.quotation.pieces if not larger.holds(piece, is_partial=item.is_partial))
        if pieces:
            yield replace(item, quotation=Quotation(pieces, is_single=item.quotation.is_single))


def _labelled(turn: Turn) -> Said:
    return Said(
        pieces=(turn.words,),
        mode="indirect" if turn.is_headline else "direct",
        lemma=":",
        cue=turn.colon,
        speaker=turn.label,
        basis=Basis.BESIDE,
    )


_WIDEST = 300
"""Code points of a clause that a partial quotation is widened to."""


def _widened(text: str, item: Attributed, paragraphs: Sequence[Paragraph]) -> Attributed:
    """Return a partial quotation widened to the part of its sentence that its verb governs.

    "described the wall as a “disgrace” to the town": the words in marks are no content by themselves.
    """
    tree, voice = paragraphs[item.paragraph].tree, item.voice
    if not item.is_partial or tree is None or voice is None or len(item.quotation.pieces) > 1:
        return item
    piece = item.quotation.pieces[0]
    cue = bisect_left(tree.starts, voice.cue.start)
    inside = bisect_left(tree.starts, piece.start)
    if cue >= len(tree) or inside >= len(tree) or not voice.cue.start == tree.starts[cue] < piece.start:
        return item
    whole = governed_part(tree, cue, inside)
    if whole is None or not whole.contains(Span(piece.start + 1, piece.end - 1)) or whole.end - whole.start > _WIDEST:
        return item
    whole = Span(min(whole.start, piece.start), max(whole.end, piece.end))
    return replace(item, quotation=Quotation((stripped(whole, text),)))


def _outermost(governed: Sequence[Governed]) -> Iterator[Governed]:
    """Yield the contents that lie in no other: what Sole said that Orsk said is part of what Sole said.

    Of 1,700 contents inside another one over 840 annotated articles one in six was a statement for the annotators.
    """
    larger = _Cover([piece for item in governed for piece in item.pieces])
    for item in governed:
        if not all(larger.holds(piece, is_partial=True) for piece in item.pieces):
            yield item


class _Cover:
    """Says whether one of `spans` holds a stretch and clearly more than it."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._longest = max((span.end - span.start for span in spans), default=0)

    def holds(self, piece: Span, *, is_partial: bool) -> bool:
        size = (piece.end - piece.start) * (1.0 if is_partial else 1.15)
        last = bisect_right(self._spans, (piece.start + 1, piece.end + self._longest + 2))
        first = bisect_left(self._spans, (piece.end - self._longest - 3, 0))
        return any(
            span.start <= piece.start + 1 and span.end >= piece.end - 2 and span.end - span.start > size + 1
            for span in self._spans[first:last]
        )


_SMALL = frozenset("a an the of and in on for to with".split())


def is_speech(text: str, item: Attributed) -> bool:
    """Whether words in marks are said by somebody, and no title, nickname or scare quote.

    Counted over 840 articles: of partial quotations whose words all start with a capital one in three is speech, of
    single words that no cue stands beside one in two, of short ones that nobody near is said to say one in four.
    """
    if not item.is_partial and not item.quotation.is_single:
        return True
    words = " ".join(piece.of(text) for piece in item.quotation.pieces).strip("“”\"'‘’«»,.").split()
    is_beside = item.basis is Basis.BESIDE
    if item.quotation.is_single:
        goes_on = item.basis is Basis.CARRIED and not item.is_partial
        return goes_on or (is_beside and item.voice is not None and item.voice.speaks)
    is_title = all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in words)
    if is_title and not (is_beside and _touches(text, item)):
        return False
    if item.basis is Basis.NOT_STATED:
        return len(words) > 5
    return is_beside or len(words) > 1


def _touches(text: str, item: Attributed) -> bool:
    """Whether nothing but punctuation parts a quotation from the verb of its voice: "shouted “Open the Gates”"."""
    if item.voice is None:
        return False
    before, after = text[item.voice.cue.end : item.quotation.start], text[item.quotation.end : item.voice.start]
    return not (before or after).strip(" ,:")


def _spoken(item: Attributed) -> Said:
    voice = item.voice
    return Said(
        pieces=item.quotation.pieces,
        mode="mixed" if item.is_partial else "direct",
        lemma=voice.lemma if voice else "",
        cue=voice.cue if voice and item.basis is Basis.BESIDE and voice.cue.start < voice.cue.end else None,
        speaker=voice.speaker if voice else None,
        relative=voice.relative if voice else None,
        audience=voice.audience if voice else None,
        medium=voice.medium if voice else None,
        adjuncts=voice.adjuncts if voice and item.basis is Basis.BESIDE else (),
        basis=item.basis,
    )


def _with_whole_marks(item: Governed, marks: Sequence[Span]) -> Governed:
    """Return governed content with the closing mark of a quotation that it ends in, and all of one that it cuts."""
    return replace(item, pieces=tuple(_whole(piece, marks) for piece in item.pieces))


def _whole(piece: Span, marks: Sequence[Span]) -> Span:
    cut = _overlapping(piece, marks)
    if not cut or _is_within(piece, marks):
        return piece
    return Span(min(piece.start, cut[0].start), max(piece.end, cut[-1].end))


def _retold(item: Governed, marks: Sequence[Span]) -> Said | None:
    """Return governed content as a statement, without the pieces that are marked speech and stand for themselves."""
    pieces = tuple(piece for piece in item.pieces if not _is_within(piece, marks))
    is_mixed = any(_overlapping(piece, marks) for piece in pieces)
    if not pieces:
        return None
    return Said(
        pieces=pieces,
        mode="mixed" if is_mixed else "indirect",
        lemma=item.lemma,
        cue=item.cue,
        speaker=item.speaker,
        relative=item.relative,
        audience=item.audience,
        medium=item.medium,
        adjuncts=item.adjuncts,
        basis=Basis.BESIDE if item.speaker else Basis.NOT_STATED,
        frame=item.frame,
    )


def _overlapping(piece: Span, marks: Sequence[Span]) -> Sequence[Span]:
    first = bisect_right(marks, piece.start, key=lambda mark: mark.end)
    return marks[first : bisect_left(marks, piece.end, key=lambda mark: mark.start)]


def _is_within(piece: Span, marks: Sequence[Span]) -> bool:
    return any(mark.start - 1 <= piece.start and piece.end <= mark.end + 1 for mark in _overlapping(piece, marks))


_ONLY_ATTRIBUTION = re.compile(r"(?:,[^“”\"]{1,80}|(?:\s[\w’'-]{1,30}){0,6})?[.,;:]?\s+")


def _joined(text: str, spoken: Iterator[Attributed]) -> Iterator[Attributed]:
    """Yield `spoken` with a quotation that its cue breaks made one again (“One,” she said. “Two.”)."""
    held: Attributed | None = None
    for item in spoken:
        if held and _continues(text, held, item):
            pieces = (*held.quotation.pieces, *item.quotation.pieces)
            held = replace(held, quotation=Quotation(pieces, is_single=held.quotation.is_single))
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _continues(text: str, held: Attributed, item: Attributed) -> bool:
    """Whether nothing but the attribution of `held` stands between the two, in one paragraph."""
    voice = held.voice
    if voice is None or not held.stands_after or held.is_partial or item.basis is Basis.INFERRED:
        return False
    if (
        item.voice is None
        or item.voice.cue != voice.cue
        or item.paragraph != held.paragraph
        or item.quotation.start < voice.end
    ):
        return False
    return bool(_ONLY_ATTRIBUTION.fullmatch(text[voice.end : item.quotation.start]))
