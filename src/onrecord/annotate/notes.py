"""What a note of the desk claims: an Event in its own words, or a Statement where `who` said `what` in quotation marks.

The note's own fields outrank what is read in its words: its `when` dates it, `where from` says whose it is. A note
that does not say where it is from has no origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from onrecord.annotate.clause_dates.bounds import since, until
from onrecord.annotate.contract import Reading
from onrecord.annotate.speech.topics import topic_words
from onrecord.annotate.times import find_times
from onrecord.annotate.times.calendar import to_date
from onrecord.annotate.times.edtf import read_value
from onrecord.lexicon import load
from onrecord.model import (
    NOTE_RULE,
    UNKNOWN_WHEN,
    Article,
    Basis,
    Claim,
    ClaimKind,
    Factuality,
    Note,
    Polarity,
    Precision,
    Slot,
    When,
)
from onrecord.text import Span

STATED = "stated in the note"
ANCHOR = "the date of the note"
LONGEST_FROM = 200
"""Code points of "where from" that are read as who it is from."""

_PARTIAL = re.compile(r"\d{4}(?:-\d\d)?(?:-\d\d)?")
_LEAD = re.compile(
    r"(?P<lead>(?:not[ ])?(?:before|after|later[ ]than)|since|from|by|until|on|in|at|during)[ ]", re.IGNORECASE
)
_TAIL = re.compile(r"[\s,;:.()–-]*(?:\b(?:on|of|at|dated)\b[\s,;:(]*)?$")
_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{2,})[”\"][.]?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDate:
    """When a note says that it was, and in words what is doubtful about that ("" for nothing)."""

    when: When = UNKNOWN_WHEN
    doubt: str = ""


def read_date(words: str, published: When) -> NoteDate:
    """Return the date that the field `when` of a note gives; `published` is when the note was written down."""
    words = " ".join(words.split())
    if not words:
        return NoteDate()
    when = _partial(words) or _in_words(words, published)
    if when is None:
        return NoteDate(doubt=f"“{words[:60]}” (its “when”) is not a date that can be read")
    if when.basis is Basis.UNKNOWN and not when.edtf:
        return NoteDate(
            doubt=f"“{words[:60]}” (its “when”) is a date only beside the day the note was written (“noted”)"
        )
    return NoteDate(when=when)


def origin_of(words: str, *, desk: str) -> str:
    """Return whom a note has from, as its field `where from` says: "" where it does not, `desk` for the desk itself."""
    words = " ".join(words.split())[:LONGEST_FROM]
    bare = _without_date(words)
    if _own().fullmatch(bare):
        return desk
    led = _channel().match(bare)
    return bare[led.end() :] if led and led.end() < len(bare) else bare or words


def claim_note(reading: Reading, note: Note, dated: NoteDate) -> Reading:
    """Return the reading of a note's words with the claims that the note makes instead of those of an article."""
    article = reading.article
    source = origin_of(note.where_from, desk=article.outlet or "")
    quoted = _QUOTED.fullmatch(article.text) if note.who.strip() else None
    if quoted:
        made = [_statement(article, note, Span(*quoted.span("words")), dated.when)]
        kept = [one for one in reading.claims if one.kind is not ClaimKind.STATEMENT]
        source = _printed(note.who)
    else:
        events = reading.claims_of(ClaimKind.EVENT)
        made = [_event(article, note, events[0] if events else None, source, dated.when)]
        kept = [one for one in reading.claims if one.kind is not ClaimKind.EVENT]
    claims = (*made, *(_of_note(claim, source, dated.when) for claim in kept))
    return replace(reading, claims=claims, article=_bounded(article, claims))


def _partial(words: str) -> When | None:
    """Return the date of "2025-03-04", "2025-03", "2025", or of two such with a "/" between them."""
    parts = words.split("/")
    if len(parts) > 2 or not all(map(_exists, parts)):
        return None
    read = [read_value(part) for part in parts]
    firsts, lasts = read[0].bounds.earliest, read[-1].bounds.latest
    if firsts is None or lasts is None or firsts > lasts:
        return None
    return When(
        edtf=words,
        earliest=to_date(firsts),
        latest=to_date(lasts),
        precision=read[0].precision if len(parts) == 1 else Precision.INTERVAL,
        basis=Basis.EXPLICIT,
        words=words,
        anchor=ANCHOR,
    )


def _exists(words: str) -> bool:
    """Tell whether words are a year, month or day of the calendar, written with dashes."""
    if not _PARTIAL.fullmatch(words):
        return False
    try:
        date.fromisoformat(f"{words}-01-01"[:10])
    except ValueError:
        return False
    return True


def _in_words(words: str, published: When) -> When | None:
    """Return the date that is all that `words` say, None where there is none, or more than one."""
    led = _LEAD.match(words)
    lead = led["lead"].casefold() if led else ""
    bare = words[led.end() :] if led else words
    found = find_times(bare, reference=published)
    if len(found) != 1 or found[0].text != bare.rstrip(".") or found[0].doubt:
        return None
    when = replace(found[0].when, words=words)
    if lead in {"since", "from", "not before"} and when.earliest:
        when = since(when)
    elif lead in {"by", "until", "not later than", "not after"} and when.latest:
        when = until(replace(when, earliest=None), when.latest)
    elif lead in {"before", "after", "later than"}:
        return None  # whether the day itself counts, people mean both
    return replace(when, words=words, anchor=when.anchor or ANCHOR)


def _without_date(words: str) -> str:
    """Return the words of "where from" without the date at their end: "phone call with Ana Sole, 4 March"."""
    times = find_times(words)
    if times and not words[times[-1].span.end :].strip(" .)"):
        words = words[: times[-1].span.start]
    return _TAIL.sub("", words).strip()


@cache
def _channel() -> re.Pattern[str]:
    table = load("notes_en")["channels"]
    links = "|".join(table["links"].split())
    return re.compile(rf"(?:(?:an?|the|our|my)\ )?(?:{_any_of(table['words'])})\ (?:{links})\ ", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(_any_of(load("notes_en")["own"]["words"]), re.IGNORECASE)


def _any_of(words: str) -> str:
    """Return a pattern for any of the entries of a lexicon, the longest first."""
    entries = sorted((" ".join(entry.split()) for entry in words.split("|")), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry) for entry in entries if entry)


def _event(article: Article, note: Note, read: Claim | None, source: str, when: When) -> Claim:
    """Return the Event that a note is: all of its words, with the slots of the first happening `read` in them."""
    slots = list(read.slots) if read else []
    if note.who.strip() and not any(slot.name == "agent" for slot in slots):
        slots.append(Slot(name="agent", value=_printed(note.who)))
    return Claim(
        kind=ClaimKind.EVENT,
        article=article.id,
        cites=(article.cite(Span(0, len(article.text))),),
        slots=tuple(slots),
        when=_dated(when, read.when if read else UNKNOWN_WHEN),
        factuality=read.factuality if read else Factuality.NOT_READ,
        polarity=read.polarity if read else Polarity.NOT_READ,
        source=read.source if read and read.source else source,
        source_stated=read.source_stated if read else True,
        by=NOTE_RULE,
    )


def _statement(article: Article, note: Note, words: Span, when: When) -> Claim:
    """Return the Statement of a note that quotes whom it names beside its words."""
    who = _printed(note.who)
    return Claim(
        kind=ClaimKind.STATEMENT,
        article=article.id,
        cites=(article.cite(Span(0, len(article.text))),),
        slots=tuple(_said(who, words, words.of(article.text))),
        when=when,
        source=who,
        by=NOTE_RULE,
    )


def _said(who: str, span: Span, words: str) -> Iterator[Slot]:
    yield Slot(name="content", value=words, span=span)
    yield Slot(name="mode", value="direct")
    yield Slot(name="said_kind", value="said")
    yield Slot(name="speaker_basis", value=STATED)
    yield Slot(name="person", value=who)
    yield Slot(name="person_basis", value=STATED)
    for word in topic_words(words):
        yield Slot(name="topic", value=word)


def _of_note(claim: Claim, source: str, when: When) -> Claim:
    """Return a claim that was read in a note's words as the note's: dated and had from whom the note says."""
    is_statement = claim.kind is ClaimKind.STATEMENT
    return replace(
        claim,
        when=claim.when if is_statement and claim.when.edtf else _dated(when, claim.when),
        source=claim.source if claim.source or is_statement else source,
        by=NOTE_RULE,
    )


def _dated(stated: When, read: When) -> When:
    """Return the date that a note states, else the one that its words give."""
    return stated if stated.edtf else read


def _bounded(article: Article, claims: tuple[Claim, ...]) -> Article:
    """Return a note that does not say when it was written: not before the day that it says something has happened."""
    if article.published.basis is not Basis.UNKNOWN:
        return article
    done = [
        (day, one.when.words) for one in claims if one.factuality is Factuality.ACTUAL and (day := one.when.earliest)
    ]
    if not done:
        return article
    day, words = max(done)
    bound = When(
        edtf=f"{day.isoformat()}/..",
        earliest=day,
        precision=Precision.VAGUE,
        basis=Basis.INFERRED,
        words=words,
        anchor="a note of what has happened is not older than that",
    )
    return replace(article, published=bound)


def _printed(words: str) -> str:
    return " ".join(words.split())
