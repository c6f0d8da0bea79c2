"""A post beside those of its holder in the record: another portfolio, another rank, a post left or passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.measures import is_after
from onrecord.check.nouns import Evidence
from onrecord.check.persons import People, fold_text, roles_of
from onrecord.check.sheets import Sheet
from onrecord.check.words import stems_of
from onrecord.lexicon import listed
from onrecord.model import Phase, Role
from onrecord.resolve.names import PersonName, compare_names, is_description
from onrecord.text import Span

SHORTLY = 24
"""Code points before a title in which its rank can stand: "the deputy finance minister"."""

_RIGHT_BEFORE = re.compile(r"([^\W\d_]+)[\s-]$")
_TAKES = re.compile(
    r"\b(?:now|new|newly|succe\w+|follow(?:s|ed)|appointed|named|sworn|elected|tak(?:es|en)\sover|took\sover)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\s(?:of|at|for)\s(?:the\s|its\s|an?\s)?((?:[^\W\d_]+\s?){1,3})")

_LEFT = re.compile(
    r"""
    ^\s(?:has\s|had\s|have\s|also\s|later\s|then\s)?
    (?: resigned | stepped\sdown | quit | stood\sdown | would\sresign | announced\s(?:his|her)\sresignation
      | (?:was|were|been|is|will\sbe|would\sbe|is\sto\sbe)\s
        (?:dismissed|sacked|fired|removed|ousted|replaced|succeeded|voted\sout)
      | (?:gave|given|gives)\sup\s(?:the|his|her)\s(?:office|post|seat|job|place|chair)
      | left\s(?:office|(?:the|his|her)\s(?:office|post|job))
      | lost\s(?:a|the)\svote\sof\s(?:no\s)?confidence | lost\s(?:his|her)\s(?:office|post|seat|job)
    )\b
    (?P<behind>(?:\s\w+){0,8})
    """,
    re.VERBOSE,
)
"""Words, folded, behind a name that tell that its bearer left a post, or was made to."""


def head_of(role: Role) -> str:
    """Return the last word of a title, folded: "minister" of "finance minister"."""
    return ([*fold_text(role.title).split()] or [""])[-1]


def rank_of(sheet: Sheet, role: Role) -> frozenset[str]:
    """Return the words of rank in a title or right before it: "deputy", "interim"."""
    before = _RIGHT_BEFORE.search(sheet.text[max(0, role.start - SHORTLY) : role.start])
    words = {*fold_text(role.title).split(), before[1].casefold() if before else ""}
    return listed("check_en", "rank") & words


def other_portfolio(role: Role, name: PersonName, people: People) -> tuple[str, list[Evidence]]:
    """Return a minister of one thing whom the record knows as that of another alone; "" where it is not so."""
    head, mine = head_of(role), _portfolio_of(role)
    if head not in listed("check_en", "portfolio") or not mine:
        return "", []
    alike = [(sheet, other) for sheet, other in roles_of(people.same(name)) if head_of(other) == head]
    if not alike or any(not _portfolio_of(other) or _portfolio_of(other) & mine for _, other in alike):
        return "", []
    if any(mine & stems_of(span.of(sheet.text)) for sheet, span in people.sentences_about(name)):
        return "", []
    sheet, other = alike[0]
    return f"the record has “{other.title}”", [sheet.evidence(Span(other.start, other.end))]


def _portfolio_of(role: Role) -> frozenset[str]:
    words = [word for word in fold_text(role.title).split()[:-1] if word not in listed("check_en", "plain_title")]
    return stems_of(" ".join(words)) - stems_of(" ".join(listed("check_en", "rank")))


def other_rank(draft: Sheet, role: Role, name: PersonName, people: People) -> tuple[str, list[Evidence]]:
    """Return a chief whom the record knows as a deputy alone, or one in an office for a time who holds it by now."""
    head, mine = head_of(role), rank_of(draft, role)
    alike = [
        (sheet, other, rank_of(sheet, other))
        for sheet, other in roles_of(people.same(name))
        if head_of(other) == head and (_portfolio_of(role) <= _portfolio_of(other) or not _portfolio_of(other))
    ]
    if not alike:
        return "", []
    sheet, other, theirs = alike[-1]
    passing = listed("check_en", "passing")
    risen = _promoted(role, name, people)
    if risen:
        return ("held without a rank by now, says the record", [risen]) if mine else ("", [])
    if mine and mine <= passing and not theirs:
        return "held for good by the record", [sheet.evidence(Span(other.start, other.end))]
    lasting = [rank - passing for _, _, rank in alike]
    if any(not rank for rank in lasting) if not mine - passing else any(lasting):
        return "", []
    if not mine - passing or any(not rank for rank in lasting):
        words = " ".join([*sorted(theirs - set(fold_text(other.title).split())), other.title])
        return f"the record has “{words}”", [sheet.evidence(Span(other.start, other.end))]
    return "", []


_RAISED = (
    r"(?:promoted\sto|became|becomes|appointed|named|elected|sworn\sin\sas|confirmed\sas|made)\s"
    r"(?:(?!deputy|vice|assistant|acting|interim)\w+\s){{0,3}}{title}\b"
)


def _promoted(role: Role, name: PersonName, people: People) -> Evidence | None:
    """Return where the record says that somebody was given a title without a rank before it."""
    title = " ".join(word for word in fold_text(role.title).split() if word not in listed("check_en", "rank"))
    raised = re.compile(rf"\b{re.escape(name.surname)}\b.{{0,40}}{_RAISED.format(title=re.escape(title))}")
    for sheet, span in people.sentences_about(name):
        if title and raised.search(fold_text(span.of(sheet.text))):
            return sheet.evidence(span)
    return None


def left_post(role: Role, name: PersonName, people: People) -> tuple[str, list[Evidence]]:
    """Return a post that the record says its holder left: the sentence names no other post, and none is given since."""
    head = head_of(role)
    for sheet, span in people.sentences_about(name):
        folded = fold_text(span.of(sheet.text))
        for at in re.finditer(rf"\b{re.escape(name.surname)}\b", folded):
            told = _LEFT.match(folded, at.end()) or _LEFT.match(folded[at.end() :])
            if not told or _is_given_since(head, sheet, name, people):
                continue
            behind = set(told["behind"].split())
            titles = behind & {"as", "of"} and head not in behind and behind & _heads_of(people)
            if not titles:
                return "left the post by the record", [sheet.evidence(span)]
    return "", []


def _heads_of(people: People) -> frozenset[str]:
    return frozenset(head_of(role) for _, role in roles_of(people.seen))


def _is_given_since(head: str, left: Sheet, name: PersonName, people: People) -> bool:
    """Whether the record gives a post to somebody on the day of leaving one, as a new one, or on a later day."""
    return any(
        head_of(role) == head
        and role.phase in (Phase.NEW, Phase.CURRENT)
        and (sheet.told > left.told or (sheet.told == left.told and role.phase is Phase.NEW))
        for sheet, role in roles_of(people.same(name))
    )


def passed_on(draft: Sheet, role: Role, name: PersonName, people: People) -> tuple[str, list[Evidence]]:
    """Return a post that a later article gives to somebody else, as new, and its earlier holder no more."""
    head = head_of(role)
    own = [(sheet, other) for sheet, other in roles_of(people.same(name)) if head_of(other) == head]
    rank = rank_of(draft, role)
    is_passing = bool(rank) and rank <= listed("check_en", "passing")
    homes = [sheet for sheet, _ in own] or [one.sheet for one in people.same(name) if is_passing]
    if head not in listed("check_en", "single") or not homes:
        return "", []
    latest = max(sheet.told for sheet in homes)
    for sheet, other in _taken_by_others(head, name, people):
        if sheet.told <= latest or is_after(sheet, draft) or not any(sheet.is_of_one_story(home) for home in homes):
            continue
        mine, theirs = _portfolio_of(role), _portfolio_of(other)
        is_one = mine == theirs if mine and theirs else is_passing or _is_of_one_body(sheet, other, own)
        if is_one:
            return "held by somebody else by now, says the record", [sheet.evidence(Span(other.start, other.end))]
    return "", []


def _taken_by_others(head: str, name: PersonName, people: People) -> Iterator[tuple[Sheet, Role]]:
    """Yield the posts with a title that others than a person take up."""
    for one in people.seen:
        if is_description(one.appearance.name) or compare_names(name, one.name) is not None:
            continue
        for role in one.appearance.roles:
            told = one.sheet.sentence_at(role.start).of(one.sheet.text)
            is_new = role.phase is Phase.NEW or (role.phase is Phase.CURRENT and _TAKES.search(told))
            if is_new and head_of(role) == head and not rank_of(one.sheet, role):
                yield one.sheet, role


def _is_of_one_body(sheet: Sheet, taken: Role, own: list[tuple[Sheet, Role]]) -> bool:
    """Whether the title of the new holder is at a body that the old one's was at: "mayor of Oxmere"."""
    mine = _body_of(sheet, taken) | stems_of(sheet.sentence_at(taken.start).of(sheet.text))
    return any(_body_of(home, role) & mine for home, role in own)


def _body_of(sheet: Sheet, role: Role) -> frozenset[str]:
    found = _BODY.match(sheet.text, role.end)
    return stems_of(role.organisation) | stems_of(found[1] if found else "")
