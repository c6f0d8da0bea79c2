"""Whether the words around an expression tell the past or the future; read from the lexicon, without a parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.times.tokens import is_short
from onrecord.annotate.times.vocabulary import data_of, vocabulary
from onrecord.text import Span

REACH = 120
"""Code points on either side: a clause of news is rarely longer."""
AFTERWARDS = 25
"""What follows an expression tells less than what leads to it: so many code points farther."""
WEAKER = 10
"""A participle may be passive or an adjective ("a proposed merger"): so many code points farther. The figures 10 to 40
for both gave the same value F1 on the benchmark to within 0.2."""
CLAUSE_END = re.compile(r"[,;:]|\s[-–—]|--")
POSSESSIVE = re.compile(r"['’]s\b")
SENTENCE_END = re.compile(r"(\w{0,12})[.!?][\"'”’)]{0,3}\s+(?=[\"'“‘(]{0,3}[A-Z])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language: verbs of past and future, and words that look ahead right before an expression."""

    verbs: re.Pattern[str]
    ahead: tuple[str, ...]
    surely_ahead: tuple[str, ...]
    led: re.Pattern[str]


@cache
def cues_of(language: str) -> Cues:
    """Return the cues of a language; one without any tells no tense."""
    listed = data_of(language).get("tense", {})
    groups = (f"(?P<{name}>{'|'.join(listed.get(name, ())) or '(?!)'})" for name in ("future", "past", "weak"))
    verbs = re.compile(rf"\b(?:{'|'.join(groups)})(?!\w)")
    ahead, surely_ahead = (tuple(f" {word}" for word in listed.get(name, ())) for name in ("ahead", "surely_ahead"))
    led = re.compile(rf"\b(?:{'|'.join(listed.get('led', ())) or '(?!)'})\s?\Z")
    return Cues(verbs=verbs, ahead=ahead, surely_ahead=surely_ahead, led=led)


def read_tense(text: str, span: Span, language: str) -> int:
    """Return 1 when the nearest cue in the sentence tells the future, -1 the past, 0 when there is none.

    A word like "by" right before the expression looks ahead unless a verb tells the past; "until" does always.
    """
    before, after = _sentence_around(text, span, language)
    cues = cues_of(language)
    lead = f" {before.lower().rstrip()}"
    # "Until Tuesday they had said nothing": at the opening of a sentence its verb tells.
    if cues.led.search(before) or (lead.endswith(cues.surely_ahead) and " " in lead.strip()):
        return 1
    # "Wednesday's ruling": what owns an event is told by the verb of the event, which follows.
    lead_verbs = () if POSSESSIVE.match(after) else cues.verbs.finditer(before)
    found = [(len(before) - match.end() + _penalty(match), match) for match in lead_verbs]
    # A clause of its own ("on Sunday, under a deal signed on Friday") tells only where nothing leads.
    clause = CLAUSE_END.split(after, 1)[0] if found else after
    found += [(match.start() + AFTERWARDS + _penalty(match), match) for match in cues.verbs.finditer(clause)]
    nearest = min(found, key=lambda pair: pair[0], default=(REACH, None))[1]
    looks_ahead = lead.endswith(cues.ahead)
    if nearest is None or nearest["weak"]:
        return 1 if looks_ahead else 0 if nearest is None else -1
    return 1 if nearest["future"] else -1


def _penalty(match: re.Match[str]) -> int:
    return WEAKER if match["weak"] else 0


def _sentence_around(text: str, span: Span, language: str) -> tuple[str, str]:
    """Return what stands before and after a span in its sentence, at most `REACH` code points each."""
    known = vocabulary(language)
    before = text[max(0, span.start - REACH) : span.start]
    ends = [match.end() for match in SENTENCE_END.finditer(before) if not is_short(match[1] or "", known)]
    after = text[span.end : span.end + REACH]
    stops = [match.start() for match in SENTENCE_END.finditer(after) if not is_short(match[1] or "", known)]
    return before[ends[-1] if ends else 0 :], after[: stops[0] if stops else None]
