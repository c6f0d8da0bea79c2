"""Claims of a system against gold, by the rules of the guideline: what counts as found, as right, as a trap taken.

A prediction is *found* when it is paired one to one with an item whose clause (or one of its other spans) it overlaps
by half or more, or whose sentence it cites with the same key slot. It is *right* when the slots that the layer asks for
agree too. Items of strength WEAK neither help nor hurt: what fits only them is not counted. A trap is taken by a
prediction that fits no item, but a trap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.lines import Line
from bench.pairing import ENOUGH, Counts, overlap
from onrecord.text import Span

Agrees = Callable[[Line, Line], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What a layer asks of a prediction: `same` tells items of one sentence apart, `right` must hold as well."""

    name: str
    same: Agrees
    right: dict[str, Agrees]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The counts of one layer, and what went wrong: (category, gold or None, prediction or None)."""

    found: Counts = field(default_factory=Counts)
    right: Counts = field(default_factory=Counts)
    traps: Counts = field(default_factory=Counts)
    slots: dict[str, Counts] = field(default_factory=dict)
    mistakes: tuple[tuple[str, Line | None, Line | None], ...] = ()


_DROPPED = frozenset("the a an of mr mrs ms dr s in on at its their his her".split())


def words(text: str) -> set[str]:
    """Return the words that count when two names are compared."""
    return set(re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", text.casefold()))) - _DROPPED


def near(gold: str | None, given: str | None) -> bool:
    """Whether two names agree: neither is there, or the words of one are all among the words of the other."""
    if not gold or not given:
        return not gold and not given
    wanted, found = words(gold), words(given)
    return bool(wanted and found) and (wanted <= found or found <= wanted)


def slot_near(name: str) -> Agrees:
    """Return whether a slot holds a name that gold has or accepts."""
    return lambda gold, given: any(
        near(option, given.get(name)) for option in (gold.get(name), *gold.get(f"{name}_accept", ()))
    )


def slot_equal(name: str) -> Agrees:
    """Return whether a slot holds a label that gold has or accepts."""
    return lambda gold, given: given.get(name) in (gold.get(name), *gold.get(f"{name}_accept", ()))


def same_predicate(gold: Line, given: Line) -> bool:
    """Whether two predicates share a word by its first four letters ("withdrew", "withdrawal")."""
    options = (gold.get("predicate") or "", *(option or "" for option in gold.get("predicate_accept", ())))
    mine = {word[:4] for word in words(given.get("predicate") or "")}
    return any(mine & {word[:4] for word in words(option)} for option in options)


def holder_right(gold: Line, given: Line) -> bool:
    """Whether the holder agrees, or, where gold names none, who left."""
    return slot_near("holder" if gold.get("holder") else "former")(gold, given)


def when_right(gold: Line, given: Line) -> bool:
    """Whether every bound that gold states is given, and none contradicts one that it leaves open."""
    wanted, found = gold.get("when") or {}, given.get("when") or {}
    if any(wanted.get(side) and wanted[side] != found.get(side) for side in ("earliest", "latest")):
        return False
    low, high = wanted.get("earliest"), wanted.get("latest")
    days = [day for side in ("earliest", "latest") if (day := found.get(side))]
    return all((not low or day >= low) and (not high or day <= high) for day in days)


LAYERS = (
    Layer(name="events", same=same_predicate, right={"status": slot_equal("status"), "when": when_right}),
    Layer(
        name="commitments", same=slot_near("item"), right={"giver": slot_near("giver"), "stage": slot_equal("stage")}
    ),
    Layer(name="control", same=slot_near("place"), right={"place": slot_near("place"), "holder": holder_right}),
)


def score(layer: Layer, gold: Sequence[Line], given: Sequence[Line]) -> Score:
    """Score one layer over all articles."""
    items = [line for line in gold if not line.get("negative") and line["strength"] != "WEAK"]
    weak = [line for line in gold if not line.get("negative") and line["strength"] == "WEAK"]
    traps = [line for line in gold if line.get("negative")]
    pairs = pair(layer, items, given)
    left = [j for j in range(len(given)) if j not in pairs.values()]
    spared = set(_at(left, pair(layer, weak, [given[j] for j in left])))
    left = [j for j in left if j not in spared]
    taken = set(_at(left, pair(layer, traps, [given[j] for j in left], by_span=True)))
    right = {i for i, j in pairs.items() if all(agrees(items[i], given[j]) for agrees in layer.right.values())}
    counted = len(given) - len(spared)
    return Score(
        found=Counts(right=len(pairs), given=counted, wanted=len(items)),
        right=Counts(right=len(right), given=counted, wanted=len(items)),
        traps=Counts(right=len(traps) - len(taken), wanted=len(traps)),
        slots={
            name: Counts(right=sum(agrees(items[i], given[j]) for i, j in pairs.items()), wanted=len(pairs))
            for name, agrees in layer.right.items()
        },
        mistakes=(
            *(("missed", items[i], None) for i in range(len(items)) if i not in pairs),
            *((_wrong(layer, items[i], given[j]), items[i], given[j]) for i, j in pairs.items() if i not in right),
            *(("trap taken" if j in taken else "not in gold", None, given[j]) for j in left),
        ),
    )


def pair(layer: Layer, gold: Sequence[Line], given: Sequence[Line], *, by_span: bool = False) -> dict[int, int]:
    """Return pairs gold index -> prediction index, one to one: most right slots first, then the better overlap."""
    by_doc: dict[str, list[int]] = {}
    for j, line in enumerate(given):
        by_doc.setdefault(line["doc"], []).append(j)
    chances: list[tuple[int, float, int, int]] = []
    for i, wanted in enumerate(gold):
        for j in by_doc.get(wanted["doc"], ()):
            share = _share(layer, wanted, given[j], by_span=by_span)
            if share >= ENOUGH:
                agreeing = sum(agrees(wanted, given[j]) for agrees in (layer.same, *layer.right.values()))
                chances.append((0 if by_span else -agreeing, -share, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(chances):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _share(layer: Layer, gold: Line, given: Line, *, by_span: bool) -> float:
    mine = Span(given["start"], given["end"])
    spans = [Span(gold["start"], gold["end"]), *(Span(*span) for span in gold.get("alt_spans", ()))]
    best = max(overlap(span, mine) for span in spans)
    sentence = gold.get("sentence")
    if sentence and (by_span or layer.same(gold, given)):
        inside = sentence[0] <= mine.start and mine.end <= sentence[1] + 1 and mine.overlaps(spans[0])
        best = max(best, overlap(Span(*sentence), mine), ENOUGH if inside and not by_span else 0.0)
    return best


def _at(places: Sequence[int], pairs: dict[int, int]) -> list[int]:
    return [places[j] for j in pairs.values()]


def _wrong(layer: Layer, gold: Line, given: Line) -> str:
    return "wrong " + ", ".join(name for name, agrees in layer.right.items() if not agrees(gold, given))
