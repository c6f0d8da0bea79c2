"""The task `seeds`: raw articles in, one JSONL file for each layer that the product fills.

INPUT is a folder of raw articles (`*.txt`), OUTPUT a folder: `furniture.jsonl`, `statements.jsonl`, `times.jsonl`,
`actors.jsonl`, `events.jsonl`, `commitments.jsonl`, `control.jsonl`, `quantities.jsonl` and `relations.jsonl`.
All offsets are code points of the raw file. A layer that the product doesn't read yet is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.claims.lines import commitments_lines, control_lines, events_lines
from bench.lines import Line, read_lines, write_lines
from bench.pairing import pair_spans
from bench.product import ReadFile, read_folder
from bench.scorer import run_scorer, scores_of
from bench.standing.reading import read_story, relations_lines
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from bench.tasks.furniture import furniture_lines
from bench.tasks.furniture import score as score_furniture
from bench.tasks.quantities import quantity_lines
from bench.tasks.timebanks import differences
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.model import ActorKind, Appearance, Claim, ClaimKind, MarkKind, Role
from onrecord.text import Span

CLAIM_LAYERS = ("events", "commitments", "control", "quantities")
GOLD_LAYERS = ("furniture", "statements", "times", "actors", *CLAIM_LAYERS, "relations")


LINES = {"events": events_lines, "commitments": commitments_lines, "control": control_lines}


def predict(source: Path, target: Path, _: Options) -> None:
    """Write every layer for the articles of a folder."""
    files = tuple(read_folder(source))
    write_lines(target / "furniture.jsonl", [line for file in files for line in furniture_lines(file)])
    write_lines(target / "statements.jsonl", [statements_line(file) for file in files])
    write_lines(target / "times.jsonl", [times_line(file) for file in files])
    write_lines(target / "actors.jsonl", [line for file in files for line in actors_lines(file)])
    for layer, lines in LINES.items():
        write_lines(target / f"{layer}.jsonl", [line for file in files for line in lines(file)])
    write_lines(target / "quantities.jsonl", [line for file in files for line in quantity_lines(file)])
    write_lines(target / "relations.jsonl", relations_lines(read_story(source)))


def statements_line(file: ReadFile) -> Line:
    """Return who said what in one article; a statement with a span that can't be placed is left out."""
    claims = file.reading.claims_of(ClaimKind.STATEMENT)
    return {"doc": file.doc, "quotes": [quote for claim in claims if (quote := _quote(file, claim))]}


def _quote(file: ReadFile, claim: Claim) -> Line | None:
    contents = _raw_spans(file, claim, "content")
    if not contents:
        return None
    speaker = claim.slot("speaker")
    quote: Line = {"spans": contents, "speaker_spans": _raw_spans(file, claim, "speaker")}
    if speaker is not None:
        printed = speaker.span.of(file.reading.article.text) if speaker.span else speaker.value
        quote |= {"speaker": printed, "canonical": claim.value("person") or speaker.value}
    return quote


def _raw_spans(file: ReadFile, claim: Claim, name: str) -> list[list[int]]:
    spans = [slot.span for slot in claim.slots if slot.name == name and slot.span is not None]
    return [[raw.start, raw.end] for span in spans if (raw := file.raw_span(span))]


def times_line(file: ReadFile) -> Line:
    """Return the time expressions of one article; one that can't be placed in the raw file is left out."""
    found = times_of(file.reading)
    return {"doc": file.doc, "timexes": [timex for time in found if (timex := _timex(file, time))]}


def _timex(file: ReadFile, time: TimeExpression) -> Line | None:
    raw = file.raw_span(time.span)
    return {"start": raw.start, "end": raw.end, "type": time.type, "value": time.value} if raw else None


def actors_lines(file: ReadFile) -> Iterator[Line]:
    """Yield one line for each actor of an article, with its mentions; pronouns are none in the benchmark's notation."""
    text = file.reading.article.text
    names = file.reading.of_kind(MarkKind.NAME)
    for number, actor in enumerate(file.reading.appearances):
        spans = [mark.span for mark in names if mark.value == actor.id and not mark.basis.startswith("pronoun")]
        mentions = [
            {"start": raw.start, "end": raw.end, "text": span.of(text)}
            for span in spans
            if (raw := file.raw_span(span))
        ]
        if mentions:
            role = _telling_role(actor)
            yield {
                "id": f"{file.doc}.{number}",
                "doc": file.doc,
                **mentions[0],
                "name": actor.name,
                "kind": actor.kind.value,
                "role": role.title if role else None,
                "organisation": (role.organisation or None) if role else None,
                "country": (actor.country or None) if actor.kind in TIED else None,
                "mentions": mentions,
            }


TIED = frozenset({ActorKind.PERSON, ActorKind.ARMED_FORCE})
"""The kinds of actors whose country the benchmark asks for."""


def _telling_role(actor: Appearance) -> Role | None:
    """Return the role that says most: whose office it is, before what it is called alone."""
    return max(actor.roles, key=lambda role: (bool(role.organisation) + bool(role.country), -role.start), default=None)


def find(shelf: Shelf) -> Material | None:
    """Return the gold; the raw articles lie in the folder `seeds` beside the benchmark's."""
    if shelf.shared is None:
        return None
    gold, articles = shelf.shared / "seeds", articles_of(shelf.shared)
    files = [gold / f"{layer}.jsonl" for layer in GOLD_LAYERS]
    if not articles or not all(path.is_file() for path in files):
        return None
    scorers = [gold / "score.py", *(shelf.shared / name / "score.py" for name in ("statements", "times"))]
    return Material(gold=gold, files=(*articles, *files, *scorers))


def articles_of(shared: Path) -> tuple[Path, ...]:
    """Return the raw articles that the gold is about."""
    return tuple(sorted((shared.parent / "seeds").glob("*.txt")))


def measure(material: Material, scratch: Path) -> Outcome:
    """Score every layer with the scorers that the benchmark brings along."""
    predict(articles_of(material.gold.parent)[0].parent, scratch, Options())
    return score(material.gold, scratch)


def score(gold: Path, system: Path, *, tasks: Path | None = None) -> Outcome:
    """Score a folder of layers against a folder of gold layers; `tasks` is where the scorers lie."""
    tasks = tasks or gold.parent
    layers = scores_of(
        tasks / "seeds" / "score.py", gold, system, "--layer", "furniture", "actors", *CLAIM_LAYERS, "relations"
    )
    said = scores_of(tasks / "statements" / "score.py", gold / "statements.jsonl", system / "statements.jsonl")
    times = scores_of(tasks / "times" / "score.py", gold / "times.jsonl", system / "times.jsonl")
    figures = (
        *_furniture_figures(layers["furniture"]["all"]),
        Figure(name="statements overlap F", value=said["overlap"]["f1"]),
        Figure(name="statements joint F", value=said["joint"]["f1"]),
        Figure(name="statements joint P", value=said["joint"]["p"], has_floor=False),
        Figure(name="statements marks speaker", value=said["marks"]["speaker_all"]),
        Figure(name="statements full name", value=said["canonical"]["right"], has_floor=False),
        Figure(name="times strict F", value=times["all"]["strict_f1"]),
        Figure(name="times relaxed F", value=times["all"]["relaxed_f1"], has_floor=False),
        Figure(name="times value F", value=times["all"]["value_f1"]),
        *_actor_figures(layers["actors"]),
        *(figure for layer in CLAIM_LAYERS for figure in _claim_figures(gold, layer, layers[layer])),
        *_relation_figures(gold, layers["relations"]),
    )
    errors = run_scorer(
        tasks / "times" / "score.py", gold / "times.jsonl", system / "times.jsonl", "--errors", "--json"
    )
    return Outcome(
        figures=figures,
        mistakes=(
            *_furniture_mistakes(gold, system),
            *_statement_mistakes(gold, system),
            *_times_mistakes(errors),
            *_actor_mistakes(gold, system),
        ),
    )


def _claim_figures(gold: Path, layer: str, scores: dict[str, Any]) -> Iterator[Figure]:
    """Yield how many items are found and right in their key slots, of the clear ones and of all, and traps avoided."""
    clear, everything = scores["STRONG"], scores["all"]
    yield Figure(name=f"{layer} right F, clear ones", value=clear["right"]["f"])
    yield Figure(name=f"{layer} right P, clear ones", value=clear["right"]["p"], has_floor=False)
    yield Figure(name=f"{layer} right R, clear ones", value=clear["right"]["r"], has_floor=False)
    yield Figure(name=f"{layer} right F", value=everything["right"]["f"])
    traps = sum(1 for line in read_lines(gold / f"{layer}.jsonl") if line.get("negative"))
    if traps:
        yield Figure(name=f"{layer} traps avoided", value=100 * (1 - everything["negatives"] / traps))


def _relation_figures(gold: Path, scores: dict[str, Any]) -> Iterator[Figure]:
    """Yield the share of topics that are found, of the clear ones and of all, and of traps avoided."""
    for name, which in (("clear ones", "STRONG"), ("all", "all")):
        found, wanted = map(int, scores[which]["slots"]["topics"].split("/"))
        yield Figure(name=f"relations topics, {name}", value=100 * found / max(1, wanted))
    yield Figure(name="relations right P", value=scores["all"]["right"]["p"], has_floor=False)
    traps = sum(1 for line in read_lines(gold / "relations.jsonl") if line.get("negative"))
    if traps:
        yield Figure(name="relations traps avoided", value=100 * (1 - scores["all"]["negatives"] / traps))


def _actor_figures(scores: dict[str, Any]) -> tuple[Figure, ...]:
    """Return how many actors are found and rightly named; P and R are shown for all, F for the clear ones as well."""
    return (
        Figure(name="actors right F", value=scores["all"]["right"]["f"]),
        Figure(name="actors right F, clear ones", value=scores["STRONG"]["right"]["f"]),
        Figure(name="actors found P", value=scores["all"]["found"]["p"], has_floor=False),
        Figure(name="actors found R", value=scores["all"]["found"]["r"], has_floor=False),
    )


def _actor_mistakes(gold: Path, system: Path) -> Iterator[Mistake]:
    """Yield the actors of gold none of whose mentions is found, and those of the system that share none with gold."""
    wanted = tuple(read_lines(gold / "actors.jsonl"))
    given = tuple(read_lines(system / "actors.jsonl"))
    for category, lines, others in (("missed", wanted, given), ("not in gold", given, wanted)):
        taken = [(line["doc"], span) for line in others for span in _mentions(line)]
        for line in lines:
            if not any(doc == line["doc"] and span.overlaps(own) for own in _mentions(line) for doc, span in taken):
                text = f"{line['doc']} [{line['start']}:{line['end']}] {line['kind']}: {line['name']}"
                yield Mistake(category=f"actors, {category}", line=text)


def _mentions(line: Line) -> list[Span]:
    return [Span(one["start"], one["end"]) for one in (line, *line.get("mentions", []))]


def _furniture_figures(scores: dict[str, Any]) -> tuple[Figure, ...]:
    right, found = map(int, scores["slots"]["kind"].split("/"))
    return (
        Figure(name="furniture found P", value=scores["found"]["p"], has_floor=False),
        Figure(name="furniture found R", value=scores["found"]["r"], has_floor=False),
        Figure(name="furniture found F", value=scores["found"]["f"]),
        Figure(name="furniture kind right", value=100 * right / found if found else 0.0),
    )


def _furniture_mistakes(gold: Path, system: Path) -> Iterator[Mistake]:
    outcome = score_furniture(read_lines(gold / "furniture.jsonl"), read_lines(system / "furniture.jsonl"))
    for mistake in outcome.mistakes:
        yield Mistake(category=f"furniture, {mistake.category}", line=mistake.line)


def _times_mistakes(errors: str) -> Iterator[Mistake]:
    for mistake in differences(errors):
        yield Mistake(category=f"times, {mistake.category}", line=mistake.line)


def _statement_mistakes(gold: Path, system: Path) -> Iterator[Mistake]:
    given = {line["doc"]: line.get("quotes", []) for line in read_lines(system / "statements.jsonl")}
    for doc in read_lines(gold / "statements.jsonl"):
        yield from _quote_mistakes(doc, tuple(_pieces(doc["quotes"])), tuple(_pieces(given.get(doc["doc"], []))))


def _pieces(quotes: Iterable[Line]) -> Iterator[tuple[Span, Line]]:
    for quote in quotes:
        for start, end in quote["spans"]:
            yield Span(start, end), quote


def _quote_mistakes(
    doc: Line, gold: Sequence[tuple[Span, Line]], system: Sequence[tuple[Span, Line]]
) -> Iterator[Mistake]:
    """Yield differences to read beside the scorer's figures; names printed otherwise are listed, agreeing or not."""
    pairs = pair_spans([span for span, _ in gold], [span for span, _ in system])
    text: str = doc["text"]
    for i, (span, quote) in enumerate(gold):
        where = f"{doc['doc']} [{span.start}:{span.end}] {quote.get('kind')}: {span.of(text)}"
        if i not in pairs:
            yield Mistake(category="statements, missed", line=f"{where} ({quote.get('speaker')})")
        elif quote.get("speaker") != system[pairs[i]][1].get("speaker"):
            other = system[pairs[i]][1].get("speaker")
            yield Mistake(category="statements, other speaker", line=f"{where} ({quote.get('speaker')} | {other})")
    for j, (span, quote) in enumerate(system):
        if j not in pairs.values():
            where = f"{doc['doc']} [{span.start}:{span.end}] {span.of(text)} ({quote.get('speaker')})"
            yield Mistake(category="statements, not in gold", line=where)


TASK = Task(
    name="seeds", about="three real articles, every layer that is read", predict=predict, find=find, measure=measure
)
