"""What a regular expression is made of, as texts: what it matches as a whole, what it repeats, what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST = 40
"""Pieces of one pattern: a pattern of a lexicon has thousands of words, which all fail in the same way."""

LONGEST = 60
_LETTERS = "a1 A.,-\"“'’(<\n\t;:/@&é_"
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def pieces_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return texts that bring a pattern far and then fail it, when they are repeated; at most `MOST`."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    whole = _sample(tree)
    pieces = [whole, whole[:-1], f"{whole} "]
    for repeated in _repeated(tree):
        pieces += [repeated, f"{repeated} ", f"{whole[:8]}{repeated}"]
    pieces += _literals(tree)
    return tuple(dict.fromkeys(piece[:LONGEST] for piece in pieces if piece))[:MOST]


def _sample(tree: Iterable[tuple[Any, Any]]) -> str:
    """Return a text that a parsed pattern matches, or nearly does: what it looks ahead or back at is left out."""
    return "".join(_sample_of(str(code), value) for code, value in tree)


def _sample_of(code: str, value: Any) -> str:
    if code == "LITERAL":
        return chr(value)
    if code in {"NOT_LITERAL", "ANY", "IN"}:
        return _one_of(code, value)
    if code == "BRANCH":
        return _sample(value[1][0])
    if code == "SUBPATTERN":
        return _sample(value[3])
    if code == "ATOMIC_GROUP":
        return _sample(value)
    if code in _REPEATS:
        return _sample(value[2]) * min(max(int(value[0]), 1), 20)
    return ""


def _one_of(code: str, value: Any) -> str:
    if code == "ANY":
        return "a"
    allowed = [(codes.NEGATE, None), (codes.LITERAL, value)] if code == "NOT_LITERAL" else list(value)
    negated = str(allowed[0][0]) == "NEGATE"
    rules = allowed[1:] if negated else allowed
    fitting = (letter for letter in _LETTERS if any(_fits(letter, *rule) for rule in rules) != negated)
    first = next((rule[1] for rule in rules if str(rule[0]) == "LITERAL"), None)
    return next(fitting, chr(first) if first is not None and not negated else "a")


def _fits(letter: str, code: Any, value: Any) -> bool:
    kind = str(code)
    if kind == "LITERAL":
        return bool(ord(letter) == value)
    if kind == "RANGE":
        return bool(value[0] <= ord(letter) <= value[1])
    found = {
        "CATEGORY_DIGIT": letter.isdigit(),
        "CATEGORY_SPACE": letter.isspace(),
        "CATEGORY_WORD": letter.isalnum() or letter == "_",
    }
    name = str(value).replace("NOT_", "")
    return found.get(name, False) != ("NOT_" in str(value))


def _inside(code: str, value: Any) -> list[Any]:
    """Return the parsed patterns that a part of one holds."""
    if code == "BRANCH":
        return list(value[1])
    if code == "SUBPATTERN":
        return [value[3]]
    if code == "ATOMIC_GROUP":
        return [value]
    if code in {"ASSERT", "ASSERT_NOT"}:
        return [value[1]]
    return [value[2]] if code in _REPEATS else []


def _repeated(tree: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Yield a text for all that is repeated without a bound or many times, the outermost first."""
    waiting = [tree]
    while waiting:
        for code, value in waiting.pop(0):
            if str(code) in _REPEATS and int(value[1]) > 1:
                yield _sample(value[2])
            waiting += _inside(str(code), value)


def _literals(tree: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Yield the runs of letters that stand in a pattern as they are."""
    waiting = [tree]
    while waiting:
        run = ""
        for code, value in waiting.pop(0):
            if str(code) == "LITERAL":
                run += chr(value)
                continue
            if run:
                yield run
            run = ""
            waiting += _inside(str(code), value)
        if run:
            yield run
