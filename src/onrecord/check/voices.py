"""Sentences of a draft in which one person says what the record tells in sentences about somebody else alone.

For what was read as no statement, in the draft or in the record: "Moor saw little hope", "was told by Moor of".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.lemmas import lemma_of
from onrecord.check.contents import features_in
from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.persons import People, fold_text
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.speakers import statements_of
from onrecord.check.stances import stances_in, turned_round
from onrecord.lexicon import listed, load
from onrecord.resolve.names import parse_name
from onrecord.text import Span

TOLD = 0.3
"""Part of a sentence that one of the record about somebody else must tell."""

OWN = 0.33
"""Part of it up to which the record can tell the same where it names the person of the draft."""

MARGIN = 0.2
"""By how much more the other sentence must tell. Of 73 sentences in twenty drafts the five that this leaves have
another speaker than in the record; of the other 68 two have."""

FEWEST = 3
"""Words that two sentences must share."""

_QUOTED = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of the record: whom it names by surname, what it tells, and what the next one tells of them."""

    sheet: Sheet
    span: Span
    named: frozenset[str]
    tells: Mapping[str, float]
    behind: Mapping[str, float]


def check_voices(draft: Sheet, shelf: Shelf, people: People) -> Iterator[Checked]:
    """Yield the sentences without a quotation whose words of saying are told of somebody else in the record."""
    surnames = frozenset(one.name.surname for one in people.seen if one.name.is_full)
    story = shelf.of_story(draft)
    lines = [line for sheet in story for line in _lines_of(sheet, surnames)]
    for sentence in draft.sentences:
        words = sentence.of(draft.text)
        named = surnames & set(fold_text(words).split())
        if len(named) == 1 and _says(words) and not _QUOTED.search(words):
            rival = _rival_of(words, named, lines)
            if rival:
                yield _checked(draft, sentence, rival)
    known = [one for sheet in story for one in stances_in(sheet)]
    yield from turned_round(draft, known)


def _lines_of(sheet: Sheet, surnames: frozenset[str]) -> Iterator[_Line]:
    told = [features_in(span.of(sheet.text)) for span in sheet.sentences]
    named = [surnames & set(fold_text(span.of(sheet.text)).split()) for span in sheet.sentences]
    for said in statements_of(sheet):
        # "She denied it": whom a statement is of, though its sentence does not name them.
        if said.is_person and said.claim.value("speaker_basis") == "pronoun":
            at = sheet.place_of(said.claim.cites[0].start)
            named[at] = named[at] | (surnames & {parse_name(said.speaker).surname})
    for at, span in enumerate(sheet.sentences):
        goes_on = at + 1 < len(told) and named[at + 1] <= named[at]
        yield _Line(sheet, span, named[at], told[at], told[at + 1] if goes_on else {})


def _says(sentence: str) -> bool:
    """Whether a sentence has a word of saying."""
    words = re.findall(r"[a-z]+", sentence)
    return any(word in listed("check_en", "saying") or lemma_of(word, "VBD") in _cues() for word in words)


@cache
def _cues() -> frozenset[str]:
    rows = load("cues_en")["cue"]
    return frozenset(word for row in rows if row["kind"] == "said" for word in row["words"].split())


def _rival_of(words: str, named: frozenset[str], lines: list[_Line]) -> _Line | None:
    """Return the sentence about somebody else that tells most of one of the draft; None where it tells too little."""
    mine = {stem: weight for stem, weight in features_in(words).items() if stem not in features_in(" ".join(named))}
    own, best, rival = 0.0, 0.0, None
    for line in lines:
        if line.named & named:
            own = max(own, _share(mine, {**line.tells, **line.behind}))
        elif line.named and len(mine.keys() & line.tells.keys()) >= FEWEST and _share(mine, line.tells) > best:
            best, rival = _share(mine, line.tells), line
    return rival if best >= max(TOLD, own + MARGIN) and own <= OWN else None


def _share(mine: Mapping[str, float], there: Mapping[str, float]) -> float:
    whole = sum(mine.values())
    return sum(weight for stem, weight in mine.items() if stem in there) / whole if whole else 0.0


def _checked(draft: Sheet, sentence: Span, rival: _Line) -> Checked:
    return Checked(
        kind=ItemKind.ATTRIBUTION,
        span=sentence,
        words=sentence.of(draft.text),
        verdict=Verdict.DIFFERS,
        reason=f"the record tells it of {' and '.join(sorted(name.title() for name in rival.named))}",
        evidence=(rival.sheet.evidence(rival.span),),
    )
