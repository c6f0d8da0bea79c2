"""One case as the product reads it: versions, changes, notes of correction and posts, placed in the raw files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.lines import Line
from onrecord.ingest import load_sidecar, read_inputs
from onrecord.ingest.sidecar_files import find_sidecar
from onrecord.model import Article, MarkKind
from onrecord.run.corrections import find_corrections
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.run.versions import compare_versions
from onrecord.store import Record
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """What the product makes of one case, as lines of the answer: each list as `answer_lines` names it."""

    versions: tuple[Line, ...] = ()
    changes: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    posts: tuple[Line, ...] = ()


def read_case(folder: Path) -> ReadCase:
    """Build a record of the `*.txt` of a folder with its sidecar, and read versions and changes from it."""
    beside = find_sidecar(folder)
    inputs = read_inputs(
        [str(path) for path in sorted(folder.glob("*.txt"))], sidecar=load_sidecar(beside) if beside else None
    )
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "record.db"
        build(inputs, path, progress=Silent(), clock=lambda: "")
        with Record.open(path) as record:
            names = {arrival.capture: Path(arrival.locator).name for arrival in record.arrivals()}
            files = {article.id: names[article.capture] for article in record.articles()}
            return ReadCase(
                versions=tuple(_versions(record, files)),
                changes=tuple(_changes(record, files)),
                notes=tuple(_notes(record, files)),
                posts=tuple(_posts(record, files)),
            )


def _versions(record: Record, files: Mapping[str, str]) -> Iterator[Line]:
    for lineage in record.lineages():
        yield {
            "files": [files[one.article] for one in lineage.members],
            "known_by": [one.known_by.value for one in lineage.members[1:]],
        }


def _changes(record: Record, files: Mapping[str, str]) -> Iterator[Line]:
    for lineage in record.lineages():
        for step in compare_versions(record, lineage):
            for change in step.changes:
                yield {
                    "from": files[step.old.id],
                    "to": files[step.new.id],
                    "how": change.how.value,
                    "kind": change.kind.value,
                    "old": _raw(step.old, change.old),
                    "new": _raw(step.new, change.new),
                }


def _notes(record: Record, files: Mapping[str, str]) -> Iterator[Line]:
    articles = {article.id: article for article in record.articles()}
    for one in find_corrections(record):
        yield {
            "in": files[one.note.article],
            "note": _raw(articles[one.note.article], one.note.span),
            "effect": one.note.effect.value,
            "takes_back": {"file": files[one.article], "span": _raw(articles[one.article], one.sentence)}
            if one.sentence
            else None,
            "rests_on": [files[article] for article, _ in one.rests],
            "rests_on_spans": {files[article]: _raw(articles[article], span) for article, span in one.rests},
        }


def _posts(record: Record, files: Mapping[str, str]) -> Iterator[Line]:
    for mark in record.marks(MarkKind.POST):
        article = record.article(mark.article)
        stamp = Span(mark.start, mark.start + len(mark.basis))
        yield {
            "file": files[mark.article],
            "span": _raw(article, mark.span),
            "stamp": _raw(article, stamp),
            "time": mark.value,
        }


def _raw(article: Article, span: Span | None) -> list[int] | None:
    raw = article.offsets.to_raw(span) if span else None
    return list(raw) if raw else None
