"""What is business and no gift: wages, prices, fines, goods that a firm delivers to those who ordered them."""

from __future__ import annotations

import re

from onrecord.annotate.animates import is_animate
from onrecord.annotate.assertions import Assertion
from onrecord.annotate.clauses import noun_clause_at
from onrecord.annotate.commitments.findings import Finding
from onrecord.annotate.commitments.givers import Givers, Somebody
from onrecord.annotate.commitments.items import Item, is_sum
from onrecord.annotate.commitments.things import is_called_free
from onrecord.annotate.commitments.words import is_aid, listed, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree

_WORD = re.compile(r"[a-z]+")
ENOUGH = 3
"""Different words of business that make a text one of business, where it has fewer words of aid (of 60 articles on
makers of aircraft, cars and computers 39 have as many, of 74 of our own on other subjects one)."""


def is_of_business(text: str) -> bool:
    """Whether a text reports on a market or a firm: goods are delivered there because they were ordered."""
    words = set(_WORD.findall(text.casefold()))
    trade = len(words & listed("business", "words"))
    return trade >= ENOUGH and trade > len(words & listed("business", "aid"))


def sells(told: Assertion, finding: Finding, item: Item) -> bool:
    """Whether, in a text on business, a thing is delivered to whoever pays for it: no money, and not called free."""
    tree = told.tree
    verb = base_of(tree, finding.head)
    if not lists_word("business", "verbs", verb) or is_sum(tree, item) or finding.frame.free:
        return False
    words = tree.words[tree.firsts[item.head] : tree.lasts[item.head] + 1]
    return not is_called_free(tree, item.head) and not any(is_aid(word) for word in words)


def is_trade(tree: Tree, told: Assertion, finding: Finding, givers: Givers) -> bool:
    """Whether a payment is a wage or a price: "paid its workers", "paid 4 million crowns for the striker"."""
    if (finding.promised is None and says_trade(tree, finding)) or _is_by_seller(tree, finding):
        return True
    for_what = {lemma_of(tree.words[one], tree.tags[one]) for one in finding.clause.governed_by("for")}
    people = [one for one in finding.clause.governed_by("for") if tree.tags[one] == "NN" and is_animate(tree, one)]
    is_bid = bool(people) or any(lists_word("no_gifts", "bought", word) for word in for_what)
    if base_of(tree, finding.head) == "offer" and is_bid:
        return True
    if any(_is_bid(tree, token) for token in finding.items):
        return True
    if givers.are_workers(told, finding.recipients):
        return True
    if base_of(tree, finding.head) != "pay":
        return False
    purposes = _somebodies(told, finding, givers)
    is_bought = any(one.is_actor for one in purposes) or any(
        lists_word("no_gifts", "bought", lemma_of(tree.words[one], tree.tags[one])) for one in finding.purposes
    )
    is_deal = any(tree.words[one] in _DEALS for one in finding.purposes)
    return (is_bought and not finding.recipients and not told.is_planned) or is_deal


def _is_bid(tree: Tree, item: int) -> bool:
    """Whether an offer is made for what is for sale: "dropped its offer for the rival"."""
    if tree.words[item] not in {"offer", "offers", "bid", "bids"}:
        return False
    for_what = noun_clause_at(tree, item).governed_by("for")
    return any(lists_word("no_gifts", "bought", tree.words[token]) for token in for_what)


def _is_by_seller(tree: Tree, finding: Finding) -> bool:
    """Whether a thing comes from whoever makes or sells it: "will be delivered by its Japanese maker"."""
    verb = base_of(tree, finding.head)
    words = [tree.words[token] for token in finding.givers]
    if verb == "pay" or (lists_word("business", "verbs", verb) and not finding.recipients):
        words += [tree.words[kid] for token in finding.givers for kid in tree.children[token] if kid < token]
        return any(lists_word("business", "sellers", word) for word in words)
    return False


def is_ware(told: Assertion, finding: Finding, item: Item) -> bool:
    """Whether a firm moves what it deals in, to nobody in particular: "the firm shipped 40,000 phones in June"."""
    tree = told.tree
    is_moved = base_of(tree, finding.head) in _MOVES and not finding.recipients and not finding.frame.free
    is_firm = any(lists_word("business", "firms", tree.words[token]) for token in finding.givers)
    return (
        is_moved and is_firm and not told.is_planned and not is_sum(tree, item) and not is_called_free(tree, item.head)
    )


_MOVES = frozenset({"ship", "deliver", "fly", "supply", "serve", "send", "bring", "truck"})


_DEALS = frozenset({"stake", "shares", "share", "rights", "licence", "license", "franchise"})


def _somebodies(told: Assertion, finding: Finding, givers: Givers) -> list[Somebody]:
    return [found for token in finding.purposes if (found := givers.recipient_at(told, token)) is not None]


def says_trade(tree: Tree, finding: Finding) -> bool:
    """Whether a clause calls it business: "under a contract", "to customers", "ordered"."""
    said = tree.words[finding.clause.first : finding.clause.last + 1]
    return any(lists_word("no_gifts", "trade", word) for word in said)


def is_wage(tree: Tree, finding: Finding, givers: tuple[Somebody, ...], recipients: tuple[Somebody, ...]) -> bool:
    """Whether one person gets money and nobody is said to give it: a salary, a fee, a bonus."""
    if base_of(tree, finding.head) not in _EARNS or givers or not recipients:
        return False
    if all(tree.words[token] in {"i", "he", "she", "me", "him", "her"} for token in finding.recipients):
        return True
    are_ones = all(tree.tags[token] == "NN" and is_animate(tree, token) for token in finding.recipients)
    return all(one.is_person for one in recipients) or (are_ones and bool(finding.clause.governed_by("for")))


_EARNS = frozenset({"pay", "receive", "get", "award"})
