"""What a figure measures beside the record: whether the same number stands there for another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.check.figures import LENGTHS, PEOPLE, Figure
from onrecord.check.sheets import Sheet, is_after
from onrecord.check.swaps import find_part, find_swap
from onrecord.check.telling import tells_value, with_sentence_before
from onrecord.check.titles import is_one_body
from onrecord.check.words import stems_of, terms_of
from onrecord.lexicon import listed, load
from onrecord.model import MarkKind
from onrecord.resolve.comparing.words import has_moved

SMALL = 2
"""Up to how many a number is too common to be told from others by what it counts."""

NEAR = 0.1
"""Likeness from which a figure of the record is near enough to stand for another."""

_WORD = re.compile(r"[^\W\d_]+")
_PERISHED = re.compile(r"\blos(?:t|es?|ing)\s(?:their|his|her|its)\s(?:lives|life|homes?|limbs?|sight)\b")
_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower|greater)\sthan\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_BREAK = re.compile(r"[;:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """Why a figure is of another thing than in the record, and the figures there that show it."""

    reason: str
    shown: tuple[Figure, ...]


Scored = Sequence[tuple[float, Figure]]
"""Figures of the record, each with the likeness of its place, the likest first."""


def find_mismatch(figure: Figure, same: Scored, others: Scored) -> Mismatch | None:
    """Return how the record has a number of the draft for something else; None when it may be for the same thing.

    `same` are the figures of the record with its value, `others` those of its measure with another one.
    """
    alike = [other for _, other in same]
    likest = [other for other in alike if figure.counted and other.counted == figure.counted] or alike
    near = [other for score, other in others if score >= NEAR]
    return (
        _other_share(figure, likest)
        or _other_way(figure, likest)
        or _other_kind(figure, alike, near)
        or _other_noun(figure, alike, near)
        or _another_noun(figure, alike, frozenset(other.sheet for _, other in (*same, *others)))
        or _not_people(figure, alike)
        or _other_year(figure, alike, near)
        or _other_place(figure, alike, near)
        or _of_a_whole(figure, likest, near)
        or _only_possible(figure, likest)
        or _of_all(figure, alike, near)
        or _other_of_sentence(figure, alike, near)
    )


def _other_share(figure: Figure, same: Sequence[Figure]) -> Mismatch | None:
    """Return per cent told as points, or points as per cent."""
    shares = {"percent", "percentage point"}
    if figure.unit in shares and all(other.unit in shares - {figure.unit} for other in same):
        return Mismatch(reason=f"“{same[0].words}” in the record: another unit", shown=tuple(same))
    return None


def _other_way(figure: Figure, same: Sequence[Figure]) -> Mismatch | None:
    """Return what was gained where the record has it as lost: every clause there has the opposite word."""
    mine = ways_in(figure.clause)
    for name, sign in mine.items():
        theirs = [ways_in(other.clause) for other in same]
        if all(ways.get(name, sign) is not sign for ways in theirs):
            return Mismatch(reason=f"“{same[0].clause.strip()}” in the record: the opposite", shown=tuple(same))
    return None


@cache
def _ways() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Return, by word, of which opposites it is and on which side."""
    found: dict[str, tuple[tuple[str, bool], ...]] = {}
    for row in load("check_en")["way"]:
        for side in ("one", "other"):
            for word in row[side].split():
                found[word] = (*found.get(word, ()), (row["name"], side == "one"))
    return found


def ways_in(text: str) -> dict[str, bool]:
    """Return on which side of which opposites a clause is; those that it has both sides of are left out."""
    signs: dict[str, set[bool]] = {}
    for word in _WORD.findall(_PERISHED.sub(" ", _THAN.sub(" ", text.casefold()))):
        for name, sign in _ways().get(word, ()):
            signs.setdefault(name, set()).add(sign)
    return {name: next(iter(both)) for name, both in signs.items() if len(both) == 1}


def _other_kind(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a figure of the injured that the record has for the dead, and other figures for the injured."""
    kinds = figure.kinds
    people = [other for other in same if other.kinds or not other.noun or other.unit == "person"]
    if not kinds or figure.unit not in PEOPLE or not people:
        return None
    if any(not other.kinds or is_whole(other) or are_akin(other.kinds, kinds) for other in people):
        return None
    rivals = tuple(other for other in others if other.kinds & kinds and other.unit in PEOPLE)
    if not rivals:
        return None
    told = " or ".join(sorted(kinds))
    return Mismatch(reason=f"“{rivals[0].words}” in the record for {told}", shown=(rivals[0], people[0]))


def are_akin(kinds: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two can be one thing counted in other words: the rescued are freed as well."""
    akin = (frozenset(row["same"].split()) for row in load("check_en")["akin"])
    return bool(kinds & others) or any(kinds & row and others & row for row in akin)


def _other_noun(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a number of houses that the record has for schools alone, and another number there for houses."""
    noun, anybody = figure.noun, listed("check_en", "anybody")
    if not noun or noun in anybody or figure.unit not in PEOPLE or figure.high <= SMALL:
        return None
    rivals = tuple(other for other in others if other.counted == noun)
    for other in same:
        clause = other.clause
        for rival in rivals:  # "143 buildings including 70 schools": those schools are the rival's
            clause = clause.replace(rival.words, " ") if rival.sheet is other.sheet else clause
        is_parted = any(_sentence_of(rival) == _sentence_of(other) for rival in rivals)
        is_any = other.counted in anybody and not is_parted  # "eleven pieces are missing: three spoons had been sent"
        is_one = not other.counted or can_stand_for(noun, other.counted) or is_any
        if is_one or noun in terms_of(clause):
            return None
    if not rivals:
        return None
    return Mismatch(reason=f"the record has “{same[0].words}”, and “{rivals[0].words}”", shown=(same[0], rivals[0]))


_IN_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Ff]or)\s(?:the\s)?([A-ZÀ-Þ][\w.]+(?:\s(?:(?:del|de|da|of|the)\s)?[A-ZÀ-Þ][\w.]+){0,3})"
    r"(?:\salone)?,?\s(?:(?:there\swere|it\swas|they\swere|about|some)\s)?$"
)
_IN = re.compile(r"\s(?:[a-z]+\s){0,2}?(?:in|at|from|for)\s(?:the\s)?([A-ZÀ-Þ][\w.]+(?:\s[A-ZÀ-Þ][\w.]+){0,3})")


def _other_place(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a figure of one place that the record has of another, with its own figure for the place of the draft."""
    place = _place_of(figure)
    places = [_place_of(other) for other in same]
    if not place or not all(places) or any(is_one_body(place, other) for other in places):
        return None
    rivals = tuple(rival for rival in others if (there := _place_of(rival)) and is_one_body(place, there))
    if not rivals:
        return None
    return Mismatch(reason=f"“{rivals[0].words}” in the record for {place}", shown=(rivals[0], same[0]))


def _place_of(figure: Figure) -> str:
    """Return the name that a figure is told of right behind or before it: "Germany" of "3,700 in Germany"."""
    text, start = figure.sheet.text, figure.span.start
    found = _IN.match(text, figure.span.end) or _IN_BEFORE.search(text[max(0, start - 60) : start])
    return found[1] if found else ""


_OF = re.compile(r"(?:(?P<part>\S+)\s|^|(?<=\n))(?:out\s)?[Oo]f\s(?:the\s|its\s|all\s|some\s|about\s)?$", re.IGNORECASE)
_CAN = re.compile(
    r"\b(?:can|could|able\sto|room\sfor|space\sfor|beds\sfor|capacity\s(?:of|for)|(?:licensed|designed|built)\s(?:for|to)|seats)\s"
    r"(?:(?:carry|hold|take|seat|house|sleep|accommodate|transport|fit|store|produce|make|treat)\s)?(?:up\sto\s|some\s|about\s)?$",
    re.IGNORECASE,
)


def _of_a_whole(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a figure told of a part that the record has for the whole alone: 110 of "58 of 110 seats"."""
    if is_whole(figure) or not figure.counted:
        return None
    told = figure.told_stems
    if part_told := find_part(figure, same, others):
        return Mismatch(reason=f"“{part_told.words}” of “{same[0].words}” in the record", shown=(part_told, same[0]))
    for other in same:
        part = _OF.search(other.sheet.text[max(0, other.span.start - 40) : other.span.start])
        if not part or not re.search(r"\d", part["part"]) or other.counted != figure.counted:
            return None
        if not told & other.told_stems:
            return None
    return Mismatch(reason=f"“{same[0].clause.strip()}” in the record: the whole", shown=tuple(same))


_EVERY = re.compile(r"\b(?:all|every\sone\sof)(?:\sof)?(?:\sthe|\sthose)?\s$", re.IGNORECASE)


def _of_all(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a figure told of all that the record tells of a part: "all 58 were hers", "of the 58, 49 were hers"."""
    told = figure.told_stems
    if not _EVERY.search(figure.sheet.text[max(0, figure.span.start - 20) : figure.span.start]):
        return None
    for other in same:
        for rival in others if is_whole(other) else ():
            is_part = _sentence_of(rival) == _sentence_of(other) and rival.high < other.low
            if is_part and told & rival.clause_stems:
                return Mismatch(reason=f"“{rival.words}” of “{other.words}” in the record", shown=(rival, other))
    return None


def is_whole(figure: Figure) -> bool:
    """Whether a figure is what another is a part of: 110 of "58 of the 110 seats"."""
    return (
        bool(_OF.search(figure.sheet.text[max(0, figure.span.start - 40) : figure.span.start]))
        or "in all" in figure.clause
    )


def _only_possible(figure: Figure, same: Sequence[Figure]) -> Mismatch | None:
    """Return a count told as one that was that the record has for what can be: 340 of "can carry 340"."""
    if not figure.counted or _can_be(figure):
        return None
    if not all(_can_be(other) and other.counted == figure.counted for other in same):
        return None
    return Mismatch(reason=f"“{same[0].clause.strip()}” in the record: what can or should be", shown=tuple(same))


_IN_ALL = re.compile(r"\b(?:in\sall|in\stotal|altogether)\b", re.IGNORECASE)

FEW = 4
"""Up to how many a number is met again by chance with another noun: "three versions", "three workers"."""


def _another_noun(figure: Figure, same: Sequence[Figure], sheets: frozenset[Sheet]) -> Mismatch | None:
    """Return a number of firms that the record has of households alone, where it speaks of firms as well.

    A word of the record's for another thing is no other word for the same thing, unless it is a wider one. Of 18 such
    figures of 27 drafts 14 were wrong; of those whose noun the record has all but three, which FEW or the lists leave.
    """
    mine, anybody = figure.counted, listed("check_en", "anybody")
    if not mine or mine in anybody or figure.unit not in PEOPLE or figure.high <= FEW:
        return None
    if not any(mine in sheet.terms for sheet in sheets) or _IN_ALL.search(figure.clause):
        return None  # what is counted "in all" the reporter has added up
    if not any(figure.sheet.is_of_one_story(other.sheet) for other in same):
        return None
    if any(mine in terms_of(other.sheet.sentence_at(other.span.start).of(other.sheet.text)) for other in same):
        return None  # "42 pacemakers, runners who support him"
    if any(not other.counted or other.counted in anybody or can_stand_for(mine, other.counted) for other in same):
        return None
    return Mismatch(reason=f"the record has “{same[0].words}”", shown=tuple(same))


def can_stand_for(noun: str, other: str) -> bool:
    """Whether a noun can count what the record counts by another: the same, one made of it, one as wide or wider."""
    if noun.startswith(other) or other.startswith(noun):  # dealers, dealerships
        return True
    for row in load("check_en")["wider"]:
        words = row["same"].split()
        if noun in words and (other in words or other in row.get("narrower", "").split()):
            return True
    return False


def _can_be(figure: Figure) -> bool:
    text = figure.sheet.text
    before = text[max(0, figure.span.start - 40) : figure.span.start]
    return bool(_CAN.search(before) or _SHOULD.match(text, figure.span.end))


_SHOULD = re.compile(r"\s(?:\w+\s){0,2}?(?:should|ought\sto|were\sto|was\sto|would)\shave\b", re.IGNORECASE)


MANY = 100
"""From how many "people" are counted exactly enough that the same number of things is no chance."""


def _not_people(figure: Figure, same: Sequence[Figure]) -> Mismatch | None:
    """Return a number of "people" that the record has of things alone (households, cars), or the other way round."""
    if figure.unit == "item" and figure.counted in listed("check_en", "dwelling") and figure.high >= MANY:
        is_told = any(figure.counted in terms_of(with_sentence_before(other)) for other in same)
        is_of_people = all(other.unit == "person" and other.noun for other in same)
        if is_told or not is_of_people:
            return None
        return Mismatch(reason=f"the record has “{same[0].words}”", shown=(same[0],))
    if figure.unit != "person" or figure.noun not in ("people", "person") or figure.high < MANY:
        return None
    for other in same:
        sentence = other.sheet.sentence_at(other.span.start).of(other.sheet.text)
        if other.unit != "item" or not other.counted or {"people", "person"} & terms_of(sentence):
            return None
    return Mismatch(reason=f"the record has “{same[0].words}”", shown=(same[0],))


def _other_year(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a figure of one year that the record has for another, with its own figure for the year of the draft."""
    year = year_of(figure)
    years = [year_of(other) for other in same]
    if not year or not all(years) or year in years:
        return None
    rivals = tuple(
        rival
        for rival in others
        if year_of(rival) == year and any(_sentence_of(rival) == _sentence_of(other) for other in same)
    )
    if not rivals:
        return None
    return Mismatch(reason=f"“{rivals[0].words}” in the record for that year", shown=rivals)


def year_of(figure: Figure) -> str:
    """Return the year that stands nearest to a figure between semicolons of its sentence, "" for none."""
    sheet, span = figure.sheet, figure.span
    sentence = sheet.sentence_at(span.start)
    near: list[tuple[int, str]] = []
    for mark in sheet.reading.inside(sentence, MarkKind.TIME):
        between = sheet.text[min(mark.span.end, span.end) : max(mark.span.start, span.start)]
        if _YEAR.fullmatch(mark.value) and not _BREAK.search(between):
            near.append((len(between), mark.value))
    return min(near)[1] if near else ""


def _sentence_of(figure: Figure) -> tuple[str, int]:
    return figure.sheet.article.id, figure.sheet.sentence_at(figure.span.start).start


def find_overtaken(figure: Figure, same: Scored, others: Scored) -> Figure | None:
    """Return the figure that a later article of the record has for what a figure of the draft counts; None for none.

    Later than all that have the draft's value, not later than the draft, and told in the same words.
    """
    told = figure.told_stems
    alike = [other for score, other in same if score >= NEAR and other.clause_stems & told]
    if not alike or figure.unit in LENGTHS or figure.kinds & listed("check_en", "events"):
        return None
    latest = max(other.sheet.told for other in alike)
    for score, rival in others:
        shared = rival.told_stems & told
        is_later = rival.sheet.told > latest and not is_after(rival.sheet, figure.sheet)
        if score < NEAR or not is_later or not shared & figure.plain_stems:
            continue
        sentence = rival.sheet.sentence_at(rival.span.start).of(rival.sheet.text)
        is_of_same = any(shared <= stems_of(with_sentence_before(other)) for other in alike)
        fewest = 1 if has_moved(sentence) else 2
        is_told = tells_value(rival, figure)
        if len(shared) >= fewest and is_of_same and not is_told and _counts_alike(figure, rival):
            return rival
    return None


def counts_one_noun(figure: Figure, other: Figure) -> bool:
    """Whether two figures can count one thing as far as their nouns tell: a person stands for any kind of people."""
    anybody = listed("check_en", "anybody")
    mine, theirs = figure.counted, other.counted
    if not mine or not theirs or mine == theirs or figure.unit not in PEOPLE:
        return True
    return figure.unit == other.unit == "person" or mine in anybody or theirs in anybody


MOST_MOVED = 4
"""Times that a sum is revised to at most: one that is further off is of something else."""


def _counts_alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures count one thing as far as their nouns, kinds and rates tell."""
    if figure.per != other.per and figure.per and other.per:
        return False
    if figure.unit not in PEOPLE:
        low, high = sorted((figure.low, other.low))
        return figure.unit == other.unit and high <= low * MOST_MOVED
    if figure.kinds or other.kinds:
        return bool(figure.kinds & other.kinds) and figure.counted == other.counted
    return bool(figure.counted) and figure.counted == other.counted


def _other_of_sentence(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Mismatch | None:
    """Return a figure that a sentence of the record has for another thing, beside one for what the draft tells."""
    swap = find_swap(figure, same, others)
    if swap is None:
        return None
    rival, other = swap
    reason = f"the record has “{rival.words}” for this, “{other.words}” for another thing"
    return Mismatch(reason=reason, shown=swap)
