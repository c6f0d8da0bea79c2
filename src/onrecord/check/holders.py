"""Who else holds a post by the record, or what else its holder has become since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.leaving import Found
from onrecord.check.nearby import GENERIC, can_be_one_body, evidence_of, is_told_near
from onrecord.check.persons import People
from onrecord.check.sheets import Sheet, is_after
from onrecord.check.titles import Title, share_words
from onrecord.check.words import stems_of
from onrecord.lexicon import listed
from onrecord.model import Phase
from onrecord.resolve.names import PersonName, compare_names, is_description

_TAKES = re.compile(
    r"\b(?:now|new|newly|succe\w+|follow(?:s|ed)|appointed|named|sworn|elected|tak(?:es|en)\sover|took\sover)\b",
    re.IGNORECASE,
)


def passed_on(draft: Sheet, title: Title, name: PersonName, people: People) -> Found:
    """Return a post that a later article gives to somebody else, as new, and its earlier holder no more."""
    own = [
        other for other in people.titles_of(name) if other.head == title.head and not _is_other_portfolio(title, other)
    ]
    is_passing = bool(title.rank) and title.rank <= listed("check_en", "passing")
    homes = [other.sheet for other in own] or [one.sheet for one in people.same(name) if is_passing]
    if title.head not in listed("check_en", "single") or not homes:
        return "", []
    latest = max(sheet.told for sheet in homes)
    for other in _taken_by_others(title.head, name, people):
        if (
            other.sheet.told <= latest
            or is_after(other.sheet, draft)
            or not any(map(other.sheet.is_of_one_story, homes))
        ):
            continue
        mine, theirs = title.portfolio, other.portfolio
        is_one = share_words(mine, theirs) if mine and theirs else is_passing or _is_of_one_body(other, own)
        if is_one and can_be_one_body(title, other):
            return "held by somebody else by now, says the record", [evidence_of(other)]
    return "", []


def held_by_another(draft: Sheet, title: Title, name: PersonName, people: People) -> Found:
    """Return an office with one holder that the record gives to somebody else alone, and never to this person."""
    if title.head not in listed("check_en", "single") or title.rank or title.head == GENERIC:
        return "", []
    homes = [one.sheet for one in people.same(name)]
    holders = [
        other
        for one in people.seen
        if one.sheet in homes or draft.is_of_one_story(one.sheet)
        for other in people.titles_at(one.sheet, one.appearance)
        if other.head == title.head and other.phase is not Phase.FUTURE and not other.rank
    ]
    if not homes or not holders or any(_is_holder(other, name, people) for other in holders):
        return "", []
    fitting = [other for other in holders if can_be_one_body(title, other) and _is_one_portfolio(title, other)]
    is_one = len(fitting) == len(holders) and len({_surname_of(other, people) for other in fitting}) == 1
    if not is_one or fitting[-1].phase is Phase.FORMER or is_after(fitting[-1].sheet, draft):
        return "", []
    if any(is_told_near(title, sheet, span, name, people) for sheet, span in people.sentences_about(name)):
        return "", []
    return f"the record has somebody else as “{fitting[-1].words}”", [evidence_of(fitting[-1])]


def _is_other_portfolio(title: Title, other: Title) -> bool:
    mine, theirs = title.portfolio, other.portfolio
    return bool(mine and theirs) and not share_words(mine, theirs)


def _is_one_portfolio(title: Title, other: Title) -> bool:
    mine, theirs = title.portfolio, other.portfolio
    return share_words(mine, theirs) if mine and theirs else not mine and not theirs


def _holder_of(title: Title, people: People) -> PersonName | None:
    """Return the name of whoever a text gives a post to."""
    return next(
        (
            one.name
            for one in people.seen
            if one.sheet is title.sheet and title in people.titles_at(one.sheet, one.appearance)
        ),
        None,
    )


def _is_holder(title: Title, name: PersonName, people: People) -> bool:
    holder = _holder_of(title, people)
    return holder is None or compare_names(name, holder) is not None


def _surname_of(title: Title, people: People) -> str:
    holder = _holder_of(title, people)
    return holder.surname if holder else ""


def _taken_by_others(head: str, name: PersonName, people: People) -> Iterator[Title]:
    """Yield the posts with a head that others than a person take up."""
    sole = listed("check_en", "sole")
    for one in people.seen:
        if is_description(one.appearance.name) or compare_names(name, one.name) is not None:
            continue
        for other in people.titles_at(one.sheet, one.appearance):
            told = one.sheet.sentence_at(other.start).of(one.sheet.text)
            is_new = other.phase is Phase.NEW or (
                other.phase is Phase.CURRENT and (_TAKES.search(told) or (other.bodies and head in sole))
            )
            if is_new and other.head == head and not other.rank:
                yield other


def _is_of_one_body(taken: Title, own: Sequence[Title]) -> bool:
    """Whether the title of the new holder is at a body that the old one's was at: "mayor of Oxmere"."""
    mine = stems_of(taken.sheet.sentence_at(taken.start).of(taken.sheet.text))
    return any(stems_of(other.body) & (mine | stems_of(taken.body)) for other in own)


def risen_from(draft: Sheet, title: Title, name: PersonName, people: People) -> Found:
    """Return a post of somebody who by a later article was given another one that leaves no room for it."""
    single = listed("check_en", "single")
    own = people.titles_of(name)
    held = [other.sheet.told for other in own if other.head == title.head and not _is_other_portfolio(title, other)]
    if title.head not in single or not held:
        return "", []
    for other in own:
        is_moved = other.head == title.head and _is_other_portfolio(title, other)
        is_other = is_moved or (other.head in single and other.head not in (title.head, GENERIC) and not other.rank)
        if (
            (other.phase is Phase.NEW or is_moved)
            and is_other
            and other.sheet.told > max(held)
            and not is_after(other.sheet, draft)
        ):
            return f"“{other.words}” by now, says the record", [evidence_of(other)]
    return "", []
