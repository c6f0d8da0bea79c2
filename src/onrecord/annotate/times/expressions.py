"""Every time expression of a text: found, resolved, with the days it means and what that rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.annotate.times import genre, ranges
from onrecord.annotate.times.anchoring import resolve
from onrecord.annotate.times.datelines import stands_in_dateline
from onrecord.annotate.times.genre import Choice, Domain
from onrecord.annotate.times.grammar import Grammar, Match, find_matches, grammar
from onrecord.annotate.times.guards import Place, is_time
from onrecord.annotate.times.meanings import Kind, Meaning
from onrecord.annotate.times.orders import NumberOrder, doubt_about, in_order, order_after
from onrecord.annotate.times.readers import read_meaning
from onrecord.annotate.times.scene import Against, Resolved, Scene
from onrecord.annotate.times.tense import read_tense
from onrecord.annotate.times.thread import Mention, Thread, advance
from onrecord.annotate.times.tokens import Tokens, cut, sentence_starts
from onrecord.annotate.times.vocabulary import Vocabulary, data_of
from onrecord.annotate.times.whens import REFERENCES, days_of, one_of, spoken, when_of
from onrecord.model import When
from onrecord.text import Span, covering

Bound = Literal["", "earliest", "latest"]
LONGEST_OPENING = 40
"""Tokens of a sentence that are searched for a comma before a date; longer ones are lists or nested."""
TYPES: Mapping[Kind, str] = {Kind.SET: "SET", Kind.DURATION: "DURATION"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One expression of time in a text.

    `span` counts code points, `text` are its words. `type` is DATE, TIME, DURATION or SET; `value` and `mod` are
    TIMEX3's. `when` gives the days it means. `alternatives` are other values that it may have. `dates_event` says
    whether it can date the event of its sentence (a point or stretch of the calendar, not a bare length, a set or
    "now"); `bound` whether it is the first or last day of something ("since February": earliest). `is_dateline`: it
    stands in the line that says where and when an article was written ("KHARKIV, March 4 (Agency) -"). `doubt` says in
    words what can't be so ("2005-11-09 is no Tuesday"). `anchor_span` is where the date stands that it was resolved
    against, None when that is the day of writing.
    """

    span: Span
    text: str
    type: str
    value: str
    mod: str = ""
    when: When
    alternatives: tuple[str, ...] = ()
    dates_event: bool = False
    bound: Bound = ""
    is_dateline: bool = False
    doubt: str = ""
    anchor_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text and what holds for all of its expressions."""

    tokens: Tokens
    known: Grammar
    sentences: Sequence[int]
    reference: When | None
    is_narrative: bool
    quotations: Sequence[Span]


def find_times(
    text: str,
    *,
    reference: When | None = None,
    domain: Domain = "news",
    quotations: Sequence[Span] = (),
    language: str = "en",
    named_periods: bool = True,
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`, in its order, disjoint.

    `reference` is when the text was written; None or bounds only are fine: then values keep an X for what is not
    known, and nothing is invented. `domain` "narrative" carries the mentioned dates forward instead of looking from
    the reference. Inside `quotations`, "now" and "today" are the day of speaking: on or before the reference.
    `named_periods` False leaves out names of events that last ("World War II"), as TIMEX3 does.
    Raises InputError for a language without rules. Time is linear in the length of the text.
    """
    whole = _prepared(text, language, domain=domain, reference=reference, quotations=quotations)
    return tuple(_resolved(whole, tuple(_read(whole, keeps_periods=named_periods))))


def choose_domain(text: str, *, language: str = "en") -> Choice:
    """Return whether the dates of `text` are news or a narrative, with the reason in words.

    Raises InputError for a language without rules.
    """
    return genre.choose(tuple(_read(_prepared(text, language), keeps_periods=False)))


def _prepared(
    text: str,
    language: str,
    *,
    domain: Domain = "news",
    reference: When | None = None,
    quotations: Sequence[Span] = (),
) -> _Text:
    is_narrative = domain == "narrative"
    tokens, sentences = _cut(text, language)
    return _Text(
        tokens=tokens,
        known=grammar(language, is_narrative=is_narrative),
        sentences=sentences,
        reference=reference,
        is_narrative=is_narrative,
        quotations=quotations,
    )


@lru_cache(maxsize=1)  # a text is read for its domain, and then in its light
def _cut(text: str, language: str) -> tuple[Tokens, Sequence[int]]:
    """Return the tokens of a text and which of them begin a sentence."""
    tokens = cut(text, language)
    return tokens, sentence_starts(tokens, language)


def _read(whole: _Text, *, keeps_periods: bool) -> Iterator[tuple[Match, Meaning]]:
    """Yield the matches of a text that are times, with their meanings."""
    tokens, words, is_narrative = whole.tokens, whole.known.words, whole.is_narrative

    def accept(match: Match) -> bool:
        return is_time(Place(match, tokens, words, is_narrative, keeps_periods))

    for match in find_matches(tokens, whole.known, accept):
        meaning = read_meaning(match, tokens, words)
        if meaning is not None:
            yield match, meaning


def _resolved(whole: _Text, read: Sequence[tuple[Match, Meaning]]) -> Iterator[TimeExpression]:
    """Yield the expressions, each resolved in the light of those before it."""
    tokens, words = whole.tokens, whole.known.words
    thread = Thread()
    order, is_open = NumberOrder.OPEN, False
    ceilings = ranges.ceilings_of(read, tokens, whole.sentences)
    bounds = data_of(whole.known.language).get("bounds", {})
    completed = ranges.completed_all(read, tokens, words)
    for at, (match, meaning) in enumerate(read):
        order = order_after(order, meaning)
        full = in_order(completed[at], order)
        if full.is_bare_year and not ranges.is_ancient(thread.last):
            continue
        sentence = bisect_right(whole.sentences, match.start) - 1
        span = Span(tokens.starts[match.start], tokens.ends[match.end - 1])
        expression, reading = _expression(whole, span, full, _scene(whole, span, thread, sentence, ceilings[at]))
        bound = _bound(expression, tokens.key(match.start - 1), words, bounds, is_open=is_open)
        is_open = bound == "earliest" and words.lists_word("range_openers", tokens.key(match.start - 1))
        yield replace(expression, bound=bound)
        mention = Mention(
            value=reading.value,
            words=expression.text,
            span=span,
            meaning=full,
            is_date=expression.type in ("DATE", "TIME"),
            sentence=sentence,
            token=match.start - whole.sentences[sentence],
            is_background=words.lists_word("background", tokens.key(match.start - 1))
            or (whole.is_narrative and _looks_ahead(full)),
            is_attributive=_is_attributive(tokens, match),
            is_behind_comma=_is_behind_comma(tokens, whole.sentences[sentence], match.start),
            has_ended=words.value("ENDING", tokens.key(match.end)) is not None,
        )
        thread = advance(thread, mention, days_of(whole.reference)[-1])


def _is_attributive(tokens: Tokens, match: Match) -> bool:
    """Say whether a date stands between an article and a word: "the August 2 resignation", not "the 9th of May"."""
    return tokens.key(match.start - 1) in _DETERMINERS and tokens.key(match.end)[:1].isalpha()


_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their"})


def _is_behind_comma(tokens: Tokens, first: int, token: int) -> bool:
    """Say whether a comma stands before a token in its sentence, or the sentence is too long to look."""
    return token - first > LONGEST_OPENING or any(tokens.key(at) == "," for at in range(first, token))


def _bound(
    expression: TimeExpression, before: str, words: Vocabulary, bounds: Mapping[str, Bound], *, is_open: bool
) -> Bound:
    """Return which end of something a date is, by the word before it; `is_open`: the date before opened a range."""
    if expression.type not in ("DATE", "TIME"):
        return ""
    if is_open and words.lists_word("range_closers", before):
        return "latest"
    return bounds.get(before, "")


def _scene(whole: _Text, span: Span, thread: Thread, sentence: int, ceiling: int | None) -> Scene:
    """Return what is known where an expression stands, but for the day of writing."""
    return Scene(
        today=None,
        focus=thread.focus(sentence, is_narrative=whole.is_narrative),
        last=thread.last,
        lead=thread.lead,
        is_close=sentence - thread.last_sentence <= 2,
        ceiling=ceiling,
        tense=read_tense(whole.tokens.text, span, whole.known.language),
        is_narrative=whole.is_narrative,
    )


def _expression(whole: _Text, span: Span, meaning: Meaning, scene: Scene) -> tuple[TimeExpression, Resolved]:
    reference = whole.reference
    readings = [resolve(meaning, replace(scene, today=today)) for today in days_of(reference)]
    is_sure = len({reading.value for reading in readings}) == 1
    chosen = readings[0] if is_sure else resolve(meaning, scene)
    when = when_of(span.of(whole.tokens.text), meaning, readings, reference, scene.focus.words)
    if reference is not None and _is_now(meaning, chosen) and covering(whole.quotations, span):
        when = spoken(when, reference)
    is_reference = chosen.value in REFERENCES
    is_dateline = stands_in_dateline(whole.tokens.text, span)
    type_ = TYPES.get(meaning.kind) or ("TIME" if "T" in chosen.value and not is_reference else "DATE")
    alternatives = _alternatives(meaning, chosen) if is_sure else tuple(reading.value for reading in readings)
    if meaning.swapped is not None and is_sure:
        when = one_of(when, (chosen.value, *alternatives))
    expression = TimeExpression(
        span=span,
        text=when.words,
        type=type_,
        value=chosen.value,
        mod=meaning.mod,
        when=when,
        alternatives=alternatives,
        dates_event=type_ in ("DATE", "TIME") and not is_reference and not is_dateline,
        is_dateline=is_dateline,
        doubt=doubt_about(meaning, chosen.value),
        anchor_span=scene.focus.span if chosen.against is Against.FOCUS else None,
    )
    return expression, chosen


def _looks_ahead(meaning: Meaning) -> bool:
    """Say whether it is "next summer": in a narrative a plan, not where the story goes."""
    which = meaning.which
    return which is not None and which.by > 0 and not which.from_focus


def _is_now(meaning: Meaning, resolved: Resolved) -> bool:
    """Say whether an expression names the moment of speaking or its day: "now", "today", "this morning"."""
    is_time_only = meaning.kind is Kind.CALENDAR and meaning.daypart and not meaning.side and meaning.weekday is None
    is_undated = not meaning.is_part_of_year and meaning.year is None and meaning.day is None and not meaning.which
    return resolved.value == "PRESENT_REF" or meaning.day_shift == 0 or bool(is_time_only and is_undated)


def _alternatives(meaning: Meaning, resolved: Resolved) -> tuple[str, ...]:
    """Return the value with day and month read the other way round, where both orders are possible."""
    if meaning.swapped is None:
        return ()
    month, day = meaning.swapped
    return (f"{resolved.value[:-6]}-{month:02d}-{day:02d}",)
