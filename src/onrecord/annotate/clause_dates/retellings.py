"""A clause that tells again what its article has told of with the day: "opened a port on Friday. The port was opened".

The day that only the opening of an article gives is that of a later sentence about the same deed as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.certainty import certainty_of
from onrecord.annotate.clause_dates.tellings import is_beginning, tells
from onrecord.annotate.clause_dates.verbs import helper_of
from onrecord.annotate.clauses import clause_at
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import Tree
from onrecord.model import Article, Basis

Names = frozenset[str]
"""The words of a noun phrase that say who or what it is."""

_OTHERWISE = frozenset(
    "again earlier previous previously before already later then also once twice never ever often first second last "
    "another other former formerly next ago since history until years decades months weeks".split()
)
"""Words by which a clause tells of another time than the one told of before, or of more, or may."""
_SMALL = frozenset({"DT", "IN", "PRP$", "POS", "WDT", "CC", "TO", "HYPH"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "punct"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Where a verb stands that a day dates, with who does it and who undergoes it."""

    start: int
    agents: tuple[Names, ...]
    patients: tuple[Names, ...]
    time: TimeExpression


class Retellings:
    """What an article has told of with its day; `add` more as it is read."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._by_verb: dict[str, list[_Told]] = {}

    def add(self, tree: Tree, owner: int, time: TimeExpression) -> None:
        """Keep a verb that a time dates and that is told as done."""
        if not time.when.is_day or time.bound or tells(tree, owner) or not certainty_of(tree, owner).is_done:
            return  # "it was reported on Saturday that he was stabbed"
        if tree.is_verb(owner):
            clause = clause_at(tree, owner)
            agents, patients = _names(tree, clause.agents), _names(tree, clause.patients)
            told = _Told(start=tree.starts[owner], agents=agents, patients=patients, time=time)
            self._by_verb.setdefault(predicate_at(tree, owner).lemma, []).append(told)

    def told_again(self, tree: Tree, verb: int) -> TimeExpression | None:
        """Return the day of what a clause tells again: the same verb, of the same parties as far as both name them.

        None where the verb was told of with two days, or the clause has a word like "again" or "earlier".
        """
        known = self._by_verb.get(predicate_at(tree, verb).lemma, ())
        alike = [one for one in known if one.start < tree.starts[verb]]
        if len({one.time.when.earliest for one in alike}) != 1 or not _is_plainly_told(tree, verb):
            return None
        if tells(tree, verb) or is_beginning(tree, verb):
            return None  # one says many things, and many things take place
        clause = clause_at(tree, verb)
        agents, patients = _names(tree, clause.agents), _names(tree, clause.patients)
        fit = (one for one in alike if _are_same((one.agents, agents), (one.patients, patients)))
        found = next(fit, None)
        is_new = any(_is_new(tree, head) for head in (*clause.agents, *clause.patients))
        return self._again(found.time) if found and not is_new else None

    def _again(self, time: TimeExpression) -> TimeExpression:
        cite = self._article.cite(time.span)
        when = replace(time.when, basis=Basis.CONTEXT, anchor=f"“{time.text}”, told of before", anchor_cite=cite)
        return replace(time, when=when, anchor_span=time.span)


def _is_plainly_told(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the simple past, and no word of its clause points at another time."""
    is_past = tree.tags[verb] == "VBD" or any(tree.words[kid] in {"was", "were"} for kid in tree.children[verb])
    clause = clause_at(tree, verb)
    words = tree.words[clause.first : clause.last + 1]
    return is_past and tree.is_verb(verb) and helper_of(tree, verb) == "" and _OTHERWISE.isdisjoint(words)


def _names(tree: Tree, heads: Iterable[int]) -> tuple[Names, ...]:
    return tuple(names for head in heads if (names := frozenset(_naming(tree, head))))


def _naming(tree: Tree, head: int) -> Iterable[str]:
    """Yield the words of a noun phrase that name it, without clauses and small words; none for a pronoun."""
    tokens = [head]
    for token in tokens:  # grows while it is read: phrases nest deeper than a function may call itself
        if tree.tags[token] in {"PRP", "WP", "WDT", "DT"}:
            continue
        if tree.tags[token] not in _SMALL:
            yield tree.words[token]
        tokens += [kid for kid in tree.children[token] if tree.deps[kid] not in _CLAUSES]


def _are_same(*pairs: tuple[Sequence[Names], Sequence[Names]]) -> bool:
    """Whether the parties that both sides name are the same, and both name one."""
    named = [_share(one, other) for one, other in pairs if one and other]
    return bool(named) and all(named)


def _share(one: Sequence[Names], other: Sequence[Names]) -> bool:
    return any(a <= b or b <= a for a in one for b in other)


def _is_new(tree: Tree, head: int) -> bool:
    """Whether a noun phrase brings something new up: "a man"."""
    return any(tree.words[kid] in {"a", "an", "some", "more", "several"} for kid in tree.children[head])
