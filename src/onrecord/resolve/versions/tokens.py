"""The words and numbers of a text as they are compared between versions: punctuation counts for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.resolve.versions import figures
from onrecord.resolve.versions.spelling import keys_of
from onrecord.text import Span

_PIECE = re.compile(
    r"""
      (?P<time>\d{1,2}(?:[:.]\d{2})?\s?(?P<half>[ap])\.?\s?m\b\.?|\d{1,2}:\d{2}(?!\d))
    | (?P<number>\d{1,3}(?:[,\u00a0\u202f\u2009\ '’]\d{3}(?!\d))+(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?)
        (?P<ordinal>(?:st|nd|rd|th)\b)?
    | (?P<currency>(?:US|A|C|HK|NZ)?[$£€¥₹])
    | (?P<percent>%|\bper\s+cent\b)
    | (?P<initials>(?<!\w)(?:[A-Za-z]\.){2,8}(?![A-Za-z]))
    | (?P<word>[^\W\d_]+(?:['’‘][^\W\d_]+)*)
    """,
    re.VERBOSE | re.IGNORECASE,
)

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())

_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
_JOINS = re.compile(r"[\s-]{0,3}")
_MILLIONS = {"m": "million", "k": "thousand", "b": "billion"}
_STARTS_WITH_ARTICLE = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number: where it stands, its key, and whether it is a figure or starts with a capital."""

    start: int
    end: int
    key: str
    is_figure: bool = False
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text as the pattern finds it."""

    start: int
    end: int
    kind: str
    text: str


def read_tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of a stretch of `text`, in its order; a currency sign stands behind its number."""
    pieces = [
        _Piece(match.start(), match.end(), match.lastgroup or "", match.group()) for match in _matches(text, span)
    ]
    return tuple(_without_ordinals(list(_tokens(text, pieces))))


def _without_ordinals(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, "31st" of a month as the number that it is."""
    for at, token in enumerate(tokens):
        near = {one.key for one in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 3])}
        if token.is_figure and token.key[-1] == "." and near & MONTHS:
            yield Token(token.start, token.end, f"#{token.key[:-1]}", is_figure=True)
        else:
            yield token


def _matches(text: str, span: Span) -> Iterator[re.Match[str]]:
    return _PIECE.finditer(text, span.start, span.end)


def _tokens(text: str, pieces: Sequence[_Piece]) -> Iterator[Token]:
    at = 0
    currency: _Piece | None = None
    while at < len(pieces):
        piece = pieces[at]
        end = _number_end(text, pieces, at)
        if piece.kind == "currency" and at + 1 < len(pieces) and pieces[at + 1].kind == "number":
            currency, at = piece, at + 1
            continue
        if end > at:
            yield _figure(pieces[at:end])
            if currency:
                yield Token(currency.start, currency.end, _CURRENCIES[currency.text[-1]])
            currency, at = None, end
            continue
        yield from _single(piece)
        at += 1


def _single(piece: _Piece) -> Iterator[Token]:
    place = (piece.start, piece.end)
    if piece.kind in ("time", "half"):
        yield Token(*place, _time_key(piece.text), is_figure=True)
    elif piece.kind in ("number", "ordinal"):
        digits = re.sub(r"[^\d.]", "", piece.text)
        yield Token(*place, f"{digits.lstrip('0') or '0'}.", is_figure=True)
    elif piece.kind == "currency":
        yield Token(*place, _CURRENCIES[piece.text[-1]])
    elif piece.kind == "percent":
        yield Token(*place, "percent")
    elif piece.text.casefold() in figures.ORDINALS:
        yield Token(*place, figures.ORDINALS[piece.text.casefold()], is_figure=True)
    else:
        for key in keys_of(piece.text):
            yield Token(*place, key, is_capital=piece.text[0].isupper())


def _number_end(text: str, pieces: Sequence[_Piece], at: int) -> int:
    """Return the index behind the number that starts at `at`, `at` when none does."""
    first = pieces[at].text.casefold()
    if pieces[at].kind == "word" and first in ("a", "an", "half"):
        nearest = 2 if first == "half" else 1
        ahead = [piece.text.casefold() for piece in pieces[at + 1 : at + 1 + nearest]]
        is_number = bool(ahead) and ahead[-1] in _STARTS_WITH_ARTICLE and (nearest == 1 or ahead[0] in ("a", "an"))
        if not is_number:
            return at
    elif not _is_numeral(pieces[at]):
        return at
    end = at + 1
    while end < len(pieces) and _goes_on(text, pieces, end):
        end += 1
    while pieces[end - 1].text.casefold() in ("and", "a", "an") and end > at + 1:
        end -= 1
    return end


def _goes_on(text: str, pieces: Sequence[_Piece], at: int) -> bool:
    """Whether the piece at `at` belongs to the number before it."""
    before, piece = pieces[at - 1], pieces[at]
    word, last = piece.text.casefold(), before.text.casefold()
    if not _JOINS.fullmatch(text, before.end, piece.start):
        return False
    if before.kind == "number":
        return (
            word in figures.MAGNITUDES
            or word in (*figures.DOZEN, "hundred")
            or (word in _MILLIONS and before.end == piece.start)
        )
    if word in ("and", "a", "an"):
        ahead = pieces[at + 1].text.casefold() if at + 1 < len(pieces) else ""
        is_half = "half" in (ahead, pieces[at + 2].text.casefold() if at + 2 < len(pieces) else "")
        big = last == "hundred" or last in figures.MAGNITUDES
        return (
            (is_half and ahead in ("a", "half")) or last == "half" or (big and ahead in (*figures.UNITS, *figures.TENS))
        )
    if word == "half":
        return last in ("a", "and")
    if not (piece.kind == "word" and word in figures.WORDS):
        return False
    if word in figures.UNITS and last in figures.TENS:
        return figures.UNITS[word] < 10 and figures.UNITS[word] > 0
    return (
        word in figures.MAGNITUDES
        or word in figures.DOZEN
        or word == "hundred"
        or last not in {*figures.UNITS, *figures.TENS}
    )


def _is_numeral(piece: _Piece) -> bool:
    return piece.kind == "number" or (piece.kind == "word" and piece.text.casefold() in {*figures.UNITS, *figures.TENS})


def _figure(pieces: Sequence[_Piece]) -> Token:
    words = [piece.text.casefold() for piece in pieces]
    if len(words) > 1 and words[-1] in _MILLIONS:
        words[-1] = _MILLIONS[words[-1]]
    value = figures.value_of(words)
    key = figures.key_of(value) if value is not None else " ".join(words)
    return Token(pieces[0].start, pieces[-1].end, key, is_figure=True)


def _time_key(words: str) -> str:
    """Return the key of a time of day: minutes on the clock of 24 hours."""
    hour, _, minute = (
        part or "0" for part in re.sub(r"[^\d:.]", "", words).rstrip(".").replace(".", ":").partition(":")
    )
    half = re.search(r"[ap](?=\.?\s?m)", words, re.IGNORECASE)
    hours = int(hour) % 12 + (12 if half.group() in "pP" else 0) if half else int(hour)
    return f"@{hours:02}:{int(minute or 0):02}"
