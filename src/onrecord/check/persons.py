"""Who the record knows, by name: full names, surnames, and the names that one is nearly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.check.printed import titles_of
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.titles import Title, is_office, portfolios
from onrecord.model import ActorKind, Appearance, Role
from onrecord.resolve.names import Match, PersonName, compare_names, fold, is_description, parse_name
from onrecord.text import Span

LONGEST_ROLE = 3
"""Words of a description that is a role and no more: "the transport minister"."""

CLOSE = 2
"""Letters by which a name may miss that of the record and still be meant for it."""

PRONOUNS = frozenset("he she it they him her them his hers its their theirs who whom whose i we you".split())
"""Words that stand for a name; whom they mean is a guess."""

_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHE = re.compile(r"['’ʼ]")
_WORDS = re.compile(r"[^\W_]+")

_PAIR = re.compile(r"\b([A-ZÀ-Þ][^\W\d_]+)[ ]([A-ZÀ-Þ][^\W\d_]+(?:[-‐][A-ZÀ-Þ][^\W\d_]+)?)\b")

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
        self._same: dict[PersonName, tuple[Seen, ...]] = {}
        self._given: dict[Sheet, frozenset[str]] = {}
        self._record = frozenset(shelf.sheets)
        self._read: dict[Sheet, dict[str, tuple[Title, ...]]] = {}
        self.seen = tuple(
            Seen(sheet, appearance)
            for sheet in shelf.sheets
            for appearance in sheet.reading.appearances
            if appearance.kind is ActorKind.PERSON and not is_description(appearance.name)
        )

    def titles_in(self, sheet: Sheet) -> tuple[Title, ...]:
        """Return all posts that a text gives to people, in its order."""
        return tuple(
            sorted((one for titles in self._titles(sheet).values() for one in titles), key=lambda one: one.span)
        )

    def titles_at(self, sheet: Sheet, appearance: Appearance) -> tuple[Title, ...]:
        """Return the posts of one person of a text, in its order."""
        return self._titles(sheet).get(appearance.id, ())

    def in_text(self, draft: Sheet) -> tuple[Appearance, ...]:
        """Return the persons of a draft: those that were read, and those of the record whose full names it prints."""
        persons = _persons_in(draft)
        known = {one.appearance.name: one for one in self.seen if one.name.is_full}
        taken = [span for one in persons for span in (*mentions_of(draft, one), Span(one.start, one.end))]
        for name in sorted(known):
            at = draft.text.find(name)
            found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", draft.text) if at >= 0 else None
            if found and not any(span.overlaps(Span(*found.span())) for span in taken):
                start, end = found.span()
                known_as = known[name].appearance
                persons.append(replace(known_as, article=draft.article.id, start=start, end=end, roles=()))
                taken.append(Span(start, end))
        return (*persons, *self._nearly(draft, taken), *self._unread(draft, taken))

    def _nearly(self, sheet: Sheet, taken: Sequence[Span]) -> Iterator[Appearance]:
        """Yield who is printed in a text by a name that is nearly one of the record's, and was not read as a name."""
        surnames: dict[str, list[Seen]] = defaultdict(list)
        for one in self.seen:
            if one.name.is_full:
                surnames[one.name.words[0]].append(one)
        for match in _PAIR.finditer(sheet.text):
            first, last = fold(match[1]), fold(match[2])
            span = Span(match.start(), match.end())
            if last in self.words or any(other.overlaps(span) for other in taken):
                continue
            known = [one for one in surnames.get(first, ()) if is_near(last, one.name.surname)]
            if known:
                printed = replace(known[0].appearance, article=sheet.article.id, start=span.start, end=span.end)
                yield replace(printed, name=match.group(), roles=())
            elif any(first in before and _is_slip(last, word) for word, before in self.pairs.items()):
                yield _unread(sheet, span)

    def _unread(self, sheet: Sheet, taken: Sequence[Span]) -> Iterator[Appearance]:
        """Yield who is printed by two words that the record prints as well, and was read as a person in neither."""
        seen = {one.name for one in sheet.reading.appearances} | self.others
        for match in _PAIR.finditer(sheet.text):
            span = Span(match.start(), match.end())
            words = {fold(match[1]), fold(match[2])}
            is_post = any(is_office(word) or word in portfolios() or word in self.surnames for word in words)
            if is_post or match.group() in seen or any(other.overlaps(span) for other in taken):
                continue
            if self.holds(match.group()):
                seen.add(match.group())
                yield _unread(sheet, span)

    def is_of_story(self, draft: Sheet, sheet: Sheet) -> bool:
        """Whether an article of the record is of the story of a draft, or the draft too short to tell."""
        around = self.shelf.around(draft)
        return around.is_of_few_words or sheet.article.id in around.related

    def titles_of(self, name: PersonName) -> tuple[Title, ...]:
        """Return the posts that the record gives to whoever a name can be of, in the order of telling."""
        return tuple(title for one in self.same(name) for title in self.titles_at(one.sheet, one.appearance))

    def _titles(self, sheet: Sheet) -> dict[str, tuple[Title, ...]]:
        if sheet not in self._read:
            persons = _persons_in(sheet) if sheet in self._record else self.in_text(sheet)
            self._read[sheet] = {one.id: titles_of(sheet, one, mentions_of(sheet, one)) for one in persons}
        return self._read[sheet]

    @cached_property
    def _by_sheet(self) -> tuple[tuple[Sheet, str], ...]:
        return tuple((sheet, fold_text(sheet.text)) for sheet in self.shelf.sheets)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return all capitalised words of the record, folded."""
        return frozenset(
            fold(word) for sheet in self.shelf.sheets for word in re.findall(r"[A-ZÀ-Þ][^\W\d_]+", sheet.text)
        )

    def given_in_story(self, draft: Sheet) -> frozenset[str]:
        """Return the first names of the persons of the story of a draft, folded."""
        if draft not in self._given:
            known = (one for one in self.seen if one.name.is_full and self.is_of_story(draft, one.sheet))
            self._given[draft] = frozenset(one.name.words[0] for one in known)
        return self._given[draft]

    @cached_property
    def others(self) -> frozenset[str]:
        """Return the names of bodies and whatever else is no person in the record."""
        return frozenset(
            one.name
            for sheet in self.shelf.sheets
            for one in sheet.reading.appearances
            if one.kind is not ActorKind.PERSON
        )

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Return the surnames of the persons whom the record names in full, folded."""
        return frozenset(one.name.surname for one in self.seen if one.name.is_full)

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
        if name not in self._same:
            wanted = (Match.SAME, Match.FULLER, Match.VARIANT, Match.INITIAL, Match.SWAPPED, Match.SURNAME)
            self._same[name] = tuple(one for one in self.seen if compare_names(name, one.name) in wanted)
        return self._same[name]

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
        return not any(
            f" {' '.join(role)} " in fold_text(span.of(sheet.text)) for sheet, span in self.sentences_about(name)
        )

    def near_pair(self, name: PersonName) -> tuple[Sheet, Span] | None:
        """Return where the record prints a name of two words that differs from a full one in letters of one of them.

        For people whom an article names, and who were not read as such.
        """
        if len(name.words) != len(("given", "surname")):
            return None
        first, last = name.words
        for sheet in self.shelf.sheets:
            for match in _PAIR.finditer(sheet.text):
                printed = fold(match[1]), fold(match[2])
                if (printed[0] == first and is_near(printed[1], last)) or (
                    printed[1] == last and is_near(printed[0], first)
                ):
                    return sheet, Span(match.start(), match.end())
        return None

    def sentences_naming(self, speaker: str, *, is_person: bool) -> Iterator[tuple[Sheet, Span]]:
        """Yield the sentences that name a person by surname, or a body by a capitalised word of its name."""
        if is_person:
            yield from self.sentences_about(parse_name(speaker))
            return
        words = {fold(word) for word in re.findall(r"[A-ZÀ-Þ][^\W\d_]+", speaker)} - {"the", "its", "an"}
        for sheet, span, folded in self._folded:
            if any(f" {word} " in folded for word in words):
                yield sheet, span

    def sentences_about(self, name: PersonName) -> Iterator[tuple[Sheet, Span]]:
        """Yield the sentences of the record that name the surname, in the order of telling."""
        surname = f" {name.surname} "
        yield from ((sheet, span) for sheet, span, folded in self._folded if surname in folded)


def _unread(sheet: Sheet, span: Span) -> Appearance:
    """Return a person who is printed at `span`, and was not read as one."""
    return Appearance(
        article=sheet.article.id,
        start=span.start,
        end=span.end,
        kind=ActorKind.PERSON,
        name=span.of(sheet.text),
        by="check",
    )


def _persons_in(sheet: Sheet) -> list[Appearance]:
    return [one for one in sheet.reading.appearances if one.kind is ActorKind.PERSON and not is_description(one.name)]


def fold_text(text: str) -> str:
    """Return the words of a text, folded and without possessive endings, with a blank on either side."""
    plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    return f" {' '.join(map(fold, _WORDS.findall(plain)))} "


def near_name(name: PersonName, roles: Sequence[Role], people: People, draft: Sheet) -> tuple[Seen, str] | None:
    """Return whom of the record a name with its roles is meant for that no one there bears, and what differs."""
    titles = frozenset(word for role in roles for word in fold_text(role.title).split())
    for one in people.seen:
        other = one.name
        if not other.is_full or not name.is_full:
            continue
        if name.words[-len(other.words) :] == other.words:
            continue  # "Florida Ana Sole": a word before the name that was read as a part of it
        if other.surname == name.surname and other.words[0] != name.words[0]:
            # Two of one family are two persons: a slip keeps the first letter or the role,
            # or the first name is somebody else's of the record.
            if not people.is_of_story(draft, one.sheet):
                continue
            is_slip = other.words[0][0] == name.words[0][0] or name.words[0] in people.given_in_story(draft)
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


def near_surname(surname: str, people: People, draft: Sheet) -> Seen | None:
    """Return whom of the record a surname, printed alone, is meant for that no one there bears."""
    near = (one for one in people.seen if people.is_of_story(draft, one.sheet))
    known = (one for one in near if one.name.is_full or len(one.name.surname) >= LONG)
    return next((one for one in known if is_near(surname, one.name.surname)), None)


LONG = 6
"""Letters of a surname that the record prints alone by which a slip is known for one."""


def is_near(one: str, other: str) -> bool:
    """Whether two words differ by CLOSE letters at most, and by fewer than a third of them."""
    if one == other or min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > CLOSE:
        return False
    return distance(one, other) <= min(CLOSE, max(len(one), len(other)) // 3)


def _is_slip(one: str, other: str) -> bool:
    """Whether a word is nearly another, and no form of it: "Lentz" for "Lenz", not "Ministers" for "Minister"."""
    return is_near(one, other) and not one.startswith(other) and not other.startswith(one)


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


def mentions_of(sheet: Sheet, appearance: Appearance) -> tuple[Span, ...]:
    """Return where an actor is named in a text, and not only meant by "she"."""
    marked = sheet.names.get(appearance.id, ())
    named = tuple(span for span in marked if span.of(sheet.text).casefold() not in PRONOUNS)
    return named or (Span(appearance.start, appearance.end),)
