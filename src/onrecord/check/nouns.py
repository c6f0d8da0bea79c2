"""What a check gives: the items of a draft, each with its verdict and the words of the record that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Cite
from onrecord.text import Span


class ItemKind(StrEnum):
    """What is held against the record."""

    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    NUMBER = "number"
    DATE = "date"
    ROLE = "name and role"
    ACCOUNT = "account"  # a sentence that tells what the record has taken back since


class Verdict(StrEnum):
    """What came of it. ABSENT says nothing against an item: a reporter knows more than was published."""

    FOUND = "found"
    DIFFERS = "differs"
    ABSENT = "not in the record"


class Edit(StrEnum):
    """One step from the words of the record to those of the draft."""

    SAME = "same"
    GONE = "gone"  # the record has it, the draft has not
    NEW = "new"  # the draft has it, the record has not


Difference = tuple[tuple[Edit, str], ...]
"""The words of a quotation in their order, each run with what became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of the record, and the stretch of its article that the item was compared with."""

    cite: Cite
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """An account of the record that a later one has taken the place of: where it stands, and where the later one does.

    `slot` is what it is about (number, happened, ...), `how` is grew, revised, retracted or changed.
    """

    old: Cite
    new: Cite
    slot: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One item of a draft: its span in the draft's clean text, the verdict, why in a sentence, and the evidence."""

    kind: ItemKind
    span: Span
    words: str
    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...] = ()
    difference: Difference = ()
