"""Every quotation of a draft beside the record: word for word, in other words, run together, or not there at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.check.alignment import Alignment, align
from onrecord.check.nouns import Checked, Difference, Edit, ItemKind, Verdict
from onrecord.check.passages import Library, Page, Passage, Token, parts_of, tokens_in, weight_of
from onrecord.check.sheets import Sheet
from onrecord.check.words import stems_of
from onrecord.lexicon import listed
from onrecord.model import Mark
from onrecord.text import Span

SHORTEST = 3
"""Words of a quotation that is sought in other words: of two words one alone is left."""

ALIKE = 0.6
"""Part of the words of a quotation that a stretch of the record must share to be its other wording."""

TOLD = 0.65
"""Part of what the words of a quotation tell that one sentence must hold to say the same in other words."""

LEFT_OUT = 0.8
"""Words of the record that may be left out within a quotation, for each word of it, for it still to be the same."""

FEWEST_TOLD = 2
"""Telling words that it must share at least."""

LONGEST_CUE = 60
"""Code points between the two halves of a split quotation: "said Marta Oyelin, the mayor"."""

APART = 30
"""Words between two halves of one remark in the record; more, and they are two remarks."""

MOST_SHOWN = 3
"""Places of the record that are shown for one item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A checked quotation, and where its words stand in the record."""

    checked: Checked
    passages: tuple[Passage, ...] = ()


def check_quotations(draft: Sheet, library: Library) -> tuple[Quoted, ...]:
    """Return every quotation of `draft` with its verdict, in the order of the text."""
    found = [_check(draft, mark, library) for mark in draft.quotations if any(tokens_in(draft.text, mark.span))]
    return tuple(_fused(draft, found))


def _check(draft: Sheet, mark: Mark, library: Library) -> Quoted:
    span = mark.span
    parts = parts_of(draft.text, span)
    tokens = [token for part in parts for token in part]
    exact = library.find_exact([[token.word for token in part] for part in parts]) if parts else []
    if exact:
        return _exact(draft, span, exact)
    return (
        _nearly(draft, span, tokens, library)
        or _pieced(draft, span, [token.word for token in tokens], library)
        or _told(draft, span, library)
        or Quoted(checked=_checked(draft, span, Verdict.ABSENT, "no article has these words, or words like them"))
    )


def _checked(
    draft: Sheet,
    span: Span,
    verdict: Verdict,
    reason: str,
    passages: Sequence[Passage] = (),
    *,
    difference: Difference = (),
) -> Checked:
    return Checked(
        kind=ItemKind.QUOTATION,
        span=span,
        words=span.of(draft.text),
        verdict=verdict,
        reason=reason,
        evidence=tuple(passage.page.sheet.evidence(passage.span) for passage in passages[:MOST_SHOWN]),
        difference=difference,
    )


def _exact(draft: Sheet, span: Span, found: Sequence[Passage]) -> Quoted:
    """Return a quotation whose words stand in the record as they are."""
    quoted = [passage for passage in found if passage.is_quoted]
    verdict, reason = Verdict.FOUND, "word for word"
    difference: Difference = ()
    if not quoted and len([word for word in _words(draft, span) if weight_of(word)]) >= FEWEST_TOLD:
        verdict, reason = Verdict.DIFFERS, "the record has these words, but not as a quotation"
    kept = [passage for passage in quoted or found if not _hides_negation(draft, span, passage)]
    if not kept:
        verdict, reason = Verdict.DIFFERS, "the record has a negation here that the draft leaves out"
        difference = _with_negation(draft, span, found[0])
    passages = tuple(kept or quoted or found)
    return Quoted(checked=_checked(draft, span, verdict, reason, passages, difference=difference), passages=passages)


def _words(draft: Sheet, span: Span) -> list[str]:
    return [token.word for token in tokens_in(draft.text, span)]


def is_negation(word: str) -> bool:
    """Whether a word in small letters turns a statement round."""
    return word in listed("check_en", "negation") or word.endswith("n't")


def _hides_negation(draft: Sheet, span: Span, passage: Passage) -> bool:
    """Whether what an ellipsis leaves out, or the word right before a trimmed quotation, turns it round."""
    page = passage.page
    left_out = (page.words[at] for gap in passage.left_out for at in range(gap.start, gap.end))
    if any(map(is_negation, left_out)):
        return True
    if not _is_negated_before(passage):
        return False
    sentence = draft.sentence_at(span.start)
    return not any(map(is_negation, _words(draft, Span(sentence.start, span.start))))


def _is_negated_before(passage: Passage) -> bool:
    before = passage.first - 1
    return before >= 0 and passage.page.is_quoted(before) and is_negation(passage.page.words[before])


def _with_negation(draft: Sheet, span: Span, passage: Passage) -> Difference:
    first = passage.first - 1 if _is_negated_before(passage) else passage.first
    gone = [(Edit.GONE, passage.page.tokens[first].printed)] if first < passage.first else []
    beside = align(list(tokens_in(draft.text, span)), passage.page.tokens[passage.first : passage.last + 1])
    return (*gone, *beside.difference)


def _nearly(draft: Sheet, span: Span, tokens: Sequence[Token], library: Library) -> Quoted | None:
    """Return a quotation that the record has in slightly other words; None where it has nothing alike."""
    words = [token.word for token in tokens]
    if len(words) < SHORTEST:
        return None
    best: tuple[tuple[bool, int, int], Alignment, Passage] | None = None
    for page, first, last in library.find_windows(words):
        found = align(tokens, page.tokens[first:last])
        passage = Passage(page=page, first=first + found.first, last=first + found.last - 1)
        if not _is_alike(words, found, is_quoted=passage.is_quoted):
            continue
        key = (not passage.is_quoted, found.edits, -found.same)
        if best is None or key < best[0]:
            best = key, found, passage
    if best is None:
        return None
    _, found, passage = best
    reason = _said_how(found) if passage.is_quoted else "the record says it in other words, not as a quotation"
    checked = _checked(draft, span, Verdict.DIFFERS, reason, [passage], difference=found.difference)
    return Quoted(checked=checked, passages=(passage,))


def _is_alike(words: Sequence[str], found: Alignment, *, is_quoted: bool) -> bool:
    """Whether a stretch of the record is the quotation in other words: most words, and most of what they tell.

    Of a quotation of the record one word may be another, whatever it tells.
    """
    if found.last <= found.first:
        return False
    new, gone = len(found.words(Edit.NEW)), len(found.words(Edit.GONE))
    if (
        found.same < ALIKE * len(words)
        or new > max(1.0, (1 - ALIKE) * len(words))
        or gone > max(2.0, LEFT_OUT * len(words))
    ):
        return False
    if is_quoted and found.edits == 1 and len(words) > SHORTEST and any(map(weight_of, found.words(Edit.SAME))):
        return True
    told = sum(map(weight_of, words))
    return sum(map(weight_of, found.words(Edit.SAME))) >= TOLD * told


def _said_how(found: Alignment) -> str:
    """Return in words how a quotation differs."""
    gone, new = found.words(Edit.GONE), found.words(Edit.NEW)
    if any(map(is_negation, gone)) != any(map(is_negation, new)):
        return "a negation differs: the draft says the opposite of the record"
    if gone and new:
        return f"{_count(found.edits, 'word')} changed"
    return f"{_count(len(gone), 'word')} left out" if gone else f"{_count(len(new), 'word')} added"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _pieced(draft: Sheet, span: Span, words: Sequence[str], library: Library) -> Quoted | None:
    """Return a quotation whose telling words stand in several quotations of one article, but nowhere together."""
    telling = [word for word in words if weight_of(word)]
    if len(telling) < FEWEST_TOLD:
        return None
    for page in library.pages:
        places = [next((at for at in page.places_of([word]) if page.is_quoted(at)), None) for word in telling]
        if None not in places:
            passages = tuple(Passage(page=page, first=at, last=at) for at in _kept(page, places))
            if len(passages) > 1:
                reason = "no article has these words together: they are of several quotations"
                return Quoted(checked=_checked(draft, span, Verdict.DIFFERS, reason, passages), passages=passages)
    return None


def _kept(page: Page, places: Iterable[int | None]) -> list[int]:
    """Return the first place in each quotation that `places` are in."""
    kept: dict[Span, int] = {}
    for at in places:
        if at is not None:
            token = page.tokens[at]
            home = next(m.span for m in page.sheet.quotations if m.start <= token.start < m.end)
            kept.setdefault(home, at)
    return list(kept.values())


def _told(draft: Sheet, span: Span, library: Library) -> Quoted | None:
    """Return a quotation that one sentence of the record tells in other words."""
    wanted = stems_of(span.of(draft.text))
    best: tuple[float, Page, Span] | None = None
    for page in library.pages:
        for sentence, stems in zip(page.sheet.sentences, page.sheet.sentence_stems, strict=True):
            share = _share(wanted, stems)
            if share >= TOLD and (best is None or share > best[0]):
                best = share, page, sentence
    if best is None:
        return None
    _, page, sentence = best
    evidence = page.sheet.evidence(sentence)
    reason = "the record says it in other words, not as a quotation"
    return Quoted(checked=replace(_checked(draft, span, Verdict.DIFFERS, reason), evidence=(evidence,)))


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    """Return which part of what `wanted` stems tell is there; 0 where too few are."""
    shared = len(wanted & there)
    return shared / len(wanted) if shared >= FEWEST_TOLD else 0.0


def _fused(draft: Sheet, found: Sequence[Quoted]) -> Iterator[Quoted]:
    """Yield the quotations; two halves of one that are two remarks of the record become one that differs."""
    spoilt: dict[int, Quoted] = {}
    for at, (first, second) in enumerate(pairwise(found)):
        if _is_one_remark(draft, first, second) and not _stand_together(first.passages, second.passages):
            span = Span(first.checked.span.start, second.checked.span.end)
            passages = (first.passages[0], second.passages[0])
            reason = "two remarks of the record are run into one"
            checked = _checked(draft, span, Verdict.DIFFERS, reason, passages)
            spoilt |= {at: Quoted(checked=checked, passages=passages), at + 1: second}
    for at, one in enumerate(found):
        if at in spoilt:
            if spoilt[at] is not one:
                yield spoilt[at]
        else:
            yield one


def _is_one_remark(draft: Sheet, first: Quoted, second: Quoted) -> bool:
    """Whether the draft tells two stretches as one remark: a cue between, and the second goes on in small letters."""
    between = Span(first.checked.span.end, second.checked.span.start).of(draft.text)
    if not first.passages or not second.passages or len(between) > LONGEST_CUE or "\n" in between:
        return False
    opening = second.checked.words.lstrip("“\"'‘").strip()[:1]
    closing = first.checked.words.rstrip("”\"'’")[-1:]
    is_cue = 1 <= len(between.split()) <= 8 and not any(sign in between for sign in ".!?;:")
    return (
        is_cue
        and opening.islower()
        and closing in ",-–—"
        and all(one.checked.verdict is Verdict.FOUND for one in (first, second))
    )


def _stand_together(first: Sequence[Passage], second: Sequence[Passage]) -> bool:
    return any(one.page is other.page and 0 <= other.first - one.last <= APART for one in first for other in second)
