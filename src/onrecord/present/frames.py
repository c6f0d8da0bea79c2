"""Lines for a notebook: a sequence that shows itself as a table, and turns into a data frame of flat columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from onrecord.errors import UsageError
from onrecord.model import Cite, When
from onrecord.present.exports.characters import html_of
from onrecord.present.terminal import as_json

T = TypeVar("T")

SHOWN = 50
"""Lines that a table shows; the rest are counted below it."""

Columns = Sequence[tuple[str, Callable[[T], str]]]
"""Headings, each with what stands below it for a line."""


class Rows(Sequence[T], Generic[T]):
    """Lines of one kind, in their order. `rows[3]` is one, `rows[:10]` are ten that show themselves alike."""

    def __init__(self, lines: Iterable[T], columns: Columns[T]) -> None:
        self._lines = tuple(lines)
        self._columns = tuple(columns)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...
    def __getitem__(self, at: int | slice) -> T | Rows[T]:
        return Rows(self._lines[at], self._columns) if isinstance(at, slice) else self._lines[at]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[T]:
        return iter(self._lines)

    def __repr__(self) -> str:
        shown = [" | ".join(read(line) for _, read in self._columns) for line in self._lines[:SHOWN]]
        return "\n".join([*shown, *self._rest()])

    def _repr_html_(self) -> str:
        """Return a table for a notebook; every word of an article in it is escaped."""
        head = "".join(f'<th scope="col">{html_of(heading)}</th>' for heading, _ in self._columns)
        body = "".join(f"<tr>{''.join(self._cells(line))}</tr>" for line in self._lines[:SHOWN])
        rest = "".join(f"<p>{html_of(words)}</p>" for words in self._rest())
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dictionary a line: a date is its EDTF value, first and last day, basis; a cite its words.

        What has parts (the roles of an actor) is JSON.
        """
        rows = [_flat(line) for line in self._lines]
        for name in {name for row in rows for name, value in row.items() if _has_parts(value)}:
            for row in rows:
                row[name] = json.dumps(row[name], ensure_ascii=False)
        return rows

    def to_polars(self) -> Any:
        """Return a polars DataFrame. Raises UsageError when polars is not installed."""
        return _library("polars").DataFrame(self.to_dicts(), infer_schema_length=None)

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame. Raises UsageError when pandas is not installed."""
        return _library("pandas").DataFrame(self.to_dicts())

    def _cells(self, line: T) -> Iterator[str]:
        for _, read in self._columns:
            yield f'<td style="text-align: left; vertical-align: top">{html_of(read(line))}</td>'

    def _rest(self) -> list[str]:
        if not self._lines:
            return ["Nothing."]
        more = len(self._lines) - SHOWN
        return [f"… and {more:,} more"] if more > 0 else []


def _flat(line: object) -> dict[str, Any]:
    """Return the fields of a line as columns."""
    if not is_dataclass(line):
        raise TypeError(f"{line!r} is no line")
    row: dict[str, Any] = {}
    for field in fields(line):
        value = getattr(line, field.name)
        if isinstance(value, When):
            days = {"": value.edtf, "_first": value.earliest, "_last": value.latest, "_basis": value.basis.value}
            row |= {field.name + end: part for end, part in days.items()}
        elif isinstance(value, Cite):
            row |= {field.name: value.quote, "article": value.article, "start": value.start, "end": value.end}
        else:
            row[field.name] = as_json(value)
    return row


def _has_parts(value: Any) -> bool:
    """Whether a value fits no column: more than a number, a text, or a list of them."""
    return any(isinstance(part, list | dict) for part in (value if isinstance(value, list) else [value]))


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(
            f"{name} is not installed.", advice=f"Install it (pip install {name}), or use to_dicts()."
        ) from error
