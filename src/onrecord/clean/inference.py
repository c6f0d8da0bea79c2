"""What the words of an undated article say about when it was published: bounds that leave no other reading.

A weekday with a day and a month ("Wednesday, Nov. 9") fits one year in five to eleven. Only years that the text
speaks of as past or as coming narrow these further, and what remains are bounds, never a guessed day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord import lexicon
from onrecord.clean.machine_dates import make_date, month_number
from onrecord.model import Basis, Precision, When

_CYCLE = 40
"""Years to try from a lower bound: the calendar of weekdays repeats within 40 years even across a century."""

_COMING = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|to|next|coming|until|by|planned|scheduled|due|if|set|expected)\b",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(
    r"\b(?:in|since|during|from|of|after)\s(?:(?:early|mid|late|the\ssummer\sof|spring|autumn|winter)[\s-])?(?P<year>(?:19|20|21)\d\d)\b(?!\s?[%-])"
)
_COMING_YEAR = re.compile(r"\b(?:by|until|before)\s(?:the\send\sof\s)?(?P<year>(?:19|20|21)\d\d)\b")
_CLAUSE = re.compile(r"[^.;:!?\n]{0,160}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedWeekday:
    """A weekday with a day and month as printed: "Wednesday, Nov. 9". `year` is None where none stands beside it."""

    words: str
    weekday: int
    month: int
    day: int
    year: int | None
    is_past: bool

    def fits(self, year: int) -> bool:
        """Whether that day of `year` falls on the weekday."""
        on = make_date(year, self.month, self.day)
        return on is not None and on.weekday() == self.weekday


def find_dated_weekdays(text: str) -> tuple[DatedWeekday, ...]:
    """Return every weekday that stands with a day and a month, in the order of the text."""
    found: list[DatedWeekday] = []
    weekdays: dict[str, int] = lexicon.load("calendar_en")["weekdays"]
    for match in _dated_weekday().finditer(text):
        month = month_number(match["month_first"] or match["month_last"])
        day = int(match["day_last"] or match["day_first"])
        if month is None or not 1 <= day <= 31:
            continue
        clause = _CLAUSE.search(text, max(0, match.start() - 160), match.start())
        found.append(
            DatedWeekday(
                words=match["words"],
                weekday=weekdays[match["weekday"].casefold().rstrip(".")],
                month=month,
                day=day,
                year=int(match["year"]) if match["year"] else None,
                is_past=not _COMING.search(clause[0] if clause else ""),
            )
        )
    return tuple(found)


def infer_publication(text: str, weekdays: Sequence[DatedWeekday]) -> When | None:
    """Return bounds for the publication date, None where the text sets none.

    Sound steps only: an article that tells of a past "Wednesday, Nov. 9" is not older than that day, and not older
    than the last year that it speaks of as past; it is not younger than the first year it speaks of as coming.
    """
    lower, upper = _year_bounds(text)
    bounds: list[tuple[date, DatedWeekday]] = []
    for found in weekdays:
        if not found.is_past:
            continue
        if found.year:
            years = [found.year] if found.fits(found.year) else []
        elif lower is None:
            continue
        else:
            last = lower + _CYCLE if upper is None else upper
            years = [year for year in range(lower, last + 1) if found.fits(year)]
        if years and (first := make_date(years[0], found.month, found.day)):
            bounds.append((first, found))
    if not bounds:
        return None
    earliest, found = max(bounds, key=lambda bound: (bound[0], bound[1].words))
    latest = date(upper, 12, 31) if upper and upper >= earliest.year else None
    return When(
        edtf=f"{earliest.isoformat()}/{latest.isoformat() if latest else '..'}",
        earliest=earliest,
        latest=latest,
        precision=Precision.INTERVAL,
        basis=Basis.INFERRED,
        words=found.words,
        anchor=_reason(found, lower, upper),
    )


def _reason(found: DatedWeekday, lower: int | None, upper: int | None) -> str:
    parts = [f"“{found.words}” is told as past"]
    if found.year is None and lower:
        parts.append(f"the text speaks of {lower} as past, so the first year that fits is meant or a later one")
    if upper:
        parts.append(f"it speaks of {upper} as still to come")
    return "; ".join(parts)


def _year_bounds(text: str) -> tuple[int | None, int | None]:
    """Return the last year spoken of as past and the first spoken of as coming."""
    past: list[int] = []
    for match in _PAST_YEAR.finditer(text):
        clause = _CLAUSE.search(text, max(0, match.start() - 160), match.start())
        if not _COMING.search(clause[0] if clause else ""):
            past.append(int(match["year"]))
    coming = [int(match["year"]) for match in _COMING_YEAR.finditer(text)]
    lower = max(past, default=None)
    upper = min((year for year in coming if lower is None or year >= lower), default=None)
    return lower, upper


@cache
def _dated_weekday() -> re.Pattern[str]:
    calendar = lexicon.load("calendar_en")
    weekday = "|".join(sorted(calendar["weekdays"], key=lambda name: (-len(name), name)))
    month = "|".join(sorted(calendar["months"], key=lambda name: (-len(name), name)))
    return re.compile(
        rf"""\b(?P<words>(?P<weekday>{weekday})\.?,?\s(?:the\s)?
            (?:(?P<month_first>{month})\.?\s(?P<day_last>\d{{1,2}})
              |(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month_last>{month})\b\.?)
            (?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<year>\d{{4}})\b)?)""",
        re.VERBOSE | re.IGNORECASE,
    )
