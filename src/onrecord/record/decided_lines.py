"""What people decided about lines: accepted, hidden, re-dated, merged, split. Applied to lines that are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.decisions import Anchor, lost_decision
from onrecord.model import Decision, Effect, Entry, Problem, When
from onrecord.record.decided_dates import read_edtf
from onrecord.record.decided_places import Places
from onrecord.record.decided_words import RULE, credit
from onrecord.record.timeline import LINES

ACCEPT, HIDE, REDATE, MERGE, SPLIT = "accept line", "hide line", "re-date line", "merge lines", "split line"
LINE_ACTS = (ACCEPT, HIDE, REDATE, MERGE, SPLIT)

GONE = "the words it is about are in no line"


@dataclass(eq=False, slots=True)
class Line:
    """A line that is being decided about: its claims, and the line or lines that it was drawn as.

    `marks` are the decisions about it by what they did (accepted, date, merged, split), of each the latest.
    """

    claims: set[str]
    drawn: list[Entry]
    when: When | None = None
    hidden_by: Decision | None = None
    marks: dict[str, Decision] = field(default_factory=dict)

    @property
    def is_as_drawn(self) -> bool:
        return len(self.drawn) == 1 and self.claims == set(self.drawn[0].claims)


class Lines:
    """All lines while decisions are applied, found by the claims that they hold."""

    def __init__(self, entries: Sequence[Entry], places: Places) -> None:
        self._places = places
        self._all = [Line(set(entry.claims), [entry]) for entry in entries]
        self._home = {claim: line for line in self._all for claim in line.claims}

    def apply(self, decisions: Iterable[Decision]) -> Iterator[Problem]:
        """Carry decisions out, in their order; yields those that can't be. Other acts are left to whom they concern."""
        acts = {ACCEPT: self._accept, HIDE: self._hide, REDATE: self._redate, MERGE: self._merge, SPLIT: self._split}
        for decision in decisions:
            if decision.act in acts and (complaint := acts[decision.act](decision)):
                yield lost_decision(decision, complaint)

    def shown(self) -> Iterator[Line]:
        """Yield the lines that nobody hid."""
        return (line for line in self._all if line.claims and not line.hidden_by)

    def hidden(self) -> Iterator[Effect]:
        """Yield that the claims of hidden lines are hidden: a line that is not there can't say so."""
        for line in self._all:
            if line.hidden_by:
                for claim in sorted(line.claims):
                    yield Effect(about=claim, number=line.hidden_by.number, what="hidden")

    def _accept(self, decision: Decision) -> str:
        lines = self._lines_of(decision.anchors)
        for line in lines:
            line.marks["accepted"], line.hidden_by = decision, None
        return "" if lines else GONE

    def _hide(self, decision: Decision) -> str:
        lines = self._lines_of(decision.anchors)
        for line in lines:
            line.hidden_by = decision
            line.marks.pop("accepted", None)
        return "" if lines else GONE

    def _redate(self, decision: Decision) -> str:
        try:
            when = read_edtf(decision.value)
        except ValueError as error:
            return f"“{decision.value}” is no date: {error}"
        lines = self._lines_of(decision.anchors)
        for line in lines:
            line.when, line.marks["date"] = replace(when, anchor=credit(decision)), decision
        return "" if lines else GONE

    def _merge(self, decision: Decision) -> str:
        found = [self._lines_of([anchor]) for anchor in decision.anchors]
        if len(found) < 2:
            return "it names fewer than two lines"
        if not all(found):
            return "not all the lines it names are there"
        first, *others = dict.fromkeys(line for lines in found for line in lines)
        for other in others:
            first.claims |= other.claims
            first.drawn += other.drawn
            first.when, first.hidden_by = first.when or other.when, first.hidden_by or other.hidden_by
            first.marks = {**other.marks, **first.marks}
            self._home.update(dict.fromkeys(other.claims, first))
            other.claims, other.hidden_by = set(), None
        if others:
            first.marks["merged"] = decision
        return ""

    def _split(self, decision: Decision) -> str:
        leaving = [claim for anchor in decision.anchors for claim in self._claims_of(anchor)]
        if not leaving:
            return GONE
        home = self._home[leaving[0]]
        apart = {claim for claim in leaving if self._home[claim] is home}
        if apart == home.claims:
            return ""  # it is a line by itself already
        home.claims -= apart
        alone = Line(apart, list(home.drawn), home.when, home.hidden_by, dict(home.marks))
        home.marks["split"] = alone.marks["split"] = decision
        self._home.update(dict.fromkeys(apart, alone))
        self._all.append(alone)
        return ""

    def _lines_of(self, anchors: Iterable[Anchor]) -> list[Line]:
        return list(dict.fromkeys(self._home[claim] for anchor in anchors for claim in self._claims_of(anchor)))

    def _claims_of(self, anchor: Anchor) -> list[str]:
        return [claim.id for claim in self._places.find(anchor, LINES) if claim.id in self._home]


def effects_on(line: Line, entry: Entry) -> Iterator[Effect]:
    """Yield what decisions did to a line that became `entry`."""
    for what, decision in line.marks.items():
        before = line.drawn[0].when.edtf if what == "date" else ""
        yield Effect(about=entry.id, number=decision.number, what=what, before=before)


def redated(entry: Entry, when: When | None) -> Entry:
    """Return a line with the date that was decided on, if one was."""
    return replace(entry, when=when, by=RULE) if when else entry
