"""One article captured more than once: which captures those are, in what order, and what changed in what they claim."""

from __future__ import annotations

from onrecord.resolve.versions.changes import Change, Difference, How, Page, Passage, find_changes, find_passages
from onrecord.resolve.versions.lineages import can_have_versions, find_lineages

__all__ = [
    "Change",
    "Difference",
    "How",
    "Page",
    "Passage",
    "can_have_versions",
    "find_changes",
    "find_lineages",
    "find_passages",
]
