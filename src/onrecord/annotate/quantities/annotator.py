"""The annotator `quantities`: marks every amount of an article."""

from __future__ import annotations

from functools import lru_cache

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.quantities.expressions import Quantity
from onrecord.annotate.quantities.finding import find_quantities
from onrecord.annotate.times import times_of
from onrecord.model import Mark, MarkKind
from onrecord.text import Span

DATES = frozenset({"DATE", "TIME"})


def quantities_of(reading: Reading) -> tuple[Quantity, ...]:
    """Return the amounts of an article, in its order; the same for the same article.

    Dates count when an earlier annotator has marked them.
    """
    known = reading.of_kind(MarkKind.TIME)
    dates = tuple(time.span for time in times_of(reading) if time.type in DATES) if known else ()
    return _find(reading.article.text, dates)


@lru_cache(maxsize=1)  # several annotators ask for the amounts of one article, one behind the other
def _find(text: str, dates: tuple[Span, ...]) -> tuple[Quantity, ...]:
    return find_quantities(text, dates)


def _read(reading: Reading, by: str) -> Reading:
    marks = [
        Mark(
            article=reading.article.id,
            start=found.span.start,
            end=found.span.end,
            kind=MarkKind.QUANTITY,
            value=found.canonical,
            by=by,
        )
        for found in quantities_of(reading)
    ]
    return reading.plus(marks=marks)


annotate_quantities = Annotator(
    name="quantities",
    version=2,
    gives=frozenset({MarkKind.QUANTITY}),
    needs=frozenset({MarkKind.TIME}),
    read=_read,
)
