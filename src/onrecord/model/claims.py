"""What one article says: marks on its text, and claims with the words that they cite."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.dates import UNKNOWN_WHEN, Cite, When
from onrecord.model.ids import content_id
from onrecord.model.kinds import ClaimKind, Factuality, MarkKind, Polarity
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Standoff annotation of a clean text. Marks may overlap. `by` is the rule and its version ("times@1").

    A mark that names someone or something is a mention: its `value` is what it means (the id of a place or of an
    appearance, "" where that is open), `basis` says in words how that is known.
    """

    article: str
    start: int
    end: int
    kind: MarkKind
    value: str = ""
    basis: str = ""
    by: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


_CUES = ("factuality_cue", "polarity_cue", "source_cue")
"""The words that an axis of a claim was read from."""

_PLACE_IN_SENTENCE = ("form", "whole", "clause", "around", "before", "pronoun", "means", "about")
"""The `Form` of a claim's clause; the words around it that can be read alone, where its own can't; and where they can,
the clause in full, with what hangs on it and is not cited; the sentence around them, where they are few and name
nothing; a sentence before, where they hang on it, by a `pronoun` alone or by more; what a phrase among them that only
points means, in other words of the article (its span is that of the phrase); and the title of the article, where they
name nothing."""

SLOTS: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.STATEMENT: (
        "speaker",
        "speaker_basis",
        "person",  # the full name behind the printed speaker, with the words that it was taken from
        "person_basis",
        "content",
        "cue",
        "mode",
        "class",
        "said_kind",  # said, thought or attitude
        "frame",  # the place of content in other words: clause, object, infinitive ...
        "topic",  # its rarest words
        "audience",
        "medium",
        "before",  # the sentence before, where the content only points back: "denied it"
    ),
    ClaimKind.EVENT: ("predicate", "type", "agent", "target", "place", "time", "quantity", *_CUES, *_PLACE_IN_SENTENCE),
    ClaimKind.COMMITMENT: (
        "predicate",
        "giver",
        "recipient",
        "item",
        "quantity",
        "incremental",
        "purpose",
        "stage",
        "time",
        *_CUES,
        *_PLACE_IN_SENTENCE,
    ),
    ClaimKind.CONTROL: ("predicate", "place", "holder", "former", "change", "time", *_CUES, *_PLACE_IN_SENTENCE),
    ClaimKind.STATE: ("predicate", "subject", "quantity", "time", *_CUES),
}
"""The slots that each kind of claim has."""

HEADS = frozenset({"content", "predicate", "item"})
"""The slots that tell two claims of one sentence apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One filled slot of a claim: its value, and the words that filled it (None when it is a label)."""

    name: str
    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What ONE article says, in the words it cites. Slots are empty rather than guessed.

    `source` is the speaker that the claim is attributed to, "" for the narrator; `source_stated` is False when the
    claim stands in somebody's words and the article does not say whose.
    """

    kind: ClaimKind
    article: str
    cites: tuple[Cite, ...]
    slots: tuple[Slot, ...] = ()
    when: When = UNKNOWN_WHEN
    factuality: Factuality = Factuality.NOT_READ
    polarity: Polarity = Polarity.NOT_READ
    source: str = ""
    source_stated: bool = True
    by: str

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError(f"a {self.kind} without a cite")
        if unknown := {slot.name for slot in self.slots} - set(SLOTS[self.kind]):
            raise ValueError(f"a {self.kind} has no slot {sorted(unknown)}")

    @property
    def id(self) -> str:
        """The id: what is claimed where; neither the version of the rule nor what the other slots hold."""
        spans = [f"{cite.start}-{cite.end}" for cite in self.cites]
        heads = [f"{slot.span.start}-{slot.span.end}" for slot in self.slots if slot.name in HEADS and slot.span]
        return content_id(self.kind, self.article, *spans, "head", *heads)

    def slot(self, name: str) -> Slot | None:
        """Return the first slot of that name, None when it is empty."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def value(self, name: str) -> str:
        """Return the value of the first slot of that name, "" when it is empty."""
        slot = self.slot(name)
        return slot.value if slot else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a quotation that stands in several articles; `difference` is from the longest, "" for that one."""

    claim: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What an open slot of a claim turned out to be, and the claim that says so; the claim stays as it was read."""

    claim: str
    slot: str
    value: str
    basis: str
    origin: str
    by: str
