"""In what order the versions of one article were published, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import pairwise

from onrecord.lexicon import listed, load
from onrecord.model.versions import KnownBy
from onrecord.resolve.versions.changes import Page, find_changes
from onrecord.resolve.versions.notes import is_about_another
from onrecord.resolve.versions.tokens import read_tokens
from onrecord.text import Span, lines_of

FEW = 3
"""Words of a difference in which a verb may tell of one thing as done or to come; in more, it may be of another."""

LONGEST_LINE = 120
"""Code points of a line that says when an article was updated."""

_MONTHS = "january february march april may june july august september october november december".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place of one version: how it is known that it comes after the one before, in words."""

    article: str
    known_by: KnownBy
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells when a version is of: its day; month, day and minutes of its updated line; whether it has a note."""

    day: date | None
    line: tuple[int, int, int] | None
    words: str
    has_note: bool

    @property
    def is_update(self) -> bool:
        """Whether the line says that the article was updated, not only published."""
        return self.line is not None and _pattern("updating").search(self.words) is not None


def put_in_order(pages: Sequence[Page]) -> tuple[Place, ...]:
    """Return the versions in their order, the earliest first; of what nothing orders, by id."""
    stamps = {page.article.id: _stamp(page) for page in pages}
    by_id = {page.article.id: page for page in pages}
    ordered = sorted(stamps, key=lambda one: (*_rank(stamps[one], stamps.values()), one))
    found = [Place(article=ordered[0], known_by=KnownBy.FIRST)]
    for before, after in pairwise(ordered):
        known_by, reason = _judge(stamps[before], stamps[after], by_id[before], by_id[after])
        found.append(Place(article=after, known_by=known_by, reason=reason))
    return tuple(found)


def _rank(stamp: _Stamp, all_stamps: Iterable[_Stamp]) -> tuple[date, tuple[int, int, int], bool]:
    """Return what a version is sorted by; an undated one with a note of correction comes last, any other first."""
    days = [one.day for one in all_stamps if one.day]
    undated = max(days, default=date.max) if stamp.has_note else min(days, default=date.max)
    return stamp.day or undated, stamp.line or (0, 0, 0), stamp.has_note


def _judge(before: _Stamp, after: _Stamp, old: Page, new: Page) -> tuple[KnownBy, str]:
    """Return how it is known that one version comes after the other."""
    if before.day and after.day and before.day != after.day:
        if before.has_note and not after.has_note:
            words = f"by their dates the one of {after.day} is the later, but the other corrects an earlier version"
            return KnownBy.UNCLEAR, words
        if words := _goes_backwards(old, new):
            return KnownBy.UNCLEAR, f"by their dates the one of {after.day} is the later, but {words}"
        return KnownBy.PUBLICATION, f"published {before.day} and {after.day}"
    if before.line and after.line and before.line != after.line:
        known_by = KnownBy.UPDATED if _pattern("stamp").search(after.words) else KnownBy.PUBLICATION
        return known_by, f"“{after.words}”, after “{before.words}”"
    if after.is_update and not before.line:
        return KnownBy.UPDATED, f"“{after.words}”; the other has no such line"
    if after.has_note and not before.has_note:
        return KnownBy.NOTE, "it has a note that speaks of an earlier version"
    if before.day and after.day:
        return KnownBy.UNCLEAR, f"both are of {after.day}, and nothing tells which came first"
    return KnownBy.UNCLEAR, "one of them has no date, and nothing else tells which came first"


def _goes_backwards(old: Page, new: Page) -> str:
    """Return what the version with the earlier date tells as done and the other as still to come, "" for none."""
    steps = {True: 0, False: 0}
    words = ""
    for change in find_changes(old, new):
        if change.old is None or change.new is None:
            continue
        was, now = (_tense(page, span) for page, span in ((old, change.old), (new, change.new)))
        if {was, now} == {"done", "to come"}:
            steps[now == "done"] += 1
            if now == "to come":
                words = f"it tells as still to come ({change.new.of(new.article.text)}) what the other tells as done"
    return words if steps[False] > steps[True] else ""


def _tense(page: Page, span: Span) -> str:
    keys = {token.key for token in read_tokens(page.article.text, span)}
    if len(keys) > FEW:
        return ""
    if keys & listed("versions_en", "order", "to_come"):
        return "to come"
    return "done" if keys & listed("versions_en", "order", "done") else ""


def _stamp(page: Page) -> _Stamp:
    article = page.article
    published = article.published
    lines = [line.of(article.text) for line in lines_of(article.text)]
    lines += [part.text for part in article.boilerplate]
    day = published.earliest if published.is_day else None
    found = [(key, words) for line in lines if (words := line.strip()) and (key := _updated(words, day))]
    if day:
        found += [((day.month, day.day, minutes), words) for words in page.stated if (minutes := _minutes(words, day))]
    key, words = max(found, default=(None, ""))
    return _Stamp(day=day, line=key, words=words, has_note=_has_note(page))


def _minutes(stated: str, day: date) -> int:
    """Return the minutes of the day of a stated time of publication, 0 where it has none or is of another day."""
    try:
        moment = datetime.fromisoformat(stated.strip())
    except ValueError:
        return 0
    return moment.hour * 60 + moment.minute if moment.date() == day else 0


def _updated(line: str, day: date | None) -> tuple[int, int, int] | None:
    """Return month, day and minutes of a line that says when the article was published or updated."""
    if len(line) > LONGEST_LINE or not _pattern("stamp").search(line):
        return None
    keys = [token.key for token in read_tokens(line, Span(0, len(line)))]
    minutes = [int(key[1:3]) * 60 + int(key[4:6]) for key in keys if key[0] == "@"]
    months = [at for at, key in enumerate(keys) if key in _MONTHS]
    month_day = (day.month, day.day) if day else (0, 0)
    if months:
        at = months[0]
        near = [key[1:].rstrip(".") for key in keys[max(0, at - 1) : at + 2] if key[0] == "#" or key[-1] == "."]
        number = next((int(part) for part in near if part.isdigit() and int(part) <= 31), 0)
        month_day = (_MONTHS.index(keys[at]) + 1, number)
    return (*month_day, max(minutes)) if minutes else None


def _has_note(page: Page) -> bool:
    """Whether a version has words about an earlier one, or a note of correction that is not about another article."""
    text = page.article.text
    if _pattern("earlier").search(text) is not None:
        return True
    return any(not is_about_another(span.of(text)) for span in page.skipped)


@cache
def _pattern(section: str) -> re.Pattern[str]:
    rows = load("versions_en")[section]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.VERBOSE | re.IGNORECASE | re.MULTILINE)
