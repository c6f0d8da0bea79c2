"""Reading a sidecar file.

`onrecord.toml` has a table `[default]` for all files, and one `[[article]]` per file with its name under `file`;
`onrecord.csv` has a row per file. A name counts from the sidecar's folder; it may be a pattern (*, ?, **), and may
name a part of a file ("feed.xml#3").
"""

from __future__ import annotations

import csv
import io
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.decoding import decode
from onrecord.ingest.limits import MEBIBYTE
from onrecord.ingest.paths import SIDECAR_NAMES
from onrecord.ingest.patterns import is_pattern, matches
from onrecord.ingest.payload import doubt, failure
from onrecord.ingest.sidecar import PART, Sidecar, Statement, relative_name
from onrecord.model import Particulars, Problem

FILE = "file"

FIELDS = {
    "outlet": "outlet",
    "date": "published",
    "title": "title",
    "byline": "byline",
    "url": "url",
    "language": "language",
}
"""The keys of a sidecar, and the particulars that they state."""

DASHED_DAY = re.compile(r"\d{4}-\d\d-\d\d")

DATE_ADVICE = "Write it as YYYY-MM-DD, or leave it empty."


def find_sidecar(folder: Path) -> Path | None:
    """Return the sidecar in `folder`, None when there is none; the TOML before the CSV."""
    return next((folder / name for name in SIDECAR_NAMES if (folder / name).is_file()), None)


def load_sidecar(path: Path) -> Sidecar:
    """Read a sidecar; faulty entries become its problems. Raises InputError when nothing of it can be read."""
    try:
        with path.open("rb") as stream:
            payload = stream.read(MEBIBYTE + 1)
    except OSError as error:
        raise InputError(f"{path}: this sidecar can't be read: {error.strerror}", advice="Check the path.") from error
    if len(payload) > MEBIBYTE:
        raise InputError(f"{path}: this sidecar is larger than 1 MB", advice="Check that it is the right file.")
    text = _decoded(path, payload)
    return _load_csv(path, text) if path.suffix.lower() == ".csv" else _load_toml(path, text)


def _decoded(path: Path, payload: bytes) -> str:
    try:
        return decode(payload).text
    except InputError as error:
        raise InputError(f"{path}: {error.message}", advice=error.advice) from error


def _load_toml(path: Path, text: str) -> Sidecar:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(
            f"{path}: this sidecar is not valid TOML: {error}",
            advice="Correct that line; a date without quotation marks must exist.",
        ) from error
    problems = [
        failure(str(path), f'unknown table or key "{key}"', advice="Only [default] and [[article]] mean something.")
        for key in table
        if key not in ("default", "article")
    ]
    articles, default = table.get("article", []), table.get("default", {})
    if not isinstance(articles, list) or not isinstance(default, dict):
        raise InputError(f"{path}: write [default] once, and [[article]] in double brackets for each file")
    entries = [(f"[[article]] {number}", entry) for number, entry in enumerate(articles, start=1)]
    return _gather(path, default, entries, problems)


def _load_csv(path: Path, text: str) -> Sidecar:
    header = text.split("\n", maxsplit=1)[0]
    delimiter = max(",;\t", key=header.count)  # spreadsheets of many countries write semicolons
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True, delimiter=delimiter)
    try:
        rows = [(f"line {reader.line_num}", {**row}) for row in reader]
        names = [name for name in reader.fieldnames or () if name]
    except csv.Error as error:
        raise InputError(f"{path}: this sidecar is not valid CSV: {error}", advice="Correct that line.") from error
    if FILE not in names:
        raise InputError(
            f'{path}: this sidecar has no column "{FILE}"', advice=f"Its columns are {FILE},{','.join(FIELDS)}."
        )
    unknown = [name for name in names if name != FILE and name not in FIELDS]
    problems = [
        failure(str(path), f'unknown column "{name}"', advice=f"The columns are {FILE},{','.join(FIELDS)}.")
        for name in unknown
    ]
    entries = [(where, {key: row[key] for key in row if key == FILE or key in FIELDS}) for where, row in rows]
    return _gather(path, {}, entries, problems)


def _gather(path: Path, default: Mapping[str, Any], entries: list[tuple[str, Any]], problems: list[Problem]) -> Sidecar:
    particulars, faults = _particulars(default)
    problems += [failure(str(path), f"[default]: {fault.message}", advice=fault.advice) for fault in faults]
    statements: list[Statement] = []
    for where, entry in entries:
        file = entry.get(FILE) if isinstance(entry, dict) else None
        if not isinstance(file, str) or not file.strip():
            problems.append(failure(str(path), f'{where}: no "{FILE}" is named', advice=f'Add {FILE} = "...".'))
            continue
        stated, faults = _particulars({key: value for key, value in entry.items() if key != FILE})
        problems += [failure(str(path), f"{where}, {file}: {fault.message}", advice=fault.advice) for fault in faults]
        name = file if (path.parent / file).exists() else file.strip()
        problems += _missing(path, name)
        statements.append(Statement(file=_normal(name), particulars=stated))
    return Sidecar(path=path, default=particulars, statements=tuple(statements), problems=tuple(problems))


def _particulars(entry: Mapping[str, Any]) -> tuple[Particulars, list[InputError]]:
    """Return what an entry states, and what is wrong with the rest of it."""
    stated: dict[str, str] = {}
    faults: list[InputError] = []
    for key, value in entry.items():
        if key not in FIELDS:
            faults.append(InputError(f'unknown key "{key}"', advice=f"The keys are {FILE}, {', '.join(FIELDS)}."))
            continue
        try:
            words = _date(value) if key == "date" else _words(key, value)
        except InputError as error:
            faults.append(error)
            continue
        if words:
            stated[FIELDS[key]] = words
    return Particulars(**stated), faults


def _words(key: str, value: Any) -> str:
    if not isinstance(value, str | None):
        raise InputError(f"{key} is no text", advice=f'Write {key} = "...".')
    return (value or "").strip()


def _date(value: Any) -> str:
    """Return a date as it is written. Raises InputError for a day that does not exist."""
    if isinstance(value, date):  # TOML has dates; a datetime is one too
        return value.isoformat()
    words = _words("date", value)
    if not words:
        return ""
    try:
        datetime.fromisoformat(words)
    except ValueError as error:
        raise InputError(f'"{words[:40]}" is not a date', advice=DATE_ADVICE) from error
    if not DASHED_DAY.match(words):  # a week or a day of the year
        raise InputError(f'"{words[:40]}" is not written as a day', advice=DATE_ADVICE)
    return words


def _missing(path: Path, file: str) -> Iterator[Problem]:
    """Yield the Problem of a name that means no file."""
    advice = "Names count from the sidecar's folder."
    if (path.parent / file).exists() or (path.parent / file.rpartition(PART)[0]).is_file():
        return
    if not is_pattern(file):
        yield failure(str(path), f'there is no file "{file}"', advice=advice)
    elif not any(matches(_normal(file), name) for name in _names_under(path.parent)):
        yield doubt(str(path), f'no file matches "{file}"', advice=advice)


def _names_under(folder: Path) -> Iterator[str]:
    for where, _, names in os.walk(folder):
        yield from (relative_name(Path(where) / name, folder) for name in names)


def _normal(file: str) -> str:
    return file.replace("\\", "/").removeprefix("./")
