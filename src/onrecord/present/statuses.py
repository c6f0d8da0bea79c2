"""Statuses beside words that already say them: "nobody was hurt" with "denied" would read as its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NEGATION = re.compile(
    r"""
    \b (?: no | not | never | none | nobody | nothing | neither | nor | without | unable
         | fail(?:s|ed)? | failing | refus(?:es?|ed|ing) | declin(?:es?|ed|ing) | denied | rejected ) \b
    | n[’']t \b
    """,
    re.IGNORECASE | re.VERBOSE,
)

_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing))\b", re.IGNORECASE)
"""Verbs by which somebody says that what follows is not so."""


def is_negative(text: str) -> bool:
    """Whether the words themselves say that something is not so: "the bid failed", "nobody was hurt"."""
    return _NEGATION.search(text) is not None


def is_worth_saying(status: str, text: str) -> bool:
    """Whether a status says more than the words it stands beside."""
    return status not in ("asserted", "reported") and not (status == "denied" and is_negative(text))


def as_told(statuses: Iterable[str], text: str, *, is_said: bool) -> tuple[str, ...]:
    """Return the statuses with which `text` is to be read; `is_said`: somebody is said to say it.

    Where the words say themselves that it is not so, nobody denies them: "asserted", or "reported" when it is said. Of
    "the firm denied that it had paid" the firm does.
    """
    told = "reported" if is_said else "asserted"
    is_read_so = is_negative(text) and not (is_said and _DENYING.search(text))
    return tuple(dict.fromkeys(told if status == "denied" and is_read_so else status for status in statuses))
