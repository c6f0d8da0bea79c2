"""Sentences of a draft that tell what the record has taken back since: by a note of correction, or by "no longer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.check.denials import Concession, Denial, concession_of, concessions_in, denial_of, denials_in
from onrecord.check.lifting import Lifted, lifted_in, lifting_of
from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.words import likeness, stems_of
from onrecord.lexicon import listed, load
from onrecord.text import Span

TOLD = 0.75
"""Part of what was taken back that a sentence must tell to tell it again."""

FEWEST = 3
"""Words that it must share with it."""

NEAR = 0.12
"""Likeness of two places from which they can be about one story."""

_NO_LONGER = re.compile(
    r"\bno\ longer\ (?:an?\ |the\ |their\ |his\ |her\ |its\ )?(?:\w+\ )?(?P<what>[^\W\d_]{4,})\b", re.IGNORECASE
)
_STILL = re.compile(r"\b(?:remains?|still|continues?\ to|is|are)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|no|never|nor|neither)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Error:
    """What a note of correction of an article gives as wrong."""

    sheet: Sheet
    span: Span
    stems: frozenset[str]


def check_accounts(draft: Sheet, shelf: Shelf) -> tuple[Checked, ...]:
    """Return the sentences of `draft` that tell as it stands what an article has taken back, in the order of the text.

    Figures and dates that were taken back are held by themselves.
    """
    errors = [error for sheet in shelf.sheets for error in _errors(sheet)]
    denials, concessions = denials_in(draft, shelf), concessions_in(draft, shelf)
    lifted = lifted_in(draft, shelf)
    found: list[Checked] = []
    for sentence in draft.sentences:
        if _tells_of_change(sentence.of(draft.text)):
            continue
        checked = (
            _corrected(draft, sentence, errors)
            or _ended(draft, sentence, shelf)
            or _lifted(draft, sentence, lifted)
            or _retracted(draft, sentence, shelf)
            or _denied(draft, sentence, denials)
            or _conceded(draft, sentence, concessions)
        )
        if checked:
            found.append(checked)
    return tuple(found)


def _lifted(draft: Sheet, sentence: Span, lifted: Sequence[Lifted]) -> Checked | None:
    """Return a sentence that says that something is in force which the record has lifted or withdrawn."""
    one = lifting_of(draft, sentence, lifted)
    return _checked(draft, sentence, "lifted or withdrawn by the record", one.sheet, one.span) if one else None


def _denied(draft: Sheet, sentence: Span, denials: Sequence[Denial]) -> Checked | None:
    """Return a sentence that tells as so what one article told and a later one denies."""
    denial = denial_of(draft, sentence, denials)
    return _checked(draft, sentence, "the record denies this by now", denial.sheet, denial.span) if denial else None


def _conceded(draft: Sheet, sentence: Span, concessions: Sequence[Concession]) -> Checked | None:
    """Return a sentence that says with a "no" what was admitted since."""
    one = concession_of(draft, sentence, concessions)
    return _checked(draft, sentence, "the record has it admitted by now", one.sheet, one.span) if one else None


def _retracted(draft: Sheet, sentence: Span, shelf: Shelf) -> Checked | None:
    """Return a sentence that tells what whoever said so has taken back since, as the links of the record say."""
    stems = stems_of(sentence.of(draft.text))
    for retired in shelf.retired:
        old, new = stems_of(retired.old.quote), stems_of(retired.new.quote)
        home = shelf.sheet_of(retired.new)
        if retired.slot == "number" or retired.how not in ("retracted", "revised") or home is None:
            continue
        is_told = len(stems & old) >= FEWEST and len(stems & old) >= TOLD * len(old)
        if is_told and len(stems & (old - new)) >= len(stems & (new - old)):
            reason = f"{retired.how} since then in the record"
            return _checked(draft, sentence, reason, home, retired.new.span)
    return None


def _errors(sheet: Sheet) -> Iterator[_Error]:
    for span in sheet.taken_back:
        stems = stems_of(span.of(sheet.text))
        if len(stems) >= FEWEST and not re.search(r"\d", span.of(sheet.text)):
            yield _Error(sheet=sheet, span=span, stems=stems)


def _tells_of_change(sentence: str) -> bool:
    """Whether a sentence says itself that it tells an earlier account."""
    folded = sentence.casefold()
    if any(phrase in folded for phrase in load("check_en")["past"]["phrases"]):
        return True
    return bool(listed("check_en", "past") & set(re.findall(r"[^\W_]+", folded)))


def _corrected(draft: Sheet, sentence: Span, errors: Sequence[_Error]) -> Checked | None:
    """Return a sentence that tells what a note of correction gives as wrong, and not what it gives as right."""
    stems = stems_of(sentence.of(draft.text))
    for error in errors:
        shared = stems & error.stems
        if len(shared) >= FEWEST and len(shared) >= TOLD * len(error.stems):
            return _checked(draft, sentence, "an article has corrected this", error.sheet, error.span)
    return None


def _ended(draft: Sheet, sentence: Span, shelf: Shelf) -> Checked | None:
    """Return a sentence that says that something still is what an article says that it no longer is."""
    words = sentence.of(draft.text)
    if not _STILL.search(words) or _NEGATED.search(words):
        return None
    stems = stems_of(words)
    for sheet in shelf.sheets:
        for match in _NO_LONGER.finditer(sheet.text):
            what = stems_of(match["what"])
            if (
                not what
                or not what <= stems
                or not re.search(_KEPT.format(re.escape(match["what"])), words, re.IGNORECASE)
            ):
                continue
            span = Span(match.start(), match.end())
            if likeness(draft.context(sentence), sheet.context(span)) >= NEAR:
                return _checked(draft, sentence, "no longer so by the record", sheet, span)
    return None


_KEPT = (
    r"\b(?:(?:remains?|still|continues\sto\sbe)\s(?:\w+\s){{0,3}}?"
    r"|(?:is|are)\s(?:an?|the|their|his|her|its)\s(?:\w+\s)?){}"
)


def _checked(draft: Sheet, sentence: Span, reason: str, sheet: Sheet, span: Span) -> Checked:
    return Checked(
        kind=ItemKind.ACCOUNT,
        span=sentence,
        words=sentence.of(draft.text),
        verdict=Verdict.DIFFERS,
        reason=reason,
        evidence=(sheet.evidence(span),),
    )
