"""Live blogs: one article of dated posts. The time that heads a post dates what is claimed in it.

A post opens with a time of day, alone on its line or before its words, with a day or without ("21:48, 20 October.",
"10.15am:", "Posted at 14:05"). Two such openings make a live blog; one may be anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from onrecord.annotate.contract import Annotator, Reading
from onrecord.model import Basis, Claim, ClaimKind, Mark, MarkKind, Precision, When
from onrecord.text import Span

FEWEST = 2
"""Posts that make a live blog."""

HOURS, MINUTES = 24, 60

MONTHS = "january february march april may june july august september october november december".split()

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_ZONE = r"(?:\s{1,2}(?:hrs|hours|GMT|UTC|BST|CET|CEST|ET|EST|EDT|PT|local\s+time))?"


def _day(of: str) -> str:
    """Return the pattern of a day ("Sunday, 20 October 2024", "Oct. 20", "Sunday"); its groups end in `of`."""
    month = rf"(?:{_NAMES}|sept)\.?"
    number = r"\d{1,2}"
    ending = "(?:st|nd|rd|th)?"
    return rf"""
        (?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},?\s{{1,2}})?
          (?:(?P<day_a{of}>{number}){ending}\s{{1,2}}(?P<month_a{of}>{month})
            |(?P<month_b{of}>{month})\s{{1,2}}(?P<day_b{of}>{number}){ending})
          (?:,?\s{{1,2}}(?P<year{of}>\d{{4}}))?
        |(?P<iso{of}>\d{{4}}-\d{{2}}-\d{{2}})T?
        |(?P<weekday{of}>(?:mon|tues|wednes|thurs|fri|satur|sun)day))
    """


def _clock(of: str) -> str:
    """Return the pattern of a time of day; its groups end in `of`."""
    half = rf"(?:(?P<half{of}>[ap])\.?\s?m\b\.?)?"
    return rf"(?P<hour{of}>\d{{1,2}})(?:[:.h](?P<minute{of}>\d{{2}}))?\s?{half}{_ZONE}"


_STAMP = re.compile(
    rf"""^[\[(•*\s]{{0,3}}(?:(?:posted|updated?|published|live)[,:]?\s{{1,2}}(?:at\s{{1,2}})?)?
    (?:{_clock("_1")}(?:\s?[,|·–—-]?\s?(?:on\s{{1,2}})?{_day("_1")})?
      |{_day("_2")}\s?[,|·–—-]?\s?(?:at\s)?{_clock("_2")})
    [\])]?(?P<end>\s?[.:–—|-]{{1,2}}(?=\s|$)|(?=\s|$))""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"^\s{{0,3}}{_day('')}\s{{0,3}}$", re.VERBOSE | re.IGNORECASE)
_RELATIVE = re.compile(
    r"^(?:earlier\ |late\ )?(?:today|tonight|yesterday|tomorrow|this\ (?:morning|afternoon|evening))\b",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: all of it, its heading, and when it was posted; `day` is None where nothing tells."""

    span: Span
    stamp: Span
    at: time
    day: date | None

    @property
    def value(self) -> str:
        """The time in ISO 8601, without the day where that is open."""
        clock = self.at.strftime("%H:%M")
        return f"{self.day.isoformat()}T{clock}" if self.day else f"T{clock}"


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A heading: its paragraph, its words, its time, and the day that it states."""

    paragraph: Span
    words: Span
    at: time
    day: date | None


def find_posts(text: str, paragraphs: Sequence[Span], published: When) -> tuple[Post, ...]:
    """Return the posts of a live blog in their order; none of an article that is none."""
    stamps = list(_stamps(text, paragraphs, published.latest or published.earliest))
    if len({stamp.at for stamp in stamps}) < FEWEST:
        return ()
    days = _days(stamps, published)
    ends = [_end_before(paragraphs, stamp.paragraph.start) for stamp in stamps[1:]]
    ends.append(_last_end(paragraphs, stamps[-1]))
    return tuple(
        Post(span=Span(stamp.paragraph.start, end), stamp=stamp.words, at=stamp.at, day=day)
        for stamp, end, day in zip(stamps, ends, days, strict=True)
    )


def _end_before(paragraphs: Sequence[Span], start: int) -> int:
    """Return where the paragraph ends that stands before the one at `start`."""
    return paragraphs[bisect_left(paragraphs, start, key=lambda one: one.start) - 1].end


def _last_end(paragraphs: Sequence[Span], last: _Stamp) -> int:
    """Return where the last post ends: with its paragraph, or with the one below a heading that stands alone."""
    behind = [paragraph for paragraph in paragraphs if paragraph.start >= last.paragraph.start]
    is_alone = last.words.end >= last.paragraph.end
    return behind[min(1, len(behind) - 1)].end if is_alone else behind[0].end


def _stamps(text: str, paragraphs: Sequence[Span], near: date | None) -> Iterator[_Stamp]:
    stated: date | None = None
    for paragraph in paragraphs:
        words = paragraph.of(text)
        if line := _DATE_LINE.match(words):
            stated = _date_of(_parts(line), near)
        match = _STAMP.match(words)
        if match is None or not _is_clock(match, words):
            continue
        found = _parts(match)
        at = _time_of(found)
        if at is not None:
            end = paragraph.start + len(match.group().rstrip(" .:–—|-"))
            full_stop = 1 if text[end : end + 1] == "." else 0
            yield _Stamp(paragraph, Span(paragraph.start, end + full_stop), at, _date_of(found, near) or stated)


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Return what a heading states, by the names of the groups without their endings."""
    return {re.sub(r"(?:_[ab])?(?:_[12])?$", "", name): value for name, value in match.groupdict().items() if value}


def _is_clock(match: re.Match[str], words: str) -> bool:
    """Whether a number that opens a paragraph is a time: it has minutes or "am", and is set off from what follows."""
    found = _parts(match)
    is_set_off = bool(match["end"]) or match.end() == len(words) or bool({"day", "weekday", "iso"} & set(found))
    has_colon = "minute" in found and ":" in match.group()
    return ("minute" in found or "half" in found) and (is_set_off or has_colon)


def _time_of(found: dict[str, str]) -> time | None:
    hour, minute = int(found.get("hour", "0")), int(found.get("minute", "0"))
    if half := found.get("half", "").casefold():
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < HOURS and minute < MINUTES else None


def _date_of(found: dict[str, str], near: date | None) -> date | None:
    """Return the day that a heading states; its year, if it has none, is the one nearest to `near`."""
    if "weekday" in found and near:
        back = (near.weekday() - WEEKDAYS.index(found["weekday"].casefold())) % 7
        return near - timedelta(days=back)
    if "iso" in found:
        return _date_in(found["iso"])
    if "day" not in found or "month" not in found or not ("year" in found or near):
        return None
    number = next(at for at, name in enumerate(MONTHS, start=1) if name.startswith(found["month"][:3].casefold()))
    years = [int(found["year"])] if "year" in found else [near.year + shift for shift in (-1, 0, 1)] if near else []
    chances = [one for year in years if (one := _date_in(f"{year}-{number:02}-{int(found['day']):02}"))]
    return min(chances, key=lambda one: abs((one - (near or one)).days), default=None)


def _date_in(words: str) -> date | None:
    """Return the day of a date in ISO 8601, None where the calendar has no such day."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _days(stamps: Sequence[_Stamp], published: When) -> list[date | None]:
    """Return the day of each post: as stated, else by the order of the posts from a day that is known."""
    if any(stamp.day for stamp in stamps):
        return _filled([stamp.day for stamp in stamps])
    day = published.latest if published.is_day else None
    if day is None:
        return [None] * len(stamps)
    steps = [after.at > before.at for before, after in pairwise(stamps)]
    is_newest_first = sum(steps) * 2 <= len(steps)
    found = [day]
    for goes_up in steps:
        crosses = goes_up if is_newest_first else not goes_up
        found.append(found[-1] + timedelta(days=(-1 if is_newest_first else 1) * crosses))
    return list(found)


def _filled(days: list[date | None]) -> list[date | None]:
    """Return the days with the gaps filled from the post before, at the top from the one behind."""
    first = next((day for day in days if day), None)
    found: list[date | None] = []
    for day in days:
        found.append(day or (found[-1] if found else first))
    return found


def read_posts(reading: Reading, by: str) -> Reading:
    """Add POST marks; date the claims of a post by its heading where nothing nearer dates them."""
    article = reading.article
    paragraphs = [mark.span for mark in reading.of_kind(MarkKind.PARAGRAPH)]
    posts = find_posts(article.text, paragraphs, article.published)
    if not posts:
        return reading
    marks = [
        Mark(
            article=article.id,
            start=post.span.start,
            end=post.span.end,
            kind=MarkKind.POST,
            value=post.value,
            basis=post.stamp.of(article.text),
            by=by,
        )
        for post in posts
    ]
    claims = tuple(_dated(claim, reading, posts) for claim in reading.claims)
    return replace(reading, claims=claims).plus(marks)


def _dated(claim: Claim, reading: Reading, posts: Sequence[Post]) -> Claim:
    """Return a claim with the date that the heading of its post gives it."""
    cited = claim.cites[0].span
    at = bisect_right(posts, cited.start, key=lambda post: post.span.start) - 1
    post = posts[at] if at >= 0 else None
    if post is None or post.day is None or not post.span.contains(cited):
        return claim
    when = claim.when
    is_open = when.basis is Basis.PUBLICATION or (claim.kind is ClaimKind.STATEMENT and when.basis is Basis.UNKNOWN)
    if is_open:
        return replace(claim, when=_when(post, reading))
    published = reading.article.published.latest
    if when.basis is Basis.RESOLVED and when.is_day and when.earliest and published and _RELATIVE.match(when.words):
        moved = when.earliest + (post.day - published)
        anchored = _when(post, reading)
        edtf = when.edtf.replace(when.earliest.isoformat(), moved.isoformat())
        kept = replace(when, edtf=edtf, earliest=moved, latest=moved)
        return replace(claim, when=replace(kept, anchor=anchored.anchor, anchor_cite=anchored.anchor_cite))
    return claim


def _when(post: Post, reading: Reading) -> When:
    return When(
        edtf=f"{post.value}:00",
        earliest=post.day,
        latest=post.day,
        precision=Precision.MINUTE,
        basis=Basis.CONTEXT,
        words=post.stamp.of(reading.article.text),
        anchor="the heading of the post",
        anchor_cite=reading.article.cite(post.stamp),
    )


annotate_posts = Annotator(
    name="posts",
    version=1,
    needs=frozenset({MarkKind.PARAGRAPH, *ClaimKind}),
    gives=frozenset({MarkKind.POST}),
    read=read_posts,
)
