"""Hostile characters made harmless, each kind of file in its own way. Text from articles can hold anything.

Where a file can say the same text in other characters (JSON, CSV) nothing is lost: `original_of` gives back what
`cell_of` was given, and a JSON reader does it by itself. Where it can't, what moves the cursor or turns the reading
direction is taken out.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters but tab and line feed, line and paragraph separators, bidi overrides and isolates, byte order."""

_WRITTEN = re.compile(r"\\u(?P<code>[0-9a-f]{4})")

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may run a cell for, in full width as well; the apostrophe that guards them counts with them."""


def json_of(value: Any, *, indent: int | None = None, for_html: bool = False) -> str:
    r"""Return a value as JSON without a line end, unseen characters as \uXXXX; `for_html`: safe inside <script>."""
    text = _UNSEEN.sub(_as_code, json.dumps(value, ensure_ascii=False, indent=indent))
    return text.replace("<", "\\u003c").replace("&", "\\u0026") if for_html else text


def cell_of(text: str) -> str:
    r"""Return `text` as a CSV cell that no spreadsheet runs, and that shows characters one would not see.

    A cell that begins with one of FORMULA_STARTS, or with an apostrophe, gets an apostrophe in front. An unseen
    character is written as \uXXXX (and a backslash that stands before what looks so, as \u005c).
    """
    shown = _UNSEEN.sub(_as_code, _WRITTEN.sub(lambda match: "\\u005c" + match[0][1:], text))
    return f"'{shown}" if shown.startswith((*FORMULA_STARTS, "'")) else shown


def original_of(cell: str) -> str:
    """Return the text that `cell_of` made a cell of."""
    return _WRITTEN.sub(lambda match: chr(int(match["code"], 16)), cell.removeprefix("'"))


def html_of(text: str) -> str:
    """Return `text` as HTML on one line: nothing in it is markup, and no spreadsheet runs it."""
    shown = escape(one_line(text))
    return f"&#{ord(shown[0])};{shown[1:]}" if shown.startswith((*FORMULA_STARTS, "'")) else shown


def one_line(text: str) -> str:
    """Return `text` on one line, without unseen characters."""
    return " ".join(_UNSEEN.sub(_gone, text).split())


def is_web_address(address: str | None) -> bool:
    """Whether an address may be made a link: http or https, and nothing in it that ends a link early."""
    return bool(address and _ADDRESS.fullmatch(address))


_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\{}|^\x00-\x20\x7f-\x9f\u2028-\u202e\u2066-\u2069]{1,4000}", re.IGNORECASE)


def _as_code(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _gone(match: re.Match[str]) -> str:
    """Return a blank for what separates words, else nothing."""
    return " " if match[0].isspace() else ""
