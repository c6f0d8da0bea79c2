"""What articles say together: copies, stories, the lines of the record, and what a person decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.dates import When
from onrecord.model.ids import content_id
from onrecord.model.kinds import LinkKind, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles, `a` before `b` by id, that share body text: together they are one report.

    `share` is the part of the shorter body that is shared, 0 to 1.
    """

    a: str
    b: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one running story, each with the reason why it is in it; the label is of their own words."""

    id: str
    label: str
    members: tuple[tuple[str, str], ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(article for article, _ in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge between two claims, with the reason for it in a sentence.

    `slot` is what it is about: happened, number, holder, date, place, cause, identity, stage; `how` the Update of an
    update, else "". In an update `a` is the later account; in any other kind `a` comes before `b` by id.
    """

    a: str
    b: str
    kind: LinkKind
    slot: str = ""
    how: str = ""
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is said of one slot of an entry: the value in words, who says so and in how many reports.

    `origins` are those that are stated, `interested` those of them that speak of their own deeds or side; `retired`
    says how a later account took its place, "" while it stands.
    """

    value: str
    claims: tuple[str, ...]
    reports: int
    origins: tuple[str, ...] = ()
    interested: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotStanding:
    """The standing of one slot of an entry, its accounts (the one that stands first), and why, in a sentence."""

    slot: str
    standing: Standing
    accounts: tuple[Account, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record: its claims, its date, its text (an extract, nothing reworded) and its standing."""

    claims: tuple[str, ...]
    when: When
    text: str
    standing: str
    reports: int
    origins: tuple[str, ...]
    slots: tuple[SlotStanding, ...] = ()
    by: str

    @property
    def id(self) -> str:
        return content_id("entry", *sorted(self.claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided about the record: appended, never changed, and always before any rule.

    `act` is what ("merge actors", "rename actor"); `anchors` are the mentions that it is about, each as (article,
    words, the words around them), so that it finds its place in a rebuilt record; `value` is the new name or date;
    `number` orders decisions. An `undo` names the number that it takes back in `value`.
    """

    number: int
    act: str
    anchors: tuple[tuple[str, str, str], ...]
    value: str = ""
    who: str
    when: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision did: to which line or claim (`about`, an id), what, and the value that it took the place of.

    `what`: accepted, hidden, date, speaker, merged, split. `before` is a date in EDTF or a speaker, else "".
    """

    about: str
    number: int
    what: str
    before: str = ""
