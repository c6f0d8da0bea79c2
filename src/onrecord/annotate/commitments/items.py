"""What is given: the phrase that says it, whether it is a gift at all, how much of it, and whether it comes on top."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from onrecord.annotate.assertions import Assertions
from onrecord.annotate.clauses import coordinated
from onrecord.annotate.commitments.things import is_called_free
from onrecord.annotate.commitments.words import is_gift, is_money, lists_word
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.parties import phrase_span
from onrecord.annotate.quantities import Quantity, quantities_of
from onrecord.annotate.trees import Tree
from onrecord.text import Span

_CURRENCIES = 3
"""Letters of the code of a currency, the unit of an amount of money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is given: its words, its amount where the phrase has one, the word that says that it comes on top."""

    span: Span
    head: int
    quantity: Quantity | None = None
    incremental: Span | None = None
    is_gift: bool = False


class Items:
    """The things given in one article."""

    def __init__(self, scene: Assertions) -> None:
        self._scene = scene
        self._amounts = quantities_of(scene.reading)
        self._starts = [amount.span.start for amount in self._amounts]

    def item_at(self, tree: Tree, head: int) -> Item:
        """Return the item that the noun phrase (or the verb) with this head names."""
        span = phrase_span(tree, head) if not tree.is_verb(head) else tree.span(head, head)
        quantity = self._quantity(tree, head)
        if quantity and quantity.span.overlaps(span):
            span = Span(min(span.start, quantity.span.start), max(span.end, quantity.span.end))
        return Item(
            span=span,
            head=head,
            quantity=quantity,
            incremental=_incremental(tree, head),
            is_gift=self._is_gift(tree, head, quantity),
        )

    def items_at(self, tree: Tree, head: int) -> tuple[Item, ...]:
        """Return the items of a phrase; of "thousands of tents, blankets and pumps" each."""
        preposition = next((kid for kid in tree.children[head] if tree.words[kid] == "of"), None)
        inner = tree.child(preposition, "pobj") if preposition is not None else None
        if inner is None or not lists_word("counting", "words", tree.words[head]):
            return (self.item_at(tree, head),)
        return (self.item_at(tree, head), *(self.item_at(tree, other) for other in coordinated(tree, inner)[1:]))

    def _quantity(self, tree: Tree, head: int) -> Quantity | None:
        """Return the amount that stands in the phrase of a noun."""
        first, last = tree.firsts[head], tree.lasts[head]
        at = bisect_left(self._starts, tree.starts[first])
        for amount in self._amounts[at:]:
            start, end = amount.span
            if start > tree.ends[head] and not self._is_of(tree, head, start):
                return None
            if end <= tree.ends[last]:
                return amount
        return None

    def _is_of(self, tree: Tree, head: int, start: int) -> bool:
        """Whether an amount stands right behind "of" or "worth": "a fund of 200,000 crowns", "aid worth 3 million"."""
        before = next((kid for kid in tree.children[head] if tree.words[kid] in {"of", "worth"}), None)
        return before is not None and 0 <= start - tree.ends[before] <= 1

    def _is_gift(self, tree: Tree, head: int, quantity: Quantity | None) -> bool:
        word = tree.words[head]
        lemma = lemma_of(word, tree.tags[head])
        if lists_word("no_gifts", "words", word):
            return False
        if lists_word("counting", "words", word) and _inner(tree, head) is not None and not _counts_gift(tree, head):
            return False
        if quantity is not None and _is_amount_of_money(quantity):
            return True
        is_count = lists_word("counting", "words", word)
        if lists_word("no_gifts", "abstract", word) and not (is_gift(word, lemma) or is_count):
            return False  # "a choice of refunds"
        if is_called_free(tree, head) or is_gift(word, lemma) or _counts_gift(tree, head):
            return True
        return any(tree.words[kid] == "$" or "£" in tree.words[kid] for kid in tree.children[head])


def _counts_gift(tree: Tree, head: int) -> bool:
    """Whether a noun counts what is given: "two lorries of flour", "half of the 3 million crowns"."""
    inner = _inner(tree, head)
    if inner is None:
        return False
    word = tree.words[inner]
    is_sum = any(tree.words[token][:1] in _SIGNS for token in range(tree.firsts[inner], inner + 1))
    is_share = word == "it" and lists_word("counting", "words", tree.words[head])
    return is_sum or is_share or is_gift(word, lemma_of(word, tree.tags[inner]))


_SIGNS = frozenset("$£€")


def _inner(tree: Tree, head: int) -> int | None:
    """Return what stands behind the "of" of a noun."""
    preposition = next((kid for kid in tree.children[head] if tree.words[kid] == "of"), None)
    return tree.child(preposition, "pobj") if preposition is not None else None


def _is_amount_of_money(amount: Quantity) -> bool:
    return len(amount.unit) == _CURRENCIES and amount.unit.isupper()


def _incremental(tree: Tree, head: int) -> Span | None:
    for kid in tree.children[head]:
        if tree.deps[kid] in {"amod", "det", "advmod", "nummod", "quantmod"} and lists_word(
            "incremental", "words", tree.words[kid]
        ):
            return tree.span(kid, kid)
    return None


def is_sum(tree: Tree, item: Item) -> bool:
    """Whether an item is money, by its amount or its words: "3 million crowns", "an aid package"."""
    if item.quantity is not None and _is_amount_of_money(item.quantity):
        return True
    names = (kid for kid in tree.children[item.head] if tree.deps[kid] in {"compound", "amod", "nmod"})
    return is_money(tree.words[item.head]) or any(is_money(tree.words[kid]) for kid in names)
