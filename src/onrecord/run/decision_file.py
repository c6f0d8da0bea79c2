"""Decisions as a file: one JSON object a line, to be read, compared and kept in version control."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from onrecord.decisions import UNDO, Anchor
from onrecord.errors import InputError
from onrecord.model import Decision
from onrecord.run.decisions import ACTS

LONGEST_LINE = 200_000
"""Code points of a line: a decision about a dozen sentences has some thousands."""


def write_decisions(decisions: Iterable[Decision]) -> str:
    """Return decisions as JSON lines in the order of their numbers, the fields of each in one order."""
    ordered = sorted(decisions, key=lambda one: one.number)
    return "".join(f"{json.dumps(_plain(one), ensure_ascii=False)}\n" for one in ordered)


def read_decisions(text: str, *, name: str) -> tuple[Decision, ...]:
    """Return the decisions that JSON lines hold. Raises InputError, naming file and line, for what is none."""
    found: dict[int, Decision] = {}
    for at, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            decision = _decision(line)
        except (ValueError, RecursionError) as error:
            advice = "Nothing was changed. A line is as “onrecord correct export” writes it."
            raise InputError(f"{name}, line {at}: {error}.", advice=advice) from error
        if decision.number in found:
            raise InputError(
                f"{name}, line {at}: number {decision.number} is there already.", advice="Number each line once."
            )
        found[decision.number] = decision
    for decision in found.values():
        if decision.act == UNDO and decision.value.strip() not in map(str, found):
            raise InputError(
                f"{name}: decision {decision.number} takes back {decision.value}, which is not in the file.",
                advice="Nothing was changed. Replay the whole of what “onrecord correct export” wrote.",
            )
    return tuple(found.values())


def _plain(decision: Decision) -> dict[str, Any]:
    return {
        "number": decision.number,
        "act": decision.act,
        "value": decision.value,
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
        "anchors": [
            {"words": words, "around": around, "article": article} for article, words, around in decision.anchors
        ],
    }


def _decision(line: str) -> Decision:
    if len(line) > LONGEST_LINE:
        raise ValueError("it is longer than any decision")
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON ({error.msg})") from error
    if not isinstance(fields, dict):
        raise ValueError("it is not a JSON object")  # noqa: TRY004 - one kind of complaint for all that a file can hold
    number, act, anchors = fields.get("number"), fields.get("act"), fields.get("anchors")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**53:
        raise ValueError("its number is no number")
    if act not in ACTS:
        raise ValueError(f"nobody can decide “{act}”")
    if not isinstance(anchors, list):
        raise ValueError("it has no list of anchors")  # noqa: TRY004 - as above
    value, who, when, why = (_words(fields, field) for field in ("value", "who", "when", "why"))
    places = tuple(map(_anchor, anchors))
    return Decision(number=number, act=act, anchors=places, value=value, who=who, when=when, why=why)


def _anchor(fields: object) -> Anchor:
    if not isinstance(fields, dict):
        raise ValueError("an anchor is not a JSON object")  # noqa: TRY004 - as above
    article, words, around = (_words(fields, field) for field in ("article", "words", "around"))
    return article, words, around


def _words(fields: dict[str, Any], name: str) -> str:
    found = fields.get(name, "")
    if not isinstance(found, str):
        raise ValueError(f"its {name} is not text")  # noqa: TRY004 - as above
    return found.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")  # what a database can't hold
