"""The key under which a place name stands in the gazetteer: one for all its spellings in capitals, accents and dots."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"})
_DROPPED = re.compile(r"[.’‘ʻʼʹ'`´]")
_INITIALS = re.compile(r"(?<![^\W_])([A-Za-z])\.(?=[A-Za-z](?![^\W_]))")
_GAPS = re.compile(r"[^\w&]+")
_OPENERS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
LONGEST = 80
"""Code points of the longest name that is looked up; the longest one in the gazetteer has 58."""


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """Return the key of a name: no case, accents, dots or apostrophes; hyphens are blanks; "St." is "saint".

    "L.A." is not "La.". Empty when the name is longer than a place name can be.
    """
    if len(name) > LONGEST:
        return ""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _GAPS.sub(" ", _DROPPED.sub("", _INITIALS.sub(r"\1 ", plain).casefold().translate(_PLAIN))).split()
    if len(words) > 1 and words[0] in _OPENERS:
        words[0] = _OPENERS[words[0]]
    return " ".join(words)


def hash_of(key: str) -> int:
    """Return 64 bits that stand for a key in the table; the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")
