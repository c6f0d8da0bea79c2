"""The persons that one article names in full, and who a surname, a role or "she" stands for.

What is found here never changes what is printed: a mention keeps its words, and gets a person beside it with the place
where that name stands, and how the two were put together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord import lexicon
from onrecord.annotate.contract import Reading
from onrecord.model import ActorKind, Mark, MarkKind
from onrecord.text import Span


class Link(StrEnum):
    """How a mention and a full name were put together."""

    NAMED = "named in full"
    BESIDE = "named beside it"
    SURNAME = "same surname"
    ROLE = "same role"
    PRONOUN = "last subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A full name (without titles), where it stands first, what is said of its bearer, and "man", "woman" or "".

    `has_title` tells persons from what else bears a name: a title or a description as somebody stands before it.
    """

    name: str
    span: Span
    roles: frozenset[str]
    gender: str
    has_title: bool = False

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a mention is: the full name, the words it was taken from, and how."""

    name: str
    span: Span
    link: Link


_PARTICLE = r"(?:al|bin|bint|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von|y)"
_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}\.?)"
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_WORD}){{0,9}}")
_LAST_WORDS = re.compile(r"[\w’'-]{2,30}")
_POSSESSIVE = re.compile(r"[’']s?$")
_STOPS = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Prof|Rev|St|Jr|Sr|Adm|Cmdr|Hon|Reps|Sens|[A-Z])\."
)


def find_persons(text: str) -> tuple[Person, ...]:
    """Return the persons that `text` names in full, in the order in which they are first named.

    Further mentions of one name add to its roles.
    """
    found: dict[str, Person] = {}
    for run in _runs(text):
        if len(run.of(text).split()) < 2:
            continue
        name = _name_in(text, run)
        if name is None or len(name.of(text).split()) < 2:
            continue
        words = " ".join(name.of(text).split())
        roles = _roles_around(text, run, name)
        known = found.get(words)
        found[words] = Person(
            name=words,
            span=known.span if known else name,
            roles=roles | (known.roles if known else frozenset()),
            gender=(known.gender if known else "") or _gender(text, run, words),
            has_title=(known is not None and known.has_title) or any(map(_is_role, roles)),
        )
    return tuple(found.values())


def _runs(text: str) -> Iterator[Span]:
    """Yield the runs of capitalised words, cut at a full stop that ends a sentence."""
    for match in _RUN.finditer(text):
        start = match.start()
        for word in re.finditer(r"\S+", match.group()):
            ends = match.start() + word.end()
            if word.group().endswith(".") and not _STOPS.fullmatch(word.group()):
                yield Span(start, ends - 1)
                start = match.start() + word.end() + 1
        if start < match.end():
            yield Span(start, match.end())


def _name_in(text: str, run: Span) -> Span | None:
    """Return a run without the titles and openers before the name and the possessive behind; None for no name."""
    words = [Span(run.start + m.start(), run.start + m.end()) for m in re.finditer(r"[^\s\u00a0]+", run.of(text))]
    first = max((i + 1 for i, word in enumerate(words) if _bare(word.of(text)) in _titles()), default=0)
    while first < len(words) and words[first].of(text) in _openers():
        first += 1
    words = words[first:]
    while words and words[-1].of(text) in _openers():
        words.pop()
    if not words or len(words) > 5 or any(_bare(word.of(text)) in _bodies() for word in words):
        return None
    end = run.start + len(_POSSESSIVE.sub("", run.of(text)))
    return Span(words[0].start, max(words[0].start + 1, min(words[-1].end, end)))


def _bare(word: str) -> str:
    return word.rstrip(".,")


def _roles_around(text: str, run: Span, name: Span) -> frozenset[str]:
    """Return the words, without capitals, that describe a name: the titles before it, an apposition on either side."""
    before = _described_by(re.split(r"[,.;:!?“”\"()\n]", text[max(0, run.start - 60) : name.start])[-1].split())
    apposition = re.match(r",\s(?:the |an? |its |his |her )?([^,.;:\n“”\"]{3,60})[,.]", text[name.end : name.end + 70])
    head = _APPOSITION_BEFORE.search(text, max(0, run.start - 90), run.start)
    added = (match[1] for match in (apposition, head) if match)
    words = [*before, *(word for part in added for word in _LAST_WORDS.findall(part))]
    return frozenset(_role(word.casefold()) for word in words)


_APPOSITION_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|[’']s)\s([^,.;:\n“”\"]{3,60}),\s$"
)
"""`the interior minister, Ana Sole`: a description that ends in a comma right before a name."""


_ROLE_ENDING = re.compile(r"(?:er|or|ist|man|woman|person|ant|ent|ian|chief|mate|ary)$")


def _described_by(words: Sequence[str]) -> list[str]:
    """Return the words that stand before a name as its description: titles, and nouns for what somebody does."""
    kept: list[str] = []
    for word in reversed(words[-6:]):
        is_noun = word[:1].isupper() or word.title() in _titles() or bool(_ROLE_ENDING.search(word))
        if not is_noun or word.title() in _openers():
            break
        kept.append(word)
    return kept


def find_openings(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the names that open a sentence of a paragraph: its likely subjects, where nothing has been parsed."""
    for match in re.finditer(r"(?:^|[.!?][”\"’]?[ \u00a0])(?=[A-Z])", paragraph.of(text)):
        run = _RUN.match(text, paragraph.start + match.end(), paragraph.end)
        if run is not None:
            yield next(_runs_in(Span(*run.span()), text))


def _is_role(word: str) -> bool:
    return bool(_ROLE_ENDING.search(word)) or word.title() in _titles()


def _gender(text: str, run: Span, name: str) -> str:
    before = set(map(_bare, text[max(0, run.start - 24) : run.end].split()))
    for gender, titles in _gendered().items():
        if before & titles or {title.casefold() for title in titles} & before:
            return gender
    return _given().get(name.split(maxsplit=1)[0], "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Focus:
    """A subject that has been resolved: whom "he" can mean from there on."""

    at: int
    person: Person


class Cast:
    """The persons of one article, and who its mentions stand for.

    `subjects` are the places that "he" or "she" can point back to: subjects of main clauses and speakers.
    """

    def __init__(self, text: str, subjects: Sequence[Span]) -> None:
        self._text = text
        self._persons = find_persons(text)
        self._by_name = {person.name: person for person in self._persons}
        self._surnames: dict[str, list[Person]] = {}
        for person in self._persons:
            self._surnames.setdefault(person.surname, []).append(person)
        self._foci: list[_Focus] = []
        for subject in sorted(set(subjects)):
            if identity := self.identify(subject):
                self._foci.append(_Focus(at=subject.start, person=self._by_name[identity.name]))

    def identify(self, mention: Span) -> Identity | None:
        """Return who a mention stands for, None where the article does not say or leaves a choice."""
        words = mention.of(self._text)
        if words.casefold() in _PRONOUNS:
            return self._by_pronoun(mention, _PRONOUNS[words.casefold()])
        return self._by_words(mention) or self._by_apposition(mention) or self._by_role(mention)

    def _by_words(self, mention: Span) -> Identity | None:
        """Return the person of a name in the mention: in full, or by a surname that one person bears."""
        head = _head_part(mention, self._text)
        names = [name for run in _runs_in(head, self._text) if (name := _name_in(self._text, run))]
        for name in reversed(names):
            if _ENDS_MENTION.match(self._text, name.end, head.end) is None:
                continue  # "Ana Sole's partners": others than she
            words = " ".join(name.of(self._text).split())
            if person := self._by_name.get(words):
                return Identity(name=person.name, span=name, link=Link.NAMED)
            if person := self._bearer(words, mention):
                return Identity(name=person.name, span=person.span, link=Link.SURNAME)
        return None

    def _bearer(self, words: str, mention: Span) -> Person | None:
        """Return the bearer of a surname: of several, the one that its title allows and that was named last before."""
        bearers = self._surnames.get(words, []) if " " not in words else []
        titles = set(map(_bare, mention.of(self._text).split()))
        wanted = next((gender for gender, known in _gendered().items() if known & titles), "")
        fitting = [person for person in bearers if not wanted or person.gender in {"", wanted}]
        before = [person for person in fitting if person.span.start <= mention.start]
        return before[-1] if before else (fitting[0] if len(fitting) == 1 else None)

    def _by_apposition(self, mention: Span) -> Identity | None:
        """Return the name that follows a description: "its duty chief, Ana Sole, said"."""
        follows = re.compile(rf",\s(?={_WORD})").match(self._text, mention.end)
        run = _RUN.match(self._text, follows.end()) if follows else None
        if run is None or not re.match(
            r"(?:the|its|his|her|their|an?|another|[A-Z]\w+[’']s)\s", mention.of(self._text), re.IGNORECASE
        ):
            return None
        name = _name_in(self._text, next(_runs_in(Span(*run.span()), self._text)))
        person = self._by_name.get(" ".join(name.of(self._text).split())) if name else None
        return Identity(name=person.name, span=name, link=Link.BESIDE) if person and name else None

    def _by_role(self, mention: Span) -> Identity | None:
        """Return the one person described by all words of "the foreign correspondent", else by its last."""
        words = _head_part(mention, self._text).of(self._text)
        if not words.casefold().startswith("the ") or any(map(str.isdigit, words)):
            return None
        wanted = {_role(word.casefold()) for word in _LAST_WORDS.findall(words)[1:]} - _VAGUE
        if not wanted:
            return None
        last = {_role(_LAST_WORDS.findall(words)[-1].casefold())}
        for roles in (wanted, last & wanted):
            fitting = [p for p in self._persons if roles and roles <= p.roles and p.span.start < mention.start]
            if len(fitting) == 1:
                return Identity(name=fitting[0].name, span=fitting[0].span, link=Link.ROLE)
        return None

    def _by_pronoun(self, mention: Span, gender: str) -> Identity | None:
        """Return the last subject before "he" or "she" that can be meant."""
        last = bisect_right(self._foci, mention.start - 1, key=lambda focus: focus.at)
        for focus in reversed(self._foci[max(0, last - _FURTHEST) : last]):
            if mention.start - focus.at > _FARTHEST or self._text.count("\n", focus.at, mention.start) > _MOST_LINES:
                return None
            if focus.person.gender == gender or (focus.person.has_title and not focus.person.gender):
                return Identity(name=focus.person.name, span=focus.person.span, link=Link.PRONOUN)
        return None


class Named:
    """Who the NAME marks of an article say that its mentions stand for."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._marks = reading.of_kind(MarkKind.NAME)
        self._starts = [mark.start for mark in self._marks]
        self._persons = {one.id: one for one in reading.appearances if one.kind is ActorKind.PERSON}
        self._names = {mark.value: mark.span for mark in reversed(self._marks) if self._is_name(mark)}

    def covers(self, mention: Span) -> bool:
        """Whether a mark stands where a mention names somebody, resolved or open."""
        return self._mark_of(mention) is not None

    def identify(self, mention: Span) -> Identity | None:
        """Return the person of full name that a mention stands for, None where that is open or nobody."""
        mark = self._mark_of(mention)
        person = self._persons.get(mark.value) if mark else None
        span = self._names.get(person.id) if person else None
        if mark is None or person is None or span is None or len(person.name.split()) < 2 or person.name[0].islower():
            return None
        return Identity(name=person.name, span=span, link=_link(mark.basis))

    def _mark_of(self, mention: Span) -> Mark | None:
        """Return the last mark in the head part of a mention that nothing but a possessive follows there."""
        head = _head_part(mention, self._text)
        at = bisect_right(self._starts, head.end - 1) - 1
        while at >= 0 and self._starts[at] >= mention.start:
            mark = self._marks[at]
            if mark.end <= mention.end and _ENDS_MENTION.match(self._text, mark.end, max(mark.end, head.end)):
                return mark
            at -= 1
        return None

    def _is_name(self, mark: Mark) -> bool:
        person = self._persons.get(mark.value)
        return person is not None and mark.span.of(self._text) == person.name


def _link(basis: str) -> Link:
    """Return how a mention and a name were put together, from the words of a mark."""
    if "surname" in basis:
        return Link.SURNAME
    if basis.startswith("pronoun"):
        return Link.PRONOUN
    return Link.NAMED if basis in {"named", "first name"} else Link.ROLE


def ends_in_name(words: str) -> bool:
    """Whether a printed speaker is named, not only described: its last word before any "of" or comma has a capital."""
    head = _head_part(Span(0, len(words)), words).of(words).split()
    return bool(head) and head[-1][:1].isupper() and (len(head) > 1 or head[0] not in _openers())


def is_pronoun(words: str) -> bool:
    """Whether a printed speaker is a pronoun, which says nothing by itself."""
    return words.casefold() in _PRONOUNS or words.casefold() in _OTHER_PRONOUNS


_PRONOUNS = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman"}
_OTHER_PRONOUNS = frozenset("i me my we us our you your it its they them their who which that this these those".split())
_FURTHEST, _MOST_LINES, _FARTHEST = 12, 12, 20_000
"""How far back "he" may point: subjects, line ends (paragraphs are parted by one or two), code points."""

_VAGUE = frozenset("man woman people person official officials the one others".split())


_ENDS_MENTION = re.compile(r"(?:[’']s?)?\s*(?:$|\()")


def _head_part(mention: Span, text: str) -> Span:
    """Return a mention up to its first "of", "for" or comma: in "a spokesman for Ana Sole" nobody is named."""
    words = re.split(r"(?:,|\s(?:of|for|from|at|in|on|with|who|and)\s)", mention.of(text))[0]
    return Span(mention.start, mention.start + len(words.rstrip()))


def _runs_in(span: Span, text: str) -> Iterator[Span]:
    for run in _runs(span.of(text)):
        yield run.shifted(span.start)


@cache
def _words(section: str, key: str = "words") -> frozenset[str]:
    return frozenset(lexicon.load("persons_en")[section][key].split())


def _titles() -> frozenset[str]:
    return _words("titles")


def _bodies() -> frozenset[str]:
    return _words("bodies")


def _openers() -> frozenset[str]:
    return _words("openers")


@cache
def _gendered() -> dict[str, frozenset[str]]:
    return {gender: _words("gendered", gender) for gender in ("man", "woman")}


@cache
def _given() -> dict[str, str]:
    return {name: gender for gender in ("man", "woman") for name in _words("given", gender)}


@cache
def _roles() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in lexicon.load("persons_en")["role"]:
        words = entry["same"].split()
        for word in words:
            table.setdefault(word, words[0])
    return table


def _role(word: str) -> str:
    return _roles().get(word, word)
