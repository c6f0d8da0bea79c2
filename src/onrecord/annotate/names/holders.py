"""Whom "the minister", "the union's leader" or "her brother" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord import lexicon
from onrecord.annotate.names.chains import Chain
from onrecord.annotate.names.grammar import is_subject
from onrecord.annotate.names.organisations import same_body
from onrecord.annotate.names.people import person_name
from onrecord.annotate.names.phrases import PRONOUNS, Phrase
from onrecord.annotate.names.trail import Trail
from onrecord.annotate.names.voices import speaker_of
from onrecord.annotate.names.words import fold, folded_list
from onrecord.model import ActorKind, Phase, Role
from onrecord.text import Span

_LOWER = frozenset("deputy vice assistant associate shadow under junior".split())
"""Words that make another office of one: "the minister" is not the deputy minister."""
_BODY_PARTS = frozenset({"head", "chief"})
_LEAD = 3
"""Sentences at the beginning of an article in which it may describe somebody before it gives the name."""
_KIN = {"wife": "spouse", "husband": "spouse", "widow": "spouse", "partner": "spouse",
        "brother": "sibling", "sister": "sibling", "twin": "sibling",
        "son": "child", "daughter": "child", "father": "child", "mother": "child",
        "lawyer": "counsel", "solicitor": "counsel", "barrister": "counsel", "attorney": "counsel",
        "client": "counsel"}  # fmt: skip
"""Kin and counsel by what joins the two: who has a sister is a brother or a sister, whose lawyer speaks is a client."""


def place_holder(trail: Trail, phrase: Phrase) -> None:
    """Find the person that a description with an office or a word of kin means."""
    if phrase.noun in _KIN and (phrase.owner is not None or phrase.article in PRONOUNS or phrase.article == "my"):
        _place_kin(trail, phrase)
        return
    if not phrase.is_definite or _is_beside_name(trail, phrase):
        return
    if _is_any_holder(phrase):
        return
    owner = _owner(trail, phrase)
    if phrase.noun in _BODY_PARTS and owner is None and phrase.behind is None:
        return
    span = _whole(phrase)
    if phrase.noun in {"predecessor", "successor"}:
        _place_neighbour(trail, phrase)
        return
    known = [one for one in trail.chains.of_kind(ActorKind.PERSON) if one.starts[0] < span.start or one.roles]
    of_other = owner is None and phrase.behind is not None and not trail.scene.places_in(phrase.behind)
    fitting, basis = ([], "") if of_other else _holders(trail, phrase, known, owner)
    if len(fitting) == 1:
        trail.add(fitting[0], span, basis, phrase)
    elif fitting:
        trail.leave_open(span, "several have this role")
    elif trail.scene.sentence_at(span.start).number < _LEAD and is_subject(phrase.position):
        trail.waiting.append(phrase)
    elif phrase.noun not in folded_list("offices_en", "nouns", "kin"):
        trail.put_by(ActorKind.PERSON, phrase, span)


def _is_any_holder(phrase: Phrase) -> bool:
    """Whether whoever holds the office is meant: "the next mayor", "the mayor is elected by the council"."""
    if not _ANY.isdisjoint(phrase.modifiers):
        return True
    tree, verb = phrase.tree, phrase.tree.heads[phrase.token]
    if tree.deps[phrase.token] != "nsubjpass" or tree.words[verb] not in _CHOSEN:
        return False
    return any(tree.deps[kid] == "auxpass" and tree.words[kid] in {"is", "be"} for kid in tree.children[verb])


_ANY = frozenset("next future eventual".split())
_CHOSEN = frozenset("elected appointed chosen nominated selected named".split())


def _whole(phrase: Phrase) -> Span:
    return phrase.span if phrase.behind is None else Span(phrase.span.start, phrase.behind.end)


def _owner(trail: Trail, phrase: Phrase) -> Chain | None:
    """Return the body or country whose office it is: "the union's leader", "the head of the agency"."""
    for span in (phrase.owner, phrase.behind):
        if span is not None and (chain := trail.at(span)) is not None and chain.kind is not ActorKind.PERSON:
            return chain
    return None


def _holders(trail: Trail, phrase: Phrase, persons: Sequence[Chain], owner: Chain | None) -> tuple[list[Chain], str]:
    """Return whom a description fits, by office and body; of several the one whose title says as much as it does."""
    head = same_office(phrase.noun)
    wanted = {same_office(word) for word in phrase.modifiers if word in _qualifiers()} | {head}
    fitting = [one for one in persons if any(_fits(role, head, phrase) for role in one.roles)]
    if owner is not None:
        of_body = [one for one in fitting if any(_is_at(role, owner) for role in one.roles)]
        members = [one for one in persons if any(_is_at(role, owner) and not role.title for role in one.roles)]
        fitting = of_body or [one for one in fitting if not any(role.organisation for role in one.roles)] or members
    fitting = _named_before(fitting, phrase.span.start)
    exact = [one for one in fitting if any(_title(role) == wanted for role in one.roles)]
    fitting = exact or fitting
    if len(fitting) > 1:
        fitting = [one for one in fitting if _holds_now(one, head)] or fitting
    if len(fitting) > 1:
        fitting = _nearest(trail, fitting, phrase.span.start)
    return fitting, "same role"


def _named_before(fitting: Sequence[Chain], offset: int) -> list[Chain]:
    return [one for one in fitting if one.starts[0] < offset] or list(fitting)


def _nearest(trail: Trail, fitting: Sequence[Chain], offset: int) -> list[Chain]:
    """Return the only one mentioned in this paragraph or the one before, else all."""
    here = trail.scene.sentence_at(offset).paragraph
    for distance in (0, 1):
        near = [
            one
            for one in fitting
            if (last := one.last_before(offset)) >= 0 and here - trail.scene.sentence_at(last).paragraph <= distance
        ]
        if near:
            return near if len(near) == 1 else list(fitting)
    return list(fitting)


def _fits(role: Role, head: str, phrase: Phrase) -> bool:
    words = _title(role)
    said, held = set(phrase.modifiers) & _qualifiers(), words & _qualifiers()
    is_other = bool(said and held and not said & held)  # "the energy minister" is not the interior minister
    return head in words and not is_other and not ((words & _LOWER) - said)


def _title(role: Role) -> set[str]:
    return {same_office(word) for word in fold(role.title).split() if word != "of"}


def _holds_now(chain: Chain, head: str) -> bool:
    """Whether somebody holds the office, and is not only said to have held it."""
    return any(head in _title(role) and role.phase in {Phase.CURRENT, Phase.NEW} for role in chain.roles)


def _is_at(role: Role, body: Chain) -> bool:
    return bool(role.organisation) and (
        same_body(role.organisation, body.name) or fold(role.organisation) in fold(body.name)
    )


def _is_beside_name(trail: Trail, phrase: Phrase) -> bool:
    """Whether a description stands beside the name that it describes, or says what somebody is."""
    tree, token = phrase.tree, phrase.token
    if tree.deps[token] in {"attr", "oprd", "appos"} or tree.child(token, "appos") is not None:
        return True
    beside = trail.beside(phrase.span)
    behind = beside is not None and any(start in (phrase.span.end + 1, phrase.span.end + 2) for start in beside.starts)
    return behind and beside is not None and beside.kind is ActorKind.PERSON


def _place_neighbour(trail: Trail, phrase: Phrase) -> None:
    """Find "his predecessor": the only other person who is said to have held the office, or to hold it now."""
    owner = trail.at(phrase.owner) if phrase.owner else trail.at(_first_word(phrase))
    if owner is None:
        return
    heads = {word for role in owner.roles for word in _title(role)} - _qualifiers()
    is_earlier = phrase.noun == "predecessor"
    fitting = [
        one
        for one in trail.chains.of_kind(ActorKind.PERSON)
        if one is not owner
        and any(_title(role) & heads and (role.phase is Phase.FORMER) == is_earlier for role in one.roles)
    ]
    if len(fitting) == 1:
        trail.add(fitting[0], phrase.span, f"{phrase.noun} of {owner.name}", phrase)


def _place_kin(trail: Trail, phrase: Phrase) -> None:
    """Find "her brother": beside a name it says who is whose; alone it is whom it was said of."""
    if phrase.article == "my":
        owner = speaker_of(trail, phrase.span.start)
    else:
        owner = trail.at(phrase.owner) if phrase.owner else trail.at(_first_word(phrase))
    if owner is None or owner.kind is not ActorKind.PERSON:
        return
    beside = trail.beside(phrase.span)
    if beside is not None and beside is not owner and beside.kind is ActorKind.PERSON:
        trail.kin.append((owner, beside, _KIN[phrase.noun]))
        beside.gender = beside.gender or _gender(phrase.noun)
        return
    pairs = [pair for pair in trail.kin if pair[2] == _KIN[phrase.noun] and owner in pair[:2]]
    others = [pair[1] if pair[0] is owner else pair[0] for pair in pairs]
    gender = _gender(phrase.noun)
    fitting = [one for one in others if not gender or one.gender in {"", gender}]
    if len({id(one) for one in fitting}) == 1:
        trail.add(fitting[0], phrase.span, f"{phrase.noun} of {owner.name}", phrase)


def _first_word(phrase: Phrase) -> Span:
    return Span(phrase.span.start, phrase.span.start + len(phrase.article))


def _gender(noun: str) -> str:
    return next((one for one in ("man", "woman") if noun in folded_list("offices_en", "nouns", one)), "")


_AGED = re.compile(
    r"\b[Tt]he (\d{1,3})-year-old(?![\w-]|\s(?!(?:was|is|has|had|said|told|will|would|who|and|in|from)\b)[a-z])"
)


def place_ages(trail: Trail) -> None:
    """Give "the 43-year-old", with no noun behind, to the only person of whom this age is said."""
    aged: dict[int, list[Chain]] = {}
    for chain in trail.chains.of_kind(ActorKind.PERSON):
        for age in {traits.age for traits in chain.traits if traits.age is not None}:
            aged.setdefault(age, []).append(chain)
    for match in _AGED.finditer(trail.scene.text) if aged else ():
        fitting = aged.get(int(match[1]), [])
        if len(fitting) == 1 and fitting[0].starts[0] < match.start():
            trail.add(fitting[0], Span(*match.span()), "the only one of this age")


def place_waiting(trail: Trail) -> None:
    """Give what the first sentences describe to the person that is named next.

    "The head of the port has resigned. Ana Sole told staff ...".
    """
    for phrase in trail.waiting:
        here = trail.scene.sentence_at(phrase.span.start)
        for chain in trail.chains.of_kind(ActorKind.PERSON):
            start = chain.starts[0]
            sentence = trail.scene.sentence_at(start)
            is_next = 0 < sentence.number - here.number <= 2 and start - sentence.span.start < 3
            if is_next and start in trail.subjects and person_name(chain.name).is_full and not chain.roles:
                chain.roles.append(_role_of(trail, phrase))
                trail.add(chain, _whole(phrase), "described first, named next", phrase)
                break


def _role_of(trail: Trail, phrase: Phrase) -> Role:
    words = [word for word in phrase.modifiers if word in _qualifiers()]
    owner = _owner(trail, phrase)
    start = phrase.span.end - len(phrase.noun) - sum(len(word) + 1 for word in words)
    return Role(
        start=start,
        end=phrase.span.end,
        title=trail.scene.text[start : phrase.span.end],
        organisation=owner.name if owner is not None and owner.kind is ActorKind.ORGANISATION else "",
        country=trail.country_in(phrase),
    )


def described_role(trail: Trail, phrase: Phrase) -> Role:
    """Return the role that a description without a name says."""
    return _role_of(trail, phrase)


def _qualifiers() -> frozenset[str]:
    return folded_list("offices_en", "qualifiers")


@cache
def _same() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in lexicon.load("persons_en")["role"]:
        words = entry["same"].split()
        for word in words:
            table.setdefault(word, words[0])
    return table


def same_office(word: str) -> str:
    """Return the word that stands for all that news uses for one office by turns ("reporter" for "correspondent")."""
    return _same().get(word, word)
