"""Claims of the product as lines of the seeds' layers: events, commitments, control."""

from __future__ import annotations

from collections.abc import Iterator

from bench.lines import Line
from bench.product import ReadFile
from onrecord.annotate.quantities import quantities_of
from onrecord.model import Claim, ClaimKind, When, status_of
from onrecord.text import Span

STAGES = {"planned": "pledged", "announced": "pledged"}
"""Stages that the layers do not tell from a pledge."""


def events_lines(file: ReadFile) -> Iterator[Line]:
    """Yield the events of one article; one that can't be placed in the raw file is left out."""
    for line, claim in _lines(file, ClaimKind.EVENT):
        actors = [{"name": slot.value, "role": "actor"} for slot in claim.slots if slot.name == "agent"]
        actors += [{"name": slot.value, "role": "target"} for slot in claim.slots if slot.name == "target"]
        yield line | {
            "predicate": claim.value("predicate"),
            "kind": claim.value("type") or None,
            "actors": actors,
            "place": claim.value("place") or None,
        }


def commitments_lines(file: ReadFile) -> Iterator[Line]:
    """Yield the commitments of one article."""
    for line, claim in _lines(file, ClaimKind.COMMITMENT):
        stage = claim.value("stage")
        yield line | {
            "giver": claim.value("giver") or None,
            "recipient": claim.value("recipient") or None,
            "item": claim.value("item") or None,
            "quantity": _quantity(file, claim),
            "incremental": bool(claim.value("incremental")),
            "stage": STAGES.get(stage, stage),
            "speaker": claim.source or None,
        }


def control_lines(file: ReadFile) -> Iterator[Line]:
    """Yield what one article says of who holds which place."""
    for line, claim in _lines(file, ClaimKind.CONTROL):
        yield line | {
            "place": claim.value("place") or None,
            "change": claim.value("change"),
            "holder": claim.value("holder") or None,
            "former": claim.value("former") or None,
        }


def _lines(file: ReadFile, kind: ClaimKind) -> Iterator[tuple[Line, Claim]]:
    for claim in file.reading.claims_of(kind):
        cite = claim.cites[0]
        raw = file.raw_span(Span(cite.start, cite.end))
        if raw is None:
            continue
        yield (
            {
                "doc": file.doc,
                "start": raw.start,
                "end": raw.end,
                "status": status_of(claim).value,
                "source": claim.source or None,
                "when": _when(claim.when),
            },
            claim,
        )


def _quantity(file: ReadFile, claim: Claim) -> Line | None:
    slot = claim.slot("quantity")
    found = next((one for one in quantities_of(file.reading) if slot and one.span == slot.span), None)
    if found is None:
        return None
    value = float(found.value) if found.value is not None else None
    text = found.span.of(file.reading.article.text)
    return {"value": value, "unit": found.unit, "text": text, "vague": found.vague}


def _when(when: When) -> Line:
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }
