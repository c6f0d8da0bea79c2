"""Every date of a draft beside the record: the same, another one of the same happening, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.check.clauses import TOLD, is_only_of, told_elsewhere
from onrecord.check.days import Day, Grain, days_of
from onrecord.check.nouns import Checked, Evidence, ItemKind, Verdict
from onrecord.check.sheets import Neighbourhood, Sheet, Shelf, is_after
from onrecord.check.words import likeness, stems_of, words_in
from onrecord.text import Span

NEAR = 0.12
"""Likeness from which a sentence of the record is about the same thing."""

OTHER = 0.2
"""By how much likelier the place of another date must be than that of the same date."""

SAME_PLACE = 0.4
"""Likeness from which the record tells the same happening: the day of some article is then no answer."""

FIRM = (Grain.DAY, Grain.WEEKDAY, Grain.YEAR)
"""Dates that differ where the record has the same one only elsewhere: a month or an hour comes again too often."""

FAR = 0.75
"""Part of the likeness of the likest place that another must have to be shown beside it."""

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """The dates of the record beside one of the draft, the likest first: those that fit, and others of its grain."""

    same: tuple[tuple[float, Day], ...]
    others: tuple[tuple[float, Day], ...]


def check_dates(draft: Sheet, shelf: Shelf) -> tuple[Checked, ...]:
    """Return the dates of `draft` outside of quotations with their verdicts, in the order of the text.

    What is told by its distance alone ("three days later") is found or left out: what it counts from is too often
    another day than the one that is nearest.
    """
    known = [day for sheet in shelf.sheets for day in days_of(sheet)]
    around = shelf.around(draft)
    found: list[Checked] = []
    for day in days_of(draft):
        if not draft.is_quoted(day.span):
            checked = _check(day, _beside(day, known, around), shelf)
            if checked:
                found.append(checked)
    return tuple(found)


def _beside(day: Day, known: Sequence[Day], around: Neighbourhood) -> _Beside:
    context = day.sheet.context(day.span)
    same: list[tuple[float, Day]] = []
    others: list[tuple[float, Day]] = []
    for other in known:
        fits = _fits(day, other)
        if fits or _is_of_one_grain(day, other):
            score = likeness(context, other.sheet.context(other.span))
            counts = around.can_confirm if fits else around.can_contradict
            if counts(other.sheet, score):
                (same if fits else others).append((score, other))
    return _Beside(same=_ranked(same), others=_ranked(others))


def _ranked(found: list[tuple[float, Day]]) -> tuple[tuple[float, Day], ...]:
    return tuple(sorted(found, key=lambda item: -item[0]))


def _fits(day: Day, other: Day) -> bool:
    """Whether a date of the record says the same as one of the draft, as far as that is printed."""
    if day.grain is Grain.WEEKDAY:
        is_day = other.tells_day and other.as_date is not None and other.as_date.weekday() == day.weekday
        return _is_within(day, other) and (other.weekday == day.weekday or is_day)
    if day.grain is Grain.CLOCK:
        return bool(other.clock) and _on_dial(day.clock) == _on_dial(other.clock)
    if day.grain is Grain.SEASON:
        is_year = day.is_year_printed and other.is_year_printed
        return day.season == other.season and (not is_year or day.year == other.year)
    if day.is_year_printed and day.year != other.year:
        return False
    if day.grain is Grain.YEAR:
        return day.year == other.year
    if day.grain is Grain.MONTH:
        distance = (
            (day.year - other.year) * 12 + day.month - other.month if day.is_year_printed else day.month - other.month
        )
        near = {0, *((1, -11) if day.is_before else ()), *((-1, 11) if other.is_before else ())}
        return bool(other.month) and distance in (near if other.grain is Grain.MONTH else {0})
    return other.tells_day and other.as_date is not None and (day.month, day.day) == (other.month, other.day)


def _is_within(day: Day, other: Day) -> bool:
    """Whether a weekday can be that of another date: one that is LONG away is told with its date."""
    mine, theirs = day.as_date, other.as_date
    return mine is None or theirs is None or abs((mine - theirs).days) <= LONG


LONG = 31
"""Days after which nobody tells a day by its weekday alone."""


def _on_dial(clock: str) -> tuple[int, ...]:
    """Return a time as a clock with hands shows it, with the seconds of one that was measured."""
    hour, *rest = clock.split(":")
    return int(hour) % 12, *map(int, rest)


def _is_of_one_grain(day: Day, other: Day) -> bool:
    """Whether a date of the record could stand where that of the draft stands."""
    if day.grain is Grain.CLOCK:
        return bool(other.clock)
    if day.grain is Grain.YEAR:
        return other.is_year_printed
    if day.grain is Grain.SEASON:
        return bool(other.season)
    if day.grain is Grain.MONTH:
        return bool(other.month)
    return other.as_date is not None and other.tells_day


def _check(day: Day, beside: _Beside, shelf: Shelf) -> Checked | None:
    if wrong := _off_calendar(day, beside):
        return wrong
    likest = beside.same[0][0] if beside.same else 0.0
    least = max(NEAR, likest, FAR * beside.others[0][0]) if beside.others else NEAR
    rivals = _each_day([other for score, other in beside.others if score >= least])
    if beside.same:
        return _check_known(day, beside, rivals)
    if day.grain is Grain.OTHER or (day.grain is Grain.SEASON and not rivals):
        return None
    if day.grain in FIRM and (told := _told_elsewhere(day, beside)):
        return _checked(day, Verdict.DIFFERS, [told])
    is_told_otherwise = bool(beside.others) and beside.others[0][0] >= SAME_PLACE
    if not is_told_otherwise and (published := [sheet for sheet in shelf.sheets if _is_published(day, sheet)]):
        return _checked(day, Verdict.FOUND, [], [published[0].evidence(published[0].sentence_at(0))])
    if rivals and (day.grain not in (Grain.WEEKDAY, Grain.CLOCK) or _shares_clause(day, rivals[0])):
        return _checked(day, Verdict.DIFFERS, rivals)
    return _checked(day, Verdict.ABSENT, [])


def _off_calendar(day: Day, beside: _Beside) -> Checked | None:
    """Return a date with a weekday that the calendar does not give it: "Sunday, 19 May", a Monday that year."""
    if day.grain is not Grain.DAY or day.weekday is None:
        return None
    known = (other.as_date for _, other in beside.same)
    meant = day.as_date if day.is_year_printed else next((one for one in known if one and one.day == day.day), None)
    if meant is None or meant.weekday() == day.weekday:
        return None
    return _checked(day, Verdict.DIFFERS, [], reason=f"{meant.day} {meant:%B %Y} is a {meant:%A}")


def _check_known(day: Day, beside: _Beside, rivals: Sequence[Day]) -> Checked:
    """Return what there is to say of a date that the record has."""
    likest = [other for _, other in beside.same[:1]]
    if _is_given_up(day, beside):
        return _checked(day, Verdict.DIFFERS, likest, reason="since changed in the record")
    if day.grain is not Grain.OTHER:
        if told := _told_elsewhere(day, beside) or _swapped(day, beside):
            return _checked(day, Verdict.DIFFERS, [told])
        if _is_elsewhere(day, beside) or _other_in_clause(day, beside):
            return _checked(day, Verdict.DIFFERS, rivals)
    return _checked(day, Verdict.FOUND, likest)


def _told_elsewhere(day: Day, beside: _Beside) -> Day | None:
    """Return the date of the record whose clause tells what that of a firm date of the draft tells; None for none."""
    if day.grain not in (*FIRM, Grain.MONTH) and not day.is_measured:
        return None
    same, others = ([other for _, other in scored] for scored in (beside.same, beside.others))
    return told_elsewhere(day, same, others, least=MONTH_TOLD if day.grain is Grain.MONTH else TOLD)


MONTH_TOLD = 0.75
"""The part of a clause that another must tell to give it another month: months come again."""


def _swapped(day: Day, beside: _Beside) -> Day | None:
    """Return the other date of a sentence that has the one of the draft for another thing: each in its own clause."""
    alike = [other for score, other in beside.same if score >= NEAR]
    told, around = _clause_stems(day), _sentence_stems(day)
    first: Day | None = None
    for other in alike:
        theirs = _clause_stems(other)
        rivals = (
            one for _, one in beside.others if _sentence_of(one) == _sentence_of(other) and one.grain is other.grain
        )
        rival = next((one for one in rivals if is_only_of(told, _clause_stems(one), theirs, around)), None)
        if rival is None:
            return None
        first = first or rival
    return first


def _sentence_of(day: Day) -> tuple[str, int]:
    return day.sheet.article.id, day.sheet.sentence_at(day.span.start).start


def _is_elsewhere(day: Day, beside: _Beside) -> bool:
    """Whether the record has a date only far from here, and where the same is told, in a clause like this, another."""
    if not beside.others or day.grain not in FIRM:
        return False
    score, rival = beside.others[0]
    return score - beside.same[0][0] >= OTHER and _shares_clause(day, rival)


def _each_day(days: Sequence[Day]) -> list[Day]:
    """Return the likest dates, each day once."""
    return list({(one.year, one.month, one.day, one.clock): one for one in reversed(days[: 2 * MOST_SHOWN])}.values())[
        ::-1
    ]


def _is_given_up(day: Day, beside: _Beside) -> bool:
    """Whether the record tells a date as one that was meant and given up, and the draft as the one that holds."""
    if _is_told_as_given_up(day):
        return False
    alike = [other for score, other in beside.same if score >= NEAR] or [other for _, other in beside.same]
    return bool(alike) and all(_is_told_as_given_up(other) or _is_moved(day, other, beside) for other in alike)


_MOVES = re.compile(
    r"\b(?:will\snow|(?:is|are)\snow\sto|now\s(?:opens?|takes?|begins?|starts?|meets?)|moved\sto|postponed|put\s(?:off|back)|delayed"
    r"|brought\sforward|rescheduled|instead|new\sdate|not\suntil)\b",
    re.IGNORECASE,
)


def _is_moved(day: Day, other: Day, beside: _Beside) -> bool:
    """Whether a later article moves what the record tells of a day to another day: the two share the word for it."""
    if other.grain not in (Grain.DAY, Grain.MONTH, Grain.WEEKDAY):
        return False
    told = _sentence_stems(other)
    for _, rival in beside.others:
        sentence = rival.sheet.sentence_at(rival.span.start)
        is_later = rival.sheet.told > other.sheet.told and not is_after(rival.sheet, day.sheet)
        if not is_later or not _MOVES.search(sentence.of(rival.sheet.text)) or _is_told_as_given_up(rival):
            continue
        if (told & _sentence_stems(rival)) - stems_of(" ".join(MOVING)):
            return True
    return False


MOVING = (
    "now",
    "move",
    "moved",
    "postponed",
    "put",
    "delayed",
    "instead",
    "new",
    "date",
    "take",
    "place",
    "until",
    "from",
    "will",
)


def _sentence_stems(day: Day) -> frozenset[str]:
    """Return the stems of the rarer plain words of the sentence of a date."""
    text = day.sheet.sentence_at(day.span.start).of(day.sheet.text)
    plain = re.sub(r"(?<=[^.!?]\s)[A-ZÀ-Þ]\w*", " ", text)
    return frozenset(
        word.features[0][0]
        for word in words_in(plain, Span(0, len(plain)))
        if word.features and word.features[0][1] >= RARE
    )


RARE = 4.5
"""Weight of a word from which it names what is moved: "swearing-in", "inquiry", not "council"."""


def _is_told_as_given_up(day: Day) -> bool:
    if day.sheet.is_taken_back(day.span):
        return True
    sentence = day.sheet.sentence_at(day.span.start)
    before = day.sheet.text[day.sheet.clause_at(day.span).start : day.span.start]
    behind = day.sheet.text[day.span.end : sentence.end]
    is_firm = day.grain in (Grain.DAY, Grain.MONTH, Grain.WEEKDAY, Grain.OTHER)
    is_meant = _MEANT.search(before) and _DROPPED.search(behind)
    return is_firm and bool(_GIVEN_UP.search(before) or _NOT.search(before) or is_meant)


_GIVEN_UP = re.compile(
    r"\b(?:originally|initially|at\sfirst|had\sbeen|was\sto\shave|were\sto\shave"
    r"|(?:moved|postponed|put\soff|put\sback|delayed|brought\sforward|changed|rescheduled)\sfrom|instead\sof)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|rather\sthan)\s(?:by|on|in|until|before|at|for)?\s?(?:the\s)?$", re.IGNORECASE)
_MEANT = re.compile(r"\b(?:expected|due|supposed|scheduled|meant|planned|set|was|were)\sto\b", re.IGNORECASE)
_DROPPED = re.compile(
    r"\b(?:but|however|instead)\b.{0,80}\b(?:extended|postponed|put\soff|delayed|moved|cancelled|canceled|called\soff|brought\sforward)\b",
    re.IGNORECASE | re.DOTALL,
)


def _is_published(day: Day, sheet: Sheet) -> bool:
    """Whether a date is that of an article: what it reports without a date is told of that day."""
    told = sheet.article.published.latest if sheet.article.published.is_day else None
    if told is None:
        return False
    if day.grain is Grain.WEEKDAY:
        is_near = day.as_date is None or abs((day.as_date - told).days) <= LONG
        return told.weekday() == day.weekday and is_near
    return day.grain is Grain.DAY and (told.month, told.day) == (day.month, day.day)


def _other_in_clause(day: Day, beside: _Beside) -> bool:
    """Whether a clause of the record tells all that the clause of the draft tells, with another date."""
    wanted = _clause_stems(day)
    if len(wanted) < 2 or any(wanted <= _clause_stems(other) for _, other in beside.same):
        return False
    return any(wanted <= _clause_stems(other) for _, other in beside.others)


def _shares_clause(day: Day, other: Day) -> bool:
    return bool(_clause_stems(day) & _clause_stems(other))


def _clause_stems(day: Day) -> frozenset[str]:
    text = day.sheet.text
    clause = day.sheet.clause_at(day.span)
    return stems_of(text[clause.start : day.span.start] + " " + text[day.span.end : clause.end])


def _checked(
    day: Day, verdict: Verdict, shown: Sequence[Day], also: Sequence[Evidence] = (), *, reason: str = ""
) -> Checked:
    values = " and ".join(dict.fromkeys(_printed(other) for other in shown[:MOST_SHOWN]))
    reason = (
        reason
        or {
            Verdict.FOUND: f"{values} in the record" if values else "the day of an article",
            Verdict.DIFFERS: f"the record has {values}",
            Verdict.ABSENT: "no article has this date, or one of the same thing",
        }[verdict]
    )
    return Checked(
        kind=ItemKind.DATE,
        span=day.span,
        words=day.words,
        verdict=verdict,
        reason=reason,
        evidence=(*(other.sheet.evidence(other.span) for other in shown[:MOST_SHOWN]), *also),
    )


def _printed(day: Day) -> str:
    """Return a date of the record as printed, with the day that it means where that is not printed."""
    meant = day.as_date
    if meant is None or day.grain is Grain.DAY:
        return f"“{day.words}”"
    return f"“{day.words}” ({meant:%A}, {meant.day} {meant:%B %Y})"
