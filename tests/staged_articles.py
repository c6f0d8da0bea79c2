"""A short article of one day, and the claims that are read in it."""

from __future__ import annotations

from datetime import date

from onrecord.annotate import read_article
from onrecord.model import Article, Basis, Claim, ClaimKind, Precision, When
from onrecord.text import OffsetMap

PUBLISHED = When(
    edtf="2031-03-06",
    earliest=date(2031, 3, 6),
    latest=date(2031, 3, 6),
    precision=Precision.DAY,
    basis=Basis.STATED,
    anchor="date line",
)


def claims_in(text: str, kind: ClaimKind, published: When = PUBLISHED) -> list[Claim]:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)), published=published)
    return [claim for claim in read_article(article).claims if claim.kind is kind]
