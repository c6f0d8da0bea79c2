"""Who the record knows, by name: full names, surnames, and the names that one is nearly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.check.sheets import Sheet, Shelf
from onrecord.model import ActorKind, Appearance, MarkKind, Role
from onrecord.resolve.names import Match, PersonName, compare_names, fold, is_description, parse_name
from onrecord.text import Span

LONGEST_ROLE = 3
"""Words of a description that is a role and no more: "the transport minister"."""

CLOSE = 2
"""Letters by which a name may miss that of the record and still be meant for it."""

_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHE = re.compile(r"['’ʼ]")
_WORDS = re.compile(r"[^\W_]+")

SHORTEST = 4
"""Letters of a name that can be misspelt: with fewer it is another name."""


@dataclass(frozen=True)
class Seen:
    """A person as one article of the record tells of them."""

    sheet: Sheet
    appearance: Appearance

    @cached_property
    def name(self) -> PersonName:
        return parse_name(self.appearance.name)

    @property
    def span(self) -> Span:
        return Span(self.appearance.start, self.appearance.end)


class People:
    """The persons of a record."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.seen = tuple(
            Seen(sheet, appearance)
            for sheet in shelf.sheets
            for appearance in sheet.reading.appearances
            if appearance.kind is ActorKind.PERSON and not is_description(appearance.name)
        )

    @cached_property
    def _by_sheet(self) -> tuple[tuple[Sheet, str], ...]:
        return tuple((sheet, fold_text(sheet.text)) for sheet in self.shelf.sheets)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return all capitalised words of the record, folded."""
        return frozenset(
            fold(word) for sheet in self.shelf.sheets for word in re.findall(r"[A-ZÀ-Þ][^\W\d_]+", sheet.text)
        )

    @cached_property
    def pairs(self) -> dict[str, frozenset[str]]:
        """Return the capitalised words that stand right before each capitalised word, folded."""
        found: dict[str, set[str]] = defaultdict(set)
        for sheet in self.shelf.sheets:
            for match in re.finditer(r"(?=([A-ZÀ-Þ][^\W\d_]+)[ \u00a0]([A-ZÀ-Þ][^\W\d_]+))", sheet.text):
                found[fold(match[2])].add(fold(match[1]))
        return {word: frozenset(before) for word, before in found.items()}

    def same(self, name: PersonName) -> tuple[Seen, ...]:
        """Return the appearances that a name can be of."""
        wanted = (Match.SAME, Match.FULLER, Match.VARIANT, Match.INITIAL, Match.SWAPPED, Match.SURNAME)
        return tuple(one for one in self.seen if compare_names(name, one.name) in wanted)

    def holds(self, printed: str) -> Sheet | None:
        """Return the first article whose text holds a name as printed, whatever it was read as."""
        wanted = fold_text(printed).strip()
        return next((sheet for sheet, text in self._by_sheet if f" {wanted} " in text), None)

    @cached_property
    def _folded(self) -> tuple[tuple[Sheet, Span, str], ...]:
        return tuple(
            (sheet, span, fold_text(span.of(sheet.text))) for sheet in self.shelf.sheets for span in sheet.sentences
        )

    def gives_to_others(self, described: str, name: PersonName) -> bool:
        """Whether the record gives the role that a description names ("the transport minister") to others alone."""
        words = fold_text(described).split()
        role = [word for word in words if word not in ("the", "its", "his", "her", "their")]
        if not role or len(role) > LONGEST_ROLE:
            return False
        holders = [
            one.name
            for one in self.seen
            if any(fold_text(given.title).split()[-len(role) :] == role for given in one.appearance.roles)
        ]
        if not holders or any(compare_names(name, holder) is not None for holder in holders):
            return False
        return not any(f" {role[-1]} " in fold_text(span.of(sheet.text)) for sheet, span in self.sentences_about(name))

    def sentences_about(self, name: PersonName) -> Iterator[tuple[Sheet, Span]]:
        """Yield the sentences of the record that name the surname, in the order of telling."""
        surname = f" {name.surname} "
        yield from ((sheet, span) for sheet, span, folded in self._folded if surname in folded)


def fold_text(text: str) -> str:
    """Return the words of a text, folded and without possessive endings, with a blank on either side."""
    plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    return f" {' '.join(map(fold, _WORDS.findall(plain)))} "


def near_name(name: PersonName, roles: Sequence[Role], people: People) -> tuple[Seen, str] | None:
    """Return whom of the record a name with its roles is meant for that no one there bears, and what differs."""
    titles = frozenset(word for role in roles for word in fold_text(role.title).split())
    for one in people.seen:
        other = one.name
        if not other.is_full or not name.is_full:
            continue
        if other.surname == name.surname and other.words[0] != name.words[0]:
            # Two of one family are two persons: a slip keeps the first letter or the role,
            # or the first name is somebody else's of the record.
            is_slip = other.words[0][0] == name.words[0][0] or name.words[0] in people.words
            if is_slip or titles & _titles_of([one]):
                return one, "first name"
            continue
        if other.words[0] == name.words[0] and is_near(name.surname, other.surname):
            return one, "surname"
        if other.surname == name.surname or not is_near(name.surname, other.surname):
            continue
        if is_near(name.words[0], other.words[0]):
            return one, "spelling"
    return None


def _titles_of(seen: Sequence[Seen]) -> frozenset[str]:
    return frozenset(word for one in seen for role in one.appearance.roles for word in fold_text(role.title).split())


def near_surname(surname: str, people: People) -> Seen | None:
    """Return whom of the record a surname, printed alone, is meant for that no one there bears."""
    return next((one for one in people.seen if one.name.is_full and is_near(surname, one.name.surname)), None)


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by CLOSE letters at most, and by fewer than a third of them."""
    if one == other or min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > CLOSE:
        return False
    return distance(one, other) <= min(CLOSE, max(len(one), len(other)) // 3)


def differs_in_one_word(one: PersonName, other: PersonName) -> bool:
    """Whether two names have as many words, and all but one are the same, that one nearly: "Lindquist-Marr"."""
    if len(one.words) != len(other.words):
        return False
    unlike = [(mine, theirs) for mine, theirs in zip(one.words, other.words, strict=True) if mine != theirs]
    return len(unlike) == 1 and is_near(*unlike[0])


def distance(one: str, other: str) -> int:
    """Return the letters that must be put in, taken out or changed to make one word the other."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, row = row, [at]
        for to, mine in enumerate(other, start=1):
            row.append(min(above[to] + 1, row[-1] + 1, above[to - 1] + (letter != mine)))
    return row[-1]


def roles_of(seen: Sequence[Seen]) -> tuple[tuple[Sheet, Role], ...]:
    """Return the roles that the record gives to a person, in the order of telling."""
    return tuple((one.sheet, role) for one in seen for role in one.appearance.roles)


def mentions_of(sheet: Sheet, appearance: Appearance) -> tuple[Span, ...]:
    """Return where an actor is named in a text."""
    return tuple(mark.span for mark in sheet.reading.of_kind(MarkKind.NAME) if mark.value == appearance.id)
