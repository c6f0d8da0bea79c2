"""How a text tells a figure: in which words, as it stands or as an earlier one, alone or beside another."""

from __future__ import annotations

import re

from onrecord.check.figures import Figure, figures_of
from onrecord.lexicon import listed, load
from onrecord.model import MarkKind
from onrecord.text import Span

PRESENT = re.compile(r"\b(?:is|are|has|have|now|stands|remain|remains)\b", re.IGNORECASE)


def sentence_of(figure: Figure) -> str:
    """Return the sentence of a figure."""
    return figure.sheet.sentence_at(figure.span.start).of(figure.sheet.text)


def with_sentence_before(figure: Figure) -> str:
    """Return the sentence of a figure with the one before it."""
    sheet = figure.sheet
    before = sheet.sentences[max(0, sheet.place_of(figure.span.start) - 1)] if sheet.sentences else figure.span
    return f"{before.of(sheet.text)} {sentence_of(figure)}"


def part_of_sentence(figure: Figure) -> Span:
    """Return the part of its sentence, between semicolons, that a figure stands in."""
    text, whole = figure.sheet.text, figure.sheet.sentence_at(figure.span.start)
    start, end = text.rfind(";", whole.start, figure.span.start), text.find(";", figure.span.end, whole.end)
    return Span(whole.start if start < 0 else start, whole.end if end < 0 else end)


def is_told_as_past(figure: Figure) -> bool:
    """Whether the draft says that it tells an earlier figure: "at first", "on 4 March", "that night"."""
    sheet = figure.sheet
    sentence = part_of_sentence(figure)
    words = sentence.of(sheet.text).casefold()
    rows = load("check_en")["past"]
    if any(phrase in words for phrase in (*rows["phrases"], *rows["then"])):
        return True
    told = set(re.findall(r"[^\W_]+", words))
    # "Six have died since then" tells a count as it stands.
    if listed("check_en", "past") & told - ({"since", "then"} if told & {"have", "has"} else set()):
        return True
    written = sheet.told if sheet.article.published.is_day else "9999"
    days = (mark.value for mark in sheet.reading.inside(sentence, MarkKind.TIME))
    return any(day[:4].isdigit() and day[:10] < written[: len(day[:10])] for day in days)


def is_given_as_first(figure: Figure) -> bool:
    """Whether the draft gives a figure as one that was told first, and no longer holds."""
    part, rows = part_of_sentence(figure), load("check_en")["first_told"]
    text = figure.sheet.text
    words, before = part.of(text).casefold(), text[part.start : figure.span.start].casefold()
    return any(re.search(rf"\b{phrase}\b", words) for phrase in rows["phrases"]) or any(
        re.search(rf"\b{phrase}(?:\s[\w-]+){{0,2}}\s$", before) for phrase in rows["right_before"]
    )


def tells_both(figure: Figure, rival: Figure) -> bool:
    """Whether the sentence of a figure, or of one not told as it stands the text, has the figure that it became."""
    sheet = figure.sheet
    is_present = PRESENT.search(sentence_of(figure))
    where = sheet.sentence_at(figure.span.start) if is_present else Span(0, len(sheet.text))
    return any(one.equals(rival) for one in figures_of(sheet) if where.contains(one.span))


def tells_value(rival: Figure, but: Figure) -> bool:
    """Whether the text of `but` has the value of a figure of the record elsewhere, maybe for the same thing."""
    return any(
        one is not but
        and one.equals(rival)
        and one.is_of_one_measure(rival)
        and (not rival.kinds or not one.kinds_around or bool(one.kinds_around & rival.kinds))
        for one in figures_of(but.sheet)
    )


def is_part(figure: Figure) -> bool:
    """Whether the text has a larger count of the same kind before it: "19 died. Five bodies lay in the car deck"."""
    return any(
        one.low > figure.high and one.kinds & figure.kinds and one.span < figure.span
        for one in figures_of(figure.sheet)
    )


def is_beside(figure: Figure, rival: Figure) -> bool:
    """Whether the sentence of a figure tells the value of another of the record as well."""
    sentence = figure.sheet.sentence_at(figure.span.start)
    return any(
        sentence.contains(one.span) and one.low == rival.low and one is not figure for one in figures_of(figure.sheet)
    )
