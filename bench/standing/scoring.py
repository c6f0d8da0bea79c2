"""Links against gold, by topic and by trap; standings against gold, by the claims that a line of gold lists.

A link meets a gold pair when each of its ends overlaps the claim that is marked and lies inside its sentence. It is
right when its kind is one that gold has or accepts and, in an update, the later account is the same. A topic is found
when one of its pairs is. A link that is right nowhere is false when both of its ends meet marked claims: it has taken a
trap when the pair that it fits best is `unrelated`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.lines import Line
from bench.pairing import Counts
from onrecord.text import Span

SLACK = 2
"""Code points by which an end may lie outside its sentence: quotation marks and full stops."""

Topic = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkScore:
    """Counts over topics, traps and links; `wrong` is what to read: (category, gold or None, link or None)."""

    topics: Counts
    by_relation: dict[str, Counts]
    traps: Counts
    links: Counts
    hows: Counts
    wrong: tuple[tuple[str, Line | None, Line | None], ...]


def meets(end: Line, claim: Line) -> bool:
    """Whether an end of a link is a marked claim."""
    low, high = claim.get("sentence", (claim["start"], claim["end"]))
    is_inside = low - SLACK <= end["start"] and end["end"] <= high + SLACK
    return bool(
        end["doc"] == claim["doc"] and end["start"] < claim["end"] and claim["start"] < end["end"] and is_inside
    )


def score_links(gold: Sequence[Line], given: Sequence[Line]) -> LinkScore:
    """Score the links of all stories; gold of strength WEAK neither helps nor hurts."""
    counted = [line for line in gold if line["strength"] != "WEAK"]
    fits = [(link, [line for line in gold if _orders(link, line)]) for link in given]
    right = [(link, [line for line in lines if _is_right(link, line)]) for link, lines in fits]
    found = {_topic(line) for _, lines in right for line in lines if not line.get("negative")}
    false = [(link, lines) for (link, lines), (_, good) in zip(fits, right, strict=True) if not good]
    verdicts = [(link, _verdict(link, lines, gold)) for link, lines in false]
    taken = {_topic(line) for _, (verdict, line) in verdicts if verdict == "trap" and line}
    wanted = {_topic(line): line["relation"] for line in counted if not line.get("negative")}
    traps = {_topic(line) for line in counted if line.get("negative")}
    updates = [
        (link, line) for link, lines in right for line in lines if line["relation"] == link["relation"] == "updates"
    ]
    is_false = [verdict for _, (verdict, _) in verdicts if verdict]
    rights = sum(bool(lines) for _, lines in right)
    return LinkScore(
        topics=_counts(wanted, found),
        by_relation={
            name: _counts([topic for topic, relation in wanted.items() if relation == name], found)
            for name in sorted(set(wanted.values()))
        },
        traps=Counts(right=len(traps) - len(taken & traps), given=0, wanted=len(traps)),
        links=Counts(right=rights, given=rights + len(is_false), wanted=0),
        hows=Counts(
            right=sum(link["how"] in (line["how"], *line.get("how_accept", ())) for link, line in updates),
            given=0,
            wanted=len(updates),
        ),
        wrong=(
            *((verdict, line, link) for link, (verdict, line) in verdicts if verdict),
            *(
                ("missed", next(line for line in counted if _topic(line) == topic), None)
                for topic in wanted
                if topic not in found
            ),
        ),
    )


def _topic(line: Line) -> Topic:
    return line["story"], line["topic"]


def _counts(wanted: Iterable[Topic], found: set[Topic]) -> Counts:
    topics = set(wanted)
    return Counts(right=len(topics & found), given=0, wanted=len(topics))


def _orders(link: Line, line: Line) -> list[bool]:
    """Return for which order of the ends a link meets a pair of gold: as they are, turned round."""
    orders = []
    if meets(link["a"], line["a"]) and meets(link["b"], line["b"]):
        orders.append(True)
    if meets(link["a"], line["b"]) and meets(link["b"], line["a"]):
        orders.append(False)
    return orders


def _is_right(link: Line, line: Line) -> bool:
    if link["relation"] not in (line["relation"], *line.get("relation_accept", ())):
        return False
    is_directed = link["relation"] == line["relation"] == "updates"
    return not is_directed or True in _orders(link, line)


def _verdict(link: Line, lines: Sequence[Line], gold: Sequence[Line]) -> tuple[str, Line | None]:
    """Return what is wrong with a link that is right nowhere; "" where gold says nothing of its ends."""
    if lines:
        best = max(lines, key=lambda line: (_closeness(link, line), line["id"]))
        if best["strength"] == "WEAK":
            return "", None
        return ("trap" if best.get("negative") else "wrong"), best
    mine, theirs = (
        {claim["ref"] for line in gold for claim in (line["a"], line["b"]) if meets(link[end], claim)}
        for end in ("a", "b")
    )
    is_one = link["a"]["doc"] == link["b"]["doc"] and bool(mine & theirs)
    return ("not in gold" if mine and theirs and not is_one else ""), None


def _closeness(link: Line, line: Line) -> float:
    """Return how much of the marked claims a link covers, for the better order of its ends."""
    straight = _share(link["a"], line["a"]) + _share(link["b"], line["b"])
    turned = _share(link["a"], line["b"]) + _share(link["b"], line["a"])
    return max(straight, turned)


def _share(end: Line, claim: Line) -> float:
    if end["doc"] != claim["doc"]:
        return 0.0
    mine, theirs = Span(end["start"], end["end"]), Span(claim["start"], claim["end"])
    common = min(mine.end, theirs.end) - max(mine.start, theirs.start)
    return max(0, common) / max(mine.end - mine.start, theirs.end - theirs.start)
