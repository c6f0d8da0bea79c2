"""Who speaks in the statements of a text, and whether two statements can be of one speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.check.contents import PRONOUNS
from onrecord.check.nouns import Evidence
from onrecord.check.persons import People, fold_text
from onrecord.check.sheets import Sheet
from onrecord.check.titles import is_country, is_one_body, share_words
from onrecord.lexicon import load
from onrecord.model import Claim, ClaimKind
from onrecord.resolve.names import PersonName, compare_names, fold, parse_name
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement of a text: its claim, who speaks ("" where that is open), and what it tells."""

    sheet: Sheet
    claim: Claim
    speaker: str
    is_person: bool
    content: str

    @property
    def contents(self) -> tuple[Span, ...]:
        return tuple(slot.span for slot in self.claim.slots if slot.name == "content" and slot.span)

    @property
    def evidence(self) -> Evidence:
        span = self.contents[0] if self.contents else self.claim.cites[0].span
        return self.sheet.evidence(span)


def statements_of(sheet: Sheet) -> tuple[Told, ...]:
    """Return what is said in a text, in its order."""
    claims = [claim for claim in sheet.reading.claims_of(ClaimKind.STATEMENT) if claim.value("said_kind") == "said"]
    return tuple(_told(sheet, claim) for claim in sorted(claims, key=lambda claim: claim.cites[0].span))


def _told(sheet: Sheet, claim: Claim) -> Told:
    # Who is meant by "the minister" in a draft is a guess; who is named beside it, or was spoken of last, is not.
    person = "" if claim.value("person_basis") == "same role" else claim.value("person")
    printed = claim.value("speaker")
    is_open = not claim.source_stated or claim.value("speaker_basis").endswith("not resolved")
    if not person and printed.casefold() in PRONOUNS:
        is_open = True
    content = " ".join(slot.value for slot in claim.slots if slot.name == "content")
    return Told(
        sheet=sheet,
        claim=claim,
        speaker="" if is_open else person or printed,
        is_person=bool(person),
        content=content,
    )


def can_be_one(told: Told, other: Told, people: People) -> bool:
    """Whether two statements can be of one speaker: nothing that is printed speaks against it."""
    if not told.speaker or not other.speaker:
        return True
    if told.is_person and other.is_person:
        return compare_names(parse_name(told.speaker), parse_name(other.speaker)) is not None or _is_nearly(told, other)
    if told.is_person or other.is_person:
        person, described = (told, other) if told.is_person else (other, told)
        return not _is_someone_else(person, described, people, is_described_there=told.is_person)
    return _share_words(told.speaker, other.speaker) and not are_two_camps(told, other)


def _is_nearly(told: Told, other: Told) -> bool:
    """Whether a speaker's name is that of the record with a slip: the name is held against it by itself."""
    mine, theirs = parse_name(told.speaker), parse_name(other.speaker)
    return bool(set(mine.words) & set(theirs.words))


def _is_someone_else(person: Told, described: Told, people: People, *, is_described_there: bool) -> bool:
    """Whether "a protester" is another than a person: an article that names the person says so of somebody.

    "The minister", or a spokesman whom another article names, can be the person, unless the record gives just this
    role to others. `is_described_there`: it is the record that does not name its speaker.
    """
    name = parse_name(person.speaker)
    is_named = described.claim.value("speaker_basis") == "named"
    if is_named and (_names_in(described.speaker) or _is_surname(described.speaker, people)):
        return _is_of_other_body(name, described.speaker, people)
    if is_described_there and _is_told_of(name, described):
        return True
    if is_described_there and without_countries(described.speaker) and not is_named and people.titles_of(name):
        return _is_of_other_body(name, described.speaker, people)
    if not _INDEFINITE.match(described.speaker):
        return people.gives_to_others(described.speaker, name) or _is_of_other_camp(described.speaker, name, people)
    home = described.sheet
    is_known = any(one.sheet is home for one in people.same(name))
    return is_known and name.surname not in fold_text(described.evidence.cite.quote)


def _is_told_of(name: PersonName, described: Told) -> bool:
    """Whether a speaker is described as somebody else beside the person: "her challenger", but not "her spokesman"."""
    found = _OWNED.match(described.speaker)
    before = fold_text(described.sheet.with_before(described.evidence.words))
    return bool(found) and f" {name.surname} " in before


_OWNED = re.compile(
    r"(?:his|her)\s(?!(?:\w+\s){0,2}(?:spokes\w+|aides?|office|team|campaign|lawyers?|attorneys?|staff|advis[eo]rs?|agents?))",
    re.IGNORECASE,
)


def is_owned(told: Told) -> bool:
    """Whether a speaker is described by whose they are."""
    return bool(_OWNED.match(told.speaker))


def _is_surname(speaker: str, people: People) -> bool:
    """Whether a name of one word, read as a body's, is the surname of somebody whom the record names in full."""
    printed = parse_name(speaker)
    return len(printed.words) == 1 and printed.surname in people.surnames


def _is_of_other_body(name: PersonName, body: str, people: People) -> bool:
    """Whether a named body is another than a person's: that of the posts by the record, or never beside the name."""
    printed = parse_name(body)
    if printed.words and printed.surname in people.surnames:
        return compare_names(name, printed) is None
    words = frozenset(map(fold, _names_in(body)))
    titles = people.titles_of(name)
    if any(share_words(words, frozenset(fold_text(title.words).split())) for title in titles):
        return False
    if any(title.bodies for title in titles):
        return not any(is_one_body(body, own) for title in titles for own in title.bodies)
    return not any(words & set(fold_text(span.of(sheet.text)).split()) for sheet, span in people.sentences_about(name))


def _is_of_other_camp(described: str, name: PersonName, people: People) -> bool:
    """Whether a camp speaks ("the court") that a person has no post in, and is never named beside."""
    camp, about = camp_of(described), list(people.sentences_about(name))
    if not camp or not about:
        return False
    held = frozenset(word for title in people.titles_of(name) for word in (*fold_text(title.words).split(), title.head))
    if not held or camp & frozenset(map(_singular, held)):
        return False
    beside = (map(_singular, fold_text(sheet.with_before(span)).split()) for sheet, span in about)
    return not any(camp & frozenset(words) for words in beside)


def camp_of(described: str) -> frozenset[str]:
    """Return all words for the side that a description names ("his lawyers"); none for anybody, or for two sides."""
    named = re.split(r"\s(?:of|for|in|at|from|who)\s", described)[0]
    words = [_singular(word) for word in fold_text(named).split()[-2:]]
    found = {camp for word in words for camp in (_camps().get(word),) if camp}
    return next(iter(found)) if len(found) == 1 else frozenset()


def are_two_camps(one: Told, other: Told) -> bool:
    """Whether two speakers whom their texts only describe are of two sides: the police, the lawyers."""
    if one.is_person or other.is_person:
        return False
    mine, theirs = camp_of(one.speaker), camp_of(other.speaker)
    return bool(mine and theirs) and mine is not theirs


def _singular(word: str) -> str:
    return _IRREGULAR.get(word) or word.removesuffix("s")


_IRREGULAR = {
    "fishermen": "fisherman",
    "police": "police",
    "families": "family",
    "witness": "witness",
    "witnesses": "witness",
}


@cache
def _camps() -> dict[str, frozenset[str]]:
    rows = [frozenset(row["words"].split()) for row in load("voices_en")["camp"]]
    return {_singular(word): row | frozenset(map(_singular, row)) for row in rows for word in row}


def _names_in(speaker: str) -> tuple[str, ...]:
    """Return the capitalised words of a body's name; none for one word that may only open its sentence ("Police")."""
    words = [word for word in re.findall(r"\b[A-ZÀ-Þ][^\W\d_]+", speaker) if word not in _ARTICLES]
    is_bare = len(words) == 1 and not words[0].isupper() and speaker.startswith(words[0])
    return () if is_bare or speaker.casefold().removeprefix("the ") in _SEATS else tuple(words)


_ARTICLES = frozenset({"The", "His", "Her", "Its", "Their", "An", "Our"})
_SEATS = frozenset({"white house", "kremlin", "pentagon", "downing street", "elysee"})
"""Houses that stand for whoever governs from them: named beside nobody."""

_INDEFINITE = re.compile(r"(?:an?|another|one|some)\s[a-z]", re.IGNORECASE)


def _share_words(one: str, other: str) -> bool:
    """Whether two names of bodies can be of one: not when each has names that the other has not."""
    mine, theirs = capitals_in(one), capitals_in(other)
    return (
        not mine
        or not theirs
        or bool(mine <= theirs or theirs <= mine)
        or len(mine & theirs) * 2 >= min(len(mine), len(theirs))
    )


def capitals_in(words: str) -> frozenset[str]:
    """Return the capitalised words of a name in small letters, without articles."""
    found = re.findall(r"\b[A-ZÀ-Þ][^\W\d_]+", words)
    return frozenset(word.casefold() for word in found if word not in _ARTICLES)


def without_countries(words: str) -> frozenset[str]:
    """Return the capitalised words of a name but those of a country: "supreme", "court" of "US Supreme Court"."""
    pairs = re.findall(r"\b(?=([A-ZÀ-Þ]\w+\s[A-ZÀ-Þ]\w+))", words)
    taken = frozenset(word for pair in pairs if is_country(pair) for word in pair.casefold().split())
    return frozenset(word for word in capitals_in(words) if word not in taken and not is_country(word))
