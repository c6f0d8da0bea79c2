"""What the record denies by a "not" or by words of taking back, beside sentences of a draft that tell it as so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.check.clauses import coverage, told_in
from onrecord.check.measures import is_after
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.words import Word
from onrecord.text import Span

TOLD = 0.7
"""Part of what is denied that a sentence must tell to tell it as so."""

FEWEST, ENOUGH = 2, 9.0
"""Words that it must share with it, and their weight: two rare ones, or three."""

_CLAUSE = r"(?P<what>[^.;:?!\n]{4,160})"
_DENIES = re.compile(
    rf"""
    \b(?: (?:had|has|have|was|were|did|does|do|is|are)\s(?:not|never)\s
          (?!(?:only|yet|immediately|say|know|want|comment)\b)
        | (?P<back>withdr(?:ew|awn)|retract(?:ed|s)|took\sback|taken\s(?:that|this|it)?\s?back|disowned|dropped)\s
          (?:an?\s|his\s|her\s|its\s|their\s|the\s|that\s)?(?:\w+\s)?(?:claim|statement|report|account|accusation|charge|allegation)\s?(?:that|of|against)?\s
        | (?:turned\sout|proved|was\sfound)\s(?:not\sto|to\sbe\sfalse)\s )
    {_CLAUSE}
    """,
    re.VERBOSE | re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|none|without|den(?:y|ies|ied)|false|wrong)\b|n['’]t\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A clause of an article that denies something: the words of what it denies, and its sentence."""

    sheet: Sheet
    span: Span
    words: tuple[Word, ...]
    text: str


def denials_in(draft: Sheet, shelf: Shelf) -> tuple[Denial, ...]:
    """Return what the articles of the story of a draft deny after an earlier one told it."""
    story = [sheet for sheet in shelf.sheets if draft.is_of_one_story(sheet)]
    return tuple(denial for sheet in story for denial in _denials(sheet, story))


def _denials(sheet: Sheet, story: Sequence[Sheet]) -> Iterator[Denial]:
    for sentence in sheet.sentences:
        for match in _DENIES.finditer(sheet.text, sentence.start, sentence.end):
            if sheet.is_quoted(Span(match.start(), match.end())):
                continue
            before = sheet.text[max(sentence.start, match.start() - 60) : match.start()]
            text = f"{re.split(_JOINTS, before)[-1]} {re.split(_JOINTS, match['what'])[0]}"
            words = told_in(text)
            if _is_enough(words) and (match["back"] or _was_told(words, sheet, story)):
                yield Denial(sheet, Span(match.start(), match.end()), words, text)


_JOINTS = re.compile(r",|\s(?:but|and|while|because|since|as|after|before|which|who|that)\s")


def _is_enough(words: Sequence[Word]) -> bool:
    return len(words) >= FEWEST and sum(word.features[0][1] for word in words) >= ENOUGH


def _was_told(words: tuple[Word, ...], sheet: Sheet, story: Sequence[Sheet]) -> bool:
    """Whether an earlier article tells as so what a sentence denies."""
    stems = {word.features[0][0] for word in words}
    for other in story:
        if other.told >= sheet.told:
            continue
        for sentence, there in zip(other.sentences, other.sentence_stems, strict=True):
            if not stems & there:
                continue
            told = sentence.of(other.text)
            part, number = coverage(words, told)
            if part >= TOLD and number >= FEWEST and not NEGATED.search(told):
                return True
    return False


def denial_of(draft: Sheet, sentence: Span, denials: Sequence[Denial]) -> Denial | None:
    """Return the denial of what a sentence of a draft tells as so; None where there is none."""
    told = sentence.of(draft.text)
    if NEGATED.search(told):
        return None
    for denial in denials:
        part, number = coverage(denial.words, told)
        if part >= TOLD and number >= FEWEST and not is_after(denial.sheet, draft):
            return denial
    return None
