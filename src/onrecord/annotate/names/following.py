"""What takes an actor up again: descriptions ("the minister", "its troops"), groups, and he or she."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.names.chains import Chains
from onrecord.annotate.names.collectives import (
    BARE,
    GOVERNMENT,
    forces,
    groups,
    has_police,
    place_body,
    place_force,
    place_government,
    takes_up_body,
    without_article,
)
from onrecord.annotate.names.holders import described_role, place_ages, place_holder, place_waiting
from onrecord.annotate.names.organisations import body_nouns, nouns_in
from onrecord.annotate.names.phrases import Phrase, Pronoun, find_phrases, find_pronouns
from onrecord.annotate.names.pronouns import resolve_pronoun
from onrecord.annotate.names.runs import ends_title, is_title_word
from onrecord.annotate.names.scene import Scene
from onrecord.annotate.names.trail import Trail
from onrecord.annotate.names.voices import speaker_of
from onrecord.annotate.names.words import folded_list, listed, words_of
from onrecord.model import ActorKind
from onrecord.text import Span

_LONGEST = 200
"""Code points of a name that are kept free of descriptions; longer names do not occur."""


def follow(scene: Scene, chains: Chains, subjects: dict[int, float]) -> None:
    """Add descriptions and pronouns to the actors that they mean, in the order of the text.

    `subjects` are the offsets of mentions that are subjects of their clause, with what that is worth.
    """
    trail = Trail(scene, chains, subjects)
    taken = _covered(chains)
    found: list[Phrase | Pronoun] = [*find_phrases(scene, _nouns(), _nouns_of(chains)), *find_pronouns(scene)]
    place_ages(trail)
    for one in sorted(found, key=lambda one: (one.span, isinstance(one, Pronoun))):
        if isinstance(one, Pronoun):
            resolve_pronoun(trail, one, speaker_of(trail, one.span.start))
        elif one.span.end - 1 not in taken and not _is_name(scene, one):
            _place(trail, one)
    place_waiting(trail)
    _keep_repeated(trail)


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns, in the singular, by which somebody can be taken up in any article."""
    return forces() | groups() | GOVERNMENT | BARE | body_nouns() | folded_list("offices_en", "nouns")


def _nouns_of(chains: Chains) -> frozenset[str]:
    """Return the nouns, in the singular, by which the bodies of this article can be taken up: words of their names."""
    return frozenset(noun for one in chains.of_kind(ActorKind.ORGANISATION) for noun in nouns_in(one.name))


def _covered(chains: Chains) -> frozenset[int]:
    """Return every code point inside of a name."""
    spans = {one.span for chain in chains.all for one in chain.mentions} | {one.span for one in chains.open}
    return frozenset(at for span in spans for at in range(span.start, min(span.end, span.start + _LONGEST)))


def _is_name(scene: Scene, phrase: Phrase) -> bool:
    """Whether capitals inside a phrase make it a name: "the River Party", not "the Prime Minister"."""
    printed = phrase.span.of(scene.text)
    if printed[1:].islower():
        return False
    capitals = [one for one in words_of(scene.text, phrase.span) if one.is_capital and one.start > phrase.span.start]
    if any(one.text in listed("offices_en", "affiliations") for one in capitals):
        return True
    if any(not (is_title_word(one.text) or one.is_owner or scene.place_at(one.span)) for one in capitals):
        return True
    return bool(capitals) and capitals[-1].end == phrase.span.end and not ends_title(capitals[-1].text)


def _place(trail: Trail, phrase: Phrase) -> None:
    """Find whom a phrase means, by what its head noun is."""
    if phrase.noun == "force" and not phrase.is_plural and has_police(trail):
        place_body(trail, phrase)
    elif phrase.noun in forces():
        place_force(trail, phrase)
    elif phrase.noun in GOVERNMENT and phrase.is_definite:
        place_government(trail, phrase)
    elif phrase.is_plural and phrase.noun in groups():
        trail.put_by(ActorKind.GROUP, phrase)
    elif phrase.noun in folded_list("offices_en", "nouns") and not phrase.is_plural:
        place_holder(trail, phrase)
    elif takes_up_body(trail, phrase):
        place_body(trail, phrase)


def _keep_repeated(trail: Trail) -> None:
    """Make an actor of what is described at least twice, once with "the"; one mention alone names nobody."""
    for (kind, _), found in trail.pool.items():
        first = next((phrase for _, phrase in found if phrase.is_definite), None)
        if len(found) < 2 or first is None:
            continue
        spans: list[Span] = [span for span, _ in found]
        name = without_article(first.span.of(trail.scene.text))
        chain = trail.chains.begin(kind, name, spans[0], "described")
        chain.country = trail.country_in(first)
        if kind is ActorKind.PERSON:
            chain.roles.append(described_role(trail, first))
        for span in spans[1:]:
            chain.add(span, "same description")
