"""Every figure of a draft beside the record: told alike, with another value, for another thing, or since revised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.check.ages import check_ages
from onrecord.check.beside import MOST_SHOWN, Beside, beside_of, checked_figure
from onrecord.check.clauses import told_elsewhere
from onrecord.check.figures import LENGTHS, NUMERAL, PEOPLE, Figure, figures_of
from onrecord.check.measures import (
    are_akin,
    can_stand_for,
    counts_one_noun,
    find_mismatch,
    is_whole,
)
from onrecord.check.nouns import Checked, Verdict
from onrecord.check.outdated import find_retired, has_come_of
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.telling import (
    is_beside,
    tells_value,
    with_sentence_before,
)
from onrecord.check.words import stems_of
from onrecord.model import MarkKind

NEAR = 0.15
"""Likeness from which a sentence of the record is about the same thing."""

OTHER, OTHER_LENGTH = 0.3, 0.2
"""By how much likelier the place of another value must be than that of the same value; lengths of time recur more."""

SMALL = 5
"""Up to how many "all four" is a count of what the draft itself names."""

KIN = 0.1
"""The same for times of one kind, as a sentence."""

FEWEST = 2
"""Words beside a figure that its clause must have to be told again with another figure."""

FAR = 0.6
"""Part of the likeness of the likest place that another must have to be shown beside it."""

_ROUGH = re.compile(r"^(?:(?:about|around|some|roughly|nearly|almost|over|more\ than|at\ least)\s)", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:more|further|another|additional|fewer|less)\b(?!\sthan)", re.IGNORECASE)
_ELAPSED = re.compile(r"^\s{0,2}(?:later|ago|after|before|since|earlier|from now)\b", re.IGNORECASE)
_MORE_THAN = re.compile(r"^\s(?:\w+\s)?(?:more|fewer|less|higher|lower)\b(?:\s\w+)?\sthan\b|^\s(?:more|fewer|less)\b")


def check_numbers(draft: Sheet, shelf: Shelf) -> tuple[Checked, ...]:
    """Return every figure of `draft` outside of quotations with its verdict, in the order of the text."""
    known = [figure for sheet in shelf.sheets for figure in figures_of(sheet)]
    around = shelf.around(draft)
    found: list[Checked] = [*check_ages(draft, shelf)]
    ages = [checked.span for checked in found]
    for figure in figures_of(draft):
        if any(figure.span.overlaps(age) for age in ages) or draft.is_quoted(figure.span):
            continue
        is_of_a_date = _is_of_a_date(figure)
        if is_of_a_date and not (figure.unit in BRIEF and _is_elapsed(figure)):
            continue
        beside = beside_of(figure, known, shelf, around)
        checked = _check_elapsed(figure, beside) if is_of_a_date else _check(figure, beside)
        if checked:
            found.append(checked)
    return tuple(sorted(found, key=lambda checked: checked.span))


def _check_elapsed(figure: Figure, beside: Beside) -> Checked | None:
    """Return how many minutes or hours later something was where the record has one other figure of it near by.

    Days and longer times are often the reporter's own arithmetic.
    """
    if any(score >= NEAR for score, _ in beside.same):
        return None
    near = [
        other for score, other in beside.others if score >= NEAR and other.unit == figure.unit and _is_elapsed(other)
    ]
    if not near or any(tells_value(other, figure) for other in near):
        return None
    return checked_figure(figure, Verdict.DIFFERS, f"the record has “{near[0].words}”", near[:1])


BRIEF = frozenset({"second", "minute", "hour"})
"""Units of time in which the record gives how much later something was."""


def _is_elapsed(figure: Figure) -> bool:
    return bool(_ELAPSED.match(figure.sheet.text[figure.span.end : figure.span.end + SHORT]))


def _is_of_a_date(figure: Figure) -> bool:
    """Whether a figure is a part of a date or tells how much later something was: dates are held by themselves."""
    times = [mark.span for mark in figure.sheet.reading.of_kind(MarkKind.TIME)]
    return any(span.contains(figure.span) and span != figure.span for span in times) or (
        figure.unit in LENGTHS and _is_elapsed(figure)
    )


def _check(figure: Figure, beside: Beside) -> Checked | None:
    if not beside.same:
        return _unknown(figure, beside)
    if _is_by_chance(figure, beside) and (otherwise := _otherwise(figure, beside)):
        return otherwise
    problem = (
        _other_elsewhere(figure, beside)
        or _other_measure(figure, beside)
        or _mismatched(figure, beside)
        or _other_in_clause(figure, beside)
        or find_retired(figure, beside)
    )
    if problem:
        return problem
    return checked_figure(figure, Verdict.FOUND, f"“{beside.same[0][1].words}” in the record", [beside.same[0][1]])


def _is_by_chance(figure: Figure, beside: Beside) -> bool:
    """Whether the record has a small number that stands by itself only where nothing else is told alike."""
    return figure.high <= CHANCE and not figure.counted and beside.same[0][0] < UNLIKE


CHANCE, UNLIKE = 20, 0.05
"""Up to how many a number comes again anywhere, and below which likeness it is then of something else."""


def _otherwise(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure as one that the record does not have, if it has another where the same is told."""
    found = _unknown(figure, replace(beside, same=()))
    return found if found and found.verdict is Verdict.DIFFERS else None


def _unknown(figure: Figure, beside: Beside) -> Checked | None:
    """Return what there is to say of a figure that the record does not have."""
    least = max(NEAR, FAR * max((score for score, _ in beside.others), default=0.0))
    near = [other for score, other in beside.others if score >= least and _can_stand_for(figure, other)]
    if _FURTHER.search(figure.words):  # "one more person" is no toll
        near = [other for other in near if _FURTHER.search(other.words)]
    if not near and figure.unit in LENGTHS and figure.kinds:  # how long somebody is sentenced to is not reckoned
        near = [other for score, other in beside.others if score >= KIN and other.kinds & figure.kinds]
    if (not near and _is_reckoned_from(figure, beside)) or _is_to_this_day(figure):
        return None
    if not (near and NUMERAL.fullmatch(figure.words)) and _is_printed(figure, beside):
        return checked_figure(figure, Verdict.FOUND, "the record has these words")
    if figure.unit in LENGTHS and (of_one_number := _in_other_unit(figure, beside)):
        return checked_figure(figure, Verdict.DIFFERS, f"the record has “{of_one_number.words}”", [of_one_number])
    if not near and _is_no_figure(figure):
        return None
    if beside.unlike and near:
        other = beside.unlike[0][1]
        return checked_figure(figure, Verdict.DIFFERS, f"the record has “{other.words}”: another thing", [other, *near])
    if near:
        near = _each_value(near)
        values = " and ".join(f"“{one.words}”" for one in near)
        return checked_figure(figure, Verdict.DIFFERS, f"the record has {values}", near)
    return checked_figure(figure, Verdict.ABSENT, "no article has this figure, or one of the same thing")


def _is_reckoned_from(figure: Figure, beside: Beside) -> bool:
    """Whether a figure is a half, or points that the reporter has added up."""
    is_half = figure.low == HALF and figure.unit == "fraction" and not _OF_WHAT.search(_around(figure))
    return is_half or (figure.unit in POINTS and _is_reckoned(figure, beside))


_SO_FAR = re.compile(r"\b(?:has|have)\s(?:[\w’'-]+\s){1,6}for\s(?:about\s|nearly\s|almost\s|some\s|over\s)?$")


def _is_to_this_day(figure: Figure) -> bool:
    """Whether a time is how long something has been going on: the reporter reckons it to the day of the draft."""
    sentence = figure.sheet.sentence_at(figure.span.start)
    return figure.unit in LENGTHS and bool(_SO_FAR.search(figure.sheet.text[sentence.start : figure.span.start]))


def _is_no_figure(figure: Figure) -> bool:
    """Whether a figure tells no more than "both", by how much something differs, or how long it took."""
    before = figure.sheet.text[max(0, figure.span.start - 8) : figure.span.start].casefold()
    is_small = figure.unit in PEOPLE and (figure.high <= 2 or (figure.high <= SMALL and before.endswith("all ")))
    is_more = _MORE_THAN.match(figure.sheet.text[figure.span.end : figure.span.end + 40])
    return bool(is_small or is_more or figure.unit in LENGTHS or figure.noun == "time")


def _in_other_unit(figure: Figure, beside: Beside) -> Figure | None:
    """Return the same number of another unit of time, told of the same thing: "six months" for "six years"."""
    alike = [other for score, other in beside.unlike if other.unit in LENGTHS and figure.high > 2 and score >= NEAR]
    return told_elsewhere(figure, [], alike)


def _each_value(figures: Sequence[Figure]) -> list[Figure]:
    """Return the likest figures, each value once."""
    return list({(one.low, one.high): one for one in reversed(figures[: 2 * MOST_SHOWN])}.values())[::-1][:MOST_SHOWN]


def _can_stand_for(figure: Figure, other: Figure) -> bool:
    """Whether a figure of the record can be told of the same thing: one clause has words of the other, and its noun."""
    if not other.clause_stems & figure.clause_stems:
        return False
    mine, theirs = figure.counted, other.counted
    return not mine or not theirs or mine == theirs or figure.unit == other.unit == "person"


def _is_printed(figure: Figure, beside: Beside) -> bool:
    """Whether an article prints the number in these very words, though nothing was read in them: "a tenth part"."""
    if (
        figure.low == figure.high >= PLAIN
        and not beside.unlike
        and any(figure.low in sheet.numbers for sheet in beside.shelf.sheets)
    ):
        return not any(figure.kinds & other.kinds or other.counted == figure.counted for _, other in beside.others)
    core = re.escape(_ROUGH.sub("", figure.words).strip())
    return not core.isdigit() and any(
        re.search(rf"\b{core}\b", sheet.text, re.IGNORECASE) for sheet in beside.shelf.sheets
    )


PLAIN = 100
"""From which number on digits of the record that were read as no figure ("2000 km") are one all the same."""


def _is_reckoned(figure: Figure, beside: Beside) -> bool:
    """Whether a figure is the difference or the sum of two of one sentence of the record, of its measure."""
    by_sentence: dict[tuple[str, int], list[Figure]] = {}
    for _, other in beside.others:
        key = other.sheet.article.id, other.sheet.sentence_at(other.span.start).start
        by_sentence.setdefault(key, []).append(other)
    if any(abs(abs(other.high - other.low) - figure.low) < EXACT for _, other in beside.others):
        return True  # "51.3 to 48.7 per cent" is read as one
    return any(
        abs(abs(one.low - other.low) - figure.low) < EXACT or abs(one.low + other.low - figure.low) < EXACT
        for together in by_sentence.values()
        for at, one in enumerate(together)
        for other in together[at + 1 :]
    )


def _around(figure: Figure) -> str:
    """Return a figure with the words right before and behind it."""
    return figure.sheet.text[max(0, figure.span.start - SHORT) : figure.span.end + SHORT]


SHORT = 12
_OF_WHAT = re.compile(
    r"\b(?:about|roughly|nearly|almost|some|over)\s(?:a\s)?half\b|\bhalf\s(?:of\s(?!it|them|us)|as\b|the\b|what\b)",
    re.IGNORECASE,
)

EXACT = 1e-6
HALF = 0.5
POINTS = frozenset({"percentage point", "point"})


def _other_elsewhere(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that the record has only far from here, while it has another where the same is told."""
    margin = OTHER_LENGTH if figure.unit in LENGTHS else OTHER
    if beside.others and beside.others[0][0] - beside.same[0][0] >= margin:
        rival = beside.others[0][1]
        is_apart = not figure.counted and not rival.clause_stems & figure.clause_stems
        if is_apart or has_come_of(figure, rival, beside) or is_beside(figure, rival):
            return None
        return checked_figure(figure, Verdict.DIFFERS, f"the record has “{rival.words}”", [rival])
    return None


def _other_measure(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that the record has for something else: other people, another unit, another time of a rate."""
    same = [other for _, other in beside.same]
    if figure.per and all(other.per and other.per != figure.per for other in same if other.per or _is_rare(figure)):
        rates = [other for other in same if other.per]
        if rates:
            return checked_figure(
                figure, Verdict.DIFFERS, f"“{rates[0].with_rate.of(rates[0].sheet.text)}” in the record", rates
            )
    if figure.per and not any(other.per for other in same):
        rates = [other for score, other in beside.others if other.per == figure.per and score >= NEAR]
        if rates:
            return checked_figure(
                figure, Verdict.DIFFERS, f"the record has “{rates[0].with_rate.of(rates[0].sheet.text)}”", rates
            )
    told = figure.kinds_around
    is_counted = figure.unit in PEOPLE or any(other.kinds & figure.kinds for _, other in beside.others)
    if figure.kinds and is_counted and all(_counts_kinds(other) and not are_akin(other.kinds, told) for other in same):
        kinds = " or ".join(sorted(same[0].kinds))
        return checked_figure(
            figure, Verdict.DIFFERS, f"the record counts {kinds} here, not {' or '.join(sorted(figure.kinds))}", same
        )
    if _is_rare(figure) and figure.noun and all(_counts_others(figure, other) for other in same):
        return checked_figure(
            figure, Verdict.DIFFERS, f"the record counts {same[0].noun} here: “{same[0].words}”", same
        )
    return None


def _counts_kinds(figure: Figure) -> bool:
    """Whether the words beside a figure say what it counts; "one of the sixteen died" does not count sixteen dead."""
    return bool(figure.kinds) and not is_whole(figure)


def _is_rare(figure: Figure) -> bool:
    """Whether a number has so many digits of its own that it is found again only where the same thing is counted."""
    return len(f"{figure.low:.10g}".replace(".", "").strip("0")) >= 3


def _counts_others(figure: Figure, other: Figure) -> bool:
    """Whether one counts people and the other things, both in words."""
    return (
        bool(other.noun)
        and not can_stand_for(figure.noun, other.noun)
        and {figure.unit, other.unit} == {"person", "item"}
    )


def _mismatched(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure that the record has for another thing, with another figure for this one."""
    found = find_mismatch(figure, beside.same, beside.others)
    return checked_figure(figure, Verdict.DIFFERS, found.reason, found.shown) if found else None


def _other_in_clause(figure: Figure, beside: Beside) -> Checked | None:
    """Return a figure for which one clause of the record, with all the words of its own, has another."""
    wanted = figure.told_stems - stems_of(" ".join(LENGTHS))
    # Two names alone tell nothing of what is counted: one of the words must be more than a name.
    if not wanted & figure.plain_stems:
        return None
    if any(wanted <= stems_of(with_sentence_before(other)) for _, other in beside.same):
        return None
    others = [
        other
        for _, other in beside.others
        if counts_one_noun(figure, other) and not has_come_of(figure, other, beside) and not is_beside(figure, other)
    ]
    rival = told_elsewhere(figure, [other for _, other in beside.same], others)
    if rival:
        return checked_figure(figure, Verdict.DIFFERS, f"“{rival.words}” in the same words of the record", [rival])
    rivals = [
        other
        for _, other in beside.others
        if wanted <= other.clause_stems
        and (len(wanted) >= FEWEST or other.told_stems == wanted)
        and not has_come_of(figure, other, beside)
        and not is_beside(figure, other)
    ]
    if not rivals:
        return None
    return checked_figure(figure, Verdict.DIFFERS, f"“{rivals[0].words}” in the same words of the record", rivals)
