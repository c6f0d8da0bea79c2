"""When an undated article was published, by the company it keeps: the dated articles of its story.

An undated article that tells of "Wednesday, Nov. 9" does not say the year. Beside articles of the same story that
were published within days of one such Wednesday, it does: what follows are bounds, with the reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord import lexicon
from onrecord.model import Basis, Claim, Factuality, Precision, When

NEWS_CYCLE = timedelta(days=14)
"""How far a day that an article tells of may lie from the publication dates of its story, and how long after them the
article may itself have been published: the reach of a follow-up. Longer would let the same day of two years fit."""

LEAD_REACH = timedelta(days=5)
"""How long after the day of its lead an article may have been published: in 199 of 205 dated articles of Wikinews, no
daily paper, the last day that the first sentence tells of lies at most so far back."""

_WITHOUT_YEAR = "XXXX-"
_WILL = re.compile(r"\b(?:will|won['’]t|is\sto|are\sto)\b", re.IGNORECASE)
_BARE_WEEKDAY = re.compile(r"(?:late\s|early\s)?[a-z]{3,6}day(?:\s(?:morning|afternoon|evening|night))?", re.IGNORECASE)


def date_by_story(claims: Sequence[Claim], published: Sequence[When]) -> When | None:
    """Return bounds for the publication of an undated article, None where its story does not fix the year.

    `claims` are its own, `published` the publication dates of the dated articles of its story. At least one claim must
    name a weekday with its day and month, and just one year near the story may fit it.
    """
    days = [day for when in published if when.is_day and (day := when.earliest)]
    if not days:
        return None
    first, last = min(days), max(days)
    fixed = [(day, claim) for claim in claims if (day := _only_fit(claim.when, first, last))]
    if not fixed:
        return None
    earliest = min(first, *(day for day, _ in fixed))
    latest = max(last, *(day for day, _ in fixed)) + NEWS_CYCLE
    if lead := [day for day, claim in fixed if _is_lead(claim, claims)]:
        earliest = max(earliest, *lead)
        latest = min((max(lead) + LEAD_REACH, *_days_ahead(claims, max(lead))))
    words = min(claim.when.words for _, claim in fixed)
    return When(
        edtf=f"{earliest.isoformat()}/{latest.isoformat()}",
        earliest=earliest,
        latest=latest,
        precision=Precision.INTERVAL,
        basis=Basis.CONTEXT,
        words=words,
        anchor=f"“{words}” fits {fixed[0][0].year} only, beside articles of the same story published {first} to {last}",
    )


def _is_lead(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim is the news that its article opens with: told as done, in the words of its first claim."""
    first = min((one.cites[0] for one in claims), key=lambda cite: (cite.start, -cite.end))
    return claim.factuality is Factuality.ACTUAL and claim.cites[0].start <= first.end


def _days_ahead(claims: Sequence[Claim], lead: date) -> Iterator[date]:
    """Yield the first days after the news of `lead` that an article says will come, by a bare weekday.

    "Buried its dead on Tuesday, March 4 ... Searches will resume on Wednesday" was written by that Wednesday: a week
    later the day would have been over, and so near the end of a week a weekday is written "next Wednesday".
    """
    for claim in claims:
        is_ahead = claim.factuality is Factuality.PLANNED and _WILL.search(claim.cites[0].quote)
        weekday = _weekday_in(claim.when.words) if is_ahead and _BARE_WEEKDAY.fullmatch(claim.when.words) else None
        if weekday is not None:
            yield lead + timedelta(days=(weekday - lead.weekday() - 1) % 7 + 1)


def _only_fit(when: When, first: date, last: date) -> date | None:
    """Return the one day near the story that `when` ("XXXX-11-09", with a weekday in its words) can be."""
    if not when.edtf.startswith(_WITHOUT_YEAR) or (weekday := _weekday_in(when.words)) is None:
        return None
    fits = [
        day
        for day in _days_of(when.edtf[: len("XXXX-MM-DD")], range(first.year - 1, last.year + 2))
        if day.weekday() == weekday and first - NEWS_CYCLE <= day <= last + NEWS_CYCLE
    ]
    return fits[0] if len(fits) == 1 else None


def _days_of(edtf: str, years: range) -> Iterator[date]:
    for year in years:
        try:
            yield date.fromisoformat(f"{year}{edtf[4:]}")
        except ValueError:
            continue  # only a month, or 29 February in a common year


def _weekday_in(words: str) -> int | None:
    weekdays: dict[str, int] = lexicon.load("calendar_en")["weekdays"]
    return next((weekdays[word] for part in words.casefold().split() if (word := part.strip(".,")) in weekdays), None)
