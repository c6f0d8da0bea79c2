"""The words of a text as numbers, and its shingles: every run of a few words in a row as one number.

Numbers are hashes that are the same in every run and on every machine, so nothing depends on the order of texts.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.text import Span

SIZE = 5
"""Words in a shingle by which copies are looked up: five words in a row rarely come about twice by chance."""

_MASK = (1 << 64) - 1
_LONGEST = (1 << 32) - 1
_STARTING = 64  # bytes of the first eight words: what follows them is told apart by a digest
_FACTOR = 0x9E3779B97F4A7C15
_WORD = re.compile(
    r"""
    [\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]  # Han and kana stand without blanks: each character is a word
    | [^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: a number each, and where each starts and ends (code points)."""

    numbers: array[int]
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from the word `first` to the word `last`, both included."""
        return Span(self.starts[first], self.ends[last])


@dataclass(slots=True)
class Numbering:
    """Turns words into numbers; remembers those it has seen, which is all that it keeps."""

    _seen: dict[str, int] = field(default_factory=dict)

    def read(self, text: str) -> Words:
        """Return the words of `text`; case and punctuation count for nothing."""
        numbers, starts, ends = array("Q"), array("I"), array("I")
        seen = self._seen
        for match in _WORD.finditer(text):
            word = match.group()
            number = seen.get(word)
            if number is None:
                number = seen[word] = number_of(word.casefold())
            numbers.append(number)
            starts.append(match.start())
            ends.append(match.end())
        return Words(numbers, starts, ends)


def order_of(words: Words) -> bytes:
    """Return the key by which texts are ordered, the longest first, then as their words decide: one key, one text."""
    numbers = words.numbers.tobytes()
    digest = hashlib.blake2b(numbers, digest_size=16).digest()
    return (_LONGEST - len(words)).to_bytes(4, "big") + numbers[:_STARTING] + digest


def number_of(word: str) -> int:
    """Return a 64-bit number that is the same for this word everywhere and always."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def shingles_of(numbers: Sequence[int], size: int = SIZE) -> array[int]:
    """Return the number of every run of `size` words, in order; the whole text is one run when it is shorter."""
    size = min(size, len(numbers))
    if not size:
        return array("Q")
    leaving = pow(_FACTOR, size, 1 << 64)
    value = 0
    for word in numbers[:size]:
        value = (value * _FACTOR + word) & _MASK
    out = array("Q", (value,))
    for word, gone in zip(numbers[size:], numbers, strict=False):
        value = (value * _FACTOR + word - gone * leaving) & _MASK
        out.append(value)
    return out
