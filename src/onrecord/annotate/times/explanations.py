"""A resolved time in words that a reader understands."""

from __future__ import annotations

from onrecord.annotate.times.scene import Against
from onrecord.model import Basis, When

BASES = {
    Basis.STATED: "stated in the date line",
    Basis.METADATA: "from the page's metadata",
    Basis.DATELINE: "from the dateline",
    Basis.URL: "from the address of the page",
    Basis.INFERRED: "inferred from the text",
    Basis.PUBLICATION: "taken from the article's date",
    Basis.CONTEXT: "from the sentences around",
}


def anchor_words(relation: str, against: Against, reference: When | None, focus_words: str) -> str:
    """Return what a value was resolved against: "the Thursday on or before the publication date 2031-05-14 (...)"."""
    if not relation:
        return ""
    if against is Against.FOCUS:
        return f"{relation} the date mentioned before (“{focus_words}”)" if focus_words else ""
    if against is Against.NOTHING or reference is None:
        return ""
    known = f" ({BASES[reference.basis]})" if reference.basis in BASES else ""
    return f"{relation} the publication date {days_words(reference)}{known}"


def days_words(when: When) -> str:
    """Return the days that a When can mean: "2031-05-14", "between 2031-05-12 and 2031-05-18"."""
    if when.earliest is None and when.latest is None:
        return "an unknown day"
    if when.earliest is None:
        return f"on or before {when.latest}"
    if when.latest is None:
        return f"on or after {when.earliest}"
    return str(when.earliest) if when.is_day else f"between {when.earliest} and {when.latest}"


def explain_when(when: When) -> str:
    """Return one sentence: the words, the days they mean, and how that is known."""
    words = f"“{when.words}”" if when.words else "The date"
    if when.earliest is None and when.latest is None:
        known = f"; as far as it goes it is {when.edtf}" if when.edtf else ""
        return f"{words} names no day that the text fixes{known}."
    days = days_words(when)
    if when.basis is Basis.EXPLICIT and not when.anchor:
        return f"{words} is {days}: the date as written."
    return f"{words} is {days}: {when.anchor}." if when.anchor else f"{words} is {days}."
