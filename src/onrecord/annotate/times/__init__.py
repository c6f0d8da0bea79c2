"""Time expressions of one text: found, resolved, explained.

Rooms: `tokens` and `grammar` say what matches, `meanings` what a match says, `anchoring` which day that was, with the
arithmetic of `calendar`; `edtf` and `explain` put it into terms of calendars and of readers.
"""

from __future__ import annotations

from onrecord.annotate.times.annotator import annotate_times, times_of
from onrecord.annotate.times.explanations import explain_when
from onrecord.annotate.times.expressions import TimeExpression, choose_domain, find_times
from onrecord.model import When

KINDS = {"DURATION": "a length of time", "SET": "a time that comes again"}


def explain(time: TimeExpression | When) -> str:
    """Return a sentence a reader understands: the words, the days they mean, and how that is known."""
    if isinstance(time, When):
        return explain_when(time)
    if time.when.earliest is None and time.when.latest is None and time.type in KINDS:
        return f"“{time.text}” is {KINDS[time.type]} ({time.value}), not a date."
    return explain_when(time.when)


__all__ = ["TimeExpression", "annotate_times", "choose_domain", "explain", "find_times", "times_of"]
