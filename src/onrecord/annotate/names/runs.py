"""Stretches of capitalised words that can be names, with the titles before them taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.names.organisations import has_body_word, is_body_word
from onrecord.annotate.names.scene import Scene, Sentence
from onrecord.annotate.names.words import Word, fold, folded_list, listed
from onrecord.text import Span

LONGEST = 14
"""Words of the longest run that is read as one name; longer ones are lists of capitals, not names."""

_LONGEST_TITLE = 6
_GAP = re.compile(r"[ \u00a0]|[ ]&[ ]|-|–")
_SHORT = frozenset(
    "Mr Mrs Ms Dr Prof Rev St Sen Rep Gov Gen Lt Col Maj Capt Sgt Jr Sr Adm Cmdr Hon Messrs Fr No".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """A possible name: its words, the index of the first in its sentence, and the words of a title before it.

    `name` is it as printed, with single blanks.
    `is_first` tells that it opens its sentence, where a capital says nothing.
    """

    words: tuple[Word, ...]
    at: int
    sentence: Sentence
    is_first: bool
    span: Span
    name: str
    title: tuple[Word, ...] = ()


def _run(text: str, sentence: Sentence, at: int, end: int, *, is_first: bool, title: tuple[Word, ...] = ()) -> Run:
    """Return the words from `at` to before `end` of a sentence as a possible name."""
    words = sentence.words[at:end]
    span = Span(words[0].start, words[-1].end)
    return Run(words, at, sentence, is_first, span, " ".join(span.of(text).split()), title)


def find_runs(scene: Scene, sentence: Sentence) -> Iterator[Run]:
    """Yield the possible names of a sentence, in order."""
    words = sentence.words
    at = 0
    while at < len(words):
        if not words[at].is_capital:
            at += 1
            continue
        last = _end_of_run(scene, words, at)
        yield from _parts(scene, sentence, at, last)
        at = last + 1


def _end_of_run(scene: Scene, words: Sequence[Word], first: int) -> int:
    """Return the last word of the run of capitals that starts at `first`, small words of names included."""
    last = first
    while last + 1 < len(words) and last - first < LONGEST:
        step = _next_capital(scene, words, first, last)
        if step is None:
            break
        last = step
    return last


def _next_capital(scene: Scene, words: Sequence[Word], first: int, last: int) -> int | None:
    """Return the next word of the run, over particles, and over "of" where a body's name goes on; None at its end."""
    if words[last].is_owner and not _goes_on(scene, words, last):
        return None
    at = last + 1
    if not _joined(scene.text, words[last], words[at]):
        return None
    if words[at].is_capital:
        return at
    return _behind_small_words(scene, words, at) if _links(scene, words, first, at) else None


def _links(scene: Scene, words: Sequence[Word], first: int, at: int) -> bool:
    """Whether a small word goes on with a name: a particle, "of" in a body's, "and" where the tagger sees one body."""
    word = words[at].text
    if word == "and":
        return _is_one_name(scene, Span(words[at - 1].start, words[at].end))
    if word in {"of", "for"}:
        return has_body_word(words[first:at])
    return word in listed("names_en", "particles") and word not in {"do", "as", "e", "y"}


def _behind_small_words(scene: Scene, words: Sequence[Word], at: int) -> int | None:
    """Return the capitalised word behind a small one, with at most one more between them."""
    for behind in range(at + 1, min(at + 3, len(words))):
        if not _joined(scene.text, words[behind - 1], words[behind]):
            return None
        if words[behind].is_capital:
            return behind
        if words[behind].text not in {"the", *listed("names_en", "particles")}:
            return None
    return None


def _goes_on(scene: Scene, words: Sequence[Word], owner: int) -> bool:
    """Whether a possessive is inside of a name: "St Mary's Hospital", not "Ostrea's Defence Ministry"."""
    if owner + 1 >= len(words) or not words[owner + 1].is_capital or scene.place_at(words[owner].span):
        return False
    before = words[owner - 1].text if owner else ""
    return before in {"St", "Saint"} or _is_one_name(scene, Span(words[owner].start, words[owner + 1].end))


def _is_one_name(scene: Scene, span: Span) -> bool:
    """Whether the tagger takes a stretch for the inside of one organisation."""
    return any(label == "ORG" and entity.contains(span) for label, entity in scene.labels(span))


def _joined(text: str, one: Word, other: Word) -> bool:
    between = text[one.end : other.start]
    if between == " ":
        return True
    if one.is_owner:
        between = between[2:] if between[:1] in {"’", "'", "ʼ"} and between[1:2] in {"s", "S"} else between[1:]
    if between.startswith(".") and (one.text in _SHORT or (len(one.text) == 1 and one.text.isupper())):
        between = between[1:]
    return _GAP.fullmatch(between) is not None


def _parts(scene: Scene, sentence: Sentence, first: int, last: int) -> Iterator[Run]:
    """Yield what is left of a run without openers and titles; nothing where only titles are left."""
    words = sentence.words
    is_first = _opens(scene.text, sentence, first)
    while first <= last and _is_opener(scene, words[first], is_first=is_first and first < last):
        first += 1
        is_first = False
    if first > last or scene.place_at(Span(words[first].start, words[last].end)):
        if first <= last:
            yield _run(scene.text, sentence, first, last + 1, is_first=is_first)
        return
    start = _start_of_name(words, first, last)
    for owner in range(start - 1, first - 1, -1):  # "NATO Secretary-General ...": the body before the title
        if not is_title_word(words[owner].text):
            prefix = _before_title(words, first, owner)
            yield _run(scene.text, sentence, prefix, owner + 1, is_first=is_first and prefix == first)
            break
    if start <= last:
        title = _title_before(scene.text, words, start)
        if (
            not title
            and start < last
            and _is_people(scene, words[start])
            and not has_body_word(words[start : last + 1])
        ):
            start += 1
        yield _run(scene.text, sentence, start, last + 1, is_first=is_first and start == first, title=title)


def _before_title(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the words before a title start that are one body or country."""
    start = last
    while start > first and not is_title_word(words[start - 1].text) and not words[start - 1].is_owner:
        start -= 1
    return start


def _is_people(scene: Scene, word: Word) -> bool:
    place = scene.place_at(word.span)
    return place is not None and place.is_people


def _opens(text: str, sentence: Sentence, at: int) -> bool:
    """Whether a word opens its sentence or a quotation in it."""
    return at == 0 or text[sentence.words[at].start - 1] in '“"‘:•—'


def _is_opener(scene: Scene, word: Word, *, is_first: bool) -> bool:
    """Whether a capitalised word is only the first of its sentence, or "the" in a title."""
    if word.text in {"The", "A", "An"}:
        return True
    if scene.place_at(word.span) or word.is_owner:
        return False
    if word.text == "I" or word.text.startswith(("I’", "I'")):
        return True
    if word.text not in listed("persons_en", "openers"):
        return False
    if word.text not in listed("names_en", "common"):
        return True
    return is_first and not any(
        label == "PERSON" and span.start <= word.start for label, span in scene.labels(word.span)
    )


def _start_of_name(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the name starts behind the last title of a run, `last + 1` where the run is titles alone."""
    for at in range(last, first - 1, -1):
        if not is_title_word(words[at].text):
            continue
        rest = words[at + 1 : last + 1]
        if not rest:
            if ends_title(words[at].text) and all(is_title_word(word.text) for word in words[first : last + 1]):
                return last + 1
            continue
        if is_suffix(rest[0].text) or not ends_title(words[at].text):
            continue
        if any(is_body_word(word.text) for word in rest):
            continue
        return at + 1
    return first


def is_suffix(word: str) -> bool:
    """Whether a word may stand behind a surname: "Jr", "MP"."""
    return fold(word) in folded_list("names_en", "suffixes")


@lru_cache(maxsize=8192)
def is_title_word(word: str) -> bool:
    """Whether a word can be a part of a title."""
    folded = word.casefold().rstrip(".")
    return (
        folded in folded_list("names_en", "honorifics")
        or folded in folded_list("offices_en", "nouns")
        or folded in folded_list("offices_en", "qualifiers")
        or word in listed("persons_en", "titles")
        or is_phase(folded)
        or _is_compound_title(folded)
    )


def _is_compound_title(folded: str) -> bool:
    """`Secretary-General`, `ex-minister`, `president-elect`, `vice-chair`."""
    parts = folded.split("-")
    return len(parts) > 1 and any(part in folded_list("offices_en", "nouns") for part in parts)


def is_phase(folded: str) -> bool:
    """Whether a word says where somebody stands with an office: "former", "acting"."""
    return any(folded in folded_list("offices_en", "phases", key) for key in ("former", "new", "future", "current"))


@lru_cache(maxsize=8192)
def ends_title(word: str) -> bool:
    """Whether a name can follow a word directly: an office, an honorific, a rank."""
    folded = word.casefold().rstrip(".")
    return (
        folded in folded_list("offices_en", "nouns")
        or folded in folded_list("names_en", "honorifics")
        or (word in listed("persons_en", "titles") and not _is_side(word, folded))
        or _is_compound_title(folded)
    )


def _is_portfolio(office: Word, portfolio: Word) -> bool:
    """Whether two words around "of" are one title: "Secretary of Justice"."""
    heads, words = listed("offices_en", "portfolios", "heads"), listed("offices_en", "portfolios")
    return office.text.casefold() in heads and portfolio.text.casefold() in words


def _is_side(word: str, folded: str) -> bool:
    """Whether a word of titles never ends one: "Foreign", "Labour"."""
    return folded in folded_list("offices_en", "qualifiers") or word in listed("offices_en", "affiliations")


def _title_before(text: str, words: Sequence[Word], start: int) -> tuple[Word, ...]:
    """Return the words of the title directly before a name, in capitals or not."""
    first = start
    while first > 0 and start - first < _LONGEST_TITLE:
        step = (
            2
            if first > 2 and words[first - 1].text in {"of", "for"} and _is_portfolio(words[first - 2], words[first])
            else 1
        )
        if step == 1 and not is_title_word(words[first - 1].text):
            break
        if words[first - 1].is_owner or not _joined(text, words[first - 1], words[first]):
            break
        first -= step
    title = tuple(words[first:start])
    return title if title and ends_title(title[-1].text) else ()
