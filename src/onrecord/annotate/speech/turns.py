"""Speech without marks, led in by a colon: transcripts, questions and answers, headlines, block quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord import lexicon
from onrecord.annotate.speech.cues import can_quote
from onrecord.text import Span, stripped

FEWEST_LABELS = 2
"""Paragraphs that must open with a label in capitals before a text is a transcript. Labels in small letters ("Ana
Sole:") head lists and headlines as well: twice as many, and the speakers must take turns."""

LONGEST_HEADLINE = 20
"""Words of a line that "Sole: ..." can head without being a paragraph of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What is said after a label. `is_headline` where somebody's words are given in the outlet's own."""

    label: Span
    colon: Span
    words: Span
    is_headline: bool = False


_LABEL = re.compile(
    r"""
    (?P<label>
        (?: Q | A | QUESTION | ANSWER | REPORTER ) (?=[:.])          # an interview
      | [A-Z][A-Z.'’-]{1,20} (?: [ ][A-Z][A-Z.'’-]{0,20} ){0,4}       # ROSSI:, SEN. ANA SOLE:
      | [A-Z][\w.'’-]{1,20} (?: [ ][A-Z][\w.'’-]{0,20} ){0,3}         # Ana Sole:
    )
    (?: [ ] \( [^)\n]{1,40} \) )?
    (?P<colon> [:.] ) [ \u00a0]{1,3} (?=[\w“"‘'(\[])
    """,
    re.VERBOSE,
)


@cache
def _no_labels() -> frozenset[str]:
    return frozenset(lexicon.load("cues_en")["no_labels"]["words"].split())


def find_turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns of a transcript or interview, and the lines headed by a name, in order."""
    labelled = [(paragraph, match) for paragraph in paragraphs if (match := _label_of(text, paragraph))]
    capitals = sum(match["label"].isupper() for _, match in labelled)
    repeated = len(labelled) - len({match["label"] for _, match in labelled})
    takes_turns = len(labelled) >= 2 * FEWEST_LABELS and repeated >= FEWEST_LABELS
    is_transcript = capitals >= FEWEST_LABELS or takes_turns
    return tuple(
        turn for paragraph, match in labelled if (turn := _turn(text, paragraph, match, is_transcript=is_transcript))
    )


def _label_of(text: str, paragraph: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    if match is None or match["label"].split()[0].upper().rstrip(".") in _no_labels():
        return None
    return match if match["colon"] == ":" or match["label"] in {"Q", "A"} else None


def _turn(text: str, paragraph: Span, match: re.Match[str], *, is_transcript: bool) -> Turn | None:
    words = stripped(Span(match.end(), paragraph.end), text)
    is_marked = text[words.start] in '“"‘' or words.of(text).startswith("''")
    if is_marked and not is_transcript:
        return None  # marked speech: its own marks say where it ends
    is_headline = not is_transcript
    if is_headline and match["label"].isupper():
        return None  # "EXCLUSIVE: ..."
    if is_headline and (len(words.of(text).split()) > LONGEST_HEADLINE or words.of(text)[-1] in '.!?”"'):
        return None
    return Turn(
        label=Span(*match.span("label")), colon=Span(*match.span("colon")), words=words, is_headline=is_headline
    )


def find_blocks(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs without marks that a speaking verb and a colon before them lead in: "She wrote:"."""
    for lead, block in pairwise(paragraphs):
        if text[lead.end - 1] != ":" or text[block.start] in "“\"‘'«„-•*<" or text[block.end - 1] == ":":
            continue
        last_words = re.findall(r"[\w’'-]+", text[max(lead.start, lead.end - 80) : lead.end])[-6:]
        if any(can_quote(word.casefold(), "VBD") for word in last_words):
            yield block
