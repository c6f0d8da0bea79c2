"""A note of the desk: what somebody there wrote down, with when, who and where from; and the text that carries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

DESK_NOTE = "desk note"
"""How the record calls a note wherever an article has its outlet: "desk note by Mara Lind"."""

NOTE_RULE = "notes@1"
"""The rule that claims of notes are made by, whatever read their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note, each of its fields exactly as it came ("" where nothing was written).

    `what` are its words; `when` it was, `who` did or said it, `where_from` the desk has it, `by` whom it was written
    down, and when (`noted`).
    """

    when: str = ""
    who: str = ""
    where_from: str = ""
    by: str = ""
    noted: str = ""
    what: str

    @staticmethod
    def of(raw: str) -> Note:
        """Return the note that `raw` carries."""
        start = words_start(raw)
        found: dict[str, str] = {}
        name = ""
        for line in raw[: max(0, start - 2)].split("\n"):
            if line.startswith(" ") and name:
                found[name] += f"\n{line[1:]}"
            else:
                label, _, value = line.partition(": ")
                name = label.replace(" ", "_")
                found[name] = value
        known = {field.name for field in fields(Note)} - {"what"}
        return Note(what=raw[start:], **{name: value for name, value in found.items() if name in known})

    @property
    def raw(self) -> str:
        """The text that carries the note: a line for each field, an empty line, its words; `Note.of` reads it."""
        return "".join(f"{name}: {value}\n" for name, value in self._stated()) + "\n" + self.what

    @property
    def desk(self) -> str:
        """What stands where an article has its outlet."""
        by = " ".join(self.by.split())
        return f"{DESK_NOTE} by {by}" if by else DESK_NOTE

    def _stated(self) -> Iterator[tuple[str, str]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if value and field.name != "what":
                yield field.name.replace("_", " "), value.replace("\n", "\n ")


def words_start(raw: str) -> int:
    """Return where the words of a note begin in the text that carries it: behind the first empty line."""
    if raw.startswith("\n"):
        return 1
    end = raw.find("\n\n")
    return end + 2 if end >= 0 else 0
