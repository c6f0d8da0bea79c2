"""The lexicon of control: frames of verbs and nouns, who can hold, what can be held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.annotate.frame_roles import frame_table
from onrecord.lexicon import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a word says of a place: `change`, and the roles of the place, its holder and its former holder.

    Who: `by` is who must do it ("force", "armed", "holder", "" for anybody); `alone`: the word tells of it with
    nobody named; `moved` is the role of those who are moved ("its troops"); `named_holder`: who does it holds
    nothing ("the court awarded"); `itself`: its object are they themselves; `owned`: only with an owner; `strict`:
    nobody but `by`, however well known; `anyone`: whoever is named holds it, be they in a list or not; `crowd`:
    whoever can come to hold it, no guests; `only`: "arms": only armed people, "army": and no police.
    Where: `named`: a place with a name, or a town; `strong`: whatever is its object is a place; `smaller`: no
    country; `foreign`: not their own ("its barracks"); `definite`: with "the"; `implied`: without a
    place it is the one that they were said to hold; `object` is the object that makes the verb tell of it
    ("flag").
    When: `since`: only with a word of since when; `beside`: only with one of these words in its clause; `dated`: only
    with a date of its own; `ends`: its end is a leaving.
    """

    change: str
    place: str
    holder: str = ""
    former: str = ""
    by: str = ""
    moved: str = ""
    alone: bool = False
    since: bool = False
    named: bool = False
    strong: bool = False
    smaller: bool = False
    foreign: bool = False
    dated: bool = False
    ends: bool = False
    itself: bool = False
    named_holder: bool = False
    owned: bool = False
    anyone: bool = False
    strict: bool = False
    implied: bool = False
    definite: bool = False
    crowd: bool = False
    only: str = ""
    beside: str = ""
    object: str = ""


def verb_frames(keys: Iterable[str]) -> tuple[Frame, ...]:
    """Return the frames of a verb by its keys, those of the first key that has any."""
    return _first(_frames("verb"), keys)


def noun_frames(keys: Iterable[str]) -> tuple[Frame, ...]:
    """Return the frames of an event noun."""
    return _first(_frames("noun"), keys)


def control_change(keys: Iterable[str]) -> str:
    """Return what a verb says that has "control" as its object, "" for a verb that says nothing of it."""
    table = {word: row["change"] for row in load("control_en")["control"] for word in row["words"].split()}
    return next((table[key] for key in keys if key in table), "")


def lists_word(section: str, key: str, word: str) -> bool:
    """Whether a word is in a list of the lexicon."""
    return word in listed(section, key)


def sport_words() -> tuple[frozenset[str], int]:
    """Return the words of match reports, and how many different ones make one."""
    return listed("sport", "words"), load("control_en")["sport"]["enough"]


def listed(section: str, key: str) -> frozenset[str]:
    """Return the words of one list of the lexicon."""
    return lexicon.listed("control_en", section, key)


@cache
def _frames(section: str) -> dict[str, tuple[Frame, ...]]:
    return frame_table(load("control_en")[section], Frame, Frame.__slots__)


def _first(table: dict[str, tuple[Frame, ...]], keys: Iterable[str]) -> tuple[Frame, ...]:
    return next((table[key] for key in keys if key in table), ())
