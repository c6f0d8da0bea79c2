"""Who is for a thing and who against it by the record, and drafts that turn it round: "granted" for "declined"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.lemmas import lemma_of
from onrecord.check.clauses import coverage, told_in
from onrecord.check.contents import PRONOUNS
from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.persons import fold_text
from onrecord.check.sheets import Sheet, is_after
from onrecord.check.speakers import Told, statements_of
from onrecord.check.words import Word, stems_of
from onrecord.lexicon import listed
from onrecord.text import Span

TOLD = 0.6
"""Part of what somebody is for or against that the record must tell of the same one."""

FEWEST = 2
"""Words of it that both must have."""

_WORD = re.compile(r"[^\W\d_]+(?:n['’]t\b)?")
_CUT = re.compile(
    r"[;:—–\n]|,(?!\d)|\s(?:and|but|while|whereas|which|who|that|because|after|before|when|as|if)\s", re.IGNORECASE
)
_BE = frozenset("is are was were be been being".split())
_THAT = re.compile(r"\s(?:\w+\s){0,6}?that\s", re.IGNORECASE)
_SILENT = re.compile(r"\sto\s(?:say|comment|answer|discuss|speak|talk|name|tell|give|be)\b", re.IGNORECASE)
"""What is behind "declined" where nothing but an answer was declined."""

_SLACK = 4
"""Words before a verb among which a "not" turns it round."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Somebody lets a thing stand, or does not: a verb of a sentence, who (folded words), and of what."""

    sheet: Sheet
    span: Span
    verb: str
    who: frozenset[str]
    what: str
    is_for: bool
    is_verb: bool = True  # a verb of stance; else what is merely said, against it with a "not"
    is_aside: bool = False  # "approving the plan"


def stances_in(sheet: Sheet) -> tuple[Stance, ...]:
    """Return the stances that a text tells, in its order: by verbs of stance, and by what is said with a "not"."""
    told = statements_of(sheet)
    found = [one for sentence in sheet.sentences for one in _in_sentence(sheet, sentence, told)]
    taken = {one.span.end for one in found}
    said = (_of_statement(one) for one in told)
    return (*found, *(one for one in said if one and one.span.end not in taken))


def turned_round(draft: Sheet, known: Sequence[Stance]) -> Iterator[Checked]:
    """Yield the stances of a draft of which the record has the contrary, and nothing of the same kind."""
    for mine in stances_in(draft):
        rival = None if mine.is_aside else _rival_of(mine, known, draft)
        if rival:
            yield Checked(
                kind=ItemKind.ATTRIBUTION,
                span=mine.span,
                words=mine.span.of(draft.text),
                verdict=Verdict.DIFFERS,
                reason=f"the record has the contrary: “{rival.verb}”",
                evidence=(rival.sheet.evidence(rival.span),),
            )


def _rival_of(mine: Stance, known: Sequence[Stance], draft: Sheet) -> Stance | None:
    words = told_in(mine.what)
    about = [one for one in known if mine.who & one.who and not is_after(one.sheet, draft)]
    if any(one.is_for is mine.is_for and _is_told(words, one) for one in about):
        return None
    against = (one for one in about if one.is_verb and not one.is_aside and one.is_for is not mine.is_for)
    if mine.is_verb:
        return next((one for one in against if _is_told(words, one)), None)
    # What is merely said is the contrary only of what somebody says that it is not so.
    return next((one for one in against if mine.is_for and _is_denied(words, one)), None)


def _is_told(words: tuple[Word, ...], other: Stance) -> bool:
    """Whether a stance of the record is towards what some words tell; that may stand a sentence before."""
    part, number = coverage(words, other.sheet.with_before(other.span))
    own, _ = coverage(words, other.what)
    return part >= TOLD and number >= FEWEST and own > 0


def _is_denied(words: tuple[Word, ...], other: Stance) -> bool:
    """Whether what some words tell is what a stance of the record is against, in its own clause."""
    part, number = coverage(words, other.what)
    is_against = _side_of(other.verb) is False and _THAT.match(other.what)
    return bool(is_against) and part >= TOLD and number > FEWEST


def _in_sentence(sheet: Sheet, sentence: Span, told: Sequence[Told]) -> Iterator[Stance]:
    words = list(_WORD.finditer(sheet.text, sentence.start, sentence.end))
    for at, match in enumerate(words):
        span = Span(match.start(), match.end())
        side = _side_of(match.group()) if match.group() != "voted" else _vote_of(sheet.text, match.end())
        if side is None or sheet.is_quoted(span) or _SILENT.match(sheet.text, span.end):
            continue
        before = [word.group().casefold() for word in words[max(0, at - _SLACK) : at]]
        if before and before[-1] in listed("voices_en", "unsure"):
            continue
        who, what, start = _sides_of(sheet, sentence, span, told, is_passive=bool(before) and before[-1] in _BE)
        if who and what:
            yield Stance(
                sheet,
                Span(start, span.end),
                match.group(),
                who,
                what,
                is_for=side is not _is_turned(before),
                is_aside=match.group().endswith("ing"),
            )


def _is_turned(words: Iterable[str]) -> bool:
    """Whether some words in small letters turn round what they stand before, or in."""
    return any(word in listed("voices_en", "not") or word.endswith(("n't", "n’t")) for word in words)


def _side_of(word: str) -> bool | None:
    """Return whether a word is a verb of letting stand (True) or of the contrary (False); None for any other."""
    if not word.islower():
        return None
    lemma = lemma_of(word, "VBG" if word.endswith("ing") else "VBD")
    if lemma in listed("voices_en", "for"):
        return True
    return False if lemma in listed("voices_en", "against") else None


def _vote_of(text: str, end: int) -> bool | None:
    """Return for which side somebody voted whose "voted" ends there; None where nothing says."""
    side = _VOTED.match(text, end)
    return None if side is None else side[1].casefold() not in ("against", "down")


_VOTED = re.compile(r"\s(?:\w+\s){0,3}?(for|to|in\sfavou?r|against|down)\b", re.IGNORECASE)


def _sides_of(
    sheet: Sheet, sentence: Span, verb: Span, told: Sequence[Told], *, is_passive: bool
) -> tuple[frozenset[str], str, int]:
    """Return who stands before a verb (folded), what behind it, and where who begins; changed round in the passive."""
    cuts = [match.end() for match in _CUT.finditer(sheet.text, sentence.start, verb.start)]
    start = cuts[-1] if cuts else sentence.start
    before = sheet.text[start : verb.start]
    if not stems_of(before) and not PRONOUNS & set(before.casefold().split()):
        start, before = sentence.start, sheet.text[sentence.start : verb.start]
    behind = sheet.text[verb.end : sentence.end]
    if is_passive:
        what, _, by = f"{before} {behind}".partition(" by ")
        return names_in(by), what, start
    said = next((one for one in told if (cue := one.claim.slot("cue")) and cue.span and cue.span.overlaps(verb)), None)
    who = names_in(said.speaker) if said and said.speaker else names_in(before)
    return who or names_in(_named_before(sheet, sentence, before)), behind, start


def _named_before(sheet: Sheet, sentence: Span, subject: str) -> str:
    """Return the sentence before, where a pronoun of this one may mean whom it names; "" without a pronoun."""
    number = sheet.place_of(sentence.start)
    is_open = bool(PRONOUNS & set(subject.casefold().split()))
    return sheet.sentences[number - 1].of(sheet.text) if is_open and number else ""


def names_in(words: str) -> frozenset[str]:
    """Return the words of a name or description of somebody, folded, without those of every text."""
    return frozenset(word for word in fold_text(words).split() if stems_of(word))


def _of_statement(told: Told) -> Stance | None:
    """Return what somebody says as a stance: against it where it is told with a "not"."""
    cue = told.claim.slot("cue")
    if not told.speaker or cue is None or cue.span is None or not told.content:
        return None
    is_for = not _is_turned(word.casefold() for word in _WORD.findall(told.content))
    return Stance(told.sheet, cue.span, cue.value, names_in(told.speaker), told.content, is_for=is_for, is_verb=False)
