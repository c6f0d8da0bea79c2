"""The nouns of onrecord: frozen values that every stage hands on and nobody changes.

bytes -> Capture -> Article -> Mark, Claim -> Entry, each with the Cites that lead back to the sentence it
came from. `docs/design.md` gives the exact meaning of every word. Offsets are half-open code points.
"""

from __future__ import annotations

from onrecord.model.actors import Actor, Appearance, Place, Role
from onrecord.model.articles import Arrival, Article, Boilerplate, Capture, Particulars, Problem
from onrecord.model.claims import HEADS, SLOTS, Claim, Mark, Resolution, Slot, Version
from onrecord.model.company import Account, Copy, Decision, Effect, Entry, Link, SlotStanding, Story
from onrecord.model.dates import UNKNOWN_WHEN, Cite, When
from onrecord.model.ids import ID_LENGTH, content_id
from onrecord.model.kept import Beside, Cast, Leaf, Quoted, Sheet
from onrecord.model.kinds import (
    ActorKind,
    Basis,
    ClaimKind,
    Factuality,
    Form,
    Furniture,
    Level,
    LinkKind,
    MarkKind,
    Media,
    Phase,
    Polarity,
    Precision,
    Severity,
    Standing,
    Update,
)
from onrecord.model.notes import DESK_NOTE, NOTE_RULE, Note, words_start
from onrecord.model.status import Status, status_from, status_of
from onrecord.model.versions import KnownBy, Lineage, Member

__all__ = [
    "DESK_NOTE",
    "HEADS",
    "ID_LENGTH",
    "NOTE_RULE",
    "SLOTS",
    "UNKNOWN_WHEN",
    "Account",
    "Actor",
    "ActorKind",
    "Appearance",
    "Arrival",
    "Article",
    "Basis",
    "Beside",
    "Boilerplate",
    "Capture",
    "Cast",
    "Cite",
    "Claim",
    "ClaimKind",
    "Copy",
    "Decision",
    "Effect",
    "Entry",
    "Factuality",
    "Form",
    "Furniture",
    "KnownBy",
    "Leaf",
    "Level",
    "Lineage",
    "Link",
    "LinkKind",
    "Mark",
    "MarkKind",
    "Media",
    "Member",
    "Note",
    "Particulars",
    "Phase",
    "Place",
    "Polarity",
    "Precision",
    "Problem",
    "Quoted",
    "Resolution",
    "Role",
    "Severity",
    "Sheet",
    "Slot",
    "SlotStanding",
    "Standing",
    "Status",
    "Story",
    "Update",
    "Version",
    "When",
    "content_id",
    "status_from",
    "status_of",
    "words_start",
]
