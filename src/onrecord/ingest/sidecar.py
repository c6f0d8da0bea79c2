"""What a person states of the input files in a sidecar: outlet, date and the like; `sidecar_files` reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from onrecord.ingest.patterns import is_pattern, matches
from onrecord.ingest.payload import NOTHING, overlaid
from onrecord.model import Particulars, Problem

PART = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a sidecar states of the files that one name or pattern means."""

    file: str
    particulars: Particulars

    def applies_to(self, name: str) -> bool:
        return self.file == name or (is_pattern(self.file) and matches(self.file, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """A sidecar that was read. `problems` are its faulty entries, which are left out of it.

    Names count from the folder of `path`. What stands later wins, and what names a file wins over what matches it.
    """

    path: Path
    default: Particulars = NOTHING
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def names_parts(self) -> bool:
        """Tell whether some statement is about a part of a file ("feed.xml#3")."""
        return any(PART in statement.file for statement in self.statements)

    def particulars_of(self, path: Path, part: str = "") -> Particulars:
        """Return what is stated of a file, or of the part of it after the "#"."""
        name = relative_name(path, self.path.parent)
        result = self.default
        for full_name in (name, f"{name}{PART}{part}") if part else (name,):
            applying = [statement for statement in self.statements if statement.applies_to(full_name)]
            for statement in sorted(applying, key=lambda statement: statement.file == full_name):
                result = overlaid(result, statement.particulars)
        return result


def relative_name(path: Path, folder: Path) -> str:
    """Return the name of a file as a sidecar in `folder` gives it: from there, with "/"."""
    return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(folder))).as_posix()
