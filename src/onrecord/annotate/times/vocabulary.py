"""The words a language's time grammar knows, and the character that stands for each of them.

Read from `lexicon/times_<language>.toml`: `[words.CLASS]` tables map words to values, `[lists]` are sets of words that
guards go by; words that stand in the rules' patterns only need no entry. A new language is a new file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord import lexicon
from onrecord.errors import InputError

OTHER = "x"
"""The character of a token that means nothing for time."""
FIRST_CHARACTER = 0xE000
"""Characters come from the private use area: no text that is matched holds them."""
SHAPE_NAMES = (
    "ISO SLASHED CLOCK DECADE ORD31 ORDN SHORT GROUPED FRACTION N0 N12 N24 N31 N59 N99 N3 YEAR4 NBIG BIG "
    "QCODE HCODE BREAK"
).split()
SHAPES: Mapping[str, str] = {
    "WORD": OTHER,
    **{name: chr(FIRST_CHARACTER + index) for index, name in enumerate(SHAPE_NAMES)},
}
FIRST_WORD = FIRST_CHARACTER + len(SHAPE_NAMES)
PATTERN_ATOM = re.compile(r"\w+:|[A-Z][A-Z0-9_]*|[^\W\d_A-Z][\w'’.]*|\{\d+,\d+\}|\S")
OPERATORS = frozenset("()|?")
RULE_FILE = re.compile(r"times_([a-z]{2,3})\.toml")

Value = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a language's file says about words.

    `codes`: word -> character; `values`: class -> word -> value; `lists`: name -> words.
    """

    codes: Mapping[str, str]
    values: Mapping[str, Mapping[str, Value]]
    lists: Mapping[str, frozenset[str]]

    def value(self, name: str, word: str) -> Value | None:
        """Return what `word` is worth in a class, None when it is not in it."""
        return self.values.get(name, {}).get(word)

    def lists_word(self, name: str, word: str) -> bool:
        """Say whether `word` is in a list; a language may leave a list out."""
        return word in self.lists.get(name, frozenset())

    def characters(self, name: str) -> str:
        """Return the characters of all words of a class, or of a shape; KeyError for an unknown name."""
        return SHAPES.get(name) or "".join(sorted(self.codes[word] for word in self.values[name]))


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a file of time rules."""
    names = (file.name for file in files(lexicon).iterdir())
    return frozenset(found[1] for name in names if (found := RULE_FILE.fullmatch(name)))


def data_of(language: str) -> dict[str, Any]:
    """Return the file of a language; InputError when there is none."""
    if language not in languages():
        raise InputError(
            f"There are no time rules for the language {language!r}.",
            advice=f"Use one of: {', '.join(sorted(languages()))}.",
        )
    return lexicon.load(f"times_{language}")


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language."""
    data = data_of(language)
    values: dict[str, dict[str, Value]] = data["words"]
    words = {word for listed in values.values() for word in listed} | literals(data)
    return Vocabulary(
        codes={word: chr(FIRST_WORD + index) for index, word in enumerate(sorted(words))},
        values=values,
        lists={name: frozenset(listed) for name, listed in data.get("lists", {}).items()},
    )


@cache
def abbreviations(language: str) -> tuple[str, ...]:
    """Return the words that take their full stop with them ("Nov."), the longest first."""
    words = vocabulary(language).codes
    return tuple(sorted((word for word in words if word.endswith(".") and len(word) > 1), key=lambda w: (-len(w), w)))


def literals(data: Mapping[str, Any]) -> set[str]:
    """Return the words and signs that stand in the patterns themselves."""
    rules = (*data["rules"], *data.get("named", ()))
    patterns = [*data.get("macros", {}).values(), *(rule["pattern"] for rule in rules)]
    return {atom for pattern in patterns for atom in PATTERN_ATOM.findall(pattern) if is_literal(atom)}


def is_literal(atom: str) -> bool:
    """Say whether an atom of a pattern stands for itself."""
    is_slot = atom.endswith(":") and len(atom) > 1
    return not (atom in OPERATORS or atom[0] == "{" or is_slot or atom[0].isupper())
