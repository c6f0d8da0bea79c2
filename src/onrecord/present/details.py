"""All about one line, statement or article: its facts, and the cited words in their paragraphs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.times import explain
from onrecord.model import Cite, Claim, When
from onrecord.present.views import Views
from onrecord.present.whereabouts import say_whereabouts
from onrecord.store.rows import when_of
from onrecord.text import paragraph_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A cite in its paragraphs: the text before it, the cited words, the text after it."""

    source: int
    before: str
    quote: str
    after: str
    whereabouts: str  # in the file ("line 12"), "" where that is uncertain


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """All about one entry, claim or article."""

    id: str
    kind: str
    text: str
    when: When | None
    explanation: str
    facts: tuple[tuple[str, str], ...]
    contexts: tuple[Context, ...]


def detail_of(views: Views, start: str) -> Detail:
    """Return all about the entry, claim or article whose id starts with `start`. Raises UsageError for none."""
    kind, found = views.record.full_id(start)
    details = _Details(views)
    if kind == "entry":
        return details.entry(found)
    if kind == "claim":
        return details.claim(views.record.claim(found))
    return details.article(found)


class _Details:
    """Gathers what one open record tells about one thing."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._record = views.record

    def entry(self, entry: str) -> Detail:
        row = self._record.query("SELECT * FROM entries WHERE id = ?", entry)[0]
        found = self._record.query("SELECT claim FROM entry_claims WHERE entry = ? ORDER BY claim", entry)
        claims = [self._record.claim(row["claim"]) for row in found]
        when = when_of(row)
        return Detail(
            id=entry,
            kind="entry",
            text=row["text"],
            when=when,
            explanation=explain(when),
            facts=(
                *(("decided", note.words) for note in self._views.decisions.notes(entry, *(one.id for one in claims))),
                ("standing", row["standing"]),
                ("reports", str(row["reports"])),
                ("origins", "; ".join(json.loads(row["origins"]))),
                *self._anchor(claims[0].when),
                *(("claim", f"[{self._views.numbers[one.article]}] {one.id}") for one in claims if len(claims) > 1),
                ("made by", row["made_by"]),
            ),
            contexts=tuple(self._context(cite) for claim in claims for cite in claim.cites),
        )

    def claim(self, claim: Claim) -> Detail:
        is_dated = bool(claim.when.words)
        slots = tuple((slot.name.replace("_", " "), slot.value) for slot in claim.slots)
        notes = self._views.decisions.notes(claim.id, *self._views.decisions.lines_of(claim.id))
        told = (("decided", note.words) for note in notes)
        return Detail(
            id=claim.id,
            kind=claim.kind.value,
            text=" … ".join(cite.quote for cite in sorted(claim.cites, key=lambda cite: cite.start)),
            when=claim.when if is_dated else None,
            explanation=explain(claim.when) if is_dated else "",
            facts=(*told, *slots, *self._versions(claim), *self._anchor(claim.when), ("made by", claim.by)),
            contexts=tuple(self._context(cite) for cite in claim.cites),
        )

    def article(self, article: str) -> Detail:
        source = next(source for source in self._views.sources if source.article == article)
        cut = ((item.kind.value, item.text) for item in self._views.cut_from(article))
        stated = [(name, getattr(source, name)) for name in ("title", "byline", "version")]
        return Detail(
            id=article,
            kind="article",
            text=self._record.article(article).text,
            when=source.published,
            explanation=source.published.anchor,
            facts=(
                *((name, value) for name, value in (*stated, ("address", source.url)) if value),
                *(("file", locator) for locator in source.locators),
                *((f"cut as {kind}", text) for kind, text in cut),
            ),
            contexts=(),
        )

    def _versions(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Yield who spoke, where another article says so, and the other versions of a quotation."""
        if resolved := self._views.resolved.get(claim.id):
            number = self._views.numbers[self._record.claim(resolved.origin).article]
            yield "named elsewhere", f"{resolved.value}, by [{number}]: {resolved.basis}"
        for version in self._record.versions(claim.id):
            if version.claim != claim.id:
                other = self._views.statement_line(self._record.claim(version.claim))
                how = f" ({version.difference})" if version.difference else " (the longest)"
                yield (
                    "version",
                    f"[{other.source}] {other.person or other.speaker or 'speaker not stated'}{how}: "
                    + " … ".join(other.contents),
                )

    def _anchor(self, when: When) -> tuple[tuple[str, str], ...]:
        """Return the words that a date was resolved against, in their sentence, where the article prints them."""
        cite = when.anchor_cite
        if cite is None:
            return ()
        rows = self._record.query(
            """SELECT start, "end" FROM marks WHERE article = ? AND kind = 'sentence' AND start <= ? AND "end" >= ?""",
            cite.article,
            cite.start,
            cite.end,
        )
        text = self._record.article(cite.article).text
        sentence = text[rows[0]["start"] : rows[0]["end"]] if rows else cite.quote
        return (("anchor", f"“{cite.quote}” in: {sentence}"),)

    def _context(self, cite: Cite) -> Context:
        article = self._record.article(cite.article)
        around = paragraph_of(article.text, cite.span)
        raw = self._record.capture(article.capture).raw
        locator = next((arrival.locator for arrival in self._record.arrivals(article.capture)), "")
        return Context(
            source=self._views.numbers[cite.article],
            before=article.text[around.start : cite.start],
            quote=cite.quote,
            after=article.text[cite.end : around.end],
            whereabouts=say_whereabouts(raw, cite.raw.start, locator) if cite.raw else "",
        )
