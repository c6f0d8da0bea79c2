"""The text of a line: the cited words as printed, with [names] where they only point at somebody.

Nothing is reworded. A name goes in brackets behind the words that stand for it ("he [Tom Reed] resigned"), once a line
for each actor, and not where the words say it themselves ("Mr Reed").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Cite
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Words of an article that stand for an actor, and that actor's name."""

    span: Span
    name: str


NO_NAMES: Mapping[str, Sequence[Named]] = {}


def extract_of(cites: Sequence[Cite], names: Mapping[str, Sequence[Named]] = NO_NAMES) -> str:
    """Return the cited words on one line; `names` are the mentions of each article, by article, sorted."""
    told: set[str] = set()
    ordered = sorted(cites, key=lambda cite: (cite.article, cite.start))  # a subject is cited behind its clause
    return " ".join(" … ".join(_filled(cite, names.get(cite.article, ()), told) for cite in ordered).split())


def _filled(cite: Cite, names: Sequence[Named], told: set[str]) -> str:
    parts: list[str] = []
    at = cite.start
    for named in names:
        if not cite.span.contains(named.span) or named.span.start < at:
            continue
        words = cite.quote[named.span.start - cite.start : named.span.end - cite.start]
        if named.name in told:
            continue
        told.add(named.name)
        if not _says(words, named.name):
            parts += [cite.quote[at - cite.start : named.span.end - cite.start], f" [{named.name}]"]
            at = named.span.end
    return "".join((*parts, cite.quote[at - cite.start :]))


_POINTING = frozenset("he she it they him her his their its them i we my our the this that these those".split())


def _says(words: str, name: str) -> bool:
    """Whether words say themselves who is meant: they hold a name ("Moscow", "the Russians"), or a word of this one."""
    own = [word for word in re.findall(r"\w+", words) if word.casefold() not in _POINTING]
    known = {word.casefold() for word in re.findall(r"\w+", name) if not word[:1].islower()}
    return any(not word[:1].islower() or word.casefold() in known for word in own)
