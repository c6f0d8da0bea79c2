"""The dependency tree of one paragraph, as plain values: words, tags, relations, and ways to walk between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar

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
    answers: dict[tuple[object, int], object] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What `remembered` functions have said of its tokens."""

    def __post_init__(self) -> None:
        heads = self.heads
        kids: list[list[int]] = [[] for _ in heads]
        for token, head in enumerate(heads):
            if token != head:
                kids[head].append(token)
        object.__setattr__(self, "children", tuple(map(tuple, kids)))
        first, last = list(range(len(kids))), list(range(len(kids)))
        for token in _leaves_first(heads, kids):  # compared by hand: min and max take three times as long
            head = heads[token]
            if first[token] < first[head]:  # noqa: PLR1730
                first[head] = first[token]
            if last[token] > last[head]:  # noqa: PLR1730
                last[head] = last[token]
        object.__setattr__(self, "firsts", first)
        object.__setattr__(self, "lasts", last)

    def __len__(self) -> int:
        return len(self.heads)

    def shifted(self, by: int) -> Tree:
        """Return this tree for the same words `by` code points further on."""
        moved = copy(self)
        object.__setattr__(moved, "starts", [start + by for start in self.starts])
        object.__setattr__(moved, "ends", [end + by for end in self.ends])
        object.__setattr__(moved, "answers", {})
        return moved

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

    def has_to(self, verb: int) -> bool:
        """Whether "to" stands before a verb."""
        return any(self.words[kid] == "to" and self.deps[kid] == "aux" for kid in self.children[verb])


Answer = TypeVar("Answer")


def remembered(function: Callable[[Tree, int], Answer]) -> Callable[[Tree, int], Answer]:
    """Make a pure function of a tree and a token work out each answer once; four rooms ask for the same clauses."""

    @wraps(function)
    def answer(tree: Tree, token: int) -> Answer:
        answers: dict[tuple[object, int], Answer] = tree.answers  # type: ignore[assignment]
        key = (function, token)
        if key in answers:
            return answers[key]
        found = answers[key] = function(tree, token)
        return found

    return answer


def _leaves_first(heads: Sequence[int], kids: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield every token after all tokens below it."""
    order = [token for token, head in enumerate(heads) if token == head]
    for token in order:  # grows while it is read: the tokens below follow those above
        order += kids[token]
    return reversed(order)
