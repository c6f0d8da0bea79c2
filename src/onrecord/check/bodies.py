"""Posts at a body that the record knows with others, or by name, and whose holder it knows elsewhere alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.leaving import Found
from onrecord.check.nearby import GENERIC, behind_name, evidence_of, names_near, words_near
from onrecord.check.persons import People, fold_text
from onrecord.check.sheets import Sheet
from onrecord.check.titles import Title, is_country, is_one_body, share_words
from onrecord.check.words import stems_of
from onrecord.lexicon import listed
from onrecord.model import Phase
from onrecord.resolve.names import PersonName, compare_names, words_of
from onrecord.text import Span

_VAGUE = frozenset(
    "company firm group body team side country city town party organisation organization house department ministry "
    "office agency authority administration commission committee association council board bureau service institute "
    "force government state".split()
)
"""Nouns that are another's as often: "the company" is no body by itself, and two ministries share no name."""

NEAR = 40
"""Code points between a name and a post that are one phrase."""

_RUN = re.compile(r"[A-ZÀ-Þ][^\W_]*(?:\s(?:of\s|the\s|and\s|for\s)*[A-ZÀ-Þ][^\W_]*){0,6}")


def at_another(title: Title, name: PersonName, people: People, draft: Sheet) -> Found:
    """Return a post at a body that the record never tells near its holder; "" where it may be.

    For those who lead or speak for a body. Either all posts of the holder in the record are at other bodies, and
    somebody else leads this one; or the record names the body, and gives the holder another post elsewhere.
    """
    if not (leads(title) or title.head in listed("check_en", "serving")) or title.phase is not Phase.CURRENT:
        return "", []
    body, own = body_of(title), people.titles_of(name)
    if not body or any(share_words(body, body_of(other)) for other in own):
        return "", []
    if own and all(map(body_of, own)):
        rival = next(_leading(title, body, name, people, draft), None)
        if rival:
            return f"the record has somebody else as “{rival.words}”", [evidence_of(rival)]
    about = list(people.sentences_about(name))
    is_minister = title.head in listed("check_en", "portfolio") and title.portfolio >= body
    if not about or is_minister or not _is_named(body, people, draft) or not _is_beside(title, name):
        return "", []
    if any(share_words(body, words_near(sheet, span, name, people)) for sheet, span in about):
        return "", []
    sheet, span = about[0]
    return "the record never names this body beside the name", [sheet.evidence(span)]


_AT = re.compile(rf"\s(?:of|at|from|with)\s(?:the\s)?({_RUN.pattern})")


def other_affiliation(draft: Sheet, mentions: Sequence[Span], name: PersonName, people: People) -> tuple[Span, Found]:
    """Return a body right behind a name for which the record prints another of its kind: "Sole of NBC", of PBS.

    Of one kind are two names in letters, a medium and a name in letters ("Sky News reporter Ana Sole"), and two that
    end alike ("Hospital"); a place is none.
    """
    for mention in mentions:
        found = _AT.match(draft.text, mention.end)
        if not found or name.surname not in fold_text(mention.of(draft.text)).split():
            continue
        mine = found[1]
        known = [
            (sheet, span, body)
            for sheet, span, body, is_medium in _affiliations(name, people)
            if _is_of_kind(mine, body, is_medium=is_medium)
        ]
        if known and not names_near([mine], name, people):
            sheet, span, body = known[0]
            return Span(mention.start, found.end()), (f"the record has “{body}” there", [sheet.evidence(span)])
    return Span(0, 0), ("", [])


def _affiliations(name: PersonName, people: People) -> Iterator[tuple[Sheet, Span, str, bool]]:
    """Yield the bodies that the record prints for somebody, with where, and whether it is a medium by their post."""
    yield from ((*printed, False) for printed in behind_name(_AT, name, people))
    for title in people.titles_of(name):
        if title.head in listed("voices_en", "medium"):
            yield from ((title.sheet, title.span, body, True) for body in title.bodies)


def _opens_with_letters(body: str) -> bool:
    """Whether a name opens with letters that stand for words: "NBC News"."""
    return body.partition(" ")[0].isupper()


LETTERS = 3
"""Letters that a name in letters has at least that is beside a medium: "US" is a country."""


def _is_of_kind(one: str, other: str, *, is_medium: bool = False) -> bool:
    """Whether two names are of bodies of one kind, and of two bodies."""
    if is_one_body(one, other):
        return False
    if is_medium and one.isupper() and len(one) >= LETTERS and not is_country(one):
        return True
    return (one.isupper() and _opens_with_letters(other)) or (" " in one and words_of(one)[-1] == words_of(other)[-1])


def _is_beside(title: Title, name: PersonName) -> bool:
    """Whether a post stands in its sentence right before or behind the surname of its holder."""
    sheet, sentence = title.sheet, title.sheet.sentence_at(title.start)
    start, end = max(sentence.start, title.start - NEAR), min(sentence.end, title.end + NEAR)
    beside = fold_text(sheet.text[start : title.start]), fold_text(sheet.text[title.end : end])
    return any(f" {name.surname} " in words for words in beside)


def leads(title: Title) -> bool:
    """Whether a post is that of whoever leads something."""
    return title.head == GENERIC or title.head in listed("check_en", "single")


def body_of(title: Title) -> frozenset[str]:
    """Return the folded words that tell at which body a post is: of its owner, behind it, and of the portfolio."""
    words = fold_text(f"{title.owner} {title.of}").split()
    said = {*words, *title.portfolio} if title.portfolio else set(words)
    vague = _VAGUE | listed("check_en", "leads") | listed("check_en", "rank")
    return frozenset(word for word in said if stems_of(word) and word not in vague and not is_country(word))


def _leading(title: Title, body: frozenset[str], name: PersonName, people: People, draft: Sheet) -> Iterator[Title]:
    """Yield the posts of others who lead, or speak for, a body."""
    for one in people.seen:
        if not people.is_of_story(draft, one.sheet) or compare_names(name, one.name) is not None:
            continue
        for other in people.titles_at(one.sheet, one.appearance):
            is_alike = leads(other) if leads(title) else other.head == title.head
            if is_alike and body <= body_of(other) | frozenset(fold_text(other.title).split()):
                yield other


def _is_named(body: frozenset[str], people: People, draft: Sheet) -> bool:
    """Whether an article of the story prints a name with all words of a body: "the Interior Ministry"."""
    return any(
        body <= frozenset(fold_text(match.group()).split())
        for sheet in people.shelf.sheets
        if people.is_of_story(draft, sheet)
        for match in _RUN.finditer(sheet.text)
    )
