"""Who says the words inside quotation marks, as far as the words right beside the marks tell."""

from __future__ import annotations

import re

from onrecord.annotate.names.chains import Chain
from onrecord.annotate.names.grammar import Position
from onrecord.annotate.names.phrases import PRONOUNS, Pronoun
from onrecord.annotate.names.pronouns import best_of
from onrecord.annotate.names.trail import Trail
from onrecord.annotate.speech.cues import can_quote
from onrecord.model import ActorKind
from onrecord.text import Span

_BEHIND = re.compile(r"[,.;:”\"’'\s—–-]{0,4}(\w{2,20})\s+(\w{1,20})")
_BEFORE = re.compile(r"(\w{1,20})[,:]?\s{0,2}$")
_REACH = 160
"""Code points before a quotation in which its speaker is looked for."""
_TITLE = 40
"""Code points that a title before the speaker's name may have: "said Energy Minister Ana Sole"."""


def speaker_of(trail: Trail, offset: int) -> Chain | None:
    """Return who says the quotation that an offset lies in; None outside of one, and where nothing beside it tells."""
    quote = trail.scene.quotation_at(offset)
    if quote is None:
        return None
    if quote.start not in trail.speakers:
        trail.speakers[quote.start] = _speaker(trail, quote)
    return trail.speakers[quote.start]


def _speaker(trail: Trail, quote: Span) -> Chain | None:
    return _named_behind(trail, quote) or _named_before(trail, quote) or _going_on(trail, quote)


def _named_behind(trail: Trail, quote: Span) -> Chain | None:
    """Return the speaker of `"...", said Sole`, `"...", Sole said` and `"...", he said`."""
    match = _BEHIND.match(trail.scene.text, quote.end)
    if match is None:
        return None
    first, second = match[1].casefold(), match[2].casefold()
    if can_quote(first, "VBD"):
        place, word = match.start(2), second
    elif first not in PRONOUNS or can_quote(second, "VBD"):
        place, word = match.start(1), first
    else:
        return None
    if word in PRONOUNS:
        return best_of(
            trail, Pronoun(Span(place, place + len(word)), PRONOUNS[word], Position("subject", is_main=True))
        )
    reach = _TITLE if place == match.start(2) else 1
    return next((one for at in range(place, place + reach) if (one := trail.starting(at)) and _speaks(one)), None)


def _named_before(trail: Trail, quote: Span) -> Chain | None:
    """Return the speaker of `Sole said: "..."` and `Sole told the court, "..."`: the last subject before."""
    scene = trail.scene
    start = max(scene.sentence_at(quote.start).span.start, quote.start - _REACH)
    match = _BEFORE.search(scene.text, start, quote.start)
    if match is None or not (match.group().rstrip()[-1] in ",:" or can_quote(match[1].casefold(), "VBD")):
        return None
    for offset, chain in trail.persons_before(quote.start, quote.start - start):
        if offset in trail.subjects and not scene.is_quoted(offset):
            return chain
    return None


def _going_on(trail: Trail, quote: Span) -> Chain | None:
    """Return the speaker of the quotation before, in the same paragraph: `"...", Sole said. "..."`."""
    scene = trail.scene
    last = scene.quotation_before(quote.start)
    if last is None or scene.sentence_at(last.start).paragraph != scene.sentence_at(quote.start).paragraph:
        return None
    return trail.speakers.get(last.start)


def _speaks(chain: Chain) -> bool:
    return chain.kind is ActorKind.PERSON
