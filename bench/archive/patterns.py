"""Sentence patterns as they stand in `patterns/*.toml`, and how one becomes a sentence.

"{town}" is filled with a value, "[walked out|went on strike]" is a choice of words, made anew for each article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

HOME = Path(__file__).resolve().parent / "patterns"

_CHOICE = re.compile(r"\[ ( [^\[\]]{0,400} ) \]", re.VERBOSE)
_SLOT = re.compile(r"\{ ( [a-z_0-9]{1,20} ) \}", re.VERBOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a story may be about: patterns of its titles, first sentences, facts and quotations, and who speaks."""

    name: str
    service: str
    roles: Mapping[str, str]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    facts: tuple[str, ...]
    quotes: tuple[str, ...]
    has_control: bool
    has_pledges: bool


@cache
def subjects() -> tuple[Subject, ...]:
    """Return all subjects, by their names."""
    tables = ((path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted(HOME.glob("*.toml")))
    return tuple(
        Subject(
            name=name,
            service=table["service"],
            roles=table["roles"],
            titles=tuple(table["titles"]),
            leads=tuple(table["leads"]),
            facts=tuple(table["facts"]),
            quotes=tuple(table["quotes"]),
            has_control=table.get("control", False),
            has_pledges=table.get("pledges", False),
        )
        for name, table in tables
        if name != "common"
    )


@cache
def common() -> Mapping[str, tuple[str, ...]]:
    """Return the patterns that serve every subject, by what they are for."""
    return {name: tuple(lines) for name, lines in tomllib.loads((HOME / "common.toml").read_text("utf-8")).items()}


def count_patterns() -> int:
    """Return how many patterns there are."""
    own = sum(len(one.titles) + len(one.leads) + len(one.facts) + len(one.quotes) for one in subjects())
    return own + sum(len(lines) for lines in common().values())


def choose(pattern: str, dice: Random) -> str:
    """Return `pattern` with every choice of words made."""
    return _CHOICE.sub(lambda match: dice.choice(match.group(1).split("|")), pattern)


def fill(pattern: str, value: Callable[[str], str]) -> str:
    """Return `pattern` with the value of each slot; raises KeyError for a slot that has none."""
    # An hour at the end brings its own full stop.
    return _SLOT.sub(lambda match: value(match.group(1)), pattern).replace(".m..", ".m.")


def capitalised(sentence: str) -> str:
    """Return a sentence that starts with a capital letter."""
    first = next((at for at, char in enumerate(sentence) if char.isalnum()), 0)
    return sentence[:first] + sentence[first : first + 1].upper() + sentence[first + 1 :]
