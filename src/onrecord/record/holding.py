"""Whether words that hold a claim are their speaker's account of it, or of a deed that the narrator tells."""

from __future__ import annotations

from onrecord.model import Claim, Form

_DEEDS = frozenset({"demands", "asks"})
"""Classes of speech that the narrator tells as deeds: what an order names besides is not the word of who gave it."""
_DEED_FRAMES = frozenset({"object", "object and rest", "of"})
"""The same by where the words stand: "issued an order to leave Tarn, the only town it held"."""


def is_word_of(holder: Claim, claim: Claim) -> bool:
    """Whether what a claim tells is the word of the speaker of `holder`, a statement whose words hold it.

    Of "put the cost of the strike, which began in May, at 3 million" only the cost is.
    """
    if holder.value("class") in _DEEDS or holder.value("frame") in _DEED_FRAMES:
        return False
    return not (holder.value("frame") == "figure" and claim.value("form") == Form.RELATIVE)
