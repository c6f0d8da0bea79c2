"""What a paragraph's words could claim of the control of a place, before anybody asks who and where that is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.clauses import Clause
from onrecord.annotate.control.words import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A predicate of control in a tree: tokens that could be the place, who has it after, and who had it before.

    `head` is the predicate, `clause` what is cited, `carrier` the word that says how it is told ("is" of "is in our
    hands"), `last` the last token of the predicate's words.
    """

    head: int
    last: int
    clause: Clause
    frame: Frame
    places: tuple[int, ...]
    holders: tuple[int, ...] = ()
    formers: tuple[int, ...] = ()
    carrier: int | None = None
