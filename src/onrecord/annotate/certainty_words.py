"""What the lexicon says that a word makes of the clause or the event noun that it governs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree, remembered
from onrecord.lexicon import load
from onrecord.model import Factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a governor gives its clause, whether it turns it round, and what it gives where it is itself negated."""

    factuality: Factuality
    denies: bool = False
    negated: Factuality | None = None


def effect_of(tree: Tree, token: int, *, preposition: str = "", on_noun: bool = False) -> Effect | None:
    """Return what `token` makes of a clause (or of an event noun) below it, None where the lexicon does not know it."""
    table = _governors()[on_noun]
    for form in forms_of(tree, token):
        effect = table.get(f"{form}_{preposition}" if preposition else form)
        if effect is None and preposition and not on_noun:
            effect = table.get(form)
        if effect:
            return effect
    return None


def modal_of(word: str) -> Factuality | None:
    """Return what a modal verb gives; "would" depends on what stands around it and is not in the lexicon."""
    return _modals().get(word)


def lists_word(section: str, key: str, tree: Tree, token: int) -> bool:
    """Whether the word at `token`, as printed or in its dictionary form, is in a list of the lexicon."""
    words = listed(section, key)
    return any(form in words for form in forms_of(tree, token))


@remembered
def forms_of(tree: Tree, token: int) -> tuple[str, ...]:
    """Return a word as printed (in lower case) and in its dictionary form, each with its particle where it has one."""
    word = tree.words[token]
    lemma = lemma_of(word, tree.tags[token])
    particle = tree.child(token, "prt")
    plain = (word, lemma)
    return plain if particle is None else (f"{lemma}_{tree.words[particle]}", *plain)


@cache
def listed(section: str, key: str = "words") -> frozenset[str]:
    """Return the words of one list of the lexicon."""
    table = load("certainty_en")[section]
    rows = table if isinstance(table, list) else [table]
    return frozenset(word for row in rows for word in row.get(key, "").split())


@cache
def _governors() -> tuple[dict[str, Effect], dict[str, Effect]]:
    """Return the effects on clauses and those on event nouns; the first entry of a word holds."""
    on_clauses: dict[str, Effect] = {}
    on_nouns: dict[str, Effect] = {}
    for row in load("certainty_en")["governor"]:
        negated = row.get("negated")
        effect = Effect(
            factuality=Factuality(row["gives"]),
            denies=row.get("deny", False),
            negated=Factuality(negated) if negated else None,
        )
        for word in row["words"].split():
            if row.get("object"):
                on_nouns.setdefault(word, effect)
            on_clauses.setdefault(word, effect)
    return on_clauses, on_nouns


@cache
def _modals() -> dict[str, Factuality]:
    return {word: Factuality(row["gives"]) for row in load("certainty_en")["modal"] for word in row["words"].split()}
