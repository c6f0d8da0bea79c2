"""The product's own way from a file to what it read there: the only door by which benchmarks reach onrecord."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.task import BenchError
from onrecord.annotate import read_article
from onrecord.annotate.contract import Reading
from onrecord.ingest import load_sidecar, read_inputs
from onrecord.ingest.sidecar_files import find_sidecar
from onrecord.model import Severity
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.store import Record
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What was read in one raw article. `doc` is its file name."""

    doc: str
    reading: Reading

    def raw_span(self, span: Span) -> Span | None:
        """Return where words of the clean text lie in the raw one, None when that is not known."""
        return self.reading.article.offsets.to_raw(span)


def read_folder(folder: Path) -> Iterator[ReadFile]:
    """Yield what the product reads in each `*.txt` of a folder, in the order of the names.

    The articles are read as one record, so that what they say only together (an undated one is dated by its story) is
    there. Raises BenchError when there is no such folder, it holds no article, or one of them can't be read.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise BenchError(f"{folder}: no *.txt in it. INPUT is a folder of raw articles.")
    yield from read_files(paths)


def read_files(paths: Sequence[Path]) -> Iterator[ReadFile]:
    """Yield what the product reads in each of some raw articles; raises BenchError with the product's own complaint.

    A sidecar beside the first of them states what the files do not.
    """
    beside = find_sidecar(paths[0].parent)
    sidecar = load_sidecar(beside) if beside else None
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record.db"
        inputs = read_inputs([str(path) for path in paths], sidecar=sidecar)
        build(inputs, record, progress=Silent(), clock=lambda: "")
        with Record.open(record) as opened:
            if failed := [problem for problem in opened.problems() if problem.severity is Severity.FAILED]:
                raise BenchError(f"{failed[0].input}: {failed[0].reason}. {failed[0].advice}".strip())
            articles = {article.capture: article for article in opened.articles()}
            captures = {Path(arrival.locator).name: arrival.capture for arrival in opened.arrivals()}
    for path in paths:
        yield ReadFile(doc=path.name, reading=read_article(articles[captures[path.name]]))


def read_file(path: Path) -> ReadFile:
    """Return what the product reads in one raw article; raises BenchError with the product's own complaint."""
    return next(read_files([path]))
