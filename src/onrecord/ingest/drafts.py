"""The draft of a sidecar: one entry a file, for a person to fill in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.ingest.paths import Found, find_files, sidecar_home
from onrecord.ingest.payload import Arrived
from onrecord.ingest.reading import read_file
from onrecord.ingest.sidecar import relative_name
from onrecord.model import Capture, Media

HEADER = """\
# What you know about each article and its file does not say. Fill in what you can; leave the rest empty.
# Nothing is guessed: an article without a date stays undated, or within the bounds that its words set.
# A date is YYYY-MM-DD. Besides outlet and date: title, byline, url, language.
# [default] holds for every file. A file name may be a pattern: "agency/*.txt".

[default]
outlet = ""
language = ""
"""

TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,400})", re.IGNORECASE)

HINT_LENGTH = 80


def draft_sidecar(paths: Sequence[str], *, home: Path | None = None) -> str:
    """Return the text of an `onrecord.toml` for the files that `paths` mean.

    It belongs into the folder `home`, from which its names count: without one, into `sidecar_home(paths)`.
    """
    home = sidecar_home(paths) if home is None else home
    entries = [
        _entry(relative_name(found.path, home), hints)
        for found in find_files(paths)
        if isinstance(found, Found) and (hints := tuple(_hints(found)))
    ]
    return "\n".join([HEADER, *entries])


def _entry(name: str, hints: tuple[str, ...]) -> str:
    comments = "".join(f"# {hint}\n" for hint in hints)
    return f'{comments}[[article]]\nfile = {_quoted(name)}\noutlet = ""\ndate = ""\n'


def _hints(found: Found) -> Iterator[str]:
    """Yield what tells a person which article it is; nothing for a file that holds none."""
    first = next((item for item in read_file(found) if isinstance(item, Arrived)), None)
    if first is None or first.capture.media is Media.NOTE:  # notes say themselves whose they are
        return
    inside = first.capture.particulars
    is_part = first.arrival.locator != found.locator
    yield f"{'the first of several: ' if is_part else ''}{_printable(inside.title or _opening(first.capture))}"
    known = {"outlet": inside.outlet, "date": inside.published}
    for key, value in known.items():
        if value:
            yield f"{key} in the file: {_printable(value)}"


def _opening(capture: Capture) -> str:
    found = TITLE.search(capture.raw)
    return found[1] if found else capture.raw.lstrip()[: 4 * HINT_LENGTH]


def _printable(text: str) -> str:
    """Return `text` on one line, as a comment can hold it."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= HINT_LENGTH else line[:HINT_LENGTH].rsplit(" ", maxsplit=1)[0] + " ..."


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f")
