"""The lexicon of commitments: frames of verbs and nouns, what is a gift, what is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.annotate.frame_roles import frame_table
from onrecord.lexicon import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a word says of a gift: the `stage` when told as done, and the roles of giver, recipient, item and purpose.

    The item: `gift`: one that is known to be given; `money`: only money; `items`: only these words; `counted`: only
    with a number; `handed`: any thing that can be given into somebody's hands; `itself`: the deed is the item
    ("feed"); `promise`: it is a promise that is taken back; `added`: it comes on top; `counted_goods`: or any thing
    with a number; `people`: people may be given ("lent a cook"); `free`: the sentence says that it costs nothing.
    A clause for an item: `clause`: an infinitive or a clause; `only_gifts`: nothing but the infinitive of a deed
    that others rely on; `finite`: or a clause that says what will be; `future`: only such a clause.
    Who: `public`: only a body that spends for others; `bodies`: no persons; `needs_recipient`: only for somebody;
    `own`: only said by who will do it; `paid`: "pays for"; `needs_giver`, `sourced`: only where somebody gives it;
    `institutions`: only a public body or a firm.
    When: `going_on`, `planned`: it counts only when told so; `lasting`: the present tells of what is being given.
    `harm`: a deed that somebody says they will not do; `for_others`: the item is somebody else's.
    """

    stage: str
    giver: str = ""
    recipient: str = ""
    item: str = ""
    purpose: str = ""
    gift: bool = False
    clause: bool = False
    only_gifts: bool = False
    itself: bool = False
    going_on: bool = False
    planned: bool = False
    paid: bool = False
    public: bool = False
    counted: bool = False
    promise: bool = False
    finite: bool = False
    future: bool = False
    bodies: bool = False
    added: bool = False
    needs_recipient: bool = False
    own: bool = False
    handed: bool = False
    money: bool = False
    counted_goods: bool = False
    people: bool = False
    free: bool = False
    needs_giver: bool = False
    sourced: bool = False
    institutions: bool = False
    lasting: bool = False
    harm: bool = False
    for_others: bool = False
    items: str = ""


def verb_frames(keys: Iterable[str]) -> tuple[Frame, ...]:
    """Return the frames of a verb by its keys, those of the first key that has any."""
    table = _frames("verb")
    return next((table[key] for key in keys if key in table), ())


def noun_frames(keys: Iterable[str]) -> tuple[Frame, ...]:
    """Return the frames of a noun for a gift or a promise."""
    table = _frames("noun")
    return next((table[key] for key in keys if key in table), ())


def is_gift(*forms: str) -> bool:
    """Whether a word, in any of its forms, is a word for what is given."""
    return any(form in listed("gifts", key) for form in forms for key in ("money", "goods", "help"))


@cache
def free_phrases() -> tuple[str, ...]:
    """Return the phrases that say that nothing is asked for a gift."""
    return tuple(load("commitments_en")["free"]["phrases"])


def is_money(*forms: str) -> bool:
    """Whether a word is a word for money, or for a gift of money."""
    return any(form in listed("gifts", "money") for form in forms)


def is_aid(word: str) -> bool:
    """Whether a word says by itself that something is given and not sold: "aid", "donation"."""
    return word in listed("business", "aid")


def lists_word(section: str, key: str, word: str) -> bool:
    """Whether a word is in a list of the lexicon."""
    return word in listed(section, key)


def listed(section: str, key: str) -> frozenset[str]:
    """Return the words of one list of the lexicon."""
    return lexicon.listed("commitments_en", section, key)


@cache
def _frames(section: str) -> dict[str, tuple[Frame, ...]]:
    return frame_table(load("commitments_en")[section], Frame, Frame.__slots__)
