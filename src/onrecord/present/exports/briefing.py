"""A briefing, before it is Markdown or DOCX: the timeline and the rest, each line with the citations of its footnotes.

A long record is shortened as its timeline is: the lines that matter most, and what is said and promised in their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.model import Account, SlotStanding, When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.exports.citations import Citation, file_of, say_source
from onrecord.present.exports.contents import Contents, Said
from onrecord.present.exports.extents import Extent
from onrecord.present.exports.telling import (
    say_commitment,
    say_contents,
    say_control,
    say_date,
    say_marks,
    say_source_of,
    say_told,
    statuses_of,
)
from onrecord.present.lines import FullLine
from onrecord.present.phrases import count
from onrecord.present.views import Source
from onrecord.record.disputes import find_disputes

MANY = 200
"""Statements, commitments or places' holders that are shown whole: some ten pages."""

STORIES = 5
"""Stories that the head names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one item: `style` is "", "strong" or "emphasis"; `citations` are the footnotes behind them.

    `address` is a web address or a file that stands in place of words.
    """

    words: str = ""
    style: str = ""
    citations: tuple[Citation, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a section; `number` where it has one of its own."""

    pieces: tuple[Piece, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its items, one at least."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A whole briefing; `left_out` says in words what it does not show."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()


class Footnotes:
    """The footnotes of one briefing, numbered in the order of first use; one stretch of words is one footnote."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._citations: list[Citation] = []

    def number(self, citation: Citation) -> int:
        """Return the number of a citation, the next one when it is new."""
        key = (citation.source.number, citation.start, citation.end)
        if key not in self._numbers:
            self._citations.append(citation)
            self._numbers[key] = len(self._citations)
        return self._numbers[key]

    def all(self) -> Iterator[tuple[int, Citation]]:
        """Yield the footnotes with their numbers."""
        return enumerate(self._citations, start=1)


def build_briefing(contents: Contents) -> Briefing:
    """Return the briefing of a record. Statements of thought and attitude, actors and places are left out."""
    shown = _Shown(contents)
    dated = [line for line in shown.lines if _is_dated(line.when)]
    undated = [line for line in shown.lines if not _is_dated(line.when)]
    sections = (
        _section("Timeline", (_line(line, contents) for line in dated)),
        _section("No date to place these on", (_line(line, contents) for line in undated)),
        _section("Who said what", (_statement(said, contents) for said in shown.statements)),
        _section("Commitments", (_claim(line, say_commitment(line), contents) for line in shown.commitments)),
        _section("Who holds what", (_claim(line, say_control(line), contents) for line in shown.control)),
        _section("Conflicts and updates", _disagreements(shown.lines, contents)),
        _section("Sources", _sources(shown)),
    )
    articles = sum(not source.is_note for source in contents.sources)
    return Briefing(
        title=f"Briefing: {count(articles, 'article')}{_and_notes(contents)}",
        lead=tuple(_lead(contents, shown)),
        sections=tuple(section for section in sections if section.items),
        left_out=tuple(f"{words} --all shows every one." for words in shown.left_out()),
    )


class _Shown:
    """What a briefing shows of a record: all of a short one."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        chosen = contents.chosen
        self.is_cut = chosen is not None
        self.lines = [line for line in contents.lines if chosen is None or line.id in chosen]

    @cached_property
    def statements(self) -> list[Said]:
        said = [one for one in self.contents.statements if one.line.kind == "said"]
        return [one for one in said if self._is_shown(one.line.source, one.line.cite.start, one.line.cite.end, said)]

    @cached_property
    def commitments(self) -> list[CommitmentLine]:
        found = self.contents.commitments
        return [one for one in found if self._is_shown(one.source, one.cite.start, one.cite.end, found)]

    @cached_property
    def control(self) -> list[ControlLine]:
        found = self.contents.control
        return [one for one in found if self._is_shown(one.source, one.cite.start, one.cite.end, found)]

    @cached_property
    def sources(self) -> list[Source]:
        """The articles: of a briefing that leaves out lines, those that stand behind what it shows."""
        if not self.is_cut:
            return list(self.contents.sources)
        used = {number for line in self.lines for number in line.sources}
        used |= {one.line.source for one in self.statements}
        used |= {promise.source for promise in self.commitments} | {held.source for held in self.control}
        used |= {
            citation.source.number
            for _, slot in _open_slots(self.lines)
            for account in slot.accounts
            for citation in self.contents.citations_of(account.claims)
        }
        return [source for source in self.contents.sources if source.number in used]

    def left_out(self) -> Iterator[str]:
        """Say how many of what are left out."""
        contents = self.contents
        said = sum(one.line.kind == "said" for one in contents.statements)
        pairs = (
            (len(self.lines), len(contents.lines), "lines"),
            (len(self.statements), said, "statements"),
            (len(self.commitments), len(contents.commitments), "commitments"),
            (len(self.control), len(contents.control), "claims of who holds what"),
        )
        for some, all_of_them, what in pairs:
            if some < all_of_them:
                how = f" ({contents.how_chosen})" if what == "lines" and contents.how_chosen else ""
                yield f"{some:,} of {all_of_them:,} {what}{how}."

    def _is_shown(self, source: int, start: int, end: int, all_of_them: Sequence[object]) -> bool:
        """Whether cited words belong to what is shown: to the words of a line, where not all are shown."""
        if not self.is_cut and (len(all_of_them) <= MANY or self.contents.wish.everything):
            return True
        return any(first < end and start < last for first, last in self._spans.get(source, ()))

    @cached_property
    def _spans(self) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for line in self.lines:
            for quote in line.quotes:
                found.setdefault(quote.source, []).append((quote.start, quote.end))
        return found


def _lead(contents: Contents, shown: _Shown) -> Iterator[str]:
    is_labelled = contents.extent is Extent.NONE
    yield (
        f"What articles say, {'in labels' if is_labelled else 'in their words'}. A line says what is said, not what is "
        "so; [planned], [denied] and the like before it are part of it. Every footnote names the article and "
        f"{'says where the words stand' if is_labelled else 'quotes the words'}."
    )
    yield _coverage(contents)
    yield from shown.left_out()


def _coverage(contents: Contents) -> str:
    """Return what a briefing covers: articles, outlets, days, stories."""
    articles = [source for source in contents.sources if not source.is_note]
    outlets = {source.name for source in articles}
    days = sorted(day for source in contents.sources if source.published.is_day and (day := source.published.earliest))
    stories = list(dict.fromkeys(label for source in contents.sources for label in source.stories))
    named = "; ".join(stories[:STORIES]) + (f" and {len(stories) - STORIES:,} more" if len(stories) > STORIES else "")
    undated = len(contents.sources) - len(days)
    return " ".join(
        part
        for part in (
            f"It covers {count(len(articles), 'article')} of {count(len(outlets), 'outlet')}{_and_notes(contents)},",
            _say_days(days),
            f"{undated:,} of them do not say of which day they are." if undated else "",
            f"Stories: {named}." if named else "",
        )
        if part
    )


def _say_days(days: Sequence[date]) -> str:
    if not days:
        return "without a date of publication."
    span = days[0].isoformat() if days[0] == days[-1] else f"{days[0].isoformat()} to {days[-1].isoformat()}"
    return f"published {span}."


def _and_notes(contents: Contents) -> str:
    notes = sum(source.is_note for source in contents.sources)
    return f" and {count(notes, 'desk note')}" if notes else ""


def _section(title: str, items: Iterable[Item]) -> Section:
    return Section(title=title, items=tuple(items))


def _line(line: FullLine, contents: Contents) -> Item:
    return _dated(
        line.when,
        Piece(words=f"{say_marks(statuses_of(line))}{line.text}", citations=contents.citations.of_line(line)),
        Piece(words=f" ({', '.join((say_told(line), *_desks(line.sources, contents, line.said_by)))})"),
    )


def _desks(numbers: Iterable[int], contents: Contents, said_by: Sequence[str] = ()) -> tuple[str, ...]:
    """Return how the desk's own notes among some sources are called, those that are named already left out."""
    sources = [contents.citations.source(number) for number in numbers]
    return tuple(dict.fromkeys(one.name for one in sources if one.is_note and one.name not in said_by))


def _statement(said: Said, contents: Contents) -> Item:
    line = said.line
    name = line.person or line.speaker
    speaker = Piece(words=name, style="strong") if name else Piece(words="speaker not stated", style="emphasis")
    printed = (Piece(words=f" (printed: {line.speaker})"),) if line.speaker and line.speaker != name else ()
    is_according = (line.cue or "").casefold() in ("according", "according to")
    before = (Piece(words="according to "),) if is_according else ()
    cue = (Piece(words=" "), Piece(words=line.cue, style="emphasis")) if line.cue and not is_according else ()
    cited = (contents.citations.of_cite(line.source, line.cite),)
    words = Piece(words=f": {say_marks([said.status])}{say_contents(said)}", citations=cited)
    notes = (Piece(words=f" ({desk})") for desk in _desks([line.source], contents))
    return Item(pieces=(*before, speaker, *printed, *cue, words, *notes))


def _claim(line: CommitmentLine | ControlLine, what: str, contents: Contents) -> Item:
    cited = (contents.citations.of_cite(line.source, line.cite),)
    return _dated(
        line.when,
        Piece(words=f"{say_marks([line.status])}{what}", citations=cited),
        Piece(words=f" ({', '.join((say_source_of(line), *_desks([line.source], contents)))})"),
    )


def _dated(when: When, *pieces: Piece) -> Item:
    return Item(pieces=(Piece(words=say_date(when), style="strong"), Piece(words=": "), *pieces))


def _open_slots(lines: Iterable[FullLine]) -> Iterator[tuple[FullLine, SlotStanding]]:
    """Return the slots on which accounts are rival or superseded; what several lines carry is told once."""
    found = [(line, slot) for line in lines for slot in line.slots]
    return (found[at] for at in find_disputes([slot for _, slot in found]))


def _disagreements(lines: Iterable[FullLine], contents: Contents) -> Iterator[Item]:
    for line, slot in _open_slots(lines):
        accounts = [
            piece
            for at, account in enumerate(slot.accounts)
            for piece in (Piece(words="; " if at else ". "), *_account(account, contents))
        ]
        what = Piece(words=f"{slot.slot} {slot.standing.value}", style="emphasis")
        yield _dated(
            line.when, Piece(words=f"{line.text} – "), what, Piece(words=f": {slot.reason.rstrip('.')}"), *accounts
        )


def _account(account: Account, contents: Contents) -> Iterator[Piece]:
    """Yield one account: its value, on whose word, in how many reports, and what has taken its place."""
    yield Piece(
        words=account.value or "no value stated", style="strong", citations=contents.citations_of(account.claims)
    )
    notes = [f"says {'; '.join(account.origins)}" if account.origins else "origin not stated"]
    notes.append(count(account.reports, "report"))
    notes += [f"of their own side: {'; '.join(account.interested)}"] if account.interested else []
    notes += [f"superseded: {account.retired}"] if account.retired else []
    yield Piece(words=f" ({', '.join(notes)})")


def _sources(shown: _Shown) -> Iterator[Item]:
    numbers = {source.article: source.number for source in shown.contents.sources}
    for source in shown.sources:
        copies = sorted(numbers[article] for article, _ in source.copies)
        shared = f"; shares text with {', '.join(f'({number})' for number in copies)}: one report" if copies else ""
        label = () if not shown.is_cut else (Piece(words=f"({source.number}) "),)
        yield Item(
            pieces=(
                *label,
                Piece(words=f"{say_source(source)}, "),
                Piece(address=source.url or file_of(source.locators[0])),
                Piece(words=shared),
            ),
            number=None if shown.is_cut else source.number,
        )


def _is_dated(when: When) -> bool:
    return when.earliest is not None or when.latest is not None
