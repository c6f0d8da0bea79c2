"""The small language in which rules are written, turned into regular expressions over token characters.

    (part:PART)? month:MONTH day:DAY (,? year:YEAR)?

Capitals name a class of words, a shape of numbers or a macro; `name:` puts what follows into a slot; small words and
signs stand for themselves; `( ) | ? {m,n}` mean what they mean in regular expressions. There is no unbounded
repetition, so a pattern looks at a bounded number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from onrecord.annotate.times.vocabulary import PATTERN_ATOM, SHAPES, Vocabulary, is_literal

MAX_DEPTH = 8
"""Macros within macros: more is a macro that names itself."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern: its regular expression, the characters it can begin with, whether it can be empty."""

    source: str
    first: frozenset[str]
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `first` are the characters that a match can begin with."""

    matcher: re.Pattern[str]
    first: frozenset[str]


def compile_pattern(source: str, words: Vocabulary, macros: Mapping[str, str]) -> Pattern:
    """Compile `source`; ValueError when it is not well formed or names something unknown.

    One slot may be filled in several places of a pattern: each place gets a group of its own, `slot__1`, `slot__2`.
    """
    piece = _Reader(source, words, macros, 0, count()).read_all()
    if piece.empty:
        raise ValueError(f"the pattern {source!r} can match nothing")
    return Pattern(re.compile(piece.source), piece.first)


def slots_of(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the filled slots of a match as half-open ranges of tokens; the first filled place wins."""
    slots: dict[str, tuple[int, int]] = {}
    for group, found in match.groupdict().items():
        if found:
            slots.setdefault(group.partition("__")[0], match.span(group))
    return slots


class _Reader:
    """A recursive-descent reader of one pattern."""

    def __init__(
        self, source: str, words: Vocabulary, macros: Mapping[str, str], depth: int, places: Iterator[int]
    ) -> None:
        if depth > MAX_DEPTH:
            raise ValueError(f"macros of {source!r} name one another in a circle")
        self.source, self.words, self.macros, self.depth, self.places = source, words, macros, depth, places
        self.atoms = PATTERN_ATOM.findall(source)
        self.at = 0

    def read_all(self) -> Piece:
        piece = self.alternatives()
        if self.at != len(self.atoms):
            raise ValueError(f"unbalanced parenthesis in {self.source!r}")
        return piece

    def peek(self) -> str:
        return self.atoms[self.at] if self.at < len(self.atoms) else ""

    def alternatives(self) -> Piece:
        pieces = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            pieces.append(self.sequence())
        if len(pieces) == 1:
            return pieces[0]
        first = frozenset[str]().union(*(piece.first for piece in pieces))
        source = "|".join(piece.source for piece in pieces)
        return Piece(f"(?:{source})", first, any(piece.empty for piece in pieces))

    def sequence(self) -> Piece:
        pieces: list[Piece] = []
        while self.peek() not in ("", ")", "|"):
            pieces.append(self.repeated())
        return _joined(pieces)

    def repeated(self) -> Piece:
        piece = self.atom()
        mark = self.peek()
        if mark == "?":
            self.at += 1
            return Piece(f"(?:{piece.source})?", piece.first, empty=True)
        if mark.startswith("{"):
            self.at += 1
            return Piece(f"(?:{piece.source}){mark}", piece.first, piece.empty or mark.startswith("{0"))
        return piece

    def atom(self) -> Piece:
        atom = self.peek()
        self.at += 1
        if atom.endswith(":") and len(atom) > 1:
            inner = self.atom()
            return Piece(f"(?P<{atom[:-1]}__{next(self.places)}>{inner.source})", inner.first, inner.empty)
        if atom == "(":
            inner = self.alternatives()
            if self.peek() != ")":
                raise ValueError(f"unbalanced parenthesis in {self.source!r}")
            self.at += 1
            return Piece(f"(?:{inner.source})", inner.first, inner.empty)
        if atom in self.macros:
            inner = _Reader(self.macros[atom], self.words, self.macros, self.depth + 1, self.places).read_all()
            return Piece(f"(?:{inner.source})", inner.first, inner.empty)
        return self.characters(atom)

    def characters(self, atom: str) -> Piece:
        if is_literal(atom):
            found = self.words.codes[atom]
        elif atom in SHAPES or atom in self.words.values:
            found = self.words.characters(atom)
        else:
            raise ValueError(f"{self.source!r} names {atom!r}, which is no class, shape or macro")
        return Piece(f"[{re.escape(found)}]", frozenset(found))


def _joined(pieces: Sequence[Piece]) -> Piece:
    first: set[str] = set()
    for piece in pieces:
        first |= piece.first
        if not piece.empty:
            break
    return Piece("".join(piece.source for piece in pieces), frozenset(first), all(piece.empty for piece in pieces))
