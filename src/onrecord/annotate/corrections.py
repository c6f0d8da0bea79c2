"""Notes of correction: where an outlet takes back, in words, what it said before.

What a note quotes as wrong is no claim of the outlet: claims that rest on it are dropped. The note itself is a
statement of the outlet, so that the accounts it takes back can point to it. "This article was updated" takes nothing
back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from onrecord.annotate.contract import Annotator, Reading
from onrecord.lexicon import load
from onrecord.model import Article, Claim, ClaimKind, Mark, MarkKind, Polarity, Slot, Update
from onrecord.text import Span, covering, merged, overlapping, stripped

LONGEST = 2000
"""Code points of a paragraph up to which it may hold a note."""

FEWEST = 3
"""Words behind a label that make a note of it; fewer are a heading."""

TAKEN_BACK = "taken back"
"""The value of a mark on the words that a note gives as wrong; a note's own mark has its effect."""

BASIS = "a note of correction speaks for its outlet"

_LABEL_ALONE = re.compile(r"\W{0,3}[\w’' ]{5,40}\W{0,3}")
_STAMP = re.compile(
    r"^\W{0,3}\d{1,2}[:.h]\d{2}(?:\s?[ap]m\b|\s[A-Z]{2,4}\b)?(?:,?\s[\w ]{1,20}(?=[.:–—|]))?\s?[.:–—|,-]?\s{0,3}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note: where it stands, what it does to what was said, and where it gives the words that were wrong."""

    span: Span
    effect: Update
    errors: tuple[Span, ...]
    told_by: tuple[Span, ...]  # from the words about the own report to the end of the error


def find_notes(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], quoted: Sequence[Span] = (), outlet: str = ""
) -> tuple[Note, ...]:
    """Return the notes of correction in a text, sorted.

    `quoted` are its stretches in quotation marks, `outlet` is how the outlet calls itself.
    """
    own = (_pattern("own"), _itself(outlet, "verbs"), _itself(outlet, "telling"))
    bare = _blanked(text, quoted)
    found: list[Note] = []
    is_announced = False
    for paragraph in paragraphs:
        if paragraph.end - paragraph.start <= LONGEST and (is_announced or _may_hold(paragraph.of(bare), own)):
            first = bisect_left(sentences, paragraph.start, key=lambda one: one.start)
            inside = list(takewhile(paragraph.contains, sentences[first : first + LONGEST]))
            spans = _spans_in(bare, inside, own, is_announced=is_announced)
            found += (_note(text, span, [one for one in inside if span.contains(one)], own) for span in spans)
        words = paragraph.of(text)
        is_announced = bool(_LABEL_ALONE.fullmatch(words) and _matches("label", words)) and paragraph != paragraphs[0]
    return tuple(found)


def _may_hold(words: str, own: Own) -> bool:
    """Whether a paragraph has any of the words by which a note opens."""
    small = words.lower()
    return any(one.search(small) for one in _openers()) or any(one.search(words) for one in own[1:])


@cache
def _openers() -> tuple[re.Pattern[str], ...]:
    """Return what a note opens with, for words in small letters: three times as fast as patterns that know no case.

    Those of an outlet's own report begin with a word each, so that no other place of a text needs trying.
    """
    own, whole = (
        "|".join(f"(?:{row['pattern']})" for row in load("corrections_en")[section]) for section in ("own", "whole")
    )
    return (
        re.compile(rf"(?<!\w)(?=\w)(?:{own})", re.VERBOSE),
        re.compile(whole.replace("(?-i:[A-Z])", "[a-z]"), re.VERBOSE),
        re.compile(load("corrections_en")["itself"]["labels"]),
    )


def _blanked(text: str, quoted: Sequence[Span]) -> str:
    """Return `text` with blanks in place of what stands in quotation marks: who is quoted is not the outlet."""
    parts: list[str] = []
    at = 0
    for span in merged(quoted):
        parts += (text[at : span.start], " " * (span.end - span.start))
        at = span.end
    return "".join((*parts, text[at:]))


Own = tuple[re.Pattern[str], ...]
"""What tells that an outlet speaks of its own report."""


def _spans_in(bare: str, sentences: Sequence[Span], own: Own, *, is_announced: bool) -> Iterator[Span]:
    """Yield the notes of one paragraph: from the sentence that opens one to the next that does, or the end."""
    openings = [0] if is_announced else []
    for at, span in enumerate(sentences):
        words = span.of(bare) if at else _unstamped(span.of(bare))
        if at in openings:
            continue
        if _opens(words, own) if not openings else _is_another(words, own):
            openings.append(at)
    for at, behind in zip(openings, [*openings[1:], len(sentences)], strict=False):  # there may be none
        span = Span(sentences[at].start, sentences[behind - 1].end)
        if is_announced or _takes_back(_unstamped(span.of(bare)), own):
            yield span


def _opens(words: str, own: Own) -> bool:
    """Whether a note starts with a sentence: by its label, or because it speaks of the outlet's own report."""
    has_label = _matches("label", words) or _matches("weak_label", words)
    return has_label or _is_whole(words) or any(one.search(words) for one in own)


def _is_another(words: str, own: Own) -> bool:
    """Whether a sentence within a note starts a further one: by a label, or by another wrong account."""
    if _matches("label", words) or _matches("weak_label", words):
        return True
    return any(one.search(words) for one in own) and any(row.search(words) for row in _rows("error"))


def _takes_back(words: str, own: Own) -> bool:
    """Whether a stretch that opens like a note takes something back."""
    if label := _pattern("label").search(words):
        return len(re.findall(r"\s\w", words[label.end() :])) >= FEWEST
    if _is_whole(words):
        return True
    speaks_of_itself = any(one.search(words) for one in own) or _matches("weak_label", words)
    return speaks_of_itself and (_matches("sign", words) or own[1].search(words) is not None)


def _is_whole(words: str) -> bool:
    """Whether a stretch has words that take something back with neither a label nor a further sign."""
    return _matches("whole", words)


def _itself(outlet: str, verbs: str) -> re.Pattern[str]:
    """Return the pattern of an outlet that speaks of what it said, by its name or the last word of it."""
    words = outlet.removeprefix("The ").split()
    names = sorted({" ".join(words), *words[-1:]}, key=lambda name: (-len(name), name))
    if not words:
        return re.compile(r"(?!)")
    told = "|".join(map(re.escape, names))
    done = load("corrections_en")["itself"][verbs]
    return re.compile(rf"\b[Tt]he (?:{told}) (?:has |have |had )?(?:{done})\b(?:[^.;\n]{{0,40}}? that)?")


def _unstamped(words: str) -> str:
    return words[match.end() :] if (match := _STAMP.match(words)) else words


def _note(text: str, span: Span, sentences: Sequence[Span], own: Own) -> Note:
    words = span.of(text)
    is_retracted = _matches("retracting", words) and not _matches("replacing", words)
    errors: list[Span] = []
    told_by: list[Span] = []
    for sentence in sentences:
        said = sentence.of(text)
        if match := next((found for row in (*_rows("error"), own[2]) if (found := row.search(said))), None):
            error = stripped(_wrong_in(said, match).shifted(sentence.start), text)
            errors.append(error)
            told_by.append(Span(sentence.start, error.end))
        else:
            matches = (found for name in ("own", "retracting") for found in _pattern(name).finditer(said))
            told_by += [Span(*found.span()).shifted(sentence.start) for found in matches]
        for match in _pattern("error_short").finditer(said):
            short = _to_end(said, match.end()).shifted(sentence.start)
            if short.start < short.end and not any(short.overlaps(other) for other in errors):
                errors.append(short)
    effect = Update.RETRACTED if is_retracted else Update.REVISED
    return Note(span=span, effect=effect, errors=tuple(sorted(errors)), told_by=tuple(told_by))


def _wrong_in(said: str, match: re.Match[str]) -> Span:
    """Return the words that a note gives as wrong: the group of that name, else the clause behind the match."""
    if match.groupdict().get("wrong"):
        return Span(*match.span("wrong"))
    return _to_end(said, match.end())


def _to_end(said: str, start: int) -> Span:
    """Return the clause that starts at `start`; a full stop inside a number ends nothing."""
    for match in _pattern("error_end").finditer(said, start):
        is_point = match.group() == "." and match.end() < len(said) and not said[match.end()].isspace()
        if match.start() > start and not is_point:
            return Span(start, match.start())
    return Span(start, len(said))


def read_corrections(reading: Reading, by: str) -> Reading:
    """Add CORRECTION marks and the statements that they are; drop claims that rest on what a note gives as wrong."""
    article = reading.article
    spans = (tuple(mark.span for mark in reading.of_kind(kind)) for kind in (MarkKind.PARAGRAPH, MarkKind.SENTENCE))
    paragraphs, sentences = spans
    quoted = tuple(mark.span for mark in reading.of_kind(MarkKind.QUOTATION))
    notes = find_notes(article.text, paragraphs, sentences, quoted, article.outlet or "")
    updates = merged(span for span in sentences if _matches("update_note", span.of(article.text)))
    if updates:
        kept_claims = (one for one in reading.claims if not overlapping(updates, one.cites[0].span))
        reading = replace(reading, claims=tuple(kept_claims))
    if not notes:
        return reading
    marks = [mark for note in notes for mark in _marks(article, note, by)]
    wrong = _Wrong.of(notes)
    kept = [claim for one in reading.claims if (claim := _without_errors(one, wrong)) is not None]
    return replace(reading, claims=tuple(kept)).plus(marks, claims=[_statement(article, note, by) for note in notes])


def _marks(article: Article, note: Note, by: str) -> Iterator[Mark]:
    yield Mark(
        article=article.id,
        start=note.span.start,
        end=note.span.end,
        kind=MarkKind.CORRECTION,
        value=note.effect.value,
        basis=BASIS,
        by=by,
    )
    for error in note.errors:
        yield Mark(
            article=article.id,
            start=error.start,
            end=error.end,
            kind=MarkKind.CORRECTION,
            value=TAKEN_BACK,
            basis="a note of correction gives these words as wrong",
            by=by,
        )


@dataclass(frozen=True, slots=True)
class _Wrong:
    """The words that the notes of an article give as wrong, those with the words that say so, and the notes; sorted."""

    errors: tuple[Span, ...]
    told: tuple[Span, ...]
    notes: tuple[Span, ...]

    @staticmethod
    def of(notes: Sequence[Note]) -> _Wrong:
        errors = tuple(sorted(error for note in notes for error in note.errors))
        told = merged((*errors, *(span for note in notes for span in note.told_by)))
        return _Wrong(errors, told, merged(note.span for note in notes))


def _without_errors(claim: Claim, wrong: _Wrong) -> Claim | None:
    """Return a claim without the slots that a note gives as wrong, None when it rests on such words."""
    heads = [slot.span for slot in claim.slots if slot.name in ("predicate", "content", "item") and slot.span]
    places = heads or [cite.span for cite in claim.cites]
    is_inside = any(overlapping(wrong.notes, cite.span) for cite in claim.cites)
    if is_inside and any(overlapping(wrong.told, place) for place in places):
        return None
    slots = tuple(slot for slot in claim.slots if not (slot.span and covering(wrong.errors, slot.span)))
    return claim if len(slots) == len(claim.slots) else replace(claim, slots=slots)


def _statement(article: Article, note: Note, by: str) -> Claim:
    """Return the statement of the outlet that a note is."""
    words = note.span.of(article.text)
    is_denial = note.effect is Update.RETRACTED
    slots = (
        Slot(name="content", value=words, span=note.span),
        Slot(name="mode", value="direct"),
        Slot(name="class", value="denies" if is_denial else "asserts"),
        Slot(name="said_kind", value="said"),
        Slot(name="frame", value="note"),
        Slot(name="person", value=article.outlet or "the editors"),
        Slot(name="person_basis", value=BASIS),
        Slot(name="speaker_basis", value=BASIS),
    )
    return Claim(
        kind=ClaimKind.STATEMENT,
        article=article.id,
        cites=(article.cite(note.span),),
        slots=slots,
        when=article.published,
        polarity=Polarity.DENIED if is_denial else Polarity.AFFIRMED,
        source=article.outlet or "",
        source_stated=bool(article.outlet),
        by=by,
    )


annotate_corrections = Annotator(
    name="corrections",
    version=2,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.QUOTATION, *ClaimKind}),
    gives=frozenset({MarkKind.CORRECTION}),
    read=read_corrections,
)


def _matches(section: str, words: str) -> bool:
    return _pattern(section).search(words) is not None


@cache
def _rows(section: str) -> tuple[re.Pattern[str], ...]:
    flags = re.VERBOSE | re.IGNORECASE
    return tuple(re.compile(row["pattern"], flags) for row in load("corrections_en")[section])


@cache
def _pattern(section: str) -> re.Pattern[str]:
    rows = load("corrections_en")[section]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.VERBOSE | re.IGNORECASE)
