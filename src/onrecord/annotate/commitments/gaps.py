"""Gifts whose verb is left out: "Narvia gave 3 million crowns, Orvia two million and Sarnia 400,000"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.trees import Tree
from onrecord.text import Span

_JOINTS = frozenset({",", ";", "and", "while"})
_LONGEST = 12
"""Tokens of one such member; "the Kingdom of Narvia another 2.5 million crowns" has eight."""


def gapped_gifts(tree: Tree, behind: int, sentence: Span) -> Iterator[tuple[int, int]]:
    """Yield giver and item of each member behind the token `behind` that is a name and a number of things."""
    start = behind + 1
    while start < len(tree) and tree.starts[start] < sentence.end and tree.words[start] in _JOINTS:
        while start < len(tree) and tree.words[start] in _JOINTS:
            start += 1
        end = start
        while end < len(tree) and end - start < _LONGEST and tree.starts[end] < sentence.end and not _is_end(tree, end):
            end += 1
        found = _member(tree, start, end)
        if found is None:
            return
        yield found
        start = end


def _is_end(tree: Tree, token: int) -> bool:
    return tree.words[token] in _JOINTS or tree.tags[token] in {".", ":"}


def _member(tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """Return the last word of the name and the head of the amount; None where the member is anything else."""
    at = start + (start < end and tree.words[start] == "the")
    first = at
    while at < end and tree.tags[at] in {"NNP", "NNPS"}:
        at += 1
    name = at - 1
    while at < end and tree.words[at] in {"for", "another", "a", "further", "about", "some"}:
        at += 1
    rest = range(at, end)
    is_amount = at < end and (tree.tags[at] == "CD" or tree.words[at][:1] in "$£€")
    is_plain = all(tree.tags[token] in _AMOUNT or tree.words[token] in {"of", "$", "£", "€"} for token in rest)
    if name < first or not is_amount or not is_plain:
        return None
    nouns = [token for token in rest if tree.tags[token] in {"NN", "NNS"}]
    return name, (nouns[0] if nouns and "of" in tree.words[at:end] else nouns[-1] if nouns else end - 1)


_AMOUNT = frozenset({"CD", "NN", "NNS", "JJ", "$", "IN"})
