"""When an article was published, as far as it says so, and how that is known. Never defaults to today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.clean.inference import DatedWeekday, find_dated_weekdays, infer_publication
from onrecord.clean.machine_dates import make_date, month_number, parse_date
from onrecord.model import UNKNOWN_WHEN, Basis, Precision, When

_DATELINE = re.compile(
    r"""^[^a-z\n]{0,3}[A-Z][A-Z.'’ -]{2,40}(?:,\ [A-Z][\w.'’ ]{1,30}){0,2},\ {1,2}  # HARROW BAY, Kestrel,
        (?P<first>[A-Za-z]{3,9}\.?|\d{1,2})\ (?P<second>\d{1,2}|[A-Za-z]{3,9}\.?),?  # March 4 | 4 March
        (?:\ (?P<year>\d{4}))?\ {0,2}(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)?\ {0,2}[-–—:]{1,2}\ """,
    re.VERBOSE,
)
_URL_DAY = re.compile(
    r"/(?P<y>\d{4})[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/_.-]|$)|/(?P<ymd>\d{8})(?=[/_.-]|$)"
)
_DAY_AND_YEAR = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\b\d{1,2}\b.{0,20}\b(?:19|20)\d\d\b")
_REVISED = re.compile(r"updated|modified", re.IGNORECASE)

MOST_DOUBTS = 5
"""Contradictions told of one article: more of the same help nobody."""

DATELINE_REACH = 300
"""A dateline opens the article: it is looked for in the first characters of the text only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSource:
    """Something that may date an article: the words, how they are known, and where they stand, in words."""

    printed: str
    basis: Basis
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The publication date of an article, and in words whatever is doubtful about it."""

    when: When
    doubts: tuple[str, ...] = ()


def date_publication(text: str, sources: Sequence[DateSource], *, url: str | None) -> Publication:
    """Return when the article `text` was published: by the first source that holds a date, else by its own words.

    `sources` come in the order in which they are to be believed. Boilerplate must be cut from `text` beforehand,
    for it never dates an article.
    """
    doubts: list[str] = []
    found: When | None = None
    for source in (*sources, *_dateline(text), *_from_url(url)):
        days = parse_date(source.printed)
        if not days:
            doubts.append(f"“{source.printed[:60]}” ({source.where}) is not a date")
        elif found is None:
            found = _as_when(days, source)
    weekdays = find_dated_weekdays(text)
    if found is None:
        found = infer_publication(text, weekdays) or UNKNOWN_WHEN
    else:
        doubts += _contradictions(found, weekdays)
    return Publication(when=found, doubts=tuple(doubts))


def date_lines(lines: Iterable[str]) -> tuple[DateSource, ...]:
    """Return the date lines of a text as sources, those that speak of an update last.

    A line like "date 2031-02-31" is kept, so that it is reported; a byline, or "3 hours ago", is no date line.
    """
    ordered = sorted((line.strip() for line in lines), key=lambda line: bool(_REVISED.search(line)))
    return tuple(
        DateSource(printed=line, basis=Basis.STATED, where="date line")
        for line in ordered
        if parse_date(line) or _DAY_AND_YEAR.search(line)
    )


def _as_when(days: tuple[date, ...], source: DateSource) -> When:
    single = len(days) == 1
    return When(
        edtf=days[0].isoformat() if single else f"[{','.join(day.isoformat() for day in days)}]",
        earliest=days[0],
        latest=days[-1],
        precision=Precision.DAY if single else Precision.INTERVAL,
        basis=source.basis,
        words=source.printed,
        anchor=source.where,
    )


def _dateline(text: str) -> tuple[DateSource, ...]:
    """Return the dateline's date when it has a year; without one it is evidence for inference only."""
    match = _DATELINE.match(text[:DATELINE_REACH])
    if not match or not match["year"]:
        return ()
    first, second = match["first"], match["second"]
    month = month_number(first) or month_number(second)
    day = second if month_number(first) else first
    if not month or not day.isdigit() or not make_date(int(match["year"]), month, int(day)):
        return ()
    return (DateSource(printed=f"{match['year']}-{month:02}-{int(day):02}", basis=Basis.DATELINE, where="dateline"),)


def _from_url(url: str | None) -> tuple[DateSource, ...]:
    match = _URL_DAY.search((url or "").casefold())
    if not match:
        return ()
    if match["ymd"]:
        year, month, day = match["ymd"][:4], match["ymd"][4:6], match["ymd"][6:]
    else:
        year, month, day = match["y"], match["m"], match["d"]
    number = int(month) if month.isdigit() else month_number(month)
    known = make_date(int(year), number, int(day)) if number else None
    return (DateSource(printed=known.isoformat(), basis=Basis.URL, where="address"),) if known else ()


def _contradictions(published: When, weekdays: Sequence[DatedWeekday]) -> list[str]:
    """Say which "Wednesday, Nov. 9" of the text fits no year near the publication date, or not its own year."""
    out: list[str] = []
    for found in weekdays:
        years = [found.year] if found.year else _years_near(published)
        if years and not any(found.fits(year) for year in years):
            out.append(f"“{found.words}” contradicts the calendar of {' and '.join(map(str, years))}")
    return list(dict.fromkeys(out))[:MOST_DOUBTS]


def _years_near(published: When) -> list[int]:
    """Return the years that a day without a year can lie in: within a year of publication."""
    if published.earliest is None or published.latest is None or not published.is_day:
        return []
    return [published.earliest.year - 1, published.earliest.year, published.earliest.year + 1]
