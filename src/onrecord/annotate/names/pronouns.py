"""Whom he or she means."""

from __future__ import annotations

from onrecord.annotate.names.chains import Chain
from onrecord.annotate.names.grammar import is_subject
from onrecord.annotate.names.phrases import Phrase, Pronoun
from onrecord.annotate.names.trail import Trail, weight_of
from onrecord.model import ActorKind

_FAR = 1500
"""Code points that he or she may point back over; three paragraphs of news."""
_MARGIN = 0.5
"""By how much one reading of a pronoun must be better than the next, in sentences of distance."""
_INSIDE = 3.0
"""What somebody loses who is only spoken of in a quotation that the pronoun is outside of."""
_MOST = 60
"""Mentions of persons looked at for one pronoun."""


def resolve_pronoun(trail: Trail, pronoun: Pronoun, speaker: Chain | None) -> Chain | None:
    """Add a pronoun to the person it means and return that person; None, and left open, where several can be meant.

    `speaker` is who says the quotation that it stands in, and so not whom it means.
    """
    ranked = _ranked(trail, pronoun, speaker)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        trail.leave_open(pronoun.span, "pronoun: several can be meant")
        return None
    chain = ranked[0][1]
    trail.add(chain, pronoun.span, "pronoun: the only one" if len(ranked) == 1 else "pronoun: last subject")
    if is_subject(pronoun.position):
        trail.subjects[pronoun.span.start] = weight_of(pronoun.position)
    chain.gender = chain.gender or pronoun.gender
    return chain


def best_of(trail: Trail, pronoun: Pronoun) -> Chain | None:
    """Return the person that a pronoun outside of quotations means, None where several can be meant."""
    ranked = _ranked(trail, pronoun, None)
    is_sure = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _MARGIN)
    return ranked[0][1] if is_sure else None


def _ranked(trail: Trail, pronoun: Pronoun, speaker: Chain | None) -> list[tuple[float, Chain]]:
    """Return who can be meant, the likeliest first; nobody speaks of himself as "he"."""
    scores = [pair for pair in _scores(trail, pronoun).values() if pair[1] is not speaker]
    return sorted(scores, key=lambda pair: (-pair[0], pair[1].mentions[0].span))


def _scores(trail: Trail, pronoun: Pronoun) -> dict[int, tuple[float, Chain]]:
    """Return each person that can be meant with a score in sentences: the nearer, the higher.

    Being a subject is worth what `weight_of` says, a known gender half a sentence.
    """
    start = pronoun.span.start
    here = trail.scene.sentence_at(start).number
    is_quoted = trail.scene.is_quoted(start)
    best: dict[int, tuple[float, Chain]] = {}
    for count, (offset, chain) in enumerate(trail.persons_before(start, _FAR)):
        if count >= _MOST:
            break
        if (chain.gender and chain.gender != pronoun.gender) or _is_own_speech(trail, offset, start):
            continue
        score = float(trail.scene.sentence_at(offset).number - here)
        score += trail.subjects.get(offset, 0.0) + (0.5 if chain.gender else 0.0)
        score -= _INSIDE if trail.scene.is_quoted(offset) and not is_quoted else 0.0
        if id(chain) not in best or score > best[id(chain)][0]:
            best[id(chain)] = (score, chain)
    return best


def _is_own_speech(trail: Trail, offset: int, start: int) -> bool:
    """Whether a mention is of whoever speaks the words that a pronoun stands in: "he" is somebody else there."""
    scene = trail.scene
    if not scene.is_quoted(start) or scene.is_quoted(offset):
        return False
    return offset in trail.subjects and scene.sentence_at(offset).number == scene.sentence_at(start).number


def owning_country(trail: Trail, phrase: Phrase) -> str:
    """Return the country of "its troops" or "his forces": that of the last subject before it in the paragraph."""
    kind = ActorKind.COUNTRY if phrase.article in {"its", "their"} else ActorKind.PERSON
    scene, start = trail.scene, phrase.span.start
    here = scene.sentence_at(start)
    found = []
    for chain in trail.chains.of_kind(kind):
        offset = chain.last_before(start)
        if offset < 0 or scene.sentence_at(offset).paragraph != here.paragraph:
            continue
        found.append((scene.sentence_at(offset).number == here.number, offset in trail.subjects, offset, chain))
    best = max(found, key=lambda one: one[:3], default=None)
    if best is None:
        return ""
    return best[3].country or next((role.country for role in best[3].roles if role.country), "")
