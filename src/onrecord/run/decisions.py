"""Carrying out what a person decided: appended to the record, and everything that rests on it drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import category

from onrecord.decisions import UNDO, Anchor
from onrecord.errors import UsageError
from onrecord.model import Decision, Problem
from onrecord.record.decided import ACTS as ABOUT_LINES
from onrecord.resolve.decisions import ACTS as ABOUT_ACTORS
from onrecord.run.actors import resolve_actors
from onrecord.run.lines import put_lines
from onrecord.store import Draft, Record, drafting

ACTS = (*dict.fromkeys((*ABOUT_ACTORS, *ABOUT_LINES)),)
"""Everything that a person can decide."""

LONGEST = 2_000
"""Code points of a reason, name or date."""

Check = Callable[[Record], None]
"""Raises UsageError when the record is not what the decision was made on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """How many decisions were added, how many were there already, and those that find no place in this record."""

    added: int
    known: int
    lost: tuple[Problem, ...]


def decide(
    record: Path,
    act: str,
    anchors: Sequence[Anchor],
    *,
    value: str,
    who: str,
    why: str,
    now: str,
    check: Check | None = None,
) -> Decision:
    """Append a decision to `record` and return it. Raises UsageError when it finds no place in the record.

    `anchors` are words as `onrecord.decisions.anchor_of` makes them, `now` the time it is stamped with; `check` looks
    at the record when nobody else can write it any more. No article is read again, and claims are compared again only
    where who is who has changed.
    """
    if act not in ACTS:
        raise UsageError(f"Nobody can decide “{act}”.", advice=f"What can be decided: {', '.join(ACTS)}.")
    if too_long := [words[:40] for words in (value, who, why) if len(words) > LONGEST]:
        raise UsageError(f"“{too_long[0]} …” is too long.", advice=f"Write at most {LONGEST} characters.")
    value, who, why = (printable(words) for words in (value, who, why))
    with drafting(record, purpose=f"{act} {list(anchors)} {value}", started=now) as draft:
        if check:
            check(draft)
        number = 1 + max((decision.number for decision in draft.decisions()), default=0)
        decision = Decision(number=number, act=act, anchors=tuple(anchors), value=value, who=who, when=now, why=why)
        draft.put_decision(decision)
        _redraw(draft, {act})
        lost = [problem for problem in draft.problems() if problem.input == f"decision {number}"]
        if lost:
            raise UsageError(f"{lost[0].reason}. Nothing was changed.", advice=lost[0].advice)
        draft.put_run(finished=now)
    return decision


def printable(words: str) -> str:
    """Return words on one line, with what no file can hold (halves of characters, controls) replaced."""
    known = words.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(one if one.isspace() or category(one) != "Cc" else "\ufffd" for one in known).split())


def replay(record: Path, decisions: Sequence[Decision], *, now: str) -> Replayed:
    """Append those of `decisions` that `record` does not have; their numbers become its own, in undos as well.

    A decision that finds no place is kept all the same, and told: the article that it is about may come later.
    """
    with drafting(record, purpose=f"replay {len(decisions)} decisions", started=now) as draft:
        had = draft.decisions()
        fresh, numbers = _renumbered(decisions, had)
        for one in fresh:
            draft.put_decision(one)
        if fresh:
            _redraw(draft, {one.act for one in fresh})
            draft.put_run(finished=now)
        inputs = {f"decision {number}" for number in numbers}
        lost = tuple(problem for problem in draft.problems() if problem.input in inputs)
    return Replayed(added=len(fresh), known=len(decisions) - len(fresh), lost=lost)


def _renumbered(decisions: Sequence[Decision], had: Sequence[Decision]) -> tuple[list[Decision], list[int]]:
    """Return those of `decisions` that are not among `had`, numbered behind them, and the numbers of all of them."""
    known = {_content(one): one.number for one in reversed(had)}
    last = max((one.number for one in had), default=0)
    numbers: dict[str, int] = {}
    fresh: list[Decision] = []
    for one in sorted(decisions, key=lambda decision: decision.number):
        mine = replace(one, value=str(numbers.get(one.value.strip(), one.value))) if one.act == UNDO else one
        if _content(mine) not in known:
            last += 1
            known[_content(mine)] = last
            fresh.append(replace(mine, number=last))
        numbers[str(one.number)] = known[_content(mine)]
    return fresh, list(numbers.values())


def _redraw(draft: Draft, acts: set[str]) -> None:
    """Draw anew what acts change: actors are found again only where they are concerned."""
    if not acts.isdisjoint(ABOUT_ACTORS):
        resolve_actors(draft)
    put_lines(draft)


def _content(decision: Decision) -> tuple[object, ...]:
    """Return what makes two decisions the same one: everything but their numbers."""
    return decision.act, decision.anchors, decision.value, decision.who, decision.when, decision.why
