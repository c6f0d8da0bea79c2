"""What the tests of statements read: a text as an article, and the statements in it as a reader would list them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.contract import read_with
from onrecord.annotate.quotations import annotate_quotations
from onrecord.annotate.sentences import annotate_sentences
from onrecord.annotate.statements import annotate_statements
from onrecord.model import Article, Claim, ClaimKind
from onrecord.text import OffsetMap

READERS = (annotate_sentences, annotate_quotations, annotate_statements)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: who as printed, who in full, how that is known, and the pieces of what."""

    speaker: str
    person: str
    basis: str
    contents: tuple[str, ...]
    claim: Claim


@cache
def read(text: str) -> tuple[Line, ...]:
    """Return the statements of `text`, in order."""
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    return tuple(_line(claim) for claim in read_with(article, READERS).claims_of(ClaimKind.STATEMENT))


def _line(claim: Claim) -> Line:
    return Line(
        speaker=claim.value("speaker"),
        person=claim.value("person"),
        basis=claim.value("speaker_basis"),
        contents=tuple(slot.value for slot in claim.slots if slot.name == "content"),
        claim=claim,
    )


def only(text: str) -> Line:
    """Return the one statement of `text`."""
    (line,) = read(text)
    return line
