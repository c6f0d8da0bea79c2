"""The task `statements`: who said, thought or promised what, in each document.

INPUT is a JSONL file (`doc`, `text`), OUTPUT a JSONL file: `doc`, `quotes` with `spans`, `speaker_spans`, `speaker` as
printed, `canonical` as the full name. Offsets count code points of the text as given. `--setting said` leaves out what
is only thought or wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.lines import Line, read_lines, write_lines
from bench.pairing import pair_spans
from bench.scorer import scores_of
from bench.shelf import find_shared
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from onrecord.annotate.contract import read_with
from onrecord.annotate.quotations import annotate_quotations
from onrecord.annotate.sentences import annotate_sentences
from onrecord.annotate.statements import annotate_statements
from onrecord.model import Article, Claim, ClaimKind
from onrecord.text import OffsetMap, Span

READERS = (annotate_sentences, annotate_quotations, annotate_statements)
KINDS = ("direct", "mixed", "indirect")


def predict(documents: Iterable[dict[str, Any]], **options: object) -> Iterator[Line]:
    """Yield a line for every document: {"doc", "quotes"}; the text is read as it is, nothing is cut from it."""
    only = options.get("setting")
    for document in documents:
        text = document["text"]
        article = Article(id=document["doc"], capture="", text=text, offsets=OffsetMap.identity(len(text)))
        claims = read_with(article, READERS).claims_of(ClaimKind.STATEMENT)
        kept = [claim for claim in claims if only is None or claim.value("said_kind") == only]
        yield {"doc": document["doc"], "quotes": [_quote(claim) for claim in kept]}


def _quote(claim: Claim) -> Line:
    return {
        "spans": _spans(claim, "content"),
        "speaker_spans": _spans(claim, "speaker"),
        "speaker": claim.value("speaker"),
        "canonical": claim.value("person") or claim.value("speaker"),
    }


def _spans(claim: Claim, name: str) -> list[list[int]]:
    return [[slot.span.start, slot.span.end] for slot in claim.slots if slot.name == name and slot.span]


def predict_file(source: Path, target: Path, options: Options) -> None:
    """Write the statements of every document of a JSONL file."""
    documents = ({"doc": line["doc"], "text": line["text"]} for line in read_lines(source))
    write_lines(target, predict(documents, setting=options.setting))


def find(shelf: Shelf) -> Material | None:
    """Return the development set."""
    return find_shared(shelf, "statements", "dev.jsonl", "score.py")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score with the benchmark's own scorer."""
    gold, script = material.files
    answer = scratch / "answer.jsonl"
    predict_file(gold, answer, Options())
    scores = scores_of(script, gold, answer)
    figures = {
        "overlap F": scores["overlap"]["f1"],
        "joint F": scores["joint"]["f1"],
        "joint P": scores["joint"]["p"],
        "marks speaker": scores["marks"]["speaker_all"],
        "marks F": scores["marks"]["f1"],
        "exact F": scores["exact"]["f1"],
        **{f"{kind} recall": scores["recall_by_kind"][kind]["overlap"] for kind in KINDS},
    }
    mistakes = _mistakes(read_lines(gold), read_lines(answer))
    return Outcome(
        figures=tuple(Figure(name=name, value=float(value)) for name, value in figures.items()),
        mistakes=tuple(mistakes),
    )


def _mistakes(gold: Iterable[Line], system: Iterable[Line]) -> Iterator[Mistake]:
    given = {line["doc"]: line["quotes"] for line in system}
    for doc in gold:
        yield from _differences(doc, _pieces(doc["quotes"]), _pieces(given.get(doc["doc"], [])))


def _pieces(quotes: Iterable[Line]) -> tuple[tuple[Span, Line], ...]:
    return tuple((Span(start, end), quote) for quote in quotes for start, end in quote["spans"])


def _differences(
    doc: Line, gold: Sequence[tuple[Span, Line]], system: Sequence[tuple[Span, Line]]
) -> Iterator[Mistake]:
    pairs = pair_spans([span for span, _ in gold], [span for span, _ in system])
    for i, (span, quote) in enumerate(gold):
        where = f"{doc['doc']} [{span.start}:{span.end}]"
        if i not in pairs:
            yield Mistake(category=f"missed, {quote['kind']}", line=f"{where} {span.of(doc['text'])}")
        elif quote["speaker"] != system[pairs[i]][1]["speaker"]:
            other = system[pairs[i]][1]["speaker"]
            yield Mistake(category="speaker printed otherwise", line=f"{where} {quote['speaker']} | {other}")
    for j, (span, _) in enumerate(system):
        if j not in pairs.values():
            yield Mistake(category="not in gold", line=f"{doc['doc']} [{span.start}:{span.end}] {span.of(doc['text'])}")


TASK = Task(
    name="statements",
    about="who said, thought or promised what, in 84 news articles",
    predict=predict_file,
    find=find,
    measure=measure,
    options=frozenset({"setting"}),
)
