"""The same as flat tables: what `csv` and `parquet` write. Their columns are data, so that docs and types agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from onrecord.present.exports.citations import Citation, say_citation
from onrecord.present.exports.contents import Contents
from onrecord.present.exports.plain import (
    Plain,
    plain_actor,
    plain_citation,
    plain_commitment,
    plain_control,
    plain_line,
    plain_place,
    plain_source,
    plain_statement,
)


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    TEXTS = "texts"
    INTEGERS = "integers"


Column = tuple[str, Kind]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its name, its columns, and its rows, whose values are those of the kind of their column or None."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def _texts(names: str) -> tuple[Column, ...]:
    return tuple((name, Kind.TEXT) for name in names.split())


def _days(prefix: str = "") -> tuple[Column, ...]:
    names = (f"{prefix}when", f"{prefix}edtf", f"{prefix}earliest", f"{prefix}latest")
    return (
        *_texts(f"{names[0]} {names[1]}"),
        (names[2], Kind.DAY),
        (names[3], Kind.DAY),
        *_texts(f"{prefix}precision {prefix}basis {prefix}read_from {prefix}resolved_against"),
    )


DATE = _days()
CITATION: tuple[Column, ...] = (
    *_texts("citation outlet title"),
    *_texts("published published_edtf"),
    ("published_earliest", Kind.DAY),
    ("published_latest", Kind.DAY),
    *_texts("url file quote paragraph"),
    *((name, Kind.INTEGER) for name in ("start", "end", "raw_start", "raw_end", "source")),
    ("article", Kind.TEXT),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "sources": (
        ("number", Kind.INTEGER),
        *_texts("id outlet title byline url"),
        ("files", Kind.TEXTS),
        *_days("published_"),
        ("stories", Kind.TEXTS),
        ("copies", Kind.TEXTS),
        ("desk_note", Kind.FLAG),
    ),
    "lines": (
        *_texts("id"),
        *DATE,
        *_texts("text"),
        ("statuses", Kind.TEXTS),
        ("said_by", Kind.TEXTS),
        *_texts("standing"),
        ("reports", Kind.INTEGER),
        *((name, Kind.TEXTS) for name in ("origins", "kinds", "types", "agents", "actors", "places", "citations")),
        ("sources", Kind.INTEGERS),
    ),
    "citations": (("line", Kind.TEXT), *CITATION),
    "accounts": (
        *_texts("line slot standing reason value"),
        ("reports", Kind.INTEGER),
        ("origins", Kind.TEXTS),
        ("interested", Kind.TEXTS),
        ("retired", Kind.TEXT),
        ("claims", Kind.TEXTS),
    ),
    "statements": (
        *_texts("id speaker speaker_basis person person_basis"),
        ("named_by", Kind.INTEGER),
        ("actors", Kind.TEXTS),
        *_texts("said_kind act mode status"),
        ("contents", Kind.TEXTS),
        *_texts("cue audience medium"),
        *DATE,
        *CITATION,
    ),
    "commitments": (
        *_texts("id giver recipient item quantity"),
        ("incremental", Kind.FLAG),
        *_texts("purpose stage status said_by"),
        *DATE,
        *CITATION,
    ),
    "control": (*_texts("id place change holder former status said_by"), *DATE, *CITATION),
    "actors": (
        *_texts("id actor_kind name country"),
        ("forms", Kind.TEXTS),
        ("described", Kind.TEXTS),
        ("roles", Kind.TEXTS),
        ("mentions", Kind.INTEGER),
        ("statements", Kind.INTEGER),
        ("sources", Kind.INTEGERS),
    ),
    "places": (
        *_texts("id name level country"),
        ("lat", Kind.NUMBER),
        ("lon", Kind.NUMBER),
        ("population", Kind.INTEGER),
        ("forms", Kind.TEXTS),
        ("bases", Kind.TEXTS),
        ("mentions", Kind.INTEGER),
        ("sources", Kind.INTEGERS),
    ),
}
"""The tables with their columns, in the order of both."""


def tables_of(contents: Contents) -> Iterator[Table]:
    """Yield every table, those without rows too."""
    for name, rows in _ROWS.items():
        columns = COLUMNS[name]
        yield Table(name=name, columns=columns, rows=tuple(_fitted(row, columns) for row in rows(contents)))


def _fitted(row: Plain, columns: tuple[Column, ...]) -> Row:
    """Return the columns of a row, days as dates."""
    return {name: _day(row[name]) if kind is Kind.DAY else row[name] for name, kind in columns}


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _source_rows(contents: Contents) -> Iterator[Plain]:
    for source in contents.sources:
        plain = plain_source(source)
        copies = [f"{copy['share']:.0%} with {copy['article']}" for copy in plain["copies"]]
        yield plain | _flat_when(plain["published"], "published_") | {"copies": copies}


def _line_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.lines:
        citations = contents.citations.of_line(line)
        plain = plain_line(line, citations)
        yield (
            plain
            | _flat_when(plain["when"])
            | {
                "actors": [actor["name"] for actor in plain["actors"]],
                "places": [place["name"] for place in plain["places"]],
                "citations": [say_citation(citation) for citation in citations],
                "sources": list(line.sources),
            }
        )


def _citation_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.lines:
        for citation in contents.citations.of_line(line):
            yield {"line": line.id, **_flat_citation(citation)}


def _account_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.lines:
        for slot in plain_line(line, ())["slots"]:
            for account in slot["accounts"]:
                yield {"line": line.id, **slot, **account}


def _statement_rows(contents: Contents) -> Iterator[Plain]:
    for said in contents.statements:
        citation = contents.citations.of_cite(said.line.source, said.line.cite)
        yield _with_citation(plain_statement(said, citation), citation)


def _commitment_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.commitments:
        citation = contents.citations.of_cite(line.source, line.cite)
        yield _with_citation(plain_commitment(line, citation), citation)


def _control_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.control:
        citation = contents.citations.of_cite(line.source, line.cite)
        yield _with_citation(plain_control(line, citation), citation)


def _actor_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.actors:
        plain = plain_actor(line)
        yield plain | {
            "forms": _words(plain["forms"]),
            "described": _words(plain["described"]),
            "roles": [_say_role(role) for role in plain["roles"]],
        }


def _place_rows(contents: Contents) -> Iterator[Plain]:
    for line in contents.places:
        plain = plain_place(line)
        yield plain | {"forms": _words(plain["forms"])}


_ROWS: dict[str, Callable[[Contents], Iterator[Plain]]] = {
    "sources": _source_rows,
    "lines": _line_rows,
    "citations": _citation_rows,
    "accounts": _account_rows,
    "statements": _statement_rows,
    "commitments": _commitment_rows,
    "control": _control_rows,
    "actors": _actor_rows,
    "places": _place_rows,
}


def _with_citation(plain: Plain, citation: Citation) -> Plain:
    return plain | _flat_when(plain["when"]) | _flat_citation(citation)


def _flat_when(when: Plain, prefix: str = "") -> Plain:
    names = {f"{prefix}{name}": value for name, value in when.items()}
    return names | {f"{prefix}when": when["words"]}


def _flat_citation(citation: Citation) -> Plain:
    plain = plain_citation(citation)
    published = plain["published"]
    return plain | {
        "citation": say_citation(citation),
        "paragraph": citation.passage or "",
        "published": published["words"],
        "published_edtf": published["edtf"],
        "published_earliest": published["earliest"],
        "published_latest": published["latest"],
    }


def _words(forms: Iterable[Plain]) -> list[str]:
    return [form["words"] for form in forms]


def _say_role(role: Plain) -> str:
    phase = "" if role["phase"] == "current" else f"{role['phase']}: "
    of = f" of {role['organisation']}" if role["organisation"] else ""
    sources = ", ".join(map(str, role["sources"]))
    return f"{phase}{role['title']}{of}, {role['first']['words']} – {role['last']['words']} [{sources}]"
