"""What the record tells as lifted, withdrawn or called off, beside sentences of a draft that tell it as in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.check.sheets import Sheet, Shelf, is_after
from onrecord.check.words import stems_of
from onrecord.text import Span

FEWEST = 2
"""Words of what was lifted: a name of one word ("the ban") can be of many things."""

_LIFTED = re.compile(
    r"""
    \b(?: (?:withdr(?:ew|awn)|lift(?:ed|s)|cancell?(?:ed|s)|revok(?:ed|es)|rescind(?:ed|s)|repeal(?:ed|s)|scrapp(?:ed|s)
          |call(?:ed|s)\soff|drop(?:ped|s)|abandon(?:ed|s)|discontinu(?:ed|es))
          \s(?:all\s|both\s)?(?:of\s)?(?:its|the|their|his|her|an?|that|this)\s(?P<what>(?:[\w’'-]+\s?){1,4}) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:(?:is|are|remains?|stays?|stands?)\s(?:still\s)?(?:in\s(?:force|effect|place)|valid|on\sthe\stable|suspended|pending)"
    r"|still\s(?:appl(?:y|ies)|holds?|stands?|valid)|remains?|stays?|stands?|appl(?:y|ies))\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:if|unless|whether|would|could|may|might|should|refus\w+|den\w+|demand\w*|call(?:ed|s)?\sfor|until|partly|some)\b|n['’]t\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:no\slonger|lifted|withdrawn|cancell?ed|revoked|scrapped|dropped|called\soff|until|was|were|had)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lifted:
    """What a clause of an article tells as lifted: its words, and where."""

    sheet: Sheet
    span: Span
    stems: frozenset[str]


def lifted_in(draft: Sheet, shelf: Shelf) -> tuple[Lifted, ...]:
    """Return what the articles of the story of a draft tell as lifted or withdrawn, and as in force nowhere since."""
    story = shelf.of_story(draft)
    found = (one for sheet in story for one in _lifted(sheet))
    return tuple(one for one in found if not any(_is_in_force(one, sheet) for sheet in story))


def _lifted(sheet: Sheet) -> Iterator[Lifted]:
    for sentence in sheet.sentences:
        for match in _LIFTED.finditer(sheet.text, sentence.start, sentence.end):
            span = Span(match.start(), match.end())
            stems = stems_of(match["what"])
            is_sure = not _UNSURE.search(sheet.text[sentence.start : match.end()])
            if len(stems) >= FEWEST and is_sure and not sheet.is_quoted(span):
                yield Lifted(sheet, span, stems)


_ISSUED = re.compile(
    r"\b(?:in\s(?:force|effect|place)|issued|renew(?:ed|s)|reimposed|reinstated|imposed|again)\b", re.IGNORECASE
)


def _is_in_force(one: Lifted, sheet: Sheet) -> bool:
    """Whether an article tells later than what was lifted that the same is in force or was issued."""
    if sheet.told < one.sheet.told:
        return False
    start = one.span.end if sheet is one.sheet else 0
    return any(
        span.start >= start and one.stems <= stems and _ISSUED.search(span.of(sheet.text))
        for span, stems in zip(sheet.sentences, sheet.sentence_stems, strict=True)
    )


def lifting_of(draft: Sheet, sentence: Span, lifted: Sequence[Lifted]) -> Lifted | None:
    """Return where the record lifted what a sentence of a draft tells as in force; None where it did not."""
    told = sentence.of(draft.text)
    if not _HOLDS.search(told) or _UNSURE.search(told) or _ENDED.search(told):
        return None
    stems = stems_of(told)
    return next((one for one in lifted if one.stems <= stems and not is_after(one.sheet, draft)), None)
