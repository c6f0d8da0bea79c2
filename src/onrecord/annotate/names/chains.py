"""Who is who among the names of one article: full names, surnames, short forms, acronyms, names of countries."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.names.countries import CountryMention
from onrecord.annotate.names.namesakes import Traits, are_two, fits, traits_of
from onrecord.annotate.names.naming import PERSON, Named
from onrecord.annotate.names.organisations import classes_of, is_acronym_of, same_body, shortens
from onrecord.annotate.names.people import (
    can_be_one,
    gender_of_given,
    is_borne_by,
    is_given_name_of,
    person_name,
    same_word,
)
from onrecord.annotate.names.scene import Scene
from onrecord.annotate.names.words import fold, folded_list
from onrecord.model import ActorKind, Role
from onrecord.text import Span

MOST_COMPARED = 400
"""Actors of a kind, and mentions of one, that a name is compared with: all of a list would cost its square."""
_MOST_TRAITS = 40
"""Namings of one person whose roles and ages are compared with those of a namesake."""
_NEAR = 3
"""Sentences within which the last-named of two bearers of a surname is meant by it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody, and how we know."""

    span: Span
    basis: str


@dataclass(slots=True)
class Chain:
    """One actor while an article is read: everything that turned out to mean it. Grows until the reading is done."""

    kind: ActorKind
    name: str
    mentions: list[Mention] = field(default_factory=list)
    country: str = ""
    gender: str = ""
    roles: list[Role] = field(default_factory=list)
    classes: frozenset[str] = frozenset()
    starts: list[int] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)

    def add(self, span: Span, basis: str) -> None:
        self.mentions.append(Mention(span, basis))
        insort(self.starts, span.start)

    def last_before(self, offset: int) -> int:
        """Return where it is mentioned last before an offset, -1 for nowhere."""
        at = bisect_left(self.starts, offset)
        return self.starts[at - 1] if at else -1


@dataclass(slots=True)
class Chains:
    """All actors of an article, and the mentions that stay open."""

    scene: Scene
    all: list[Chain] = field(default_factory=list)
    open: list[Mention] = field(default_factory=list)
    _compared: dict[ActorKind, list[Chain]] = field(default_factory=dict)

    def of_kind(self, kind: ActorKind) -> Sequence[Chain]:
        """Return the actors of a kind, at most as many as are compared with one another."""
        return self._compared.get(kind, ())

    def begin(self, kind: ActorKind, name: str, span: Span, basis: str) -> Chain:
        """Return a new actor with its first mention."""
        chain = Chain(kind=kind, name=name)
        chain.add(span, basis)
        self.all.append(chain)
        compared = self._compared.setdefault(kind, [])
        if len(compared) < MOST_COMPARED:
            compared.append(chain)
        return chain

    def country(self, name: str) -> Chain | None:
        return next((one for one in self.of_kind(ActorKind.COUNTRY) if one.country == name), None)


def chain_names(
    scene: Scene,
    named: Sequence[Named],
    countries: Iterable[CountryMention],
    roles: Mapping[Span, tuple[Role, ...]],
) -> Chains:
    """Return the actors that an article names; `roles` are those that the words around each naming of a person give."""
    chains = Chains(scene)
    persons = [one for one in named if one.kind == PERSON]
    bodies = [one for one in named if one.kind != PERSON]
    full = [one for one in persons if person_name(one.name).is_full]
    for one in sorted(full, key=lambda person: (-len(person_name(person.name).parts), person.span)):
        _add_full_name(chains, one, traits_of(scene, one, roles.get(one.span, ())))
    for one in sorted(bodies, key=lambda body: (-len(body.name.split()), body.span)):
        _add_body(chains, one)
    for one in persons:
        if not person_name(one.name).is_full:
            _add_short_name(chains, one, roles.get(one.span, ()))
    for country in countries:
        _add_country(chains, country)
    return chains


def _add_full_name(chains: Chains, named: Named, traits: Traits) -> None:
    name = person_name(named.name)
    gender = gender_of(named)
    persons = [one for one in chains.of_kind(ActorKind.PERSON) if not _differ(one.gender, gender)]
    fitting = [one for one in persons if fold(one.name) == fold(named.name)]
    namesakes = fitting
    fitting = fitting or [one for one in persons if can_be_one(person_name(one.name), name)]
    fitting = [one for one in fitting if not are_two(one.traits, traits)]
    if namesakes and len(fitting) > 1:
        fitting = [one for one in fitting if fits(one.traits, traits)] or _named_last(chains.scene, fitting, named)
        if len(fitting) != 1:
            chains.open.append(Mention(named.mention, "several bear this name"))
            return
    if len(fitting) == 1:
        chain = fitting[0]
        chain.add(named.mention, "named")
        chain.gender = chain.gender or gender
        if len(named.name) > len(chain.name):
            chain.name = named.name
    else:
        chain = chains.begin(ActorKind.PERSON, named.name, named.mention, "named")
        chain.gender = gender or gender_of_given(name)
    if (traits.roles or traits.age is not None) and len(chain.traits) < _MOST_TRAITS:
        chain.traits.append(traits)
    chain.roles += traits.roles


def _named_last(scene: Scene, namesakes: Sequence[Chain], named: Named) -> list[Chain]:
    """Return the namesake named last in this paragraph, if there is just one."""
    here = scene.sentence_at(named.span.start).paragraph
    last = [(one.last_before(named.span.start), one) for one in namesakes]
    near = [one for start, one in last if start >= 0 and scene.sentence_at(start).paragraph == here]
    return near if len(near) == 1 else []


def _add_short_name(chains: Chains, named: Named, roles: Sequence[Role]) -> None:
    """Add a surname or a first name: to its one bearer, to nobody where the text leaves a choice."""
    gender = gender_of(named)
    persons = [one for one in chains.of_kind(ActorKind.PERSON) if not _differ(one.gender, gender)]
    bearers, basis = _bearers(persons, named)
    fitting = bearers
    is_bare = not named.honorific and not named.title
    is_inside = chains.scene.grammar.position(named.span).kind in {"at", "in", "into"}
    if (not fitting or is_inside) and is_bare and (body := _body_short(chains, named.name)):
        body.add(named.span, "short for its name")
        return
    if len(fitting) > 1:
        fitting, basis = _by_context(chains.scene, fitting, named), "same surname, named last before"
    elif named.honorific or named.title:
        basis = "title and surname"
    if len(fitting) == 1:
        fitting[0].add(named.mention, basis if fold(fitting[0].name) != fold(named.name) else "named")
        fitting[0].gender = fitting[0].gender or gender
        fitting[0].roles += roles
    elif bearers:
        chains.open.append(Mention(named.mention, "several bear this surname"))
    else:
        chain = chains.begin(ActorKind.PERSON, _with_honorific(named), named.mention, "named")
        chain.gender = gender
        chain.roles += roles


def _with_honorific(named: Named) -> str:
    return f"{named.honorific.text} {named.name}" if named.honorific else named.name


def _bearers(persons: Sequence[Chain], named: Named) -> tuple[list[Chain], str]:
    """Return whom a single name can mean, by the surname first, then by the first of two names, then by a given one."""
    short = " ".join(person_name(named.name).surname)
    names = [(one, person_name(one.name)) for one in persons]
    if same := [one for one, name in names if is_borne_by(short, name) or _is_alone(one, short)]:
        return same, "same surname"
    if named.honorific is None and (same := [one for one, name in names if is_given_name_of(short, name)]):
        return same, "first name"
    first = [one for one, name in names if len(name.parts) == 2 and same_word(short, name.parts[0])]
    return first, "same surname, printed first"


def _is_alone(chain: Chain, short: str) -> bool:
    """Whether a person who is known by a surname alone bears it ("Ms Venn", later "Venn")."""
    words = [word for word in fold(chain.name).split() if word not in folded_list("names_en", "honorifics")]
    return len(words) == 1 and same_word(words[0], short)


def _by_context(scene: Scene, fitting: Sequence[Chain], named: Named) -> list[Chain]:
    """Return whom a surname of several bearers means: by the office before it, else the only one named nearby."""
    title = {fold(word.text) for word in named.title}
    if title and (same := [one for one in fitting if _has_title(one, title)]):
        return same
    short = fold(named.name)
    called = [
        one for one in fitting if any(_is_called(scene, one, m.span, short) for m in one.mentions[-MOST_COMPARED:])
    ]
    if len(called) == 1:
        return called
    here = scene.sentence_at(named.span.start)
    seen = [(scene.sentence_at(last), one) for one in fitting if (last := one.last_before(named.span.start)) >= 0]
    for sentences, paragraphs in ((0, 0), (_NEAR, 0), (2 * _NEAR, 1), (_NEAR, _NEAR)):
        near = [
            one
            for sentence, one in seen
            if here.number - sentence.number <= sentences and here.paragraph - sentence.paragraph <= paragraphs
        ]
        if near:
            return near if len(near) == 1 else []
    return []


def _has_title(chain: Chain, title: set[str]) -> bool:
    return any(title & set(fold(role.title).split()) for role in chain.roles[-MOST_COMPARED:])


def _is_called(scene: Scene, chain: Chain, span: Span, short: str) -> bool:
    """Whether a mention calls somebody by this short name alone."""
    words = fold(span.of(scene.text)).split()
    return words[-1:] == [short] and len(words) < len(fold(chain.name).split())


def _body_short(chains: Chains, name: str) -> Chain | None:
    bodies = [one for one in chains.of_kind(ActorKind.ORGANISATION) if shortens(name, one.name)]
    return bodies[0] if len(bodies) == 1 else None


def _add_body(chains: Chains, named: Named) -> None:
    bodies = chains.of_kind(ActorKind.ORGANISATION)
    same = [one for one in bodies if same_body(one.name, named.name)]
    if same:
        same[0].add(named.span, "named")
        return
    for is_form, basis in ((is_acronym_of, "acronym of {}"), (shortens, "short for {}")):
        fitting = [one for one in bodies if is_form(named.name, one.name)]
        if fitting:
            body = max(fitting, key=lambda one: (-len(one.name.split()), one.last_before(named.span.start)))
            body.add(named.span, basis.format(body.name))
            return
    if defined := _defined_by(chains, bodies, named):
        defined.add(named.span, f"acronym of {defined.name}")
        return
    chain = chains.begin(ActorKind.ORGANISATION, named.name, named.span, "named")
    chain.classes = classes_of(named.name)


def _defined_by(chains: Chains, bodies: Sequence[Chain], named: Named) -> Chain | None:
    """Return the body whose name stands right before a name in brackets: "the Harrow Port Authority (Harport)"."""
    text = chains.scene.text
    if text[max(0, named.span.start - 2) : named.span.start] != " (":
        return None
    for body in bodies:
        for mention in body.mentions:
            between = text[mention.span.end : named.span.start]
            if between == " (" and text[named.span.end : named.span.end + 1] == ")":
                return body
    return None


def _add_country(chains: Chains, mention: CountryMention) -> None:
    printed = mention.span.of(chains.scene.text)
    if mention.body:
        _add_seated(chains, mention, printed)
        return
    chain = chains.country(mention.country)
    if chain is None:
        chain = chains.begin(ActorKind.COUNTRY, printed, mention.span, mention.basis)
        chain.country = mention.country
        chain.classes = frozenset({"own"} if mention.is_own_name else ())
        return
    chain.add(mention.span, mention.basis)
    is_fuller = "own" not in chain.classes or (len(printed) > len(chain.name) and not printed.isupper())
    if mention.is_own_name and is_fuller:
        chain.name = printed
        chain.classes = frozenset({"own"})


def _add_seated(chains: Chains, mention: CountryMention, printed: str) -> None:
    """Add a place that stands for an organisation: to the one of its name or of its acronym, else to a new one."""
    bodies = chains.of_kind(ActorKind.ORGANISATION)
    names = {mention.body, printed}
    same = [one for one in bodies if one.name in names or is_acronym_of(one.name, mention.body)]
    same = same or [one for one in bodies if "club" in one.classes and shortens(mention.body, one.name)]
    if len(same) == 1:
        same[0].add(mention.span, mention.basis)
    elif not same:
        chain = chains.begin(ActorKind.ORGANISATION, printed, mention.span, mention.basis)
        chain.classes = classes_of(mention.body) if mention.body != printed else frozenset({"side"})


def gender_of(named: Named) -> str:
    """Return what the words before a name tell of its bearer: "Mrs", "spokesman"; "" where they tell nothing."""
    words = {word.text.casefold() for word in named.title}
    words |= {named.honorific.text.casefold()} if named.honorific else set()
    for gender in ("man", "woman"):
        if words & (folded_list("names_en", "honorifics", gender) | folded_list("offices_en", "nouns", gender)):
            return gender
    return ""


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)
