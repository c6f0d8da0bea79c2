"""File name patterns: *, ? and [...] within one name, ** for any number of folders."""

from __future__ import annotations

import re
from functools import cache
from glob import has_magic

ANY_FOLDERS = "**"

WILDCARDS = {"*": "[^/]*", "?": "[^/]"}

SET_ESCAPES = {ord(char): f"\\{char}" for char in r"\^[]&~|"}

PIECES = re.compile(r"\[[!^]?[^\]/]{1,100}\]|.", re.DOTALL)


def is_pattern(text: str) -> bool:
    """Tell whether `text` has a character that makes it a pattern."""
    return has_magic(text)


def matches(pattern: str, path: str) -> bool:
    """Tell whether the whole of `path`, its names parted by "/", matches `pattern`."""
    return _compiled(pattern).match(path) is not None


def literal_folder(pattern: str) -> str:
    """Return the folders that a pattern begins with before its first special character, "" when there are none."""
    parts = pattern.split("/")[:-1]
    plain = next((index for index, part in enumerate(parts) if has_magic(part)), len(parts))
    return "/".join(parts[:plain]) or ("/" if pattern.startswith("/") else "")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.sub(r"(?:\*\*/)+", "**/", pattern).split("/")
    out = ""
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if part == ANY_FOLDERS:
            out += r".*" if is_last else r"(?:[^/]+/)*"
        else:
            out += _one_name(part) + ("" if is_last else "/")
    try:
        return re.compile(rf"\A{out}\Z", re.DOTALL)
    except re.error:  # a set that runs backwards ([z-a]): then the pattern means its own letters
        return re.compile(rf"\A{re.escape(pattern)}\Z")


def _one_name(part: str) -> str:
    """Return the regular expression of the pattern of one name, which ends at the next "/"."""
    return "".join(WILDCARDS.get(piece) or _literal_or_set(piece) for piece in PIECES.findall(part))


def _literal_or_set(piece: str) -> str:
    if len(piece) < 3:  # a letter, or a bracket that opens no set
        return re.escape(piece)
    negated = "^" if piece[1] in "!^" else ""
    inner = piece[2:-1] if negated else piece[1:-1]
    return f"[{negated}{inner.translate(SET_ESCAPES)}]"
