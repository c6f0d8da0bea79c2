"""Figures of a record that a later article says were lowered, raised or corrected."""

from __future__ import annotations

import re

from onrecord.check.figures import PEOPLE, Figure
from onrecord.check.measures import MOST_MOVED, NEAR, Scored, counts_one_noun
from onrecord.check.sheets import is_after
from onrecord.check.telling import tells_value, with_sentence_before
from onrecord.check.words import stems_of
from onrecord.lexicon import listed

_REVISES = re.compile(
    r"\b(?:lower|rais|revis|correct|cut|reduc|increas|updat|chang|adjust)(?:s|es|ed|ing)?\s(?:back\s)?"
    r"(?:its|the|his|her|their|that|this|an?)\s(?:\w+\s){0,2}(?:estimate|figure|count|number|toll|total|bill|sum|tally|price|forecast|offer|bid|rate|prices?)\b",
    re.IGNORECASE,
)


_MORE = re.compile(r"\b(?:more|fewer|less)$")
_RELATIVE = re.compile(r"\s?(?:\w+\s)?(?:more|fewer|less|higher|lower)\b")


def find_revised(figure: Figure, same: Scored, others: Scored) -> Figure | None:
    """Return the figure by which a later article says that one of the draft's value was revised; None for none.

    "The brigade lowered its estimate: no more than 120 were on the bridge": the two sentences share two words at least.
    """
    events = listed("check_en", "events")
    for score, other in same:
        told = stems_of(with_sentence_before(other)) - stems_of(other.words)
        for _, rival in others if score >= NEAR else ():
            around = with_sentence_before(rival)
            is_later = rival.sheet.told > other.sheet.told and not is_after(rival.sheet, figure.sheet)
            is_alike = (other.unit == rival.unit or {other.unit, rival.unit} <= PEOPLE) and not (
                figure.kinds ^ rival.kinds
            ) - events
            is_alike = (
                is_alike and not _RELATIVE.match(rival.sheet.text, rival.span.end) and not _MORE.search(rival.words)
            )
            low, high = sorted((figure.low, rival.low))
            if not is_later or not is_alike or tells_value(rival, figure):
                continue
            if high > low * MOST_MOVED or not (_REVISES.search(around) or _is_moved_to(rival)):
                continue
            if len(told & (stems_of(around) - stems_of(rival.words))) >= FEWEST and counts_one_noun(figure, rival):
                return rival
    return None


_TO = re.compile(
    r"\b(?:down|up|back|rose|fell|risen|fallen|raised|lowered|cut|reduced|increased)\s(?:\w+\s){0,3}?to\s(?:about\s|some\s)?$",
    re.IGNORECASE,
)


def _is_moved_to(rival: Figure) -> bool:
    """Whether a figure is what something came to: "brings the loss down to 5.2 million"."""
    sheet = rival.sheet
    return bool(_TO.search(sheet.text[max(0, rival.span.start - BEFORE) : rival.span.start]))


BEFORE = 60
"""Code points before a figure in which words that move it stand."""

FEWEST = 2
"""Words that a sentence must share with the one that revises its figure."""
