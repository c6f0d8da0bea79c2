"""What the record denies by a "not" or by words of taking back, beside sentences of a draft that tell it as so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.check.clauses import coverage, told_in
from onrecord.check.sheets import Sheet, Shelf, is_after
from onrecord.check.words import Word
from onrecord.model import ClaimKind
from onrecord.resolve.comparing.denials import NEGATED as NO
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
          (?:an?\s|his\s|her\s|its\s|their\s|the\s|that\s)?(?:\w+\s)?(?:claim|statement|report|account|accusation|charge|allegation|finding|assertion|version)\s?(?:that|of|against)?\s
        | (?:turned\sout|proved|was\sfound)\s(?:not\sto|to\sbe\sfalse)\s
        | no\s(?=[^\W\d_]+\s(?:had|has|have|was|were)\s(?:ever\s)?(?:been\s)?[^\W\d_]+(?:ed|en|un)\b) )
    {_CLAUSE}
    """,
    re.VERBOSE | re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|nobody|none|without|den(?:y|ies|ied)|false|wrong(?:ly)?|mistake\w*|withdr[ae]w\w*"
    r"|retract\w*|(?:took|taken)\s(?:\w+\s){0,4}back|disown\w*)\b|n['’]t\b",
    re.IGNORECASE,
)

_CONCEDES = re.compile(rf"\b(?:acknowledg|admit|admitt|conced|confess)(?:s|es|ed)\s(?:that\s)?{_CLAUSE}", re.IGNORECASE)
_ONLY_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|admit\w*|acknowledg\w*|conced\w*|claimed|until|false)\b", re.IGNORECASE
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
    story = shelf.of_story(draft)
    return tuple(denial for sheet in story for denial in _denials(sheet, story))


def _denials(sheet: Sheet, story: Sequence[Sheet]) -> Iterator[Denial]:
    for sentence in sheet.sentences:
        for match in _DENIES.finditer(sheet.text, sentence.start, sentence.end):
            if sheet.is_quoted(Span(match.start(), match.end())):
                continue
            before = sheet.text[max(sentence.start, match.start() - 60) : match.start()]
            what = re.split(_JOINTS, match["what"])[0]
            # Who takes an account back is no part of it.
            text = what if match["back"] else f"{re.split(_JOINTS, before)[-1]} {what}"
            words = told_in(text)
            opening = sheet.text[sentence.start : match.start()]
            is_told = match["back"] or _tells(words, opening) or _was_told(words, sheet, story)
            if _is_enough(words) and is_told:
                yield Denial(sheet, Span(match.start(), match.end()), words, text)
        yield from _withdrawn(sheet, sentence)


_WITHDRAWN = re.compile(
    r"\b(?:withdr(?:ew|awn)|retract(?:ed|s)|took\sback|taken\sback|disowned)\s"
    r"(?:that|this|the|its|his|her|their)\s(?:account|claim|statement|report|accusation|allegation|version|finding)\b(?!\sthat)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"\b(?:reported|said|claimed|stated|wrote|alleged|announced|account|claim)\s(?:on\s\w+\s)?that\s{_CLAUSE}",
    re.IGNORECASE,
)


def _withdrawn(sheet: Sheet, sentence: Span) -> Iterator[Denial]:
    """Yield what "that account" is that a sentence says was withdrawn: what was said last before it."""
    found = _WITHDRAWN.search(sheet.text, sentence.start, sentence.end)
    if found and not sheet.is_quoted(Span(found.start(), found.end())):
        start = sheet.sentences[max(0, sheet.place_of(sentence.start) - 1)].start
        told = list(_REPORTED.finditer(sheet.text, start, found.start()))
        words = told_in(told[-1]["what"]) if told else ()
        if told and _is_enough(words):
            yield Denial(sheet, Span(told[-1].start(), found.end()), words, told[-1]["what"])


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
            if _tells(words, told):
                return True
    return False


def _tells(words: tuple[Word, ...], text: str) -> bool:
    """Whether a stretch tells some words as so."""
    part, number = coverage(words, text)
    return part >= TOLD and number >= FEWEST and not NEGATED.search(text)


@dataclass(frozen=True, slots=True)
class Concession:
    """A clause in which somebody admits what was told otherwise before: it, and the sentences that had denied it."""

    sheet: Sheet
    span: Span
    text: str
    denied: tuple[str, ...]


def concessions_in(draft: Sheet, shelf: Shelf) -> tuple[Concession, ...]:
    """Return what articles of the story of a draft tell as admitted after an earlier one told it with a "no"."""
    story = shelf.of_story(draft)
    return tuple(one for sheet in story for one in _concessions(sheet, story))


def _concessions(sheet: Sheet, story: Sequence[Sheet]) -> Iterator[Concession]:
    for sentence in sheet.sentences:
        for match in _CONCEDES.finditer(sheet.text, sentence.start, sentence.end):
            what = re.split(_JOINTS, match["what"])[0]
            span = Span(match.start(), match.start("what") + len(what))
            if sheet.is_quoted(span) or NEGATED.search(what):
                continue
            denied = tuple(_denied_before(what, sheet, story))
            if denied:
                yield Concession(sheet, span, what, denied)


def _denied_before(text: str, sheet: Sheet, story: Sequence[Sheet]) -> Iterator[str]:
    """Yield the sentences of earlier articles with a "no" that share words with what is admitted."""
    words = told_in(text)
    for other in story:
        for sentence in other.sentences if other.told < sheet.told else ():
            told = sentence.of(other.text)
            if NO.search(told) and coverage(words, told)[1]:
                yield told


def concession_of(draft: Sheet, sentence: Span, concessions: Sequence[Concession]) -> Concession | None:
    """Return where the record has admitted by now what a sentence of a draft says with a "no"; None for nowhere.

    The sentence must tell most of what was admitted, or be worded as one that had denied it.
    """
    told = sentence.of(draft.text)
    found = NO.search(told)
    if not found or _ONLY_DENIED.search(told) or _is_told_as_said(draft, sentence):
        return None
    words = told_in(told)
    ends = [match.end() for match in _JOINTS.finditer(told, 0, found.start())]
    behind = _JOINTS.search(told, found.end())
    clause = told_in(told[ends[-1] if ends else 0 : behind.start() if behind else len(told)])
    for one in concessions:
        around = one.sheet.with_before(one.span)
        if is_after(one.sheet, draft) or not coverage(clause, one.text)[1]:
            continue
        part = max(coverage(words, f"{around} {denied}")[0] for denied in one.denied)
        if part >= TOLD and coverage(words, around)[1] >= FEWEST:
            return one
    return None


def _is_told_as_said(draft: Sheet, sentence: Span) -> bool:
    """Whether a sentence quotes, or tells what somebody said at the time: "wrote that no report had come"."""
    if any(mark.span.overlaps(sentence) for mark in draft.quotations):
        return True
    cues = (claim.slot("cue") for claim in draft.reading.claims_of(ClaimKind.STATEMENT))
    return any(cue and cue.span and cue.span.overlaps(sentence) and not cue.value.endswith("s") for cue in cues)


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
