"""Figures of a draft that the record has taken back, revised, or carried further since."""

from __future__ import annotations

import re

from onrecord.check.beside import Beside, checked_figure
from onrecord.check.figures import PEOPLE, Figure, figures_of
from onrecord.check.measures import find_overtaken
from onrecord.check.nouns import Checked, Verdict
from onrecord.check.revisions import find_revised
from onrecord.check.sheets import Shelf, is_after
from onrecord.check.telling import (
    PRESENT,
    is_given_as_first,
    is_part,
    is_told_as_past,
    sentence_of,
    tells_both,
    tells_value,
)
from onrecord.check.words import terms_of
from onrecord.lexicon import listed
from onrecord.resolve.comparing.words import has_moved, is_running

LOOSELY = 0.05
"""Likeness from which two counts of one kind (dead, missing) are of one story."""

BEFORE = 100
"""Code points before a figure in which words that take it back stand."""

_GIVEN_UP = re.compile(
    r"\b(?:withdr[ae]wn?|retract(?:ed|s)|dropped|took\sback|disowned)\s(?:his|her|its|their|the)\s(?:\w+\s)?"
    r"(?:figure|claim|estimate|number|count|statement|report|account|accusation)\s(?:of\s|that\s(?:\w+\s){0,6})$|"
    r"\b(?:not|instead\ of|rather\ than|down\ from|up\ from|earlier\ (?:figure|version)\b.{0,40})\s(?:the\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:an?\s|the\s|its\s)?(?:previous\s|earlier\s|initial\s)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s(?:about\s|some\s|nearly\s|almost\s)?$", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s(?:more\s)?of\s(?:the|them|those|these)\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in\ (?:all|total)|altogether|so\ far|to\ date)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|in\sall|altogether|overall)\b", re.IGNORECASE)


def has_come_of(figure: Figure, rival: Figure, beside: Beside) -> bool:
    """Whether the record has the figure for the rival by now: it replaced it, or counts the same kind of thing."""
    if any(other.kinds & figure.kinds & rival.kinds for _, other in beside.same):
        return True
    later = _replaced(rival, beside.shelf)
    return later is not None and figure.equals(later)


def find_retired(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that the record has taken back, or that has grown since, told as if it still stood."""
    if is_given_as_first(figure):
        return None
    taken_back = _taken_back(figure, beside)
    if taken_back or is_told_as_past(figure):
        return taken_back
    return (
        _given_up_plan(figure, beside)
        or _told_since(figure, beside)
        or _only_bounded(figure, beside)
        or _revised(figure, beside)
        or _overtaken(figure, beside)
        or _grown(figure, beside)
    )


def _taken_back(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that the record gives as moved on or as wrong: "from five to six", "not two"."""
    for score, other in beside.same:
        if score >= LOOSELY and (rival := _moved_on(other, beside)) and not tells_both(figure, rival):
            return checked_figure(figure, Verdict.DIFFERS, f"“{rival.words}” in the record by now", [other])
        before = other.sheet.text[max(0, other.span.start - BEFORE) : other.span.start]
        is_given_up = other.sheet.is_taken_back(other.span) or _GIVEN_UP.search(before)
        # "Not one gate" takes nothing back, and "one of its guards, not two" no gates.
        if is_given_up and score >= LOOSELY and other.low > 1 and _is_told_with(figure, other):
            return checked_figure(figure, Verdict.DIFFERS, "since revised in the record", [other])
    return None


def _revised(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that a later article says was revised, or that the links of the record say was replaced."""
    revised = find_revised(figure, beside.same, beside.others)
    if revised:
        return checked_figure(figure, Verdict.DIFFERS, f"“{revised.words}” in the record by now", [revised])
    for score, other in beside.same:
        if score >= LOOSELY and (later := _replaced(other, beside.shelf)):
            return checked_figure(figure, Verdict.DIFFERS, f"since then “{later.words}” in the record", [later, other])
    return None


def _overtaken(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure for which a later article has another one in the same words."""
    overtaken = find_overtaken(figure, beside.same, beside.others)
    if overtaken is None:
        return None
    return checked_figure(figure, Verdict.DIFFERS, f"a later article has “{overtaken.words}”", [overtaken])


def _only_bounded(figure: Figure, beside: Beside) -> Checked | None:
    """Return a count given as it is that the record has as the least alone: 12 of "at least 12"."""
    alike = [other for score, other in beside.same if score >= LOOSELY and other.kinds & figure.kinds]
    if not alike or figure.bound or not all(other.bound == ">=" and other.low == figure.low for other in alike):
        return None
    earliest = min(map(_published, alike))
    exact = [
        other
        for score, other in beside.others
        if score >= LOOSELY
        and other.kinds & figure.kinds & GROWING
        and not other.bound
        and other.low > figure.low
        and _can_follow(figure, other)
        and _published(other) >= earliest
        and any(other.sheet is one.sheet or one.sheet.is_of_one_story(other.sheet) for one in alike)
        and not is_after(other.sheet, figure.sheet)
        and not tells_value(other, figure)
    ]
    if not exact:
        return None
    return checked_figure(figure, Verdict.DIFFERS, f"“{exact[0].words}” in the record", [exact[0], alike[0]])


def _told_since(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that a draft tells of now, and an article of an earlier time right before that of a later one.

    "At the time 92 % had been reached. As of Sunday the rate had reached 95 %".
    """
    if not _NOW.search(figure.clause):
        return None
    for score, other in beside.same:
        sentence = other.sheet.sentence_at(other.span.start)
        after = other.sheet.text[sentence.end : sentence.end + NEXT]
        if score < LOOSELY or not _THEN.search(sentence.of(other.sheet.text)) or not _AS_OF.match(after):
            continue
        for _, rival in beside.others:
            is_next = rival.sheet is other.sheet and sentence.end <= rival.span.start < sentence.end + NEXT
            if is_next and rival.unit == figure.unit and not tells_value(rival, figure):
                return checked_figure(figure, Verdict.DIFFERS, f"“{rival.words}” in the record by now", [rival, other])
    return None


NEXT = 120
"""Code points behind a sentence in which a later figure stands."""

_NOW = re.compile(r"\b(?:now|today|currently|by\snow|at\spresent)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:at\s(?:the|that)\stime|at\sfirst|initially|earlier|by\sthen)\b", re.IGNORECASE)
_AS_OF = re.compile(r"\s{0,3}(?:As\sof|By|Now|Since\sthen|On)\b")


def _given_up_plan(figure: Figure, beside: Beside) -> Checked | None:
    """Return what a draft says is to come that a later article says is planned no longer: "will drop its plan to"."""
    own = figure.sheet.text[max(0, figure.span.start - BEFORE) : figure.span.start]
    if not _TO_COME.search(figure.clause) or _PLAN_DROPPED.search(own):
        return None
    for score, other in beside.same:
        before = other.sheet.text[max(0, other.span.start - BEFORE) : other.span.start]
        if score >= LOOSELY and _PLAN_DROPPED.search(before) and not is_after(other.sheet, figure.sheet):
            return checked_figure(figure, Verdict.DIFFERS, "no longer planned in the record", [other])
    return None


_TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are)\s(?:still\s)?(?:to|going\sto|due\sto|set\sto)|plans\sto)\b", re.IGNORECASE
)
_PLAN_DROPPED = re.compile(
    r"\b(?:drop|scrap|shelv|abandon|cancel|withdr[ae]w|giv(?:es?|ing)\sup|gave\sup|given\sup|call(?:ed|s)?\soff)[a-z]{0,4}\s"
    r"(?:its|the|his|her|their|an?|any)\s(?:\w+\s)?(?:plan|proposal|intention|threat|decision)s?\s(?:to|for|of)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)


def _is_told_with(figure: Figure, other: Figure) -> bool:
    """Whether the sentence of a figure of the record, or the one before it, has what a figure of a draft counts."""
    noun = figure.counted
    is_any = not noun or noun in listed("check_en", "anybody") or bool(figure.kinds & other.kinds_around)
    return is_any or noun in terms_of(other.sheet.with_before(other.span))


def _moved_on(figure: Figure, beside: Beside) -> Figure | None:
    """Return the figure that a sentence of the record says one of it has become: "from five to six"."""
    sheet = figure.sheet
    sentence = sheet.sentence_at(figure.span.start)
    before = sheet.text[sentence.start : figure.span.start]
    if not _FROM.search(before) or not has_moved(sentence.of(sheet.text)):
        return None
    rivals = (
        other
        for _, other in beside.others
        if other.sheet is sheet
        and sentence.contains(other.span)
        and _TO.search(sheet.text[sentence.start : other.span.start])
    )
    return next(rivals, None)


def _replaced(figure: Figure, shelf: Shelf) -> Figure | None:
    """Return the figure of a later account that has taken the place of one of the record."""
    for retired in shelf.retired:
        if retired.slot != "number" or retired.old.article != figure.sheet.article.id:
            continue
        home = shelf.sheet_of(retired.new)
        if home is None or not retired.old.span.contains(figure.span) or is_part(figure):
            continue
        later = [
            one for one in figures_of(home) if retired.new.span.contains(one.span) and one.is_of_one_measure(figure)
        ]
        if later and not any(one.equals(figure) for one in later):
            return later[0]
    return None


def _grown(figure: Figure, beside: Beside) -> Checked | None:
    """Return a running count that later articles carry further: as it stands, or in a draft that tells no other."""
    sentence = figure.sheet.sentence_at(figure.span.start).of(figure.sheet.text)
    of_a_whole = _OF_A_WHOLE.match(figure.sheet.text, figure.span.end)
    if not figure.kinds or figure.unit not in PEOPLE or of_a_whole:
        return None
    latest = max(
        (_published(other) for score, other in beside.same if score >= LOOSELY and other.kinds & figure.kinds),
        default="",
    )
    later = [
        other
        for score, other in beside.others
        if other.kinds & figure.kinds
        and (score >= LOOSELY or other.kinds & figure.kinds & GROWING)
        and figure.sheet.is_of_one_story(other.sheet)
        and latest
        and (_published(other) > latest or _is_total_beside(other, beside))
        and _can_follow(figure, other)
        and not is_after(other.sheet, figure.sheet)
    ]
    told_besides = any(tells_value(other, figure) for other in later)
    if not later or (told_besides and not PRESENT.search(sentence)):
        return None
    return checked_figure(figure, Verdict.DIFFERS, f"a later article has “{later[-1].words}”", later[-1:])


GROWING = frozenset({"dead"})
"""Kinds that only grow: a larger count of a later day takes the place of a smaller one in whatever words."""

SHRINKING = frozenset({"missing"})
"""Kinds that are told anew, and mostly lower, without a word of having moved: "29 are missing"."""


def _can_follow(figure: Figure, later: Figure) -> bool:
    """Whether a later count carries an earlier one further, and is not one of a part of it."""
    words = sentence_of(later)
    is_plain = later.counted in ("", figure.counted, "dead") or later.counted in listed("check_en", "anybody")
    has_grown = bool(figure.kinds & later.kinds & GROWING) and later.low > figure.low and is_plain
    is_some = _OF_A_WHOLE.match(later.sheet.text, later.span.end) or is_part(later)
    return (
        (has_grown and not is_some)
        or is_running(words)
        or bool(has_moved(words) or _IN_ALL.search(words))
        or bool(figure.kinds & later.kinds & SHRINKING)
    )


def _is_total_beside(later: Figure, beside: Beside) -> bool:
    """Whether an article that tells the figure of the draft tells a larger one as the whole: "a total of 39"."""
    homes = [other for score, other in beside.same if score >= LOOSELY and other.kinds & later.kinds]
    is_whole = bool(_TOTAL.search(sentence_of(later)))
    return is_whole and bool(homes) and homes[0].sheet is later.sheet and homes[0].low < later.low


def _published(figure: Figure) -> str:
    return figure.sheet.told
