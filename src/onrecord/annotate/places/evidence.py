"""What speaks for and against a proposal being a place: named observations, each with a weight in the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.places.gazetteer import Form
from onrecord.annotate.places.keys import key_of
from onrecord.annotate.places.proposals import Proposal
from onrecord.annotate.places.surroundings import Scene, after, before
from onrecord.annotate.places.words import common_words, words_of
from onrecord.model import Level
from onrecord.text import Span

_SIZES = ((1_000_000, "million"), (100_000, "100,000"), (15_000, "15,000"), (3_000, "3,000"), (0, "less"))

_LOCATED = frozenset({"behind in", "behind at", "behind from", "behind near", "behind to", "behind a locating word"})
_CONTAINED = frozenset({"before a region", "before the region it is in"})


def observe(scene: Scene) -> tuple[tuple[str, ...], ...]:
    """Return, for each proposal of the scene, what was observed, as names of weights."""
    starts = [entity.start for entity in scene.entities]
    tags = [_tag(scene, proposal.span, starts) for proposal in scene.proposals]
    keys = [key_of(proposal.name) for proposal in scene.proposals]
    as_place = Counter(key for key, tag in zip(keys, tags, strict=True) if tag in {"GPE same", "LOC same"})
    as_person = Counter(key for key, tag in zip(keys, tags, strict=True) if tag in {"PERSON first", "PERSON last"})
    lower = frozenset(_LOWER.findall(scene.text))
    out: list[tuple[str, ...]] = []
    for at, (proposal, tag, key) in enumerate(zip(scene.proposals, tags, keys, strict=True)):
        seen = [
            *((f"tag {tag}",) if scene.is_tagged else ()),
            *_of_name(proposal, key, lower),
            before(scene, at),
            *after(scene, at),
        ]
        others = as_place[key] - (tag in {"GPE same", "LOC same"})
        if others > 0:
            seen.append("tagged a place elsewhere")
        if not _LOCATED.isdisjoint(seen) and not _CONTAINED.isdisjoint(seen):
            seen.append("between a preposition and a region")
        if as_person[key] - (tag in {"PERSON first", "PERSON last"}) > 0:
            seen.append("part of a person elsewhere")
        out.append(tuple(seen))
    return tuple(out)


def _tag(scene: Scene, span: Span, starts: Sequence[int]) -> str:
    at = bisect_right(starts, span.end - 1) - 1
    if at < 0 or scene.entities[at].end <= span.start:
        return "none"
    entity = scene.entities[at]
    while at > 0 and scene.entities[at - 1].end > span.start:
        at -= 1
        if scene.entities[at].end - scene.entities[at].start > entity.end - entity.start:
            entity = scene.entities[at]
    label = entity.label if entity.label in _LABELS else "other"
    lead = scene.text[entity.start : span.start]
    rest = scene.text[span.end : entity.end]
    if lead.lower().strip() in {"", "the"} and rest.strip() in {"", "'s", "’s", "'", "’", "."}:
        return f"{label} same"
    if lead.lower().strip() in {"", "the"}:
        return f"{label} first"
    if rest.strip() in {"", "'s", "’s", "'", "’", "."}:
        return f"{label} {'after preposition' if re.search(r'(?:of|in|at|for) (?:the )?$', lead) else 'last'}"
    return f"{label} within"


_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT"})


_LOWER = re.compile(r"(?<![\w.-])[a-z]{2,20}(?!\w)")


def _of_name(proposal: Proposal, key: str, lower: frozenset[str]) -> list[str]:
    seen: list[str] = []
    if not proposal.candidates:
        seen.append("not in the gazetteer")
    elif proposal.is_demonym:
        best = proposal.candidates[0].place
        seen.append("demonym of a country" if best.level == Level.COUNTRY else "demonym of a region")
        seen.append("demonym: people" if key.endswith("s") and not key.endswith(("ss", "is")) else "demonym: adjective")
    else:
        seen += _of_candidates(proposal)
    words = key.split()
    if len(words) > 1:
        seen.append("two words" if len(words) == 2 else "three words or more")
    if proposal.name.isupper() and len(proposal.name) > 4:
        seen.append("in capitals")
    is_abbreviated = proposal.name.endswith(".") or (proposal.name.isupper() and len(proposal.name) <= 3)
    if key in words_of("calendar"):
        seen.append("word of the calendar")
    elif len(words) == 1 and key in common_words() and not is_abbreviated:
        seen.append("common word")
    if len(words) == 1 and key in lower:
        seen.append("lower case elsewhere")
    return seen


def _of_candidates(proposal: Proposal) -> list[str]:
    plain = [one for one in proposal.candidates if not one.form & (Form.ALTERNATE | Form.SHORT | Form.DEMONYM)]
    plain += [one for one in proposal.candidates if one.form & Form.SHORT and one.place.level == Level.REGION]
    if not plain:
        return [
            "only a further name"
            if any(one.form & Form.ALTERNATE for one in proposal.candidates)
            else "only a short name"
        ]
    if any(one.form & Form.SEAT for one in plain):
        return ["a seat of government"]
    levels = {one.place.level for one in plain}
    for level in (Level.COUNTRY, Level.REGION):
        if level in levels:
            form = " abbreviated" if any(o.form & Form.ABBREVIATION and o.place.level == level for o in plain) else ""
            return [f"a {level.name.lower()}{form}"]
    if levels == {Level.TOWN}:
        largest = max(one.place.population for one in plain)
        return [f"a town of {next(name for least, name in _SIZES if largest >= least)}"]
    return [f"a {min(levels - {Level.TOWN}).name.lower()}"]
