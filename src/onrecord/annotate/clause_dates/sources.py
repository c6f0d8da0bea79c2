"""Dates from words that a clause is said to go by, or that it decides on: "according to a report of Monday"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onrecord.annotate.certainty import certainty_of
from onrecord.annotate.clause_dates.bounds import main_date
from onrecord.annotate.clause_dates.verbs import is_past
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import Tree
from onrecord.model import Basis, Factuality, When

Owned = Mapping[int, Sequence[TimeExpression]]
"""The times of a paragraph, each by the word that it dates."""


def date_of_source(tree: Tree, verb: int, owned: Owned) -> When | None:
    """Return the date of the words that a clause goes by: "according to a report of Monday", "by reports on Monday"."""
    for kid in tree.children[verb]:
        if tree.words[kid] == "according" or (tree.words[kid] == "by" and kid in owned):
            noun = next((one for to in tree.children[kid] if (one := tree.child(to, "pobj")) is not None), kid)
            issued = time_issued(tree, noun, owned)
            times = (*owned.get(kid, ()), *owned.get(noun, ()), *([issued] if issued else ()))
            return next((time.when for time in times if not time.bound), None)
    return None


def time_below(tree: Tree, noun: int, owned: Owned, fits: Callable[[int], bool]) -> TimeExpression | None:
    """Return the date of the first clause below a noun that `fits` and has one."""
    clauses = (kid for kid in tree.children[noun] if fits(kid))
    return next((time for kid in clauses if (time := main_date(owned.get(kid, ())))), None)


def time_issued(tree: Tree, noun: int, owned: Owned) -> TimeExpression | None:
    """Return the date of the participle that says when a thing was issued or signed: "a letter sent on Friday"."""
    return time_below(tree, noun, owned, lambda kid: tree.deps[kid] == "acl" and tree.tags[kid] == "VBN")


def date_of_decision(tree: Tree, verb: int, owned: Owned) -> When | None:
    """Return the date of what was decided: "agreed to build it in 2010" was, once that is over, no later than 2010.

    Only a date as written: a weekday behind "voted to meet" can be the next one.
    """
    if not tree.is_verb(verb) or not is_past(tree, verb):
        return None
    for kid in tree.children[verb]:
        if tree.deps[kid] == "xcomp" and certainty_of(tree, kid).factuality is Factuality.PLANNED:
            time = main_date(owned.get(kid, ()))
            is_sure = time is not None and not time.bound and time.when.basis is Basis.EXPLICIT
            return time.when if time is not None and is_sure else None
    return None
