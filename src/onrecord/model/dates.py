"""When something is, as far as it is known, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.kinds import Basis, Precision
from onrecord.text import Span


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

    @staticmethod
    def stated_on(day: date) -> When:
        """Return the day on which somebody states that a text was written."""
        return When(edtf=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY, basis=Basis.STATED)

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


UNKNOWN_WHEN = When()
