"""Every figure of a draft beside the record: told alike, with another value, for another thing, or since revised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.check.figures import LENGTHS, PEOPLE, Figure, figures_of
from onrecord.check.measures import find_mismatch, find_overtaken, is_after
from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.sheets import Neighbourhood, Sheet, Shelf
from onrecord.check.telling import (
    PRESENT,
    is_beside,
    is_given_as_first,
    is_part,
    is_told_as_past,
    sentence_of,
    tells_both,
    with_sentence_before,
)
from onrecord.check.words import likeness, stems_of
from onrecord.model import MarkKind
from onrecord.resolve.comparing.words import has_moved, is_running

NEAR = 0.15
"""Likeness from which a sentence of the record is about the same thing."""

OTHER, OTHER_LENGTH = 0.3, 0.2
"""By how much likelier the place of another value must be than that of the same value; lengths of time recur more."""

SMALL = 5
"""Up to how many "all four" is a count of what the draft itself names."""

FEWEST = 2
"""Words beside a figure that its clause must have to be told again with another figure."""

LOOSELY = 0.05
"""Likeness from which two counts of one kind (dead, missing) are of one story."""

FAR = 0.6
"""Part of the likeness of the likest place that another must have to be shown beside it."""

MOST_SHOWN = 3

_GIVEN_UP = re.compile(
    r"\b(?:withdr[ae]wn?|retract(?:ed|s)|dropped)\s(?:his|her|its|their|the)\s(?:figure|claim|estimate|number|count)\sof\s$|"
    r"\b(?:not|instead\ of|rather\ than|down\ from|up\ from|earlier\ (?:figure|version)\b.{0,40})\s(?:the\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s(?:an?\s|the\s|its\s)?(?:previous\s|earlier\s|initial\s)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s(?:about\s|some\s|nearly\s|almost\s)?$", re.IGNORECASE)
_ROUGH = re.compile(r"^(?:(?:about|around|some|roughly|nearly|almost|over|more\ than|at\ least)\s)", re.IGNORECASE)
_ELAPSED = re.compile(r"^\s{0,2}(?:later|ago|after|before|since|earlier|from now)\b", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"\s(?:more\s)?of\s(?:the|them|those|these)\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in\ (?:all|total)|altogether|so\ far|to\ date)\b", re.IGNORECASE)
_MORE_THAN = re.compile(r"^\s(?:\w+\s)?(?:more|fewer|less|higher|lower)\b(?:\s\w+)?\sthan\b|^\s(?:more|fewer|less)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """The figures of the record beside one of the draft, the likest first: those of its value, and the others."""

    same: tuple[tuple[float, Figure], ...]
    others: tuple[tuple[float, Figure], ...]
    unlike: tuple[tuple[float, Figure], ...]  # of its value, but of another measure
    shelf: Shelf


def check_numbers(draft: Sheet, shelf: Shelf) -> tuple[Checked, ...]:
    """Return every figure of `draft` outside of quotations with its verdict, in the order of the text."""
    known = [figure for sheet in shelf.sheets for figure in figures_of(sheet)]
    around = shelf.around(draft)
    found: list[Checked] = []
    for figure in figures_of(draft):
        if draft.is_quoted(figure.span) or _is_of_a_date(figure):
            continue
        checked = _check(figure, _beside(figure, known, shelf, around))
        if checked:
            found.append(checked)
    return tuple(found)


def _is_of_a_date(figure: Figure) -> bool:
    """Whether a figure is a part of a date or tells how much later something was: dates are held by themselves."""
    times = [mark.span for mark in figure.sheet.reading.of_kind(MarkKind.TIME)]
    return any(span.contains(figure.span) and span != figure.span for span in times) or (
        figure.unit in LENGTHS and bool(_ELAPSED.match(figure.sheet.text[figure.span.end : figure.span.end + 12]))
    )


def _beside(figure: Figure, known: Sequence[Figure], shelf: Shelf, around: Neighbourhood) -> _Beside:
    context = figure.sheet.context(figure.span)
    same: list[tuple[float, Figure]] = []
    others: list[tuple[float, Figure]] = []
    unlike: list[tuple[float, Figure]] = []
    for other in known:
        is_measure, is_equal = figure.is_of_one_measure(other), figure.equals(other)
        home = same if is_measure and is_equal else others if is_measure else unlike if is_equal else None
        if home is not None:
            score = likeness(context, other.sheet.context(other.span))
            counts = around.can_confirm if home is same else around.can_contradict
            if counts(other.sheet, score):
                home.append((score, other))
    return _Beside(same=_ranked(same), others=_ranked(others), unlike=_ranked(unlike), shelf=shelf)


def _ranked(found: list[tuple[float, Figure]]) -> tuple[tuple[float, Figure], ...]:
    return tuple(sorted(found, key=lambda item: -item[0]))


def _check(figure: Figure, beside: _Beside) -> Checked | None:
    if not beside.same:
        return _unknown(figure, beside)
    problem = (
        _other_elsewhere(figure, beside)
        or _other_measure(figure, beside)
        or _mismatched(figure, beside)
        or _other_in_clause(figure, beside)
        or _retired(figure, beside)
    )
    if problem:
        return problem
    return _checked(figure, Verdict.FOUND, f"“{beside.same[0][1].words}” in the record", [beside.same[0][1]])


def _checked(figure: Figure, verdict: Verdict, reason: str, shown: Sequence[Figure] = ()) -> Checked:
    span = figure.with_rate
    return Checked(
        kind=ItemKind.NUMBER,
        span=span,
        words=span.of(figure.sheet.text),
        verdict=verdict,
        reason=reason,
        evidence=tuple(other.sheet.evidence(other.span) for other in shown[:MOST_SHOWN]),
    )


def _unknown(figure: Figure, beside: _Beside) -> Checked | None:
    """Return what there is to say of a figure that the record does not have."""
    least = max(NEAR, FAR * max((score for score, _ in beside.others), default=0.0))
    near = [other for score, other in beside.others if score >= least and _can_stand_for(figure, other)]
    if _is_printed(figure, beside):
        return _checked(figure, Verdict.FOUND, "the record has these words")
    before = figure.sheet.text[max(0, figure.span.start - 8) : figure.span.start].casefold()
    is_small = figure.unit in PEOPLE and (figure.high <= 2 or (figure.high <= SMALL and before.endswith("all ")))
    if _MORE_THAN.match(figure.sheet.text[figure.span.end : figure.span.end + 40]) and not near:
        return None  # so is by how much something differs
    if figure.unit in LENGTHS and not near:
        return None  # how long is often the reporter's own arithmetic
    if is_small and not near:
        return None  # "both", "two of them" are no figures
    if beside.unlike and near:
        other = beside.unlike[0][1]
        return _checked(figure, Verdict.DIFFERS, f"the record has “{other.words}”: another thing", [other, *near])
    if near:
        near = _each_value(near)
        values = " and ".join(f"“{one.words}”" for one in near)
        return _checked(figure, Verdict.DIFFERS, f"the record has {values}", near)
    return _checked(figure, Verdict.ABSENT, "no article has this figure, or one of the same thing")


def _each_value(figures: Sequence[Figure]) -> list[Figure]:
    """Return the likest figures, each value once."""
    return list({(one.low, one.high): one for one in reversed(figures[: 2 * MOST_SHOWN])}.values())[::-1][:MOST_SHOWN]


def _can_stand_for(figure: Figure, other: Figure) -> bool:
    """Whether a figure of the record can be told of the same thing: one clause has words of the other, and its noun."""
    if not other.clause_stems & figure.clause_stems:
        return False
    mine, theirs = figure.counted, other.counted
    return not mine or not theirs or mine == theirs or figure.unit == other.unit == "person"


def _is_printed(figure: Figure, beside: _Beside) -> bool:
    """Whether an article prints the number in these very words, though nothing was read in them: "a tenth part"."""
    core = re.escape(_ROUGH.sub("", figure.words).strip())
    return not core.isdigit() and any(
        re.search(rf"\b{core}\b", sheet.text, re.IGNORECASE) for sheet in beside.shelf.sheets
    )


def _other_elsewhere(figure: Figure, beside: _Beside) -> Checked | None:
    """Return a figure that the record has only far from here, while it has another where the same is told."""
    margin = OTHER_LENGTH if figure.unit in LENGTHS else OTHER
    if beside.others and beside.others[0][0] - beside.same[0][0] >= margin:
        rival = beside.others[0][1]
        if _has_come_of(figure, rival, beside) or is_beside(figure, rival):
            return None
        return _checked(figure, Verdict.DIFFERS, f"the record has “{rival.words}”", [rival])
    return None


def _has_come_of(figure: Figure, rival: Figure, beside: _Beside) -> bool:
    """Whether the record has the figure for the rival by now: it replaced it, or counts the same kind of thing."""
    if any(other.kinds & figure.kinds & rival.kinds for _, other in beside.same):
        return True
    later = _replaced(rival, beside.shelf)
    return later is not None and figure.equals(later)


def _other_measure(figure: Figure, beside: _Beside) -> Checked | None:
    """Return a figure that the record has for something else: other people, another unit, another time of a rate."""
    same = [other for _, other in beside.same]
    if figure.per and all(other.per and other.per != figure.per for other in same if other.per or _is_rare(figure)):
        rates = [other for other in same if other.per]
        if rates:
            return _checked(
                figure, Verdict.DIFFERS, f"“{rates[0].with_rate.of(rates[0].sheet.text)}” in the record", rates
            )
    told = figure.kinds_around
    is_counted = figure.unit in PEOPLE or any(other.kinds & figure.kinds for _, other in beside.others)
    if figure.kinds and is_counted and all(other.kinds and not other.kinds & told for other in same):
        kinds = " or ".join(sorted(same[0].kinds))
        return _checked(
            figure, Verdict.DIFFERS, f"the record counts {kinds} here, not {' or '.join(sorted(figure.kinds))}", same
        )
    if _is_rare(figure) and figure.noun and all(_counts_others(figure, other) for other in same):
        return _checked(figure, Verdict.DIFFERS, f"the record counts {same[0].noun} here: “{same[0].words}”", same)
    return None


def _is_rare(figure: Figure) -> bool:
    """Whether a number has so many digits of its own that it is found again only where the same thing is counted."""
    return len(f"{figure.low:.10g}".replace(".", "").strip("0")) >= 3


def _counts_others(figure: Figure, other: Figure) -> bool:
    """Whether one counts people and the other things, both in words."""
    return bool(other.noun) and other.noun != figure.noun and {figure.unit, other.unit} == {"person", "item"}


def _mismatched(figure: Figure, beside: _Beside) -> Checked | None:
    """Return a figure that the record has for another thing, with another figure for this one."""
    found = find_mismatch(figure, beside.same, beside.others)
    return _checked(figure, Verdict.DIFFERS, found.reason, found.shown) if found else None


def _other_in_clause(figure: Figure, beside: _Beside) -> Checked | None:
    """Return a figure for which one clause of the record, with all the words of its own, has another."""
    wanted = figure.clause_stems - stems_of(figure.words) - stems_of(" ".join(LENGTHS))
    # Two names alone tell nothing of what is counted: one of the words must be more than a name.
    plain = stems_of(re.sub(r"\b[A-ZÀ-Þ]\w*", " ", figure.clause))
    if not wanted & plain:
        return None
    if any(wanted <= stems_of(with_sentence_before(other)) for _, other in beside.same):
        return None
    rivals = [
        other
        for _, other in beside.others
        if wanted <= other.clause_stems
        and (len(wanted) >= FEWEST or other.clause_stems - stems_of(other.words) == wanted)
        and not _has_come_of(figure, other, beside)
        and not is_beside(figure, other)
    ]
    if not rivals:
        return None
    return _checked(figure, Verdict.DIFFERS, f"“{rivals[0].words}” in the same words of the record", rivals)


def _retired(figure: Figure, beside: _Beside) -> Checked | None:
    """Return a figure that the record has taken back, or that has grown since, told as if it still stood."""
    if is_given_as_first(figure):
        return None
    for score, other in beside.same:
        if score >= LOOSELY and (rival := _moved_on(other, beside)) and not tells_both(figure, rival):
            return _checked(figure, Verdict.DIFFERS, f"“{rival.words}” in the record by now", [other])
        before = other.sheet.text[max(0, other.span.start - 60) : other.span.start]
        is_given_up = other.sheet.is_taken_back(other.span) or _GIVEN_UP.search(before)
        if is_given_up and score >= LOOSELY and other.low > 1:  # "not one gate" takes nothing back
            return _checked(figure, Verdict.DIFFERS, "since revised in the record", [other])
    if is_told_as_past(figure):
        return None
    for score, other in beside.same:
        if score >= LOOSELY and (later := _replaced(other, beside.shelf)):
            return _checked(figure, Verdict.DIFFERS, f"since then “{later.words}” in the record", [later, other])
    overtaken = find_overtaken(figure, beside.same, beside.others)
    if overtaken:
        return _checked(figure, Verdict.DIFFERS, f"a later article has “{overtaken.words}”", [overtaken])
    return _grown(figure, beside)


def _moved_on(figure: Figure, beside: _Beside) -> Figure | None:
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


def _grown(figure: Figure, beside: _Beside) -> Checked | None:
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
        and score >= LOOSELY
        and figure.sheet.is_of_one_story(other.sheet)
        and latest
        and _published(other) > latest
        and _can_follow(figure, other)
        and not is_after(other.sheet, figure.sheet)
    ]
    told_besides = any(one.equals(other) for one in figures_of(figure.sheet) for other in later if one is not figure)
    if not later or (told_besides and not PRESENT.search(sentence)):
        return None
    return _checked(figure, Verdict.DIFFERS, f"a later article has “{later[-1].words}”", later[-1:])


SHRINKING = frozenset({"missing"})
"""Kinds that are told anew, and mostly lower, without a word of having moved: "29 are missing"."""


def _can_follow(figure: Figure, later: Figure) -> bool:
    """Whether a later count carries an earlier one further, and is not one of a part of it."""
    words = sentence_of(later)
    return (
        is_running(words)
        or bool(has_moved(words) or _IN_ALL.search(words))
        or bool(figure.kinds & later.kinds & SHRINKING)
    )


def _published(figure: Figure) -> str:
    return figure.sheet.told
