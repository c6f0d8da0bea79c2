"""Events: what an article says happened, is planned, is only possible, or did not happen; one claim a happening.

Rooms: `candidates` finds the predicates, `worth` says which are worth a line, `extracts` cuts the words that are cited,
`slots` fills the slots, `words` knows the lexicon.
"""

from __future__ import annotations

from onrecord.annotate.events.annotator import annotate_events, read_events

__all__ = ["annotate_events", "read_events"]
