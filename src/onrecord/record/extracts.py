"""The text of a line: the cited words as printed, with [names] where they only point at somebody.

Nothing is reworded. A name goes in brackets behind the words that stand for it ("he [Tom Reed] resigned"), once a line
for each actor, and not where the words say it themselves ("Mr Reed").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.openers import find_opener
from onrecord.model import Cite
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Words of an article that stand for an actor, and that actor's name."""

    span: Span
    name: str


NO_NAMES: Mapping[str, Sequence[Named]] = {}


def extract_of(
    cites: Sequence[Cite], names: Mapping[str, Sequence[Named]] = NO_NAMES, *, marked: Span | None = None
) -> str:
    """Return the cited words on one line; `names` are the mentions of each article, by article, sorted.

    `marked`: words among them that are set in ‹marks›. What only ties the first of them to another line is left out.
    """
    told: set[str] = set()
    ordered = sorted(cites, key=lambda cite: (cite.article, cite.start))  # a subject is cited behind its clause
    opener = find_opener(ordered[0].quote)
    if opener:
        ordered[0] = _without(ordered[0], opener)
        marked = marked and Span(max(marked.start, ordered[0].start), max(marked.end, ordered[0].start))
    parts = (_filled(cite, names.get(cite.article, ()), told, marked) for cite in ordered)
    return " ".join(f"{'… ' if opener else ''}{' … '.join(parts)}".split())


def _without(cite: Cite, opener: int) -> Cite:
    return replace(cite, start=cite.start + opener, quote=cite.quote[opener:], raw=None)


def _filled(cite: Cite, names: Sequence[Named], told: set[str], marked: Span | None) -> str:
    added = [(_behind(cite, named), f" [{named.name}]") for named in _named_in(cite, names, told)]
    if marked and cite.span.contains(marked):
        added += [(marked.start, MARKS[0]), (marked.end, MARKS[1])]
    parts: list[str] = []
    at = cite.start
    for place, words in sorted(added, key=lambda one: (one[0], one[1] == MARKS[1])):
        parts += [cite.quote[at - cite.start : place - cite.start], words]
        at = place
    return "".join((*parts, cite.quote[at - cite.start :]))


def _behind(cite: Cite, named: Named) -> int:
    """Return where a name goes: behind words, and behind the ending that makes them an owner ("the company's")."""
    ending = _OWNING.match(cite.quote, named.span.end - cite.start)
    return cite.start + ending.end() if ending else named.span.end


_OWNING = re.compile(r"['’]s?\b|['’](?=\s)")

MARKS = ("‹", "›")
"""What the words are set in that a date is of."""


def own_words(text: str) -> str:
    """Return the words of a line that its date is of: those in ‹marks›, else all but the title behind them."""
    found = _MARKED.search(text)
    return found["words"] if found else _ABOUT.sub("", text)


def hangs(text: str) -> bool:
    """Whether a line is shown behind the sentence that it hangs on."""
    return f" … {MARKS[0]}" in text


def with_title(text: str, title: str) -> str:
    """Return the text of a line that names nothing, with what its article is about: [“its title”]."""
    return f"{text} [“{title}”]" if title and "[" not in text else text


_ABOUT = re.compile(r" \[“[^”]{1,200}”\]$")
_MARKED = re.compile(f"{MARKS[0]}(?P<words>[^{''.join(MARKS)}]+){MARKS[1]}")


def _named_in(cite: Cite, names: Sequence[Named], told: set[str]) -> Iterator[Named]:
    """Yield the words that a name is added to, and note who was `told`."""
    at = cite.start
    for named in names:
        if not cite.span.contains(named.span) or named.span.start < at or named.name in told:
            continue
        told.add(named.name)
        words = cite.quote[named.span.start - cite.start : named.span.end - cite.start]
        if not _says(words, named.name) and not _says_behind(cite.quote[named.span.end - cite.start :], named.name):
            yield named
            at = named.span.end


_POINTING = frozenset("he she it they him her his their its them i we my our the this that these those".split())


def _says(words: str, name: str) -> bool:
    """Whether words say themselves who is meant: they hold a name ("Moscow", "the Russians"), or a word of this one."""
    own = [word for word in re.findall(r"\w+", words) if word.casefold() not in _POINTING]
    known = {word.casefold() for word in re.findall(r"\w+", name) if not word[:1].islower()}
    return any(not word[:1].islower() or word.casefold() in known for word in own)


def _says_behind(rest: str, name: str) -> bool:
    """Whether the words go on with who is meant: "the government" of "the government of Samoa"."""
    found = _OF.match(rest)
    return found is not None and not set(found["who"].split()).isdisjoint(name.split())


_OF = re.compile(r" of (?P<who>(?:\w+ ){0,3}\w+)")
