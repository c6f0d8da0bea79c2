"""Which sentences of two versions belong together: equal ones first, then those that are most alike, moved ones too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.resolve.versions.service import find_service, is_title
from onrecord.resolve.versions.tokens import Token, read_tokens
from onrecord.resolve.versions.wording import small_words
from onrecord.text import Span, covering, merged, overlapping

ALIKE = 0.34
"""The part of its words that a sentence shares with the one that it became."""

JOINED = 0.6
"""The part of the words of a sentence that stand in a neighbour of its counterpart, where it was split or joined."""

LIGHT = 0.25
"""What a word that says nothing by itself weighs of one that does."""

MOST = 200
"""Sentences without an equal one among which all pairs are weighed; of more, those near in place."""

NEAR = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: where it stands, its tokens, whether it is the headline."""

    span: Span
    tokens: tuple[Token, ...]
    is_title: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(token.key for token in self.tokens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences that belong together: one on each side, more where one was split, none where one was added."""

    old: tuple[Sentence, ...] = ()
    new: tuple[Sentence, ...] = ()


def read_sentences(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], claimed: Sequence[Span], skipped: Sequence[Span]
) -> tuple[Sentence, ...]:
    """Return the sentences of an article with words, those about the article and those in `skipped` left out."""
    left_out = merged((*find_service(text, paragraphs, claimed), *skipped))
    first = next((one for one in paragraphs if covering(left_out, one) is None), Span(0, 0))
    title = first if is_title(text, first) else Span(0, 0)
    found: list[Sentence] = []
    for span in sentences:
        if covering(left_out, span):
            continue
        before = overlapping(left_out, span)
        start = before.end if before and before.start <= span.start else span.start
        if start < span.end and (tokens := read_tokens(text, Span(start, span.end))):
            words = Span(tokens[0].start if start > span.start else span.start, span.end)
            found.append(Sentence(span=words, tokens=tokens, is_title=span.overlaps(title)))
    return tuple(found)


def align(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Block, ...]:
    """Return the sentences of two versions in blocks, in the order of the new one, removed ones where they stood."""
    pairs = dict(_equal_pairs(old, new))
    pairs |= dict(_alike_pairs(old, new, pairs))
    return tuple(_blocks(old, new, pairs))


def _equal_pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences with the same words, wherever they stand; of several, the first with the first."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(new) - 1, -1, -1):
        waiting[new[place].keys].append(place)
    for place, sentence in enumerate(old):
        if waiting.get(sentence.keys):
            yield place, waiting[sentence.keys].pop()


def _alike_pairs(old: Sequence[Sentence], new: Sequence[Sentence], equal: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences that are alike, the likest first, each once."""
    given = set(equal.values())
    olds = [place for place in range(len(old)) if place not in equal]
    news = [place for place in range(len(new)) if place not in given]
    bags_old = {place: _bag(old[place]) for place in olds}
    bags_new = {place: _bag(new[place]) for place in news}
    scored: list[tuple[float, int, int, int]] = []
    for at, one in enumerate(olds):
        reach = news if len(olds) * len(news) <= MOST * MOST else news[max(0, at - NEAR) : at + NEAR]
        for other in reach:
            if old[one].is_title != new[other].is_title:
                continue
            is_title = old[one].is_title
            share = 1.0 if is_title else _likeness(bags_old[one], bags_new[other])
            beside = _is_beside(one, other, equal)
            if share >= ALIKE or (beside and share >= ALIKE / 2):
                scored.append((-share - (0.1 if beside else 0.0), abs(one - other), one, other))
    taken: set[int] = set()
    for _, _, one, other in sorted(scored):
        if one not in taken and other not in given:
            taken.add(one)
            given.add(other)
            yield one, other


def _is_beside(one: int, other: int, equal: dict[int, int]) -> bool:
    """Whether two sentences follow, or go before, ones that are equal."""
    return equal.get(one - 1) == other - 1 or equal.get(one + 1) == other + 1


def _bag(sentence: Sentence) -> Counter[str]:
    return Counter(sentence.keys)


def _weight(key: str, count: int) -> float:
    return count * (LIGHT if key in small_words() else 1.0)


def _size(bag: Counter[str]) -> float:
    return sum(_weight(key, count) for key, count in bag.items())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the part of the words of both that both have, 0 to 1."""
    whole = _size(one) + _size(other)
    return 2 * _size(one & other) / whole if whole else 0.0


def _blocks(old: Sequence[Sentence], new: Sequence[Sentence], pairs: dict[int, int]) -> Iterator[Block]:
    """Yield the pairs as blocks, with the sentences that were split off or joined on; then what stands alone."""
    back = {other: one for one, other in pairs.items()}
    olds: dict[int, list[int]] = {one: [one] for one in pairs}
    news: dict[int, list[int]] = {one: [other] for one, other in pairs.items()}
    alone_old = [one for one in range(len(old)) if one not in pairs]
    alone_new = [other for other in range(len(new)) if other not in back]
    for one in list(alone_old):
        if (host := _host(old, new, one, pairs)) is not None:
            olds[host].append(one)
            alone_old.remove(one)
    for other in list(alone_new):
        if (guest := _host(new, old, other, back)) is not None:
            news[back[guest]].append(other)
            alone_new.remove(other)
    placed = [(news[one][0], 1, one) for one in pairs]
    placed += [(other, 1, -1) for other in alone_new]
    placed += [(_follows(one, pairs), 2, one) for one in alone_old]
    for place, kind, one in sorted(placed):
        if kind == 2:  # removed sentences come behind the one that stood before them
            yield Block(old=(old[one],))
        elif one < 0:
            yield Block(new=(new[place],))
        else:
            yield Block(old=tuple(old[at] for at in sorted(olds[one])), new=tuple(new[at] for at in sorted(news[one])))


def _follows(one: int, pairs: dict[int, int]) -> int:
    """Return the place in the new version behind which a removed sentence would stand."""
    return next((pairs[before] for before in range(one - 1, -1, -1) if before in pairs), -1)


def _host(mine: Sequence[Sentence], theirs: Sequence[Sentence], at: int, pairs: dict[int, int]) -> int | None:
    """Return the neighbour of a sentence that stands alone whose counterpart has its words as well."""
    if mine[at].is_title:
        return None
    bag = _bag(mine[at])
    for beside in (at - 1, at + 1):
        if beside not in pairs or mine[beside].is_title:
            continue
        spare = _bag(theirs[pairs[beside]]) - _bag(mine[beside])
        if _size(bag & spare) >= JOINED * _size(bag):
            return beside
    return None
