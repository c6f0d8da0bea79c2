"""The pipeline's network on numpy: the same layers and weights as the library's, for one article at a time.

The library computes what a word is to the first layer anew wherever the word stands, and asks for each token and each
of 74 labels, one by one, whether a name may go on. Here a word is looked up, and all tokens are scored at once: a
token outside a name has the same score whatever came before it, so that only the insides of names are walked. Trees and
names of 370 articles are the library's own.

All products are of blocks of 64 rows, and a row of one is the same to the bit whatever rows stand beside it: of others,
the number of rows decides how the library adds up. So no article's reading depends on what was read before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Attributes = NDArray[np.uint64]
Word = tuple[int, ...]
"""What tells a word from another."""

PAD = 4
"""Empty rows between paragraphs: as many as there are layers that look one word to each side."""

BLOCK = 64
"""Rows that are multiplied at once, empty ones added where there are fewer."""

MOST = 1_000
"""Tokens encoded at once, one long paragraph aside: the matrices stay in the processor's cache."""

MOST_WORDS = 50_000
"""Words that a table remembers (20 MB); then it starts anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The largest of three products, normalised; `weights` are [inputs, 3 * width], a third for each product."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @staticmethod
    def of(weights: Floats, bias: Floats, gain: Floats, shift: Floats) -> Layer:
        """Return the layer whose weights come as [width, 3, inputs] and [width, 3]."""
        inputs = weights.shape[-1]
        return Layer(
            weights=np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T),
            bias=np.ascontiguousarray(bias.T.reshape(-1)),
            gain=gain,
            shift=shift,
        )

    def apply(self, rows: Floats) -> Floats:
        """Return [rows, width] of [rows, inputs]; of rows there are whole blocks."""
        products = _multiply(rows, self.weights)
        products += self.bias
        width = len(self.gain)
        out: Floats = np.maximum(products[:, :width], products[:, width : 2 * width])
        np.maximum(out, products[:, 2 * width :], out=out)
        out -= out.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", out, out)
        variance /= np.float32(width)
        variance += np.float32(1e-8)
        out *= (np.float32(1.0) / np.sqrt(variance))[:, None]
        out *= self.gain
        out += self.shift
        return out


def _multiply(rows: Floats, weights: Floats) -> Floats:
    """Return the product of whole blocks of rows [rows, inputs] with weights [inputs, outputs]."""
    products: Floats = rows.reshape(-1, BLOCK, rows.shape[1]) @ weights
    return products.reshape(len(rows), -1)


def _in_blocks(rows: int) -> int:
    """Return how many rows there are with those added that fill the last block."""
    return -(-rows // BLOCK) * BLOCK


class WordTable:
    """What each word is to the layers that look around: computed once for a word, whatever stands around it."""

    def __init__(self, embed: Callable[[Attributes], Floats], width: int) -> None:
        """`embed` turns attributes of words [words, attributes] into [words, width]."""
        self._embed = embed
        self._known: dict[Word, int] = {}
        self._rows: Floats = np.zeros((BLOCK, width), np.float32)

    def look_up(self, words: Sequence[Word], attributes: Attributes) -> Floats:
        """Return [words, width] for words with their attributes [words, attributes]; equal words have equal ones."""
        if len(self._known) + len(words) > MOST_WORDS:
            self._known = {}
        known = self._known
        new = {word: at for at, word in enumerate(words) if word not in known}
        if new:
            self._add(list(new), attributes[list(new.values())])
        return self._rows[[known[word] for word in words]]

    def _add(self, words: Sequence[Word], attributes: Attributes) -> None:
        first = len(self._known)
        if first + len(words) > len(self._rows):
            room = np.zeros((max(2 * len(self._rows), first + len(words)), self._rows.shape[1]), np.float32)
            room[:first] = self._rows[:first]
            self._rows = room
        for at in range(0, len(words), BLOCK):
            part = attributes[at : at + BLOCK]
            filled = np.concatenate([part, np.repeat(part[-1:], BLOCK - len(part), axis=0)])
            self._rows[first + at : first + at + len(part)] = self._embed(filled)[: len(part)]
        self._known.update((word, first + at) for at, word in enumerate(words))


def encode(words: Floats, lengths: Sequence[int], layers: Sequence[Layer]) -> Floats:
    """Return [words, width]: what the words of some paragraphs, of so many words each, are where they stand."""
    out = np.empty_like(words)
    for first, last in _groups(lengths):
        start, end = sum(lengths[:first]), sum(lengths[:last])
        out[start:end] = _encode(words[start:end], lengths[first:last], layers)
    return out


def _groups(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last (half-open) of neighbours that have at most MOST words together, or are one."""
    first = total = 0
    for at, length in enumerate(lengths):
        if total + length > MOST and at > first:
            yield first, at
            first, total = at, 0
        total += length
    if first < len(lengths):
        yield first, len(lengths)


def _encode(words: Floats, lengths: Sequence[int], layers: Sequence[Layer]) -> Floats:
    places = np.arange(len(words)) + np.repeat(PAD * (1 + np.arange(len(lengths))), lengths)
    rows = np.zeros((_in_blocks(len(words) + PAD * (len(lengths) + 1)), words.shape[1]), np.float32)
    rows[places] = words
    windows = np.zeros((len(rows), 3, rows.shape[1]), np.float32)
    for layer in layers:
        windows[1:, 0] = rows[:-1]
        windows[:, 1] = rows
        windows[:-1, 2] = rows[1:]
        rows += layer.apply(windows.reshape(len(rows), -1))
    return rows[places]


def project(rows: Floats, weights: Floats, bias: Floats | None = None) -> Floats:
    """Return [rows, outputs] of [rows, inputs] and weights [outputs, inputs]."""
    filled = np.zeros((_in_blocks(len(rows)), rows.shape[1]), np.float32)
    filled[: len(rows)] = rows
    out = _multiply(filled, weights.T)[: len(rows)]
    if bias is not None:
        out += bias
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFinder:
    """Walks a text and says where names begin and end.

    A state looks at the token it has come to, and, inside a name, at the name's first token and its last so far:
    `features` are [3, 2 * width, inputs] for these, `absent` is [2 * width] for the two where no name is open.
    """

    features: Floats
    bias: Floats
    absent: tuple[Floats, Floats]
    scores: Floats
    score_bias: Floats
    begins: Integers
    goes_on: Integers
    ends: Integers
    stands_alone: Integers
    outside: int
    is_outer: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        """Mark the moves that there are where no name is open; there is one that no text of ours can call for."""
        is_outer = np.zeros(len(self.scores), np.bool_)
        is_outer[[*self.begins, *self.stands_alone, self.outside]] = True
        object.__setattr__(self, "is_outer", is_outer)

    def find(self, rows: Floats, lengths: Sequence[int], blanks: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
        """Yield first token, last token (half-open) and label of each name, in order.

        `rows` are [tokens, inputs], of paragraphs of so many tokens each; no name begins at one of `blanks`.
        """
        lasts = np.zeros(len(rows), np.bool_)
        lasts[np.cumsum([length for length in lengths if length]) - 1] = True
        parts = [project(rows, weights) for weights in self.features]
        best = self._outside(parts[0], lasts, blanks)
        is_begin = np.isin(best, self.begins)
        starts = np.flatnonzero(is_begin)
        labels = np.searchsorted(self.begins, best[starts])
        ends = dict(zip(starts.tolist(), self._ends(parts, starts, labels, lasts).tolist(), strict=True))
        reached = 0
        for at in np.flatnonzero(best != self.outside).tolist():
            if at >= reached:
                reached = ends.get(at, at + 1)
                moves = self.begins if at in ends else self.stands_alone
                yield at, reached, int(np.searchsorted(moves, best[at]))

    def _outside(self, part: Floats, lasts: NDArray[np.bool_], blanks: NDArray[np.bool_]) -> Integers:
        """Return the best move of each token, were no name open."""
        scores = project(self._hidden(part, *self.absent), self.scores, self.score_bias)
        scores[:, ~self.is_outer] = -np.inf
        scores[np.ix_(lasts | blanks, self.begins)] = -np.inf
        scores[np.ix_(blanks, self.stands_alone)] = -np.inf
        best: Integers = scores.argmax(axis=1)
        return best

    def _ends(self, parts: Sequence[Floats], starts: Integers, labels: Integers, lasts: NDArray[np.bool_]) -> Integers:
        """Return where the names that begin at `starts` end (half-open)."""
        ends = np.zeros(len(starts), np.int64)
        open_, at = np.arange(len(starts)), starts + 1
        while len(open_):
            hidden = self._hidden(parts[0][at], parts[1][starts[open_]], parts[2][at - 1])
            on, end = self.goes_on[labels[open_]], self.ends[labels[open_]]
            scores_on = np.einsum("ij,ij->i", hidden, self.scores[on]) + self.score_bias[on]
            scores_end = np.einsum("ij,ij->i", hidden, self.scores[end]) + self.score_bias[end]
            is_end = lasts[at] | (scores_end > scores_on)
            ends[open_[is_end]] = at[is_end] + 1
            open_, at = open_[~is_end], at[~is_end] + 1
        return ends

    def _hidden(self, here: Floats, first: Floats, before: Floats) -> Floats:
        """Return the larger half of the sum of a state's features."""
        total = here + first
        total += before
        total += self.bias
        width = total.shape[1] // 2
        larger: Floats = np.maximum(total[:, :width], total[:, width:])
        return larger
