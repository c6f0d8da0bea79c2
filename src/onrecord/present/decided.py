"""What people decided, for views: in words beside the line or statement it is about, and never silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.decisions import Anchor, anchor_of
from onrecord.errors import UsageError
from onrecord.model import Claim, ClaimKind, Decision, Effect, content_id
from onrecord.present.dates import say_when
from onrecord.record.decided_dates import read_edtf
from onrecord.record.decided_places import head_of
from onrecord.record.decided_words import credit
from onrecord.store import Record

MOST_ANCHORS = 12
"""Claims of a line that a decision about it is anchored to: enough that some outlive any article that goes."""

HIDDEN = "hidden"

_WORDS = {"date": "date", "speaker": "speaker", "merged": "merged", "split": "split off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a decision did, in words; `number` is the decision's, for whoever takes it back."""

    number: int
    what: str
    words: str


class Decisions:
    """What the decisions of one open record did to its lines and claims."""

    def __init__(self, record: Record) -> None:
        self.by_number = {one.number: one for one in record.decisions()}
        self._effects: dict[str, list[Effect]] = {}
        for effect in record.effects():
            self._effects.setdefault(effect.about, []).append(effect)
        rows = record.query("SELECT claim, entry FROM entry_claims WHERE entry IN (SELECT about FROM decided)")
        self._line = {str(row["claim"]): str(row["entry"]) for row in rows}

    def is_hidden(self, claim: str) -> bool:
        """Whether a person hid a claim, or the line that it was in."""
        return any(effect.what == HIDDEN for effect in self._effects.get(claim, ()))

    def notes(self, *ids: str) -> tuple[Note, ...]:
        """Return what was decided about a line and its claims, each decision once."""
        found = {(effect.number, effect.what): effect for one in ids for effect in self._effects.get(one, ())}
        return tuple(_note(found[key], self.by_number[key[0]]) for key in sorted(found))

    def speaker_of(self, claim: str) -> Decision | None:
        """Return the decision about whose words a claim is; None for none."""
        numbers = [effect.number for effect in self._effects.get(claim, ()) if effect.what == "speaker"]
        return self.by_number[max(numbers)] if numbers else None

    def attributed(self) -> set[str]:
        """Return the claims of which a person decided whose words they are."""
        return {claim for claim, some in self._effects.items() if any(effect.what == "speaker" for effect in some)}

    def lines_of(self, claim: str) -> tuple[str, ...]:
        """Return the line that a claim is in, if anything was decided about that."""
        return (self._line[claim],) if claim in self._line else ()

    def decided(self, claim: Claim) -> Claim:
        """Return a claim of a line with the source and the date that a person decided on."""
        if claim.kind is ClaimKind.STATEMENT:
            return claim
        if by := self.speaker_of(claim.id):
            claim = replace(claim, source=by.value, source_stated=bool(by.value))
        of_line = [
            effect for line in self.lines_of(claim.id) for effect in self._effects[line] if effect.what == "date"
        ]
        if of_line:
            by = self.by_number[of_line[-1].number]
            claim = replace(claim, when=replace(read_edtf(by.value), anchor=credit(by)))
        return claim


def _note(effect: Effect, decision: Decision) -> Note:
    head = effect.what if effect.what in ("accepted", HIDDEN) else f"{_WORDS.get(effect.what, effect.what)} by decision"
    joint = " by " if effect.what in ("accepted", HIDDEN) else " of "
    why = f": {decision.why}" if decision.why else ""
    said = _say_date(effect.before) if effect.what == "date" and effect.before else effect.before
    before = f" (before: {said})" if said else ""
    return Note(number=decision.number, what=effect.what, words=f"{head}{joint}{decision.who}{why}{before}")


def _say_date(edtf: str) -> str:
    try:
        return say_when(read_edtf(edtf))
    except ValueError:  # what articles date in other ways than people may: years before Christ
        return edtf


class Anchors:
    """Where decisions about the lines and statements of one open record are anchored."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def line_id(self, start: str) -> str:
        """Return the id of the line that `start` begins, or that holds the claim it begins. UsageError for none."""
        kind, found = self.record.full_id(start)
        if kind == "claim":
            rows = self.record.query("SELECT entry FROM entry_claims WHERE claim = ?", found)
            kind, found = ("entry", str(rows[0]["entry"])) if rows else (kind, found)
        if kind != "entry":
            raise UsageError(f"“{start}” is no line but a {kind}.", advice="“onrecord timeline --ids” shows the lines.")
        return found

    def of_line(self, line: str) -> tuple[Anchor, ...]:
        """Return the words of a line, claim by claim: the claims whose words it is told in first."""
        text = self.record.query("SELECT text FROM entries WHERE id = ?", line)[0]["text"]
        claims = sorted(self.claims_of(line), key=lambda one: (_words(one) != text, one.article, one.id))
        return tuple(dict.fromkeys(map(self.of_claim, claims)))[:MOST_ANCHORS]

    def claims_of(self, line: str) -> list[Claim]:
        """Return the claims of a line."""
        rows = self.record.query("SELECT claim FROM entry_claims WHERE entry = ? ORDER BY claim", line)
        return [self.record.claim(row["claim"]) for row in rows]

    def of_statement(self, claim: str) -> tuple[Anchor, ...]:
        """Return the words of a statement, and of the same words and its versions in other articles."""
        same = self.record.query(
            """SELECT DISTINCT k.id FROM slots s JOIN slots o ON o.name = 'content' AND o.value = s.value
               JOIN claims k ON k.id = o.claim AND k.kind = 'statement'
               WHERE s.claim = ? AND s.name = 'content' ORDER BY k.id""",
            claim,
        )
        others = sorted({*(row["id"] for row in same), *(one.claim for one in self.record.versions(claim))} - {claim})
        return tuple(self.of_claim(self.record.claim(one)) for one in (claim, *others))[:MOST_ANCHORS]

    def of_claim(self, claim: Claim) -> Anchor:
        """Return the words that a claim cites first, with its head marked."""
        text = self.record.query("SELECT text FROM articles WHERE id = ?", claim.article)[0]["text"]
        return anchor_of(claim.article, text, claim.cites[0].span, head=head_of(claim))


def state_of(record: Record, about: str) -> str:
    """Return what changes when a line, statement or actor does: a person decides on what they saw. "": it is not there.

    `about` is a full id. Made of what a reader is shown of it, and of the decisions about it.
    """
    rows = [tuple(row) for row in _shown(record, about)]
    return content_id("state", about, *(str(part) for row in rows for part in row)) if rows else ""


def _shown(record: Record, about: str) -> Iterator[tuple[object, ...]]:
    queries = (
        "SELECT id, text, when_edtf, when_earliest, when_latest, standing, reports, origins FROM entries WHERE id = ?",
        "SELECT id, article, when_edtf, source, factuality, polarity FROM claims WHERE id = ?",
        "SELECT claim, slot, value FROM resolutions WHERE claim = ? ORDER BY slot, value",
        "SELECT id, name, kind, country, hidden FROM actors WHERE id = ?",
        "SELECT appearance FROM actor_appearances WHERE actor = ? ORDER BY appearance",
        "SELECT number, what FROM decided WHERE about = ? ORDER BY number, what",
    )
    for query in queries:
        yield from (tuple(row) for row in record.query(query, about))


def _words(claim: Claim) -> str:
    ordered = sorted(claim.cites, key=lambda cite: cite.start)
    return " ".join(" … ".join(cite.quote for cite in ordered).split())


__all__ = ["HIDDEN", "Anchors", "Decisions", "Note", "credit", "state_of"]
