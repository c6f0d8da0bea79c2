"""The dependency tree of one paragraph, as plain values: words, tags, relations, and ways to walk between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.text import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed paragraph. All sequences are as long as it has tokens; a root is its own head.

    `starts` and `ends` count code points of the article; `words` are as printed, without capitals. Relations and tags
    are those of English CLEAR and Penn.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    children: tuple[tuple[int, ...], ...] = field(init=False)
    firsts: Sequence[int] = field(init=False)
    lasts: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        kids: list[list[int]] = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if token != head:
                kids[head].append(token)
        object.__setattr__(self, "children", tuple(map(tuple, kids)))
        first, last = list(range(len(kids))), list(range(len(kids)))
        for token in _leaves_first(self.heads, kids):
            head = self.heads[token]
            first[head] = min(first[head], first[token])
            last[head] = max(last[head], last[token])
        object.__setattr__(self, "firsts", first)
        object.__setattr__(self, "lasts", last)

    def __len__(self) -> int:
        return len(self.heads)

    def span(self, first: int, last: int) -> Span:
        """Return the code points from the start of one token to the end of another."""
        return Span(self.starts[first], self.ends[last])

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child of `token` with one of the relations `deps`."""
        names = self.deps
        for kid in self.children[token]:  # asked 4,000 times an article: a generator would take twice as long
            if names[kid] in deps:
                return kid
        return None

    def above(self, token: int) -> Iterator[int]:
        """Yield the heads of `token`, nearest first, up to the root."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def is_verb(self, token: int) -> bool:
        return self.tags[token][0] == "V" or self.tags[token] == "MD"

    def is_noun(self, token: int) -> bool:
        return self.tags[token][0] == "N"


def _leaves_first(heads: Sequence[int], kids: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield every token after all tokens below it."""
    order = [token for token, head in enumerate(heads) if token == head]
    for token in order:  # grows while it is read: the tokens below follow those above
        order += kids[token]
    return reversed(order)
