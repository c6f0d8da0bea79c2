"""What a difference is about, as a reader would call it: a figure, a date, a speaker, a quotation ..."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.model import Claim, ClaimKind
from onrecord.resolve.versions.tokens import Token
from onrecord.resolve.versions.wording import negations, small_words, stage_words
from onrecord.text import Span

if TYPE_CHECKING:
    from onrecord.resolve.versions.changes import Page


class Difference(StrEnum):
    """What a difference is about."""

    TITLE = "title"
    QUOTATION = "quotation"
    NEGATION = "negation"
    DATE = "date"
    FIGURE = "figure"
    SPEAKER = "speaker"
    HOLDER = "holder"
    STAGE = "stage"
    NAME = "name"
    STATEMENT = "statement"
    EVENT = "event"
    WORDING = "wording"  # of a sentence in which no claim was read


_SPEAKER_SLOTS = frozenset({"speaker", "person", "cue"})
_HOLDER_SLOTS = frozenset({"holder", "former"})
_WORDS_OF_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december today yesterday tomorrow tonight morning afternoon evening night noon "
    "midnight weekend".split()
)


def kind_of(tokens: Sequence[Token], span: Span, page: Page, *, is_title: bool, is_whole: bool) -> Difference:
    """Return what the difference in `tokens` is about; `span` is where it stands in `page`."""
    if is_title:
        return Difference.TITLE
    if is_whole:
        return _kind_of_sentence(span, page)
    telling = [token for token in tokens if token.key not in small_words()]
    if any(quoted.overlaps(span) for quoted in page.quoted):
        return Difference.QUOTATION
    return (
        _kind_of_words(telling, span, page)
        or _slot_at(span, page)
        or _by_form(telling)
        or _kind_of_sentence(span, page)
    )


def _kind_of_words(telling: Sequence[Token], span: Span, page: Page) -> Difference | None:
    """Return what words tell of themselves: a negation, a day, a figure."""
    keys = {token.key for token in telling}
    if keys & negations():
        return Difference.NEGATION
    if keys & _WORDS_OF_DAYS or any(token.key[0] == "@" for token in telling):
        return Difference.DATE
    if any(token.is_figure for token in telling):
        is_timed = any(timed.contains(span) for timed in page.timed)
        return Difference.DATE if is_timed else Difference.FIGURE
    return None


def _by_form(telling: Sequence[Token]) -> Difference | None:
    """Return what is left to the form of the words: auxiliary verbs only, or names only."""
    if telling and {token.key for token in telling} <= stage_words():
        return Difference.STAGE
    return Difference.NAME if telling and all(token.is_capital for token in telling) else None


def _slot_at(span: Span, page: Page) -> Difference | None:
    for claim in page.claims:
        for slot in claim.slots:
            if slot.span and slot.span.overlaps(span):
                if slot.name in _SPEAKER_SLOTS:
                    return Difference.SPEAKER
                if claim.kind is ClaimKind.CONTROL and slot.name in _HOLDER_SLOTS:
                    return Difference.HOLDER
    return None


def _kind_of_sentence(span: Span, page: Page) -> Difference:
    kinds = {claim.kind for claim in page.claims if _touches(claim, span)}
    if ClaimKind.STATEMENT in kinds:
        return Difference.STATEMENT
    return Difference.EVENT if kinds else Difference.WORDING


def _touches(claim: Claim, span: Span) -> bool:
    return any(cite.span.overlaps(span) for cite in claim.cites)
