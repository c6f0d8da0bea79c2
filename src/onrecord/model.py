"""The nouns of onrecord: frozen values that every stage hands on and nobody changes.

bytes -> Capture -> Article -> Mark, Claim -> Entry, each with the Cites that lead back to the sentence it
came from. `docs/design.md` gives the exact meaning of every word. Offsets are half-open code points.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from onrecord.text import OffsetMap, Span

ID_LENGTH = 16
"""Hex digits of an id: 64 bits, one chance in a million of a clash among six million ids."""


def content_id(*parts: str) -> str:
    """Return the id of whatever `parts` describe: the same parts give the same id everywhere and always."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


class Severity(StrEnum):
    """What a Problem did to its input."""

    FAILED = "failed"  # the input, or a part of it, is not in the record
    DOUBT = "doubt"  # it is in the record; a person should look


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What went wrong with which input, and what to do about it."""

    input: str
    stage: str
    reason: str
    advice: str = ""
    severity: Severity = Severity.FAILED
    source: str = ""  # the file that `input` is, or is a part of


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What is stated about an article beside its text, exactly as printed; None where nothing is."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


class Media(StrEnum):
    """What the raw text of a Capture is."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A payload that came in, known by the sha256 of its own bytes.

    `raw` is the payload decoded without newline translation; for a JSONL line it is the decoded body field, for a
    WARC record the body after content decoding. Every raw offset counts code points of `raw`. `particulars` are
    those that lie inside the payload (the other fields of a JSONL line), so that they depend on its bytes alone.
    """

    id: str
    media: Media
    raw: str
    particulars: Particulars = field(default_factory=Particulars)

    @staticmethod
    def id_of(payload: bytes) -> str:
        return hashlib.sha256(payload).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One time that a payload arrived: from where, and what was stated about it there (sidecar, WARC header).

    `source` is the path of the file, `locator` the same with the part of a container after a `#` ("feed.xml#3",
    "crawl.warc.gz#17").
    """

    capture: str
    locator: str
    source: str = ""
    particulars: Particulars = field(default_factory=Particulars)


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"  # a date line in the text, or a person's sidecar
    METADATA = "metadata"  # JSON-LD, meta tags, <time>, a field of an export
    DATELINE = "dateline"  # "KHARKIV, March 4 (Agency) -"
    URL = "url"  # /2031/05/12/ in the address
    INFERRED = "inferred"  # from words of the article that leave no other reading
    EXPLICIT = "explicit"  # the expression is a full date
    RESOLVED = "resolved"  # the expression, resolved against an anchor
    CONTEXT = "context"  # from the sentences around
    PUBLICATION = "publication"  # nothing but the date of the article: an upper bound
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """The calendar unit that a date names, or that its bounds span."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    VAGUE = "vague"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """The backbone: `article.text[start:end] == quote`.

    `raw` is the same stretch in the raw text of the article's capture, None when it can't be placed there.
    """

    article: str
    start: int
    end: int
    quote: str
    raw: Span | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as far as it is known. Never defaults to today.

    `earliest` and `latest` are the first and last day it can be (None: open). `edtf` is the value in Extended
    Date/Time Format level 2, "" when nothing is known. `words` are the words it was read from, `anchor` says in
    words what they were resolved against, and `anchor_cite` where that stands.
    """

    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    words: str = ""
    anchor: str = ""
    anchor_cite: Cite | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a date can't end before it starts: {self.earliest} to {self.latest}")

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


UNKNOWN_WHEN = When()


class Furniture(StrEnum):
    """The kinds of boilerplate."""

    METADATA = "metadata"  # a date line: it dates, and claims nothing else
    TEASER = "teaser"  # "READ MORE: ..."
    AD = "ad"  # "Advertisement"
    WIDGET = "widget"  # related links, share buttons, image credits
    FOOTER = "footer"  # sign-up, contact, copyright
    PAGE = "page"  # anything else an HTML page shows around its article


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Text on the page that is not the article. `span` counts in the raw text; never a source of claims."""

    span: Span
    text: str
    kind: Furniture
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a Capture: its clean text, where each word of it lies in the raw text, what was cut."""

    id: str
    capture: str
    text: str
    offsets: OffsetMap
    boilerplate: tuple[Boilerplate, ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    published: When = UNKNOWN_WHEN

    @staticmethod
    def id_of(capture: str) -> str:
        return content_id("article", capture)

    def cite(self, span: Span) -> Cite:
        """Return the Cite of a span of the clean text."""
        return Cite(
            article=self.id, start=span.start, end=span.end, quote=span.of(self.text), raw=self.offsets.to_raw(span)
        )


class MarkKind(StrEnum):
    """What a Mark can mark."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    TIME = "time"  # value: TIMEX3 value
    QUOTATION = "quotation"  # a stretch in quotation marks
    NAME = "name"  # value: kind of name
    PLACE = "place"  # value: id of the place it means, "" where that is open
    CUE = "cue"  # value: class of the reporting word


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Standoff annotation of a clean text. Marks may overlap. `by` is the rule and its version ("times@1")."""

    article: str
    start: int
    end: int
    kind: MarkKind
    value: str = ""
    by: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class ClaimKind(StrEnum):
    """What an article can claim."""

    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"
    CONTROL = "control"


class Factuality(StrEnum):
    """Whether a claim speaks of something that is so; NOT_READ until a rule has read it."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    OPINION = "opinion"
    NOT_READ = "not read"


class Polarity(StrEnum):
    """Whether a claim affirms or denies; NOT_READ until a rule has read it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    NOT_READ = "not read"


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
    ),
    ClaimKind.EVENT: ("predicate", "type", "agent", "target", "place", "time", "quantity"),
    ClaimKind.COMMITMENT: ("giver", "recipient", "item", "quantity", "stage", "time"),
    ClaimKind.CONTROL: ("place", "holder", "former", "change", "time"),
}
"""The slots that each kind of claim has."""

HEADS = frozenset({"content", "predicate"})
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
class Entry:
    """One line of the record: its claims, its date, its text (an extract, nothing reworded) and its standing."""

    claims: tuple[str, ...]
    when: When
    text: str
    standing: str
    reports: int
    origins: tuple[str, ...]
    by: str

    @property
    def id(self) -> str:
        return content_id("entry", *sorted(self.claims))
