"""Which phrases name a place that can be held, and what "it", "the site" and "the crossing" go back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.animates import is_animate, is_surely_person
from onrecord.annotate.assertions import Assertions
from onrecord.annotate.control.words import lists_word
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.parties import phrase_span
from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import Tree
from onrecord.model import ActorKind, Level, MarkKind
from onrecord.text import Span

_LOCATIVE = frozenset({"on", "at", "in", "near", "around", "between", "of", "along", "outside"})
_BEHIND_WHERE = re.compile(
    r"""
    \b (?: [Ii]n | [Oo]n | [Aa]t | [Nn]ear | [Oo]utside | [Ii]nto | [Aa]round | [Tt]owards | [Aa]cross
         | (?: town | city | village | island | port | villages | outskirts | streets | suburbs? | residents | mayor
             | centre | center | fall | recapture | liberation | siege ) [ ] of )
    [ ] ( [A-Z] [\w’'-]{2,30} )
    """,
    re.VERBOSE,
)
"""A name that stands where places stand, be it in the gazetteer or not."""
_PRONOUNS = frozenset({"it", "them", "there"})
MOST = 100
"""Places and holders of earlier claims that are kept, so that a long text stays linear."""
_FULL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_FAR = 1500
"""Code points looked back over from "the town" to the town that changed hands: some paragraphs."""
_BEFORE = 3
"""Words before a word for a part: "about a third of"."""
_NEAR = 400
"""Code points looked back over from "it" to the place: about the sentence before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPlace:
    """A place as a phrase names it: `name` in full where an earlier phrase has it, `span` the words themselves.

    `is_own` says that it is printed as somebody's own ("its barracks"), `is_guessed` that nothing but the verb tells
    that its name is a place's, `is_anything` that nothing but the verb tells that its noun is one.
    """

    name: str
    span: Span
    word: str
    is_named: bool
    is_country: bool = False
    is_own: bool = False
    is_guessed: bool = False
    is_anything: bool = False
    is_many: bool = False


class HeldPlaces:
    """The places of one article, as they are read; the later ones go back to the earlier."""

    def __init__(self, scene: Assertions) -> None:
        self._scene = scene
        self._held: list[HeldPlace] = []
        self._held_by: dict[str, HeldPlace] = {}
        self._levels = {place.id: place.level for place in scene.reading.places}
        marked = {mark.span.of(scene.text) for mark in scene.reading.of_kind(MarkKind.PLACE)}
        self._named = frozenset(marked | {match.group(1) for match in _BEHIND_WHERE.finditer(scene.text)})

    def place_at(self, tree: Tree, head: int, *, strong: bool = False, recall: bool = False) -> HeldPlace | None:
        """Return the place that the noun phrase with this head names, None when it names none that can be held.

        "It" is a place that a claim before is about; with `strong` (a verb that has nothing but places as its object)
        any place that is named right before, and so with `recall` (they who do it bear arms).
        """
        if tree.words[head] in _PRONOUNS:
            return self._behind_pronoun(tree, head, strong=strong or recall)
        is_none = any(tree.words[kid] == "no" for kid in tree.children[head])
        is_rank = tree.words[head] == "place" and not any(
            tree.deps[kid] in {"det", "poss"} for kid in tree.children[head]
        )
        if lists_word("no_places", "words", tree.words[head]) or is_none or is_rank:
            return None
        if recall and self._is_number_of_them(tree, head):
            span = tree.span(tree.firsts[head], tree.lasts[head])
            return HeldPlace(
                name=" ".join(span.of(self._scene.text).split()), span=span, word="", is_named=False, is_many=True
            )
        if (meant := self._named_by(tree, head) or self._part_of(tree, head, strong=strong)) is not None:
            return meant
        is_known = self._names_place(tree, head)
        is_named = is_known or self._is_unknown_name(tree, head, strong=strong)
        word = lemma_of(tree.words[head], tree.tags[head])
        is_anything = not is_named and not self._is_site(tree, head, word)
        if is_anything and not (strong and _may_be_site(tree, head)):
            return None
        span = site_span(tree, head)
        name = self._full_name(tree, head, span, word, is_named=is_named)
        return HeldPlace(
            name=name,
            span=span,
            word=word,
            is_named=is_named or _is_proper(tree, head),
            is_guessed=is_anything or (is_named and not is_known and not lists_word("places", "words", word)),
            is_anything=is_anything,
            is_country=self._is_country(tree, head),
            is_many=tree.tags[head] in {"NNS", "NNPS"} or tree.child(head, "conj") is not None,
            is_own=any(tree.tags[kid] == "PRP$" for kid in tree.children[head]),
        )

    def _is_number_of_them(self, tree: Tree, head: int) -> bool:
        """Whether a number counts places told of before: "the army holds two of the three"."""
        is_number = tree.tags[head] == "CD" and lists_word("parts", "words", tree.words[head])
        return is_number and self.latest(tree.starts[head]) is not None

    def _names_place(self, tree: Tree, head: int) -> bool:
        """Whether a name is a place here or elsewhere in the article; one of people ("Americans") is none."""
        if not tree.is_noun(head):
            return False
        if tree.tags[head] == "NNPS" and tree.words[head].endswith(("ans", "ians", "ards")):
            return False
        if self._scene.parties.place_at(tree, head) is not None:
            return True
        if (
            not _is_proper(tree, head)
            or tree.words[head] in CALENDAR
            or tree.span(head, head).of(self._scene.text) not in self._named
        ):
            return False
        return not is_surely_person(self._scene.parties.party(tree, head).appearance)

    def remember(self, place: HeldPlace, people: Sequence[str] = ()) -> None:
        """Keep a place that a claim is about, and who hold or held it: a later "it" goes back to it."""
        self._held = [*self._held[-MOST:], place]
        for name in people:
            self._held_by.pop(name.casefold(), None)  # the latest stand last
            self._held_by[name.casefold()] = place

    def held_by(self, people: Sequence[str], word: Span) -> HeldPlace | None:
        """Return the place that some people were last said to hold or leave: "they left" leaves it; `word` says so."""
        wanted = [set(name.casefold().split()) for name in people]
        latest = list(self._held_by.items())[-MOST:]
        found = next((place for key, place in reversed(latest) if _names_any(key, wanted)), None)
        if found is None or not 0 <= word.start - found.span.end <= _FAR:
            return None
        return HeldPlace(name=found.name, span=word, word=found.word, is_named=found.is_named)

    def latest(self, before: int, reach: int = _NEAR, *, many: bool = False) -> HeldPlace | None:
        """Return the place that the last claim before an offset was about, None when that is too far back."""
        near = [place for place in self._held if 0 <= before - place.span.end <= reach and (not many or place.is_many)]
        return near[-1] if near else None

    def _full_name(self, tree: Tree, head: int, span: Span, word: str, *, is_named: bool) -> str:
        """Return a place's own name where it stands beside the phrase, or where "the town" goes back to one."""
        name = " ".join(span.of(self._scene.text).split())
        if is_named:
            return name
        beside = tree.child(head, "appos")
        if beside is not None and beside > head and tree.tags[beside] == "NNP":
            return " ".join(site_span(tree, beside).of(self._scene.text).split())
        is_bare = all(tree.deps[kid] in {"det", "punct"} or kid > head for kid in tree.children[head])
        is_one = tree.tags[head] == "NN" and not any(tree.words[kid] in _LOCATIVE for kid in tree.children[head])
        if not (is_bare and is_one and lists_word("falling", "towns", word) and self._has_the(tree, head)):
            return name
        before = [one for one in self._held if one.is_named and 0 <= span.start - one.span.end <= _FAR]
        return before[-1].name if before else name

    def _has_the(self, tree: Tree, head: int) -> bool:
        return any(tree.words[kid] in {"the", "this"} for kid in tree.children[head])

    def is_known(self, place: HeldPlace) -> bool:
        """Whether an earlier claim is about the same place."""
        return any(_is_same(one.name, place.name) for one in self._held)

    def _named_by(self, tree: Tree, head: int) -> HeldPlace | None:
        """Return the place that a description is said of: "it was the only town", "Tarn, the only town"."""
        above = tree.heads[head]
        is_beside = tree.deps[head] == "appos" and above < head
        if is_beside and (self._names_place(tree, above) or tree.words[head] in {"place", "places", "one"}):
            return self.place_at(tree, above)
        if tree.deps[head] != "attr" or not tree.is_verb(above):
            return None
        subject = tree.child(above, "nsubj")
        found = None if subject is None or subject == head else self.place_at(tree, subject, strong=True)
        return None if found is None or found.is_anything else found

    def _part_of(self, tree: Tree, head: int, *, strong: bool) -> HeldPlace | None:
        """Return "most of the district": a part, which is no claim of the whole."""
        if not lists_word("parts", "words", tree.words[head]):
            return None
        if (half := _compass_part(tree, head)) is not None:
            return HeldPlace(name=half.of(self._scene.text), span=half, word=tree.words[head], is_named=False)
        preposition = next((kid for kid in tree.children[head] if tree.words[kid] == "of"), None)
        inner = tree.child(preposition, "pobj") if preposition is not None else None
        whole = self.place_at(tree, inner, strong=strong) if inner is not None else None
        if inner is not None and lists_word("no_places", "shared", tree.words[inner]):
            return None  # "30 percent of the market"
        if whole is None or tree.words[head] in _PRONOUNS:
            return None
        first = tree.firsts[head] if tree.firsts[head] >= head - _BEFORE else head
        span = Span(tree.starts[first], whole.span.end)
        return replace(whole, name=" ".join(span.of(self._scene.text).split()), span=span)

    def _is_unknown_name(self, tree: Tree, head: int, *, strong: bool) -> bool:
        """Whether a name stands where places stand, and means nobody whom the article names as a person."""
        if not _is_proper(tree, head) or tree.words[head] in CALENDAR:
            return False
        meant = self._scene.parties.party(tree, head).appearance
        if meant is not None and meant.kind is ActorKind.ORGANISATION and not _has_place_word(tree, head):
            return False  # "ran the Hallam Foundation"; the Hotel Regal is a place
        return not is_surely_person(meant) if strong else meant is None or meant.kind is not ActorKind.PERSON

    def _is_country(self, tree: Tree, head: int) -> bool:
        mark = self._scene.parties.place_at(tree, head)
        return mark is not None and self._levels.get(mark.value) is Level.COUNTRY

    def _behind_pronoun(self, tree: Tree, head: int, *, strong: bool) -> HeldPlace | None:
        span = tree.span(head, head)
        found = self._beside(tree, head) or self.latest(span.start, many=tree.words[head] == "them")
        if found is None and strong:
            found = self._mentioned(tree, head)
        if found is None or tree.deps[head] == "expl":
            return None
        return HeldPlace(name=found.name, span=span, word=found.word, is_named=found.is_named)

    def _beside(self, tree: Tree, head: int) -> HeldPlace | None:
        """Return the place that is the subject of the clause before: "the mine shut, and men hold it"."""
        if tree.words[head] != "it":
            return None
        root = next(iter(reversed([head, *tree.above(head)])))
        for token in range(head - 1, tree.firsts[root] - 1, -1):
            is_other = tree.deps[token] in {"nsubj", "nsubjpass"} and tree.heads[token] != tree.heads[head]
            if is_other and tree.tags[token] == "NN":
                found = self.place_at(tree, token)
                return found if found and not found.is_guessed and not found.is_country else None
        return None

    def _mentioned(self, tree: Tree, head: int) -> HeldPlace | None:
        """Return the place that is named last before a pronoun, in its paragraph or the one before."""
        for where, before in ((tree, head), (self._scene.antecedents.tree_before(tree), None)):
            if where is None:
                continue
            end = len(where) if before is None else before
            tokens = [token for token in range(end - 1, -1, -1) if where.deps[token] in _FULL]
            for token in (*(one for one in tokens if where.deps[one] != "pobj"), *tokens):
                if where.words[token] not in _PRONOUNS and self.place_at(where, token) is not None:
                    return self.place_at(where, self._whole(where, token))
        return None

    def _whole(self, tree: Tree, token: int) -> int:
        """Return the place that a place is a mark of: the building of "the building on Cawdor Street"."""
        while tree.deps[token] == "pobj" and tree.is_noun(tree.heads[tree.heads[token]]):
            above = tree.heads[tree.heads[token]]
            if self.place_at(tree, above) is None:
                break
            token = above
        return token

    def _is_site(self, tree: Tree, head: int, word: str) -> bool:
        """Whether a noun is a word for what can be held, and the phrase means one: "the bridge", not "bridge"."""
        if is_surely_person(self._scene.parties.party(tree, head).appearance):
            return False
        if not (_is_listed(word) or _is_listed(tree.words[head])):
            return False
        if not (tree.is_noun(head) or tree.deps[head] in {"dobj", "pobj"}) or tree.deps[head] in {
            "compound",
            "amod",
            "npadvmod",
        }:
            return False
        return (
            tree.words[head] != word
            or lists_word("places", "bare", word)
            or self._opens_headline(tree, head)
            or tree.tags[head] == "VBG"
            or any(tree.deps[kid] in {"det", "poss", "nummod", "amod", "compound"} for kid in tree.children[head])
        )

    def _opens_headline(self, tree: Tree, head: int) -> bool:
        """Whether a bare noun is the subject that opens a sentence in the style of headlines: "Prison retaken"."""
        is_first = self._scene.text[tree.starts[head]].isupper() and not tree.children[head]
        return is_first and tree.deps[head] in {"nsubj", "nsubjpass"}


_ROOMS = frozenset("room office house place area side end floor hall building zone line".split())
"""Words that say too little to be the short form of a name: "the room" is not the control room."""


def _names_any(key: str, wanted: Sequence[set[str]]) -> bool:
    """Whether a name is, in full or in short, one of those that are looked for: "commandos", "20 commandos"."""
    return any(words and words <= set(key.split()) for words in wanted)


def _is_same(one: str, other: str) -> bool:
    """Whether one name is the short form of another: "hospital", "maternity hospital"."""
    first, second = one.casefold().split(), other.casefold().split()
    if first == second:
        return True
    is_short = set(first) <= set(second) or set(second) <= set(first)
    return first[-1:] == second[-1:] and first[-1] not in _ROOMS and is_short


def site_span(tree: Tree, head: int) -> Span:
    """Return the words of a place: its noun phrase, and where it is ("the crossing at Lesk Bridge")."""
    span = _own_words(tree, head)
    first = next((token for token in range(tree.firsts[head], head) if tree.starts[token] == span.start), head)
    if tree.words[first] in _FOCUS and first < head:  # "even the car park"
        span = Span(_own_start(tree, first + 1, head), span.end)
    last = head
    for kid in tree.children[head]:
        if kid == last + 1 and tree.words[kid] in _LOCATIVE and tree.deps[kid] == "prep":
            inner = tree.child(kid, "pobj")
            if inner is None or not _is_where(tree, inner):
                break
            last = inner
    return Span(span.start, max(span.end, tree.ends[last]))


def _compass_part(tree: Tree, head: int) -> Span | None:
    """Return "northern half": a part that a point of the compass tells from the rest."""
    side = next((kid for kid in tree.children[head] if tree.words[kid].endswith(("ern", "upper", "lower"))), None)
    inner = any(tree.words[kid] == "of" for kid in tree.children[head])
    return tree.span(side, head) if side is not None and side < head and not inner else None


_FOCUS = frozenset({"even", "over", "just", "back"})


def _own_start(tree: Tree, first: int, head: int) -> int:
    while first < head and tree.words[first] in {"the", "a", "an", "this", "that"}:
        first += 1
    return tree.starts[first]


def _own_words(tree: Tree, head: int) -> Span:
    """Return a place's phrase without who holds it ("rebel-held") and without people it was cleared of."""
    span = phrase_span(tree, head)
    for kid in tree.children[head]:
        if kid < head and tree.deps[kid] == "amod" and lists_word("before", "words", tree.words[kid]):
            span = Span(tree.starts[kid + 1], span.end)
        inner = tree.child(kid, "pobj") if tree.words[kid] == "of" else None
        if inner is not None and is_animate(tree, inner):
            span = Span(span.start, tree.ends[head])
    return span


def _may_be_site(tree: Tree, head: int) -> bool:
    """Whether a noun that is in no list may be a place: "the gantry"; no people, and nothing else that is taken."""
    if tree.tags[head] not in {"NN", "NNS"} or is_animate(tree, head) or tree.deps[head] in {"compound", "amod"}:
        return False
    has_the = any(tree.deps[kid] in {"det", "poss", "nummod"} for kid in tree.children[head])
    is_deed = tree.words[head].endswith("ing")  # "took over the guarding of the station"
    return has_the and not is_deed and not lists_word("no_places", "things", tree.words[head])


def _has_place_word(tree: Tree, head: int) -> bool:
    names = [kid for kid in tree.children[head] if tree.deps[kid] == "compound"]
    return any(_is_listed(tree.words[token]) for token in (head, *names))


def _is_listed(word: str) -> bool:
    """Whether a noun is a word for a place, by the list or by its end ("gatehouse", "shipyard")."""
    if lists_word("places", "words", word):
        return True
    return len(word) > _SHORTEST and word.endswith(_ENDINGS) and not lists_word("no_places", "endings", word)


_ENDINGS = tuple(
    "house houses yard yards room rooms field fields land lands side stead works tower towers bridge bridges camp town "
    "towns mill mills store stores dock docks".split()
)
_SHORTEST = 6
"""Letters of a word that is judged by its end."""


def _is_where(tree: Tree, noun: int) -> bool:
    """Whether a noun behind "at", "on", "in" says where, and not when."""
    word = lemma_of(tree.words[noun], tree.tags[noun])
    if tree.tags[noun] in {"NNP", "NNPS"}:
        return tree.words[noun] not in CALENDAR
    return lists_word("places", "words", word) or lists_word("places", "words", tree.words[noun])


def _is_proper(tree: Tree, head: int) -> bool:
    return tree.tags[head] in {"NNP", "NNPS"}
