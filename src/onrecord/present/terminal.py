"""Views in a terminal: tables there, plain lines when piped, JSON where asked.

Text from articles is printed as text: control characters are taken out, and nothing in it is markup.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.present.dates import say_basis, say_precision, say_publication, say_when
from onrecord.present.statuses import is_worth_saying

if TYPE_CHECKING:
    from onrecord.model import Problem
    from onrecord.present.audit import Finding
    from onrecord.present.details import Detail
    from onrecord.present.views import Hit, Source, StatementLine, TimelineLine

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PLAIN_WIDTH = 100
DATE_WIDTH = 19
LABEL_WIDTH = 14
NARROWEST = 30
"""Columns that words get however narrow the terminal is."""


def as_json(value: Any) -> Any:
    """Return dataclasses, dates and tuples as what JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: as_json(part) for name, part in asdict(value).items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: as_json(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(part) for part in value]
    return value


def print_json(value: Any, out: TextIO) -> None:
    """Print a value as indented JSON with a line end."""
    text = json.dumps(as_json(value), ensure_ascii=False, indent=2)
    out.write(_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def printable(text: str) -> str:
    """Return `text` on one line, without characters that would move the cursor or turn the reading direction."""
    return " ".join(_CONTROL.sub("", text).split())


def printable_lines(text: str) -> str:
    """Return `text` without such characters, its line ends kept."""
    return _CONTROL.sub("", text)


class Printer:
    """Prints views to `out`: in colour and to the width of the terminal when it is one."""

    def __init__(self, out: TextIO) -> None:
        from rich.console import Console  # noqa: PLC0415 - 60 ms, not needed for --help and --json

        class Piped(Console):
            """A console that leaves a closed pipe to the command line, which ends quietly."""

            def on_broken_pipe(self) -> None:
                raise BrokenPipeError

        self.out = out
        is_terminal = out.isatty()
        self.console = Piped(
            file=out,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
            width=None if is_terminal else PLAIN_WIDTH,
        )
        self.is_plain = not (is_terminal or self.console.is_terminal)

    def line(self, *parts: tuple[str, str] | str) -> None:
        """Print one line of (words, style) parts: wrapped on a terminal, whole where another program reads it."""
        if self.is_plain:
            self._plain(*parts)
        else:
            self.console.print(self._text(*parts))

    def timeline(self, lines: Sequence[TimelineLine], sources: Sequence[Source], *, ids: bool) -> None:
        """Print dated lines, then lines whose year or day is not stated, then the sources."""
        dated = [line for line in lines if _is_dated(line)]
        undated = [line for line in lines if not _is_dated(line)]
        desk = {source.number: printable(source.name) for source in sources if source.is_note}
        self._dated_lines(dated, desk, ids=ids)
        if undated:
            self.line()
            self.line(("No date to place these on: the articles do not say which year or day.", "italic"))
            self._dated_lines(undated, desk, ids=ids)
        self.legend(sources, {number for line in lines for number in line.sources})

    def statements(self, lines: Sequence[StatementLine], sources: Sequence[Source], *, ids: bool) -> None:
        """Print statements under the article they stand in."""
        by_number = {source.number: source for source in sources}
        last = None
        for line in lines:  # they come by article
            if line.source != last:
                self.heading(by_number[line.source])
                last = line.source
            self._statement(line, ids=ids)
        self.line()

    def sources(
        self, sources: Sequence[Source], cut: dict[str, list[tuple[str, str]]], problems: Sequence[Problem]
    ) -> None:
        """Print the articles with their dates and what was cut from them, then the problems."""
        numbers = {source.article: source.number for source in sources}
        for source in sources:
            self.heading(source)
            for name, value in _stated(source):
                if value:
                    self.hanging(name, value)
            for locator in source.locators:
                self.hanging("file", locator)
            for label in source.stories if len(sources) > 1 else ():
                self.hanging("story", label)
            for article, share in source.copies:
                self.hanging("copy", f"shares {share:.0%} of the shorter text with [{numbers[article]}]: one report")
            for kind, words in cut.get(source.article, []):
                self.hanging(f"cut: {kind}", textwrap.shorten(printable(words), 160, placeholder=" …"))
        self.problems(problems)

    def problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            style = "red" if problem.severity == "failed" else "yellow"
            words = f"{problem.input}: {problem.reason}. {problem.advice}".rstrip()
            self.line((f"{problem.severity.value}: ", style), words)

    def detail(self, detail: Detail, sources: Sequence[Source]) -> None:
        """Print all about one entry or claim, its cites in their paragraphs."""
        by_number = {source.number: source for source in sources}
        head = f"{detail.kind} {detail.id}"
        self.line((head, "bold"), f"   {say_when(detail.when)}" if detail.when else "")
        if detail.explanation:
            self.line((detail.explanation, "italic"))
        for name, value in detail.facts:
            self.hanging(name, value)
        if not detail.contexts:
            self.line()
            self.console.print(printable_lines(detail.text))
        for context in detail.contexts:
            source = by_number[context.source]
            self.heading(source)
            if source.is_note:
                self.hanging("desk note", source.title or "")
            self.hanging("file", ", ".join(filter(None, (source.locators[0], context.whereabouts))))
            if not context.whereabouts:
                self.line(("These words have no certain place in the source file.", "yellow"))
            quote = printable_lines(context.quote)
            if not self.console.is_terminal:
                quote = f">>> {quote} <<<"  # no colour there to show which words are cited
            self.console.print(
                self._text(printable_lines(context.before), (quote, "bold reverse"), printable_lines(context.after))
            )

    def hits(self, hits: Sequence[Hit], sources: Sequence[Source]) -> None:
        for hit in hits:
            self.hanging(f"[{hit.source}]", hit.text, width=5)
        self.legend(sources, {hit.source for hit in hits})

    def findings(self, findings: Sequence[Finding]) -> None:
        for finding in findings:
            style = "red" if finding.is_fault else "yellow"
            self.line(("fault: " if finding.is_fault else "look at: ", style), f"{finding.subject}: {finding.words}")

    def _dated_lines(self, lines: Sequence[TimelineLine], desk: Mapping[int, str], *, ids: bool) -> None:
        """Print lines; `desk` names the notes among their sources, by number."""
        for line in lines:
            said = [origin for origin in line.origins if not origin.endswith("not stated")]
            notes = [f"[{', '.join(map(str, line.sources))}]"]
            notes += dict.fromkeys(desk[one] for one in line.sources if one in desk and desk[one] not in said)
            notes += [status for status in line.statuses if is_worth_saying(status, line.text)]
            if said:
                notes.append("says " + "; ".join(said))
            elif "speaker not stated" in line.origins:
                notes.append("in somebody’s words, not stated whose")
            if len(line.sources) > 1:
                how = "copies of one report" if line.reports == 1 else f"{line.reports} reports"
                notes.append(f"in {len(line.sources)} articles, {how}")
            if line.standing != "single":
                notes.append(line.standing)
            if precision := say_precision(line.when):
                notes.append(precision)
            if basis := say_basis(line.when):
                notes.append(basis)
            notes += [note.words for note in line.decided if note.what != "date"]  # the basis tells that one
            if ids:
                notes.append(line.id)
            self.hanging(say_when(line.when), line.text, notes=" · ".join(notes), width=DATE_WIDTH)

    def _statement(self, line: StatementLine, *, ids: bool) -> None:
        """Print who said what: the full name where it is known, with the words printed in its place."""
        printed = printable(line.speaker or "")
        name = printable(line.person or line.speaker or "speaker not stated")
        as_printed = f" (printed: {printed})" if printed and not printed.endswith(name) else ""
        unresolved = ", not resolved" if line.speaker_basis.endswith("not resolved") and not line.person else ""
        elsewhere = f" (not named here, but by [{line.named_by}])" if line.named_by else ""
        before, after = _around_name(printable(line.cue or ""))
        style = "bold" if line.person or line.speaker else "dim"
        self.line(
            f"  {before}",
            (name, style),
            f"{unresolved}{as_printed}{elsewhere}{after}",
            (f"  {line.id}" if ids else "", "dim"),
        )
        for note in line.decided:
            self.wrapped(note.words, indent=4)
        self.wrapped(" … ".join(line.contents), indent=4)

    def heading(self, source: Source) -> None:
        """Print which article what follows stands in."""
        self.line()
        self.line((f"[{source.number}] {printable(source.name)}", "bold"), f"   {say_publication(source.published)}")

    def legend(self, sources: Sequence[Source], used: set[int]) -> None:
        """Print which article each number means."""
        self.line()
        for source in sources:
            if source.number in used:
                self.line(f"[{source.number}] {printable(source.name)}, {say_publication(source.published)}")

    def hanging(self, label: str, words: str, *, notes: str = "", width: int = LABEL_WIDTH) -> None:
        """Print `label` in a column, and the words wrapped beside it."""
        first, *rest = self._lines(words, width + 1)
        self._plain((f"{label:<{width}} ", "cyan"), first)
        for line in rest:
            self._plain(" " * (width + 1) + line)
        for line in self._lines(notes, width + 1) if notes else ():
            self._plain(" " * (width + 1), (line, "dim"))

    def wrapped(self, words: str, *, indent: int) -> None:
        """Print words, wrapped, behind a margin."""
        for line in self._lines(words, indent):
            self._plain(" " * indent + line)

    def _lines(self, words: str, indent: int) -> list[str]:
        room = max(NARROWEST, self.console.width - indent)
        return textwrap.wrap(printable(words), room, break_on_hyphens=False, break_long_words=False) or [""]

    def _plain(self, *parts: tuple[str, str] | str) -> None:
        """Print parts as one line; where no style shows they are written as they are, in a tenth of the time."""
        if self.is_plain and "\t" not in (words := "".join(map(_words_of, parts))):
            self.out.write(f"{words}\n")
        else:
            self.console.print(self._text(*parts), soft_wrap=True)

    def _text(self, *parts: tuple[str, str] | str) -> Any:
        from rich.text import Text  # noqa: PLC0415 - see above

        return Text.assemble(*(_clean(part) for part in parts))


def _around_name(cue: str) -> tuple[str, str]:
    """Return what stands before and after the name of a speaker: "Ana Sole said", "according to Ana Sole"."""
    if cue.casefold() in ("according", "according to"):
        return "according to ", ""
    return "", f" {cue}" if cue else ""


def _stated(source: Source) -> tuple[tuple[str, str | None], ...]:
    first = (("title", source.title), ("byline", source.byline))
    return (*first, ("address", source.url), ("version", source.version))


def _words_of(part: tuple[str, str] | str) -> str:
    return printable_lines(part if isinstance(part, str) else part[0])


def _clean(part: tuple[str, str] | str) -> tuple[str, str] | str:
    return printable_lines(part) if isinstance(part, str) else (printable_lines(part[0]), part[1])


def _is_dated(line: TimelineLine) -> bool:
    return line.when.earliest is not None or line.when.latest is not None
