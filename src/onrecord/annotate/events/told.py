"""What is known of a predicate when it is judged: its clause, how it is told, when, and in whose words."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.clause_dates import Dated
from onrecord.annotate.clauses import Clause
from onrecord.annotate.events.candidates import Candidate
from onrecord.annotate.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A predicate in its sentence: how it is told, when, and in whose words.

    `has_actor` says that somebody or some body does it, `has_detail` that its clause names one that does or undergoes
    it, or an event, a place, a number.
    """

    tree: Tree
    candidate: Candidate
    clause: Clause
    certainty: Certainty
    dated: Dated
    is_marked_speech: bool = False
    is_habit: bool = False
    is_match: bool = False
    has_actor: bool = False
    has_detail: bool = False
