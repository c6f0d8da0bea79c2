"""The briefing in Markdown: its footnotes are those of GitHub, Pandoc and Obsidian (`[^1]`).

Whatever comes from articles is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.present.exports.briefing import Briefing, Footnotes, Item, Piece, Section, build_briefing
from onrecord.present.exports.characters import is_web_address, one_line
from onrecord.present.exports.citations import Citation, say_quotation, say_source
from onrecord.present.exports.contents import Contents, Export

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$^{}#!]")
_LINKING = re.compile(r"(?i)(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)")
_BLOCK_START = re.compile(r"^(?P<number>\d{1,9})(?P<sign>[.)])|^(?P<bullet>[-+=:])")
_SIGNS = {"": "", "strong": "**", "emphasis": "*"}


def markdown_of(text: str) -> str:
    """Return `text` as Markdown on one line: nothing in it is markup, starts a block or becomes a link."""
    return _BLOCK_START.sub(_as_words, _inline(one_line(text)))


def export_markdown(contents: Contents) -> Export:
    """Return one file. Statements of thought and attitude, actors and places are left out."""
    briefing = build_briefing(contents)
    notes = Footnotes()
    parts = [_head(briefing)]
    for section in briefing.sections:
        parts += _section(section, notes)
    parts += (f"[^{number}]: {_citation(citation)}" for number, citation in notes.all())
    return Export.single("\n".join(parts) + "\n", *briefing.left_out)


def _head(briefing: Briefing) -> str:
    return "\n\n".join([f"# {markdown_of(briefing.title)}", *map(markdown_of, briefing.lead), ""])


def _section(section: Section, notes: Footnotes) -> Iterator[str]:
    """Yield a heading and its list."""
    yield f"## {markdown_of(section.title)}\n"
    yield from (f"{_mark(item)} {_item(item, notes)}" for item in section.items)
    yield ""


def _mark(item: Item) -> str:
    return "-" if item.number is None else f"{item.number}."


def _item(item: Item, notes: Footnotes) -> str:
    """Return an item in one line; its first words start no block."""
    made = "".join(_piece(piece, notes) for piece in item.pieces)
    return _BLOCK_START.sub(_as_words, made)


def _piece(piece: Piece, notes: Footnotes) -> str:
    """Return words with their references: blanks stand outside of what is set off, or it would not be."""
    if piece.address:
        shown = _address(piece.address)
    else:
        words = one_line(piece.words)
        sign = _SIGNS[piece.style] if words else ""
        before = " " if piece.words[:1].isspace() else ""
        after = " " if piece.words[-1:].isspace() and words else ""
        shown = f"{before}{sign}{_inline(words)}{sign}{after}"
    return shown + "".join(f"[^{notes.number(citation)}]" for citation in piece.citations)


def _inline(words: str) -> str:
    shown = _SPECIAL.sub(lambda match: f"\\{match[0]}", words)
    return _LINKING.sub(lambda match: f"{match[0]}\\", shown).replace("@", "\\@")


def _citation(citation: Citation) -> str:
    head = f"{markdown_of(say_source(citation.source))}, {_address(citation.where)}"
    return f"{head}{say_quotation(citation, markdown_of)}"


def _address(address: str) -> str:
    return f"<{address}>" if is_web_address(address) else markdown_of(address)


def _as_words(match: re.Match[str]) -> str:
    """Return what would start a list, a heading or a definition so that it does not."""
    return f"{match['number']}\\{match['sign']}" if match["number"] else f"\\{match['bullet']}"
