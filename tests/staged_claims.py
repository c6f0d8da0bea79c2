"""Claims of short articles, made by hand: one sentence an article, one claim a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.model import (
    Article,
    Basis,
    Claim,
    ClaimKind,
    Factuality,
    Mark,
    MarkKind,
    Polarity,
    Precision,
    Slot,
    When,
)
from onrecord.resolve.comparing import Beside, Telling, read_tellings
from onrecord.text import OffsetMap, Span

UNITS = {
    "people": "person",
    "men": "person",
    "soldiers": "person",
    "crowns": "SEK",
    "euros": "EUR",
    "percent": "percent",
}
NUMBER = re.compile(r"(?P<modifier>at least |about |up to )?(?P<value>\d[\d,]*)(?: (?P<noun>[a-z]+))?")


def day(text: str) -> When:
    on = date.fromisoformat(text)
    return When(edtf=text, earliest=on, latest=on, precision=Precision.DAY, basis=Basis.METADATA)


def on(text: str) -> When:
    """Return a day that the words of a claim state."""
    first = date.fromisoformat(text)
    return When(edtf=text, earliest=first, latest=first, precision=Precision.DAY, basis=Basis.RESOLVED, words=text)


class Stage:
    """Articles and claims that are added one by one, and what comparing needs to know beside them."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: list[Claim] = []
        self.sides: dict[str, frozenset[str]] = {}
        self.origins: dict[str, str] = {}
        self.quantities: dict[str, list[Mark]] = {}

    def told(
        self,
        text: str,
        *,
        told: str = "2031-03-04",
        side: str = "",
        outlet: str = "",
        kind: ClaimKind = ClaimKind.EVENT,
        when: When | None = None,
        factuality: Factuality = Factuality.ACTUAL,
        polarity: Polarity = Polarity.AFFIRMED,
        sentence: str = "",
        **slots: str,
    ) -> Claim:
        """Add an article that holds `sentence` (or the claim alone), and return the claim that stands for `text`."""
        whole = sentence or f"{text}."
        name = f"a{len(self.articles)}"
        self.articles[name] = Article(
            id=name,
            capture=name,
            text=whole,
            offsets=OffsetMap.identity(len(whole)),
            outlet=outlet or None,
            published=day(told),
        )
        start = whole.index(text)
        span = Span(start, start + len(text))
        filled = [Slot(name=name.rstrip("_"), value=value) for name, value in slots.items()]
        if kind is ClaimKind.STATEMENT:
            filled.append(Slot(name="content", value=text, span=span))
        claim = Claim(
            kind=kind,
            article=name,
            cites=(self.articles[name].cite(span),),
            slots=tuple(filled),
            when=when or When(),
            factuality=factuality,
            polarity=polarity,
            by="test@1",
        )
        self.claims.append(claim)
        self.sides[claim.id] = frozenset({side} if side else ())
        self.origins[claim.id] = side
        self.quantities[name] = [*_numbers(name, whole)]
        return claim

    def said(self, text: str, **more: object) -> Claim:
        """Add a statement."""
        return self.told(
            text,
            kind=ClaimKind.STATEMENT,
            factuality=Factuality.NOT_READ,
            polarity=Polarity.NOT_READ,
            **more,  # type: ignore[arg-type]
        )

    def tellings(self, claims: Iterable[Claim] | None = None) -> tuple[Telling, ...]:
        """Return what the claims tell, all articles being of one story."""
        return read_tellings(self.claims if claims is None else claims, self.beside())

    def beside(self) -> Beside:
        return Beside(
            articles=self.articles,
            sides=self.sides,
            origins=self.origins,
            reports={},
            stories=dict.fromkeys(self.articles, ("story",)),
            quantities=self.quantities,
            times={},
            parties={},
        )


def _numbers(article: str, text: str) -> Sequence[Mark]:
    signs = {"at least ": ">=", "up to ": "<="}
    found = []
    for match in NUMBER.finditer(text):
        unit = UNITS.get(match["noun"] or "", "item")
        value = f"{signs.get(match['modifier'] or '', '')}{match['value'].replace(',', '')} {unit}"
        found.append(
            Mark(
                article=article, start=match.start(), end=match.end(), kind=MarkKind.QUANTITY, value=value, by="test@1"
            )
        )
    return found
