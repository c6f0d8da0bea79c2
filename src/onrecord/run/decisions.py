"""Carrying out what a person decided: appended to the record, and everything that rests on it drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.model import Decision
from onrecord.run.actors import resolve_actors
from onrecord.store import drafting

Anchor = tuple[str, str, str]


def decide(record: Path, act: str, anchors: Sequence[Anchor], *, value: str, who: str, why: str, now: str) -> Decision:
    """Append a decision to `record` and return it. Raises UsageError when it finds no place in the record.

    `anchors` are mentions as `resolve.decisions.anchor_of` makes them, `now` the time it is stamped with.
    """
    with drafting(record, purpose=f"{act} {list(anchors)} {value}", started=now) as draft:
        number = 1 + max((decision.number for decision in draft.decisions()), default=0)
        decision = Decision(number=number, act=act, anchors=tuple(anchors), value=value, who=who, when=now, why=why)
        draft.put_decision(decision)
        resolve_actors(draft)
        lost = [problem for problem in draft.problems() if problem.input == f"decision {number}"]
        if lost:
            raise UsageError(f"{lost[0].reason}. Nothing was changed.", advice=lost[0].advice)
        draft.put_run(finished=now)
    return decision
