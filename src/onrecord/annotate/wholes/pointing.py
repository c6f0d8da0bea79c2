"""What a phrase that only points means, where its article says so before: "the wall" is "east wall of the Tarn Dam"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.events.subjects import phrase_start
from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import Tree
from onrecord.annotate.wholes.towns import LEVELS, Towns
from onrecord.lexicon import listed
from onrecord.text import Span

LONGEST = 70
"""Code points of the words that are filled in for a phrase."""

MOST = 2
"""Phrases of one claim that are filled in: more make a line hard to read."""

SAID = 0.5
"""Part of the words of such a phrase that a line may hold already."""

KEPT = 40
"""Earlier phrases of one head that are looked at, the latest ones."""

_DEFINITE = frozenset("the this that these those".split())
_TELLING = frozenset("of in at on near off between against from for to over about by".split())
"""Prepositions behind a noun that say which one it is; what stands behind "with" may belong to the verb."""

_OPENING = _DEFINITE | frozenset("a an its his her their our my your some any no another each every all both".split())
_INDEFINITE = frozenset({"a", "an", "another"})
_BARE = frozenset({"det", "punct", "relcl", "case", "cc", "conj"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_OTHER = frozenset(
    "similar other another separate different second third unrelated previous earlier former such".split()
)
_EMPTY = frozenset(
    "other same new first last many few such more most next previous current own several various".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A phrase that points, by its noun, and the words of the same article that say what it means."""

    noun: int
    span: Span
    meant: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A noun phrase: its words, those before and behind its head, and whether they tell more than the head does."""

    span: Span
    before: frozenset[str]
    behind: frozenset[str]
    is_telling: bool
    is_new: bool
    is_owned: bool

    @property
    def is_bare(self) -> bool:
        return not self.before and not self.behind

    def fits(self, other: _Phrase) -> bool:
        """Whether nothing speaks against two phrases of one head meaning one thing; "his plan" may be another."""
        if other.is_owned and other != self:
            return False
        if self.before and other.before and self.before.isdisjoint(other.before):
            return False
        return not (self.behind and other.behind and self.behind.isdisjoint(other.behind))


@dataclass(slots=True)
class Phrases:
    """The noun phrases of an article by their heads, in the order of the text."""

    text: str
    towns: Towns
    by_head: dict[str, list[_Phrase]] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, trees: Sequence[Tree], towns: Towns) -> Phrases:
        """Return the noun phrases of an article."""
        found = cls(text, towns)
        for tree in trees:
            for token, tag in enumerate(tree.tags):
                if _heads(tree, token, tag) and not _is_listed(tree.words[token]):
                    found.by_head.setdefault(tree.words[token], []).append(_phrase_at(tree, token, text))
        return found

    def pointers(self, tree: Tree, words: Span) -> Iterator[Pointer]:
        """Yield the phrases among `words` that only point, with what they mean, where that is sure."""
        done: set[str] = set()
        for noun in pointing_nouns(tree, words):
            head = tree.words[noun]
            meant = None if head in done or len(done) == MOST else self._meant(head, tree.starts[noun])
            if meant is None or meant.overlaps(words) or self._is_said(head, meant, words):
                continue
            done.add(head)
            yield Pointer(noun=noun, span=tree.span(noun - 1, noun), meant=meant)

    def _is_said(self, head: str, meant: Span, words: Span) -> bool:
        """Whether words hold most of the phrase that would be filled in among them."""
        own = {word for word in _WORDS.findall(meant.of(self.text).casefold()) if word != head}
        return len(own & {*_WORDS.findall(words.of(self.text).casefold())}) > SAID * len(own)

    def _meant(self, head: str, at: int) -> Span | None:
        """Return the one phrase of a head before an offset that tells more; None where two may be meant."""
        if head in LEVELS:
            return self.towns.meant(head, at)
        earlier = self._before(head, at)
        telling = [one for one in earlier if one.is_telling]
        if not telling:
            return None
        best = telling[-1]
        is_new_since = any(one.is_new and one.is_bare and one.span.start > best.span.start for one in earlier)
        return best.span if not is_new_since and all(best.fits(one) for one in earlier) else None

    def is_named(self, head: str, words: Span, *, with_more: bool = False) -> bool:
        """Whether a phrase with a head stands in some words, `with_more` than the head."""
        known = self.by_head.get(head, [])
        first, last = (bisect_left(known, at, key=lambda one: one.span.start) for at in words)
        return any((not one.is_bare or not with_more) and words.contains(one.span) for one in known[first:last])

    def _before(self, head: str, at: int) -> list[_Phrase]:
        """Return the latest phrases of a head that are over at an offset."""
        known = self.by_head.get(head, [])
        last = bisect_left(known, at, key=lambda one: one.span.start)
        return [one for one in known[max(0, last - KEPT) : last] if one.span.end <= at]

    def introduced(self, head: str, at: int) -> Span | None:
        """Return the one phrase that brings up a thing before an offset: "a deal", "12 pumps"; None for several."""
        earlier = self._before(head, at)
        new = [one for one in earlier if one.is_new]
        return new[0].span if len(new) == 1 and all(new[0].fits(one) for one in earlier) else None


def tokens_in(tree: Tree, words: Span) -> range:
    """Return the tokens inside some words."""
    return range(bisect_left(tree.starts, words.start), bisect_right(tree.ends, words.end))


def _is_listed(word: str) -> bool:
    return word in listed("pointers_en", "never") or word in listed("pointers_en", "elsewhere")


def _heads(tree: Tree, token: int, tag: str) -> bool:
    """Whether a word heads a noun phrase; of a name of several words the last one does: "East Terminal"."""
    if tag in {"NNP", "NNPS"}:
        return any(tree.deps[kid] in _BEFORE for kid in tree.children[token])
    return tag in {"NN", "NNS"} and (tree.deps[token] not in _BEFORE or _named_by(tree, token) is not None)


def _named_by(tree: Tree, noun: int) -> int | None:
    """Return the last word of the name behind a noun that says what it is: "the inventor Ola Reed"; None for none."""
    head = tree.heads[noun]
    is_name = head > noun and all(tree.tags[at] in {"NNP", "NNPS"} for at in range(noun + 1, head + 1))
    return head if is_name and tree.deps[noun] in _BEFORE else None


def pointing_nouns(tree: Tree, words: Span) -> Iterator[int]:
    """Yield the nouns inside `words` that have a definite article or "this" before them and no words of their own."""
    for noun in tokens_in(tree, words):
        if tree.tags[noun] not in {"NN", "NNS"}:
            continue
        article = tree.child(noun, "det")
        if article is None or tree.words[article] not in _DEFINITE or article != noun - 1:
            continue
        if all(_is_apart(tree, noun, kid) for kid in tree.children[noun] if kid != article):
            yield noun


def _is_apart(tree: Tree, noun: int, kid: int) -> bool:
    """Whether what hangs on a noun does not say which one it is: a clause behind a comma, a day, a participle."""
    if tree.deps[kid] == "acl":
        return tree.words[noun] in LEVELS and tree.tags[kid] == "VBG"
    if tree.deps[kid] == "prep":
        day = tree.child(kid, "pobj")
        return day is not None and (tree.words[day] in CALENDAR or tree.words[day] in listed("pointers_en", "never"))
    is_behind_comma = "," in (tree.words[tree.firsts[kid] - 1], tree.words[min(noun + 1, len(tree) - 1)])
    return tree.deps[kid] in _BARE and (tree.deps[kid] != "relcl" or is_behind_comma)


def _phrase_at(tree: Tree, noun: int, text: str) -> _Phrase:
    first = phrase_start(tree, _named_by(tree, noun) or noun)
    is_new = tree.words[first] in _INDEFINITE or (tree.tags[noun] == "NNS" and tree.tags[first] in {"CD", "JJ", "NNS"})
    while first < noun and (tree.words[first] in _OPENING or tree.tags[first].startswith("RB")):
        first += 1
    before = [at for kid in tree.children[noun] if kid < noun and tree.deps[kid] in _BEFORE for at in _under(tree, kid)]
    own = [at for at in before if at >= first and _says(tree, at)]
    is_told = any(_is_thing(tree, at) for at in own)
    name = _named_by(tree, noun)
    last = _shortened(tree, noun, first, _end_of(tree, noun, with_deeds=not is_told)) if name is None else name
    behind = [at for at in range(noun + 1, last + 1) if _says(tree, at)]
    span = tree.span(first, last)
    inside = range(first, last + 1)
    is_telling = is_told or any(_names(tree, at, text) for at in inside if at != noun)
    is_clean = span.end - span.start <= LONGEST and not set(_UNQUOTABLE) & set(span.of(text))
    is_one = not any(tree.words[at] in _TODAY | _OTHER for at in inside)
    return _Phrase(
        span=span,
        before=frozenset(tree.words[at] for at in own if tree.words[at] not in _EMPTY),
        behind=frozenset(tree.words[at] for at in behind),
        is_telling=is_telling and is_clean and is_one and not _is_generic(tree, noun),
        is_new=is_new,
        is_owned=any(tree.tags[kid] == "PRP$" for kid in tree.children[noun]),
    )


def _is_generic(tree: Tree, noun: int) -> bool:
    """Whether one thing is named without an article or anything else before it: "taken to hospital in Tarn"."""
    return tree.tags[noun] == "NN" and not any(kid < noun for kid in tree.children[noun])


_TODAY = frozenset("today yesterday tomorrow tonight".split())
_WORDS = re.compile(r"\w{3,}")


def _is_thing(tree: Tree, token: int) -> bool:
    """Whether a noun beside another says what that one is of; days and measures say nothing."""
    return tree.is_noun(token) and tree.words[token] not in CALENDAR and not _is_listed(tree.words[token])


_UNQUOTABLE = '\n[]()“”"‹›;'


def _end_of(tree: Tree, noun: int, *, with_deeds: bool) -> int:
    """Return the last token of what says which one a noun means, directly behind it: "of the dam", "signed in Tarn".

    `with_deeds`: a participle is part of it.
    """
    last = noun
    for kid in tree.children[noun]:
        is_phrase = (tree.deps[kid] == "prep" and tree.words[kid] in _TELLING) or (
            with_deeds and tree.deps[kid] == "acl" and tree.tags[kid] == "VBN"
        )
        if kid > noun and tree.deps[kid] != "case":
            if not is_phrase or tree.firsts[kid] != last + 1:
                break
            last = _before_clause(tree, kid)
    return last


def _before_clause(tree: Tree, kid: int) -> int:
    """Return the last token of a phrase, without the clauses and joined words in it."""
    ends = (at for at in range(kid + 1, tree.lasts[kid] + 1) if tree.deps[at] in _CUT or tree.words[at] in _STOPS)
    last = next(ends, tree.lasts[kid] + 1) - 1
    while last > kid and tree.tags[last] in _LOOSE:
        last -= 1
    return last if last > kid else kid - 1


_CUT = frozenset({"cc", "mark", "nsubj", "punct"})
_STOPS = frozenset(
    "that which who whom whose where when while as than it he she they him her them its his their".split()
)
_LOOSE = frozenset({"IN", "TO", "DT", "RB", "PRP$"})


def _shortened(tree: Tree, noun: int, first: int, last: int) -> int:
    """Return the last token of a phrase, of too long a one that of the part which ends before its last preposition."""
    longest = tree.starts[first] + LONGEST
    for at in range(last - 1, noun, -1):
        if tree.ends[last] <= longest:
            break
        if at < last and tree.deps[at] in {"prep", "acl"}:
            last = at - 1
    return last if tree.ends[last] <= longest else noun


def _under(tree: Tree, kid: int) -> range:
    return range(tree.firsts[kid], tree.lasts[kid] + 1)


def _says(tree: Tree, token: int) -> bool:
    return tree.tags[token][0] in "NJ" or tree.tags[token] == "CD"


def _names(tree: Tree, token: int, text: str) -> bool:
    """Whether a word is a name or made of one: "Greyholt", "Quellian"."""
    return tree.words[token] not in CALENDAR and text[tree.starts[token]].isupper() and token > 0
