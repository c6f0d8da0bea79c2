"""What matches: the longest rule at the leftmost place, over the tokens of a text. Nothing here knows a calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.times.patterns import Pattern, compile_pattern, slots_of
from onrecord.annotate.times.tokens import Tokens
from onrecord.annotate.times.vocabulary import Vocabulary, data_of, vocabulary

SHARED_SLOTS = ("day", "nth_century", "number", "year")
"""What the second half of a range can be ("3-5 May", "the 17th and 18th centuries", "480-479 BC", "1995-96")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the lexicon: what it matches, the kind of meaning that its slots have, the guard it asks.

    `named` is the value of a day or period with a name of its own ("Good Friday": easter-2).
    """

    name: str
    kind: str
    pattern: Pattern
    guard: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that matched tokens `start` to `end` (half-open), with the ranges of tokens that filled its slots."""

    rule: Rule
    start: int
    end: int
    slots: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The rules of one language. `starting` lists, for a character, the rules whose matches can begin with it."""

    language: str
    words: Vocabulary
    rules: tuple[Rule, ...]
    starting: Mapping[str, Sequence[Rule]]
    starts: re.Pattern[str]


@cache
def grammar(language: str, *, is_narrative: bool = False) -> Grammar:
    """Return the compiled rules of a language, with or without those for narratives only.

    Raises InputError when there are none for the language.
    """
    data, words = data_of(language), vocabulary(language)
    macros: Mapping[str, str] = data.get("macros", {})
    rules = [
        Rule(
            name=rule["name"],
            kind=rule["kind"],
            pattern=compile_pattern(rule["pattern"], words, macros),
            guard=rule.get("guard", ""),
        )
        for rule in data["rules"]
        if is_narrative or not rule.get("narrative")
    ]
    rules += [
        Rule(
            name="named",
            kind="named",
            pattern=compile_pattern(entry["pattern"], words, macros),
            guard="named",
            named=entry["value"] if "value" in entry else f"{entry['first']}/{entry['last']}",
        )
        for entry in data.get("named", ())
    ]
    starting: dict[str, list[Rule]] = {}
    for rule in rules:
        for character in sorted(rule.pattern.first):
            starting.setdefault(character, []).append(rule)
    starts = re.compile(f"[{re.escape(''.join(sorted(starting)))}]")
    return Grammar(language=language, words=words, rules=tuple(rules), starting=starting, starts=starts)


Accept = Callable[[Match], bool]


def find_matches(tokens: Tokens, known: Grammar, accept: Accept) -> Iterator[Match]:
    """Yield the matches in a text that `accept` takes, left to right and disjoint.

    At each place the longest accepted match wins, of equals the first rule. Patterns look at a bounded number of
    tokens, so the time is linear in the length of the text.
    """
    at = 0
    while (found := known.starts.search(tokens.codes, at)) is not None:
        match = _longest(known.starting[found[0]], tokens.codes, found.start(), accept)
        if match is None:
            at = found.start() + 1
        else:
            yield from halves(match)
            at = match.end


def _longest(rules: Sequence[Rule], codes: str, at: int, accept: Accept) -> Match | None:
    found = [(rule, match) for rule in rules if (match := rule.pattern.matcher.match(codes, at))]
    found.sort(key=lambda pair: -pair[1].end())
    for rule, match in found:
        candidate = Match(rule=rule, start=match.start(), end=match.end(), slots=slots_of(match))
        if accept(candidate):
            return candidate
    return None


def halves(match: Match) -> tuple[Match, ...]:
    """Part a range that shares its words ("3-5 May", "May 3-5", "1995-96") into two matches, in the order of the text.

    The shorter half is the slot `also`; it stands for the day or the year, and takes the other fields of the longer.
    """
    if "also" not in match.slots:
        return (match,)
    slots = dict(match.slots)
    start, end = slots.pop("also")
    field = next(field for field in SHARED_SLOTS if field in slots)
    if field == "year":
        slots["same_century"] = slots["year"]
    shared = {**slots, field: (start, end)}
    first, last = slots[field]
    if start < first:
        return (
            Match(rule=match.rule, start=match.start, end=end, slots=shared),
            Match(rule=match.rule, start=first, end=match.end, slots=slots),
        )
    return (
        Match(rule=match.rule, start=match.start, end=last, slots=slots),
        Match(rule=match.rule, start=start, end=max(end, match.end), slots=shared),
    )
