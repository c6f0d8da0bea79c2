"""Comparing the answer for one case with its gold, as `data/versions/README.md` says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.lines import Line
from bench.versions.reading import ReadCase

Gold = dict[str, Any]

_ORDERS = {"date": "publication"}
"""What the gold calls an order that the product names otherwise."""


@dataclass(slots=True)
class Tally:
    """Counts of everything that is scored, and the differences in words."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def ratio(self, part: str, whole: str) -> float:
        """Return how many percent of `whole` are `part`; 100 of none."""
        return 100.0 * self.counts[part] / self.counts[whole] if self.counts[whole] else 100.0

    def note(self, name: str, *, right: bool, category: str, words: str) -> None:
        """Count one thing that was wanted, and whether it is right."""
        self.counts[name] += 1
        self.counts[f"{name} right"] += right
        if not right:
            self.wrong.append((category, words))


def score_case(tally: Tally, gold: Gold, read: ReadCase, folder: Path) -> None:
    """Add what is right and wrong in one case to `tally`."""
    texts = {path.name: path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))}
    shown = _Shown(folder.name, texts)
    _score_versions(tally, gold, read, shown)
    _score_order(tally, gold, read, shown)
    unclear = {tuple(one["pair"]) for one in gold["order"] if one["by"] == "unclear"}
    _score_changes(tally, gold, read, shown, unclear)
    _score_notes(tally, gold, read, shown)
    _score_posts(tally, gold, read, shown)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Words for a person who reads the differences."""

    case: str
    texts: dict[str, str]

    def words(self, file: str, span: Sequence[int] | None) -> str:
        return " ".join(self.texts[file][span[0] : span[1]].split()) if span else "-"

    def change(self, line: Line) -> str:
        both = f"{self.words(line['from'], line['old'])} => {self.words(line['to'], line['new'])}"
        return (
            f"{self.case} {line['from']}-{line['to']} {line.get('how', '')} {line.get('kind', line.get('why'))}: {both}"
        )


def _score_versions(tally: Tally, gold: Gold, read: ReadCase, shown: _Shown) -> None:
    given = {frozenset(pair) for one in read.versions for pair in combinations(one["files"], 2)}
    for group in gold["versions_of_one"]:
        for pair in combinations(group, 2):
            tally.note(
                "version pairs",
                right=frozenset(pair) in given,
                category="versions missed",
                words=f"{shown.case} {pair}",
            )
    for pair, why in zip(gold["not_versions"], gold["not_versions_why"], strict=True):
        words = f"{shown.case} {pair} {why}"
        tally.note("other pairs", right=frozenset(pair) not in given, category="no versions", words=words)


def _score_order(tally: Tally, gold: Gold, read: ReadCase, shown: _Shown) -> None:
    for one in gold["order"]:
        before, after = one["pair"]
        found = next((line for line in read.versions if before in line["files"] and after in line["files"]), None)
        given = "not found"
        is_right = False
        if found:
            places = (found["files"].index(before), found["files"].index(after))
            given = found["known_by"][max(places) - 1]
            is_forward = places[0] < places[1] or one["by"] == "unclear"
            is_right = is_forward and given == _ORDERS.get(one["by"], one["by"])
        tally.note("orders", right=is_right, category="order", words=f"{shown.case} {one} | {given}")


def _score_changes(tally: Tally, gold: Gold, read: ReadCase, shown: _Shown, unclear: set[tuple[str, ...]]) -> None:
    given = [_turned(line) if (line["to"], line["from"]) in unclear else line for line in read.changes]
    used: set[int] = set()
    for wanted in gold["changes"]:
        hits = [at for at, line in enumerate(given) if _finds(line, wanted)]
        used.update(hits)
        tally.note("changes", right=bool(hits), category="change missed", words=shown.change(wanted))
        tally.counts[f"kind {wanted['kind']}"] += 1
        tally.counts[f"kind {wanted['kind']} right"] += bool(hits)
        if hits:
            tally.wrong.append(("kinds", f"{wanted['kind']} | {given[hits[0]]['kind']}"))
    notes = [(one["in"], one["note"]) for one in gold["corrections"]]
    for at, line in enumerate(given):
        tally.counts["reports"] += 1
        tally.counts["length"] += sum(span[1] - span[0] for span in (line["old"], line["new"]) if span)
        if at in used:
            continue
        if any(_touches(line, one) for one in gold["untouched"]):
            tally.counts["false alarms"] += 1
            tally.wrong.append(("false alarm", shown.change(line)))
        elif not any(_meets(line["new"], span) and line["to"] == file for file, span in notes):
            tally.counts["unlisted"] += 1
            tally.wrong.append(("unlisted", shown.change(line)))
    for one in gold["untouched"]:
        alarm = any(at not in used and _touches(line, one) for at, line in enumerate(given))
        tally.counts["untouched"] += 1
        tally.counts["untouched right"] += not alarm


def _score_notes(tally: Tally, gold: Gold, read: ReadCase, shown: _Shown) -> None:
    for wanted in gold["corrections"]:
        words = f"{shown.case} {wanted['in']}: {shown.words(wanted['in'], wanted['note'])}"
        near = [one for one in read.notes if one["in"] == wanted["in"] and _meets(one["note"], wanted["note"])]
        tally.note("notes", right=bool(near), category="note missed", words=words)
        if not near:
            continue
        best = max(near, key=lambda one: _is_taken_back(one, wanted))
        words += f" | {best}"
        tally.note("effects", right=best["effect"] == wanted["effect"], category="effect", words=words)
        tally.note("taken back", right=_is_taken_back(best, wanted), category="taken back", words=words)
        given, rests = set(best["rests_on"]), set(wanted["rests_on"])
        tally.counts["rests given"] += len(given)
        tally.counts["rests wanted"] += len(rests)
        tally.counts["rests right"] += len(given & rests)
        tally.wrong += [("rests missed", f"{one} {words}") for one in sorted(rests - given)]
        tally.wrong += [("rests wrong", f"{one} {words}") for one in sorted(given - rests)]
    for one in gold["not_corrections"]:
        alarm = any(line["in"] == one["file"] and _meets(line["note"], one["span"]) for line in read.notes)
        words = f"{shown.case} {one['file']}: {shown.words(one['file'], one['span'])}"
        tally.note("no notes", right=not alarm, category="note that is none", words=words)


def _score_posts(tally: Tally, gold: Gold, read: ReadCase, shown: _Shown) -> None:
    for wanted in gold.get("posts", ()):
        same = (one for one in read.posts if one["file"] == wanted["file"] and _meets(one["stamp"], wanted["stamp"]))
        found = next(same, None)
        words = f"{shown.case} {wanted['file']} {wanted['time']} | {found['time'] if found else 'not found'}"
        is_right = found is not None and found["time"] == wanted["time"]
        tally.note("posts", right=is_right, category="post", words=words)


def _is_taken_back(line: Line, wanted: Line) -> bool:
    given, gold = line["takes_back"], wanted["takes_back"]
    return bool(given) and given["file"] == gold["file"] and _meets(given["span"], gold["span"])


def _turned(line: Line) -> Line:
    how = {"added": "removed", "removed": "added"}.get(line["how"], line["how"])
    return line | {"from": line["to"], "to": line["from"], "old": line["new"], "new": line["old"], "how": how}


def _finds(line: Line, wanted: Line) -> bool:
    """Whether a report tells of a listed change, in the right direction."""
    if (line["from"], line["to"]) != (wanted["from"], wanted["to"]):
        return False
    return _meets(line["old"], wanted["old"]) or _meets(line["new"], wanted["new"])


def _touches(line: Line, one: Line) -> bool:
    if (line["from"], line["to"]) != (one["from"], one["to"]):
        return False
    return _meets(line["old"], one["old"]) or _meets(line["new"], one["new"])


def _meets(one: Sequence[int] | None, other: Sequence[int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def kinds_of(tally: Tally) -> Iterator[tuple[str, float]]:
    """Yield the kinds of changes and how many percent of each were found."""
    for name in sorted(tally.counts):
        if name.startswith("kind ") and not name.endswith(" right"):
            yield name.removeprefix("kind "), tally.ratio(f"{name} right", name)


def confusions(wrong: Iterable[tuple[str, str]]) -> Counter[str]:
    """Return how often which kind was told as which."""
    return Counter(words for category, words in wrong if category == "kinds")
