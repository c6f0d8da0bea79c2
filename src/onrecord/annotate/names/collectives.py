"""What "the company", "the government", "its troops" and "residents" mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.annotate.names.chains import Chain
from onrecord.annotate.names.organisations import classes_of_noun, is_body_noun, nouns_in
from onrecord.annotate.names.phrases import PRONOUNS, Phrase
from onrecord.annotate.names.pronouns import owning_country
from onrecord.annotate.names.trail import Trail
from onrecord.annotate.names.words import fold, folded_list, singular
from onrecord.model import ActorKind
from onrecord.text import Span

GOVERNMENT = frozenset("government administration regime".split())
_STANDING = frozenset("ministry court parliament police agency authority council commission".split())
"""Bodies that a description with a place can name all by itself: "Spain's tax agency"."""
BARE = frozenset("parliament congress police".split())
"""Bodies that stand without "the"."""
_LANDS = frozenset(
    "town city village county state country region island river nation world world time day part name".split()
)
"""Nouns in names of bodies that mean a place or a time when they stand alone."""
_BRANCHES = frozenset({"navy", "marine", "air-force", "militia"})


def takes_up_body(trail: Trail, phrase: Phrase) -> bool:
    """Whether a noun can mean a body: by its class, or as a word of a body's name ("the port")."""
    if phrase.is_plural or not (phrase.is_definite or phrase.noun in BARE):
        return False
    if is_body_noun(phrase.noun):
        return True
    if phrase.noun in _LANDS:
        return False
    bodies = trail.chains.of_kind(ActorKind.ORGANISATION)
    return (
        phrase.article == "the"
        and not phrase.modifiers[1:]
        and any(phrase.noun in nouns_in(one.name) for one in bodies)
    )


def place_body(trail: Trail, phrase: Phrase) -> None:
    """Find the one body that "the authority" or "the defence alliance" means."""
    if _is_own(trail, phrase):
        _place_own(trail, phrase)
        return
    if phrase.owner is not None:
        return
    if phrase.article in PRONOUNS:
        _place_employer(trail, phrase)
        return
    if phrase.article in {"their", "our", "my", "your"} or _is_beside_name(trail, phrase):
        return
    start = phrase.span.start
    fitting = _fitting(trail, phrase)
    nearest = _nearest(trail, fitting, start) if len(fitting) > 1 else fitting
    if len(nearest) == 1:
        basis = f"the only {phrase.noun} named" if len(fitting) == 1 else f"the {phrase.noun} named last"
        trail.add(nearest[0], phrase.span, basis, phrase)
    elif fitting:
        trail.leave_open(phrase.span, f"several can be the {phrase.noun}")
    elif phrase.noun in _STANDING | BARE:
        trail.put_by(ActorKind.ORGANISATION, phrase)


def has_police(trail: Trail) -> bool:
    """Whether an article names police, whom "the force" takes up."""
    return any("police" in one.classes for one in trail.chains.of_kind(ActorKind.ORGANISATION))


def _is_beside_name(trail: Trail, phrase: Phrase) -> bool:
    """Whether a noun says what the name right behind it is: "the firm Dnipra", "the website “Tarn Watch”"."""
    text, end = trail.scene.text, phrase.span.end
    behind = text[end + 1 : end + 3].lstrip("“\"‘'")
    return text[end : end + 1] == " " and behind[:1].isupper() and trail.scene.sentence_at(end).span.end > end + 1


def _fitting(trail: Trail, phrase: Phrase) -> Sequence[Chain]:
    """Return the bodies named before that a noun can mean: by a word of their name, by their class.

    What no word tells the class of ("Dnipra") may be a company, no hospital and no website.
    """
    before = [one for one in trail.chains.of_kind(ActorKind.ORGANISATION) if one.starts[0] < phrase.span.start]
    if named := [one for one in before if phrase.noun in nouns_in(one.name)]:
        return named
    classes = classes_of_noun(phrase.noun)
    same = [one for one in before if one.classes & classes]
    is_bare = is_body_noun(phrase.noun) and not phrase.modifiers[1:]  # "the town council" is told by its words
    untold = [one for one in before if not one.classes] if is_bare or not classes.isdisjoint(_UNTOLD) else []
    here = trail.scene.sentence_at(phrase.span.start).number
    near = [one for one in untold if _distance(trail, one, phrase, here) <= _STEP]
    if classes.isdisjoint(_UNTOLD):
        return same or near
    is_near = any(_distance(trail, one, phrase, here) <= _STEP for one in same)
    return same if is_near or (same and len(near) != 1) else near or untold


_UNTOLD = frozenset({"company", "alliance"})
"""Classes of bodies whose names often have no word of their class."""
_STEP = 1
"""Sentences within which a body is named nearly beside a noun that takes it up."""


def _distance(trail: Trail, chain: Chain, phrase: Phrase, here: int) -> int:
    return here - trail.scene.sentence_at(max(0, chain.last_before(phrase.span.start))).number


def _is_own(trail: Trail, phrase: Phrase) -> bool:
    """Whether a description names a body of its own: "the Lorvenian parliament", "Spain's tax agency"."""
    return bool(trail.scene.places_in(phrase.span))


def _place_own(trail: Trail, phrase: Phrase) -> None:
    place = trail.scene.places_in(phrase.span)[0].span.of(trail.scene.text)
    bodies = trail.chains.of_kind(ActorKind.ORGANISATION)
    words = set(fold(place).split())
    fitting = [one for one in bodies if phrase.noun in nouns_in(one.name) and words & set(fold(one.name).split())]
    if len(fitting) == 1:
        trail.add(fitting[0], phrase.span, "same words", phrase)
    elif phrase.noun in _STANDING | BARE:
        trail.put_by(ActorKind.ORGANISATION, phrase)


def _place_employer(trail: Trail, phrase: Phrase) -> None:
    """Find "his company": the body that the person has a role in."""
    owner = trail.at(Span(phrase.span.start, phrase.span.start + len(phrase.article)))
    if owner is None:
        return
    names = {fold(role.organisation) for role in owner.roles if role.organisation}
    fitting = [one for one in trail.chains.of_kind(ActorKind.ORGANISATION) if fold(one.name) in names]
    if len(fitting) == 1 and is_body_noun(phrase.noun):
        trail.add(fitting[0], phrase.span, f"the {phrase.noun} of {owner.name}", phrase)


def _nearest(trail: Trail, fitting: Sequence[Chain], offset: int) -> list[Chain]:
    """Return the one mentioned last before, if no other is mentioned in the same or the sentence before."""
    here = trail.scene.sentence_at(offset).number
    for reach in (0, 1, 3):
        near = [
            one for one in fitting if here - trail.scene.sentence_at(max(0, one.last_before(offset))).number <= reach
        ]
        if near:
            return near if len(near) == 1 else []
    return []


def place_government(trail: Trail, phrase: Phrase) -> None:
    """Find the country that "the government" or "Ostrea's government" is."""
    country = trail.country_in(phrase)
    if country:
        chain = trail.chains.country(country)
        if chain is None:
            chain = trail.chains.begin(
                ActorKind.COUNTRY, phrase.span.of(trail.scene.text), phrase.span, "government of the country"
            )
            chain.country = country
        else:
            trail.add(chain, phrase.span, "government of the country", phrase)
        return
    if not _PARTS.isdisjoint(phrase.modifiers) or phrase.is_plural:
        return
    fitting, basis = _governed(trail, phrase)
    if len(fitting) == 1:
        trail.add(fitting[0], phrase.span, basis, phrase)
    else:
        trail.leave_open(phrase.span, "which government is not said")


_PARTS = frozenset("regional local provincial municipal state city county devolved transitional previous next".split())
"""Words before "government" that make it another than the country's of today."""


def _governed(trail: Trail, phrase: Phrase) -> tuple[Sequence[Chain], str]:
    """Return the countries whose government may be meant, one where the text leaves no choice."""
    countries = trail.chains.of_kind(ActorKind.COUNTRY)
    persons = trail.chains.of_kind(ActorKind.PERSON)
    head = next((chain for span in (phrase.owner, phrase.behind) if span and (chain := trail.at(span))), None)
    if head is not None and head.kind is ActorKind.PERSON:
        held = {role.country for role in head.roles if role.country}
        return [one for one in countries if one.country in held], f"government of {head.name}"
    if phrase.article != "the" or phrase.owner:
        return (), ""
    offices = {role.country for one in persons for role in one.roles if role.country}
    fitting = [one for one in countries if one.country in offices] or countries
    if len(fitting) == 1:
        return fitting, "the only government named"
    home = trail.scene.home_country
    return [
        one for one in countries if home and one.country == home
    ], "government of the country that the text is about"


def place_force(trail: Trail, phrase: Phrase) -> None:
    """Find whose forces "Ukrainian soldiers", "its troops" or "the army" are."""
    country = trail.country_in(phrase)
    if not country and phrase.article in {"its", "their", "his", "her"}:
        country = owning_country(trail, phrase)
    if phrase.noun == "force" and not phrase.is_plural and not country:
        return
    span = phrase.span
    if phrase.behind is not None and trail.scene.places_in(phrase.behind):
        span = Span(span.start, phrase.behind.end)
    if country:
        branch = phrase.noun if phrase.noun in _BRANCHES else ""
        _add_force(trail, f"forces {branch} {country}", country, span, phrase)
        return
    is_side = phrase.noun in sides()
    known = trail.chains.of_kind(ActorKind.ARMED_FORCE)
    named = [one for one in known if singular(fold(one.name).split()[-1]) == phrase.noun]
    fitting = named or ([] if is_side else known)
    if phrase.is_definite and len(fitting) == 1:
        trail.add(fitting[0], span, "same words" if named else "the only forces named", phrase)
    elif is_side and (phrase.is_definite or phrase.is_plural):
        _add_force(trail, phrase.noun, "", span, phrase)
    elif phrase.is_definite:
        trail.put_by(ActorKind.ARMED_FORCE, phrase, span)


def _add_force(trail: Trail, key: str, country: str, span: Span, phrase: Phrase) -> None:
    basis = "forces of the country" if country else "named"
    classes = frozenset({key})
    chain = next((one for one in trail.chains.of_kind(ActorKind.ARMED_FORCE) if one.classes == classes), None)
    if chain is None:
        chain = trail.chains.begin(ActorKind.ARMED_FORCE, without_article(span.of(trail.scene.text)), span, basis)
        chain.country, chain.classes = country, classes
    else:
        trail.add(chain, span, basis, phrase)


def without_article(words: str) -> str:
    """Return a description without "the" before it."""
    return words[4:] if words[:4].casefold() == "the " else words


@cache
def forces() -> frozenset[str]:
    """Return the nouns for armed people, in the singular."""
    return frozenset(singular(noun) for noun in folded_list("offices_en", "forces", "nouns"))


@cache
def sides() -> frozenset[str]:
    """Return those of them that are a side without any country: "rebels"."""
    return frozenset(singular(noun) for noun in folded_list("offices_en", "forces", "sides"))


@cache
def groups() -> frozenset[str]:
    """Return the nouns for people taken together, in the singular."""
    return frozenset(singular(noun) for noun in folded_list("offices_en", "groups", "nouns"))
