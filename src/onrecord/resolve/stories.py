"""Which articles tell one running story: by their words and their days, each article for a stated reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.lexicon.weights import background
from onrecord.model import UNKNOWN_WHEN, Article, When, content_id
from onrecord.resolve.agglomeration import Edge, Group, group_alike
from onrecord.resolve.digests import stories_in
from onrecord.resolve.labels import label_of
from onrecord.resolve.neighbours import Neighbour, find_neighbours
from onrecord.resolve.spells import Spell
from onrecord.resolve.vectors import Vector, dot, heaviest, shared_terms, summed, unit, vector_of

LONGEST = 100
"""Terms of an article that are weighed."""

COMPANY = 4
"""Nearest articles that lend weight to the words of one: what it says in other words than they do still joins."""

LENT = 1.75
"""How much they lend, times how alike they are."""

LONGEST_LENT = 200
"""Terms of an article with those of its company."""

JOINED = 0.57
"""Mean likeness (with company) at which groups are joined.

Calibrated together with COMPANY and LENT on half of the benchmark: from .54 to .60 BCubed F stays within .010.
"""

STARTS = 0.22
"""Likeness by their own words at which two articles may start a group. Any two plane crashes or bus accidents reach .2.

Cuts from .16 to .25 cost nothing on half of the benchmark, and win .01 to .02 where most stories have one article.
"""

FOLLOWS = 0.14
"""Mean likeness by its own words at which an article that stands alone follows the most alike story."""

LABELLED = 50
"""Articles of a story, from its first days on, that are read for its label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What grouping needs of an article. An unknown `published` is no hindrance; bounds are used as far as they go."""

    id: str
    text: str
    title: str = ""
    published: When = UNKNOWN_WHEN

    @staticmethod
    def of(article: Article) -> Document:
        return Document(id=article.id, text=article.text, title=article.title or "", published=article.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story, and why it is there: the other article that drew it, the words that both share.

    `likeness` is 0 to 1 (1: word for word the same); `nearest` is "" where an article is a story of its own.
    """

    article: str
    nearest: str = ""
    likeness: float = 1.0
    words: tuple[str, ...] = ()
    is_digest: bool = False

    @property
    def reason(self) -> str:
        """The reason in words."""
        if not self.nearest:
            return "no other article is like it"
        shared = f" (both speak of {', '.join(self.words)})" if self.words else ""
        start = "a part of it is like" if self.is_digest else "like"
        return f"{start} {self.nearest}{shared}, likeness {self.likeness:.2f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one running story, in the order of their days; `label` is made of their own words.

    `central` is the article most like the others. A digest of several stories is a member of each of them.
    """

    members: tuple[Member, ...]
    label: str
    central: str

    @property
    def id(self) -> str:
        """The id, by the earliest article: later articles do not change it."""
        return content_id("story", next(member.article for member in self.members if self._founds(member)))

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(member.article for member in self.members)

    def _founds(self, member: Member) -> bool:
        return not member.is_digest or all(other.is_digest for other in self.members)


def group_stories(documents: Iterable[Document]) -> tuple[Story, ...]:
    """Return the stories of `documents`, each document in one or (a digest) in several, sorted by their ids.

    Neither ids nor order matter to what is grouped. An article without words is a story of its own. Of documents
    with one id the last counts.
    """
    bundles = bundle_alike({document.id: document for document in documents}.values())
    pile = Pile.of(bundles)
    own = dict(enumerate(by_own_words(pile, join(pile))))
    parts = parts_of(own, settle(pile, own))
    return tuple(sorted((story_of(pile, part) for _, part in parts), key=lambda story: story.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Documents with one text: they are weighed once."""

    documents: tuple[Document, ...]
    spell: Spell

    @property
    def text(self) -> str:
        return self.documents[0].text

    @property
    def title(self) -> str:
        return self.documents[0].title


def bundle_alike(documents: Iterable[Document]) -> tuple[Bundle, ...]:
    """Return documents by their text, in the order of their days, then of their texts; empty ones are left apart."""
    alike: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        empty = "" if document.text.strip() else document.id
        alike[content_id(document.text), empty].append(document)
    ordered = []
    for key, same in alike.items():
        same.sort(key=lambda one: (_spell(one).day is None, _spell(one).day or 0, one.title, one.id))
        bundle = Bundle(documents=tuple(same), spell=_spell(same[0]))
        ordered.append((bundle.spell.day is None, bundle.spell.day or 0, key, bundle))
    return tuple(row[-1] for row in sorted(ordered, key=lambda row: row[:-1]))


def place_of(bundle: Bundle) -> str:
    """Return what bundles are ordered by: their days, then their texts."""
    day = bundle.spell.day
    return f"{int(day is None)}{day or 0:07}{key_of(bundle.documents[0])}"


def key_of(document: Document) -> str:
    """Return what documents with one text share; empty ones share nothing."""
    return content_id(document.text) + ("" if document.text.strip() else document.id)


def _spell(document: Document) -> Spell:
    return Spell.between(document.published.earliest, document.published.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """The bundles with their vectors and neighbours, all in one order."""

    bundles: tuple[Bundle, ...]
    vectors: tuple[Vector, ...]
    spells: tuple[Spell, ...]
    neighbours: tuple[tuple[Neighbour, ...], ...]

    @staticmethod
    def of(bundles: tuple[Bundle, ...]) -> Pile:
        vectors = tuple(weigh(one.title, one.text) for one in bundles)
        spells = tuple(one.spell for one in bundles)
        return Pile(bundles=bundles, vectors=vectors, spells=spells, neighbours=find_neighbours(vectors, spells))

    def in_company(self, place: int) -> Vector:
        """Return the vector of an article with what its nearest neighbours lend it."""
        near = self.neighbours[place][:COMPANY]
        return in_company(self.vectors[place], ((one.likeness, self.vectors[one.place]) for one in near))


def weigh(title: str, text: str) -> Vector:
    """Return an article by its weightiest words."""
    return vector_of(title, text, background=background(), longest=LONGEST)


def in_company(vector: Vector, near: Iterable[tuple[float, Vector]]) -> Vector:
    """Return the vector of an article with what its nearest COMPANY neighbours (likeness, vector) lend it."""
    lent = [(LENT * likeness, other) for likeness, other in near]
    return unit(heaviest(summed(((1.0, vector), *lent)), LONGEST_LENT))


def join(pile: Pile) -> tuple[Group, ...]:
    """Return the groups of articles that are alike with their company."""
    vectors = [pile.in_company(place) for place in range(len(pile.bundles))]
    near = enumerate(pile.neighbours)
    edges = (Edge(place, one.place, one.likeness >= STARTS) for place, some in near for one in some)
    return group_alike(vectors, pile.spells, edges, least=JOINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The articles of a story by their places, and the digests of which a passage tells it, with that passage."""

    places: tuple[int, ...]
    digests: tuple[tuple[int, Vector], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of an article of a group: a digest, by the passages that tell other stories, or a follower of one.

    An article that is neither stays where it is.
    """

    told: Mapping[int, Vector]
    follows: int | None = None


def settle(pile: Pile, own: Mapping[int, Group]) -> list[Fate]:
    """Return what becomes of each article of a pile; `own` are the groups by what their articles say themselves."""
    home = {place: number for number, group in own.items() for place in group.places}
    return [fate_of(pile, own, home, place) for place in range(len(pile.bundles))]


def parts_of(own: Mapping[int, Group], fates: Sequence[Fate]) -> tuple[tuple[tuple[int, ...], Part], ...]:
    """Return the stories, digests and lone articles seen to, each with the groups that it is made of."""
    places = [set(group.places) for group in own.values()]
    home = {place: number for number, group in own.items() for place in group.places}
    digests: dict[int, list[tuple[int, Vector]]] = defaultdict(list)
    for place, fate in enumerate(fates):
        if fate.told or fate.follows is not None:
            places[home[place]].discard(place)
        for key, vector in fate.told.items():
            digests[key].append((place, vector))
        if fate.follows is not None:
            places[fate.follows].add(place)
    return _parts(places, digests)


def fate_of(pile: Pile, own: Mapping[int, Group], home: Mapping[int, int], place: int) -> Fate:
    """Return what becomes of an article: a digest belongs to each story that a passage of it tells.

    One that stands alone follows the story that it is most like, or is a story of its own. `own` are the groups by what
    their articles say themselves, `home` says in which of them an article is.
    """
    number = home[place]
    near = {home[one.place]: own[home[one.place]] for one in pile.neighbours[place]}
    others = {**near, number: own[number].without(place, pile.vectors[place])}
    told = stories_in(
        pile.bundles[place].text,
        pile.vectors[place],
        _inhabited(others),
        background=background(),
        longest=LONGEST,
    )
    is_alone = not told and len(own[number].places) == 1
    return Fate(told=told, follows=_followed(own[number], near) if is_alone else None)


def _inhabited(groups: Mapping[int, Group]) -> dict[int, Group]:
    return {number: group for number, group in groups.items() if group.places}


def _followed(group: Group, near: Mapping[int, Group]) -> int | None:
    """Return which story of several articles a single one follows, None when none is like it."""
    ranked = [(group.likeness(other), -number) for number, other in near.items() if len(other.places) > 1]
    likeness, number = max(ranked, default=(0.0, 0))
    return -number if likeness >= FOLLOWS else None


def _parts(
    places: Sequence[Collection[int]], digests: Mapping[int, Sequence[tuple[int, Vector]]]
) -> tuple[tuple[tuple[int, ...], Part], ...]:
    """Return the stories that have articles, or digests only (two digests may tell of each other), with their groups.

    Those of digests only that start with the same digest are one: its articles have all gone to other stories.
    """
    lived = [
        ((number,), Part(places=tuple(sorted(inside)), digests=tuple(digests.get(number, ()))))
        for number, inside in enumerate(places)
        if inside
    ]
    left: dict[int, dict[int, Vector]] = {}
    groups: dict[int, list[int]] = defaultdict(list)
    for number, inside in enumerate(places):
        if not inside and (told := digests.get(number)):
            groups[told[0][0]].append(number)
            start = left.setdefault(told[0][0], {})
            start.update((place, vector) for place, vector in told if place not in start)
    lone = (
        (tuple(groups[first]), Part(places=(), digests=tuple(sorted(told.items(), key=_place))))
        for first, told in left.items()
    )
    return (*lived, *lone)


def _place(digest: tuple[int, Vector]) -> int:
    return digest[0]


def by_own_words(pile: Pile, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the same groups with the sums of what their articles say themselves."""
    return tuple(
        Group(
            places=group.places,
            total=summed((1.0, pile.vectors[place]) for place in group.places),
            spells=group.spells,
        )
        for group in groups
    )


def story_of(pile: Pile, part: Part) -> Story:
    """Return a story with its label and the reason for each member."""
    places = part.places or tuple(place for place, _ in part.digests)
    total = summed((1.0, pile.vectors[place]) for place in places)
    central = pile.bundles[max(places, key=lambda place: (dot(pile.vectors[place], total), -place))]
    read = [pile.bundles[place] for place in places[:LABELLED]]
    label = label_of(total, ((one.title, one.text) for one in read), (central.title, central.text))
    members = [member for place in part.places for member in _members(pile, place, part.places)]
    members += [member for place, vector in part.digests for member in _guests(pile, place, vector, part.places)]
    return Story(members=tuple(members), label=label, central=central.documents[0].id)


def _members(pile: Pile, place: int, places: Sequence[int]) -> Iterable[Member]:
    """Yield the documents of one place with what drew them into the story of `places`."""
    inside = set(places) - {place}
    near = next((one for one in pile.neighbours[place] if one.place in inside), None)
    near = near or _nearest(pile.vectors[place], pile, sorted(inside))
    first, *same = pile.bundles[place].documents
    yield _member(first.id, pile, pile.vectors[place], near)
    yield from (Member(article=other.id, nearest=first.id) for other in same)


def _guests(pile: Pile, place: int, passage: Vector, places: Sequence[int]) -> Iterable[Member]:
    """Yield the documents of a digest with what drew its `passage` into the story of `places`."""
    near = _nearest(passage, pile, places)
    for document in pile.bundles[place].documents:
        yield replace(_member(document.id, pile, passage, near), is_digest=True)


def _nearest(vector: Vector, pile: Pile, places: Sequence[int]) -> Neighbour | None:
    """Return the most alike of the first LABELLED `places`, None when there is none."""
    found = [Neighbour(dot(vector, pile.vectors[place]), place) for place in places[:LABELLED]]
    return max(found, key=lambda one: (one.likeness, -one.place), default=None)


def _member(article: str, pile: Pile, vector: Vector, near: Neighbour | None) -> Member:
    if near is None:
        return Member(article=article)
    return Member(
        article=article,
        nearest=pile.bundles[near.place].documents[0].id,
        likeness=round(near.likeness, 4),
        words=shared_terms(vector, pile.vectors[near.place], 3),
    )
