"""What comes in, and the articles that are in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from onrecord.model.dates import UNKNOWN_WHEN, Cite, When
from onrecord.model.ids import content_id
from onrecord.model.kinds import Furniture, Media, Severity
from onrecord.text import OffsetMap, Span


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
