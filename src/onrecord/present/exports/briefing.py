"""A briefing in Markdown: the timeline and the rest with numbered footnotes, each of them a full citation.

Footnotes are those of GitHub, Pandoc and Obsidian (`[^1]`). Whatever comes from articles is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.exports.characters import is_web_address, one_line
from onrecord.present.exports.citations import Citation, file_of, say_offsets, say_source
from onrecord.present.exports.contents import Contents, Export, Said
from onrecord.present.exports.telling import say_commitment, say_control, say_date, say_marks, say_source_of, say_told
from onrecord.present.lines import FullLine

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$^{}#!]")
_LINKING = re.compile(r"(?i)(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)")
_BLOCK_START = re.compile(r"^(?P<number>\d{1,9})(?P<sign>[.)])|^(?P<bullet>[-+=:])")


def markdown_of(text: str) -> str:
    """Return `text` as Markdown on one line: nothing in it is markup, starts a block or becomes a link."""
    shown = _SPECIAL.sub(lambda match: f"\\{match[0]}", one_line(text))
    shown = _LINKING.sub(lambda match: f"{match[0]}\\", shown).replace("@", "\\@")
    return _BLOCK_START.sub(_as_words, shown)


def export_markdown(contents: Contents) -> Export:
    """Return one file. Statements of thought and attitude, actors and places are left out."""
    notes = Footnotes()
    parts = [
        _head(contents),
        *_timeline(contents, notes),
        *_section("Who said what", _statements(contents, notes)),
        *_section("Commitments", _commitments(contents, notes)),
        *_section("Who holds what", _control(contents, notes)),
        *_section("Sources", _sources(contents)),
        *notes.all(),
    ]
    return Export.single("\n".join(parts) + "\n")


class Footnotes:
    """The footnotes of one briefing, numbered in the order of first use; one stretch of words is one footnote."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._citations: list[Citation] = []

    def refer_to(self, citations: Iterable[Citation]) -> str:
        """Return the references to put behind a line."""
        return "".join(f"[^{self._number(citation)}]" for citation in citations)

    def all(self) -> Iterator[str]:
        """Yield the footnotes in their order."""
        for number, citation in enumerate(self._citations, start=1):
            yield f"[^{number}]: {_citation(citation)}"

    def _number(self, citation: Citation) -> int:
        key = (citation.source.number, citation.start, citation.end)
        if key not in self._numbers:
            self._citations.append(citation)
            self._numbers[key] = len(self._citations)
        return self._numbers[key]


def _head(contents: Contents) -> str:
    articles = len(contents.sources)
    return (
        f"# Briefing: {articles} article{'' if articles == 1 else 's'}\n\n"
        "What articles say, in their words. A line says what is said, not what is so; [planned], [denied] and the\n"
        "like before it are part of it. Every footnote names the article and quotes the words.\n"
    )


def _timeline(contents: Contents, notes: Footnotes) -> Iterator[str]:
    dated = [line for line in contents.lines if _is_dated(line.when)]
    undated = [line for line in contents.lines if not _is_dated(line.when)]
    yield from _section("Timeline", (_line(line, contents, notes) for line in dated))
    yield from _section("No date to place these on", (_line(line, contents, notes) for line in undated))


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a heading and its list; nothing when the list is empty."""
    found = list(items)
    if found:
        yield f"## {title}\n"
        yield from found
        yield ""


def _line(line: FullLine, contents: Contents, notes: Footnotes) -> str:
    words = f"{_escaped(say_marks(line.statuses))}{markdown_of(line.text)}"
    references = notes.refer_to(contents.citations.of_line(line))
    return f"- **{markdown_of(say_date(line.when))}**: {words}{references} ({markdown_of(say_told(line))})"


def _statements(contents: Contents, notes: Footnotes) -> Iterator[str]:
    for said in contents.statements:
        if said.line.kind == "said":
            yield _statement(said, notes.refer_to([contents.citations.of_cite(said.line.source, said.line.cite)]))


def _statement(said: Said, references: str) -> str:
    line = said.line
    name = line.person or line.speaker
    speaker = f"**{markdown_of(name)}**" if name else "*speaker not stated*"
    printed = f" (printed: {markdown_of(line.speaker)})" if line.speaker and line.speaker != name else ""
    cue = f" *{markdown_of(line.cue)}*" if line.cue else ""
    contents = " … ".join(markdown_of(words) for words in line.contents)
    return f"- {speaker}{printed}{cue}: {_escaped(say_marks([said.status]))}{contents}{references}"


def _commitments(contents: Contents, notes: Footnotes) -> Iterator[str]:
    return (_claim(line, say_commitment(line), contents, notes) for line in contents.commitments)


def _control(contents: Contents, notes: Footnotes) -> Iterator[str]:
    return (_claim(line, say_control(line), contents, notes) for line in contents.control)


def _claim(line: CommitmentLine | ControlLine, what: str, contents: Contents, notes: Footnotes) -> str:
    references = notes.refer_to([contents.citations.of_cite(line.source, line.cite)])
    marks = _escaped(say_marks([line.status]))
    told = say_source_of(line)
    return f"- **{markdown_of(say_date(line.when))}**: {marks}{markdown_of(what)}{references} ({markdown_of(told)})"


def _sources(contents: Contents) -> Iterator[str]:
    by_article = {source.article: source.number for source in contents.sources}
    for source in contents.sources:
        copies: Sequence[int] = sorted(by_article[article] for article, _ in source.copies)
        shared = f"; shares text with {', '.join(f'({number})' for number in copies)}: one report" if copies else ""
        where = _address(source.url or file_of(source.locators[0]))
        yield f"{source.number}. {markdown_of(say_source(source))}, {where}{shared}"


def _citation(citation: Citation) -> str:
    head = f"{markdown_of(say_source(citation.source))}, {_address(citation.where)}"
    return f"{head}: “{markdown_of(citation.words)}” ({say_offsets(citation)})"


def _address(address: str) -> str:
    return f"<{address}>" if is_web_address(address) else markdown_of(address)


def _escaped(marks: str) -> str:
    """Return our own marks in brackets so that they are no link: the words in them may be those of a definition."""
    return marks.replace("[", "\\[").replace("]", "\\]")


def _as_words(match: re.Match[str]) -> str:
    """Return what would start a list, a heading or a definition so that it does not."""
    return f"{match['number']}\\{match['sign']}" if match["number"] else f"\\{match['bullet']}"


def _is_dated(when: When) -> bool:
    return when.earliest is not None or when.latest is not None
