"""A checked draft as a reader sees it: what differs first, each item with the outlet, the day and the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.check import Checked, Difference, Evidence, Verdict
from onrecord.model import Article, Problem, When
from onrecord.present.page.datewords import say_long
from onrecord.present.page.sourcing import outlet_of
from onrecord.present.views import Views
from onrecord.text import Span

ORDER = (Verdict.DIFFERS, Verdict.ABSENT, Verdict.FOUND)
"""Verdicts as they are shown: what wants a look comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sentence of the record: its source by number, outlet and day in words, and the words compared within it."""

    source: int
    outlet: str
    published: str
    quote: str
    start: int
    end: int
    words_start: int
    words_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """One item: `number` from 1 in the order of the draft, `line` of the draft, spans in code points of its text."""

    number: int
    kind: str
    verdict: str
    words: str
    line: int
    start: int
    end: int
    reason: str
    difference: Difference
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """A draft with its items in order; `counts` by verdict; `date` is that of the draft in words."""

    draft: str
    record: str
    text: str
    date: str
    is_dated: bool
    items: tuple[ItemView, ...]
    counts: dict[str, int]
    doubts: tuple[Problem, ...] = ()

    @property
    def summary(self) -> str:
        """Return "31 found, 4 differ, 3 not in the record"."""
        found, differ, absent = (self.counts[one.value] for one in (Verdict.FOUND, Verdict.DIFFERS, Verdict.ABSENT))
        return f"{found} found, {differ} {'differs' if differ == 1 else 'differ'}, {absent} not in the record"

    def of(self, verdict: Verdict) -> tuple[ItemView, ...]:
        """Return the items of one verdict, in the order of the draft."""
        return tuple(item for item in self.items if item.verdict == verdict.value)


def view_check(
    views: Views, draft: Article, items: Sequence[Checked], *, name: str, doubts: Sequence[Problem] = ()
) -> CheckView:
    """Return the view of a draft that was held against the record of `views`; `name` is that of its file."""
    return CheckView(
        draft=name,
        record=views.record.path.name,
        text=draft.text,
        date=say_long(draft.published),
        is_dated=_is_dated(draft.published),
        items=tuple(_item(views, draft, item, number) for number, item in enumerate(items, start=1)),
        counts={verdict.value: sum(item.verdict is verdict for item in items) for verdict in Verdict},
        doubts=tuple(doubts),
    )


def _is_dated(when: When) -> bool:
    return when.earliest is not None and when.latest is not None


def _item(views: Views, draft: Article, item: Checked, number: int) -> ItemView:
    return ItemView(
        number=number,
        kind=item.kind.value,
        verdict=item.verdict.value,
        words=item.words,
        line=draft.text.count("\n", 0, item.span.start) + 1,
        start=item.span.start,
        end=item.span.end,
        reason=item.reason,
        difference=item.difference,
        evidence=tuple(_shown(views, one) for one in _each_once(item.evidence)),
    )


def _each_once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence, of one sentence once."""
    kept: dict[tuple[str, Span], Evidence] = {}
    for one in evidence:
        kept.setdefault((one.cite.article, one.cite.span), one)
    return list(kept.values())


def _shown(views: Views, evidence: Evidence) -> Shown:
    source = views.sources[views.numbers[evidence.cite.article] - 1]
    return Shown(
        source=source.number,
        outlet=outlet_of(source),
        published=say_long(source.published),
        quote=evidence.cite.quote,
        start=evidence.cite.start,
        end=evidence.cite.end,
        words_start=evidence.words.start,
        words_end=evidence.words.end,
    )
