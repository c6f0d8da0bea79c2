"""Bench task `times`: TIMEX3 expressions of the benchmark's texts. Uses `domain` (news or narrative), never `set`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.annotate.times import TimeExpression
from onrecord.times import find, written_on


def predict(documents: Iterable[dict[str, Any]], **_options: object) -> Iterator[dict[str, Any]]:
    """Yield a line for every document: {"doc", "timexes": [{"start", "end", "type", "value"}]}."""
    for document in documents:
        stated = document.get("dct") or document.get("dct_assumed")
        reference = written_on(stated) if stated else None
        found = find(
            document["text"], reference=reference, domain=document.get("domain") or "news", named_periods=False
        )
        yield {"doc": document["doc"], "timexes": [_as_timex(time) for time in found]}


def _as_timex(time: TimeExpression) -> dict[str, Any]:
    return {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value}
