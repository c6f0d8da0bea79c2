"""A post beside those of its holder in the record: of another thing or body, of another rank, left, or passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.bodies import at_another
from onrecord.check.fields import not_yet_former, other_field, other_house, other_medium
from onrecord.check.holders import held_by_another, passed_on, risen_from
from onrecord.check.leaving import Found, left
from onrecord.check.nearby import GENERIC, can_be_one_body, evidence_of, is_told_near, words_near
from onrecord.check.nouns import Evidence
from onrecord.check.persons import People, fold_text
from onrecord.check.sheets import Sheet
from onrecord.check.titles import Title, is_one_body, share_words
from onrecord.lexicon import listed, load
from onrecord.model import Phase
from onrecord.resolve.names import PersonName, compare_names
from onrecord.text import Span

BESIDE = 60
"""Code points around a post of the record in which another body of its holder is named."""

_NAME = re.compile(r"\b[A-ZÀ-Þ]\w+")
_FORMER = r"(?:former|formerly(?:\sthe)?|then|ex|onetime|ousted|outgoing)"


def wrong_post(title: Title, name: PersonName, people: People, draft: Sheet, *, is_past: bool) -> Found:
    """Return what is wrong with a post of somebody whom the record calls `name`; "" for nothing.

    `is_past`: the draft tells it as one that was held, or that was left: then only what it is of can be wrong.
    """
    found = _first_of(_of_another(title, name, people, draft))
    # What somebody was once, beside many things: only an office with one holder can be wrong.
    is_once = title.phase is Phase.FORMER and title.head in listed("check_en", "single")
    if not found[0] and (title.phase is Phase.CURRENT or is_once):
        found = _other(title, name, people)
    if found[0] or is_past or title.phase is not Phase.CURRENT:
        return found if found[0] else other_rank(title, name, people, lasting_only=True)
    return _first_of(_not_held(title, name, people, draft))


def _first_of(judged: Iterator[Found]) -> Found:
    """Return the first that is wrong; those behind it are not asked for."""
    return next((found for found in judged if found[0]), ("", []))


def _of_another(title: Title, name: PersonName, people: People, draft: Sheet) -> Iterator[Found]:
    """Yield what speaks against what a post is of, or that it is a former one."""
    yield other_portfolio(title, name, people)
    yield other_field(title, name, people)
    yield other_medium(title, name, people)
    yield other_house(title, name, people)
    yield at_another(title, name, people, draft)
    yield not_yet_former(title, name, people, draft)


def _not_held(title: Title, name: PersonName, people: People, draft: Sheet) -> Iterator[Found]:
    """Yield what speaks against a post being held by now, or being held with its rank."""
    yield held_by_another(draft, title, name, people)
    yield _called_former(title, name, people)
    yield left(title, name, people, draft)
    yield passed_on(draft, title, name, people)
    yield risen_from(draft, title, name, people)
    yield other_rank(title, name, people)


def other_portfolio(title: Title, name: PersonName, people: People) -> Found:
    """Return a minister of one thing whom the record knows as that of another alone; "" where it is not so."""
    mine = title.portfolio
    if not mine or title.head == GENERIC:
        return "", []
    alike = [other for other in people.titles_of(name) if other.head == title.head]
    if alike and all(_is_of_other_side(mine, other.portfolio) for other in alike):
        return f"the record has “{alike[0].words}”", [evidence_of(alike[0])]
    if not alike or any(not other.portfolio or share_words(other.portfolio, mine) for other in alike):
        return "", []
    is_strict = title.head in listed("check_en", "portfolio")
    told = (
        span.of(sheet.text) if is_strict else sheet.with_before(span) for sheet, span in people.sentences_about(name)
    )
    if any(share_words(mine, frozenset(fold_text(sentence).split())) for sentence in told):
        return "", []
    return f"the record has “{alike[0].words}”", [evidence_of(alike[0])]


def _is_of_other_side(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one has a word where the other has one that excludes it: the majority, the minority."""
    for row in load("check_en")["sides"]:
        words = frozenset(row["same"].split())
        if some & words and others & words and not some & others & words:
            return True
    return False


def other_rank(title: Title, name: PersonName, people: People, *, lasting_only: bool = False) -> Found:
    """Return a chief whom the record knows as a deputy alone, or one in an office for a time who holds it by now.

    `lasting_only`: of a post that was held earlier only a rank that lasts (deputy, assistant) can be wrong.
    """
    mine = title.rank
    alike = [
        other
        for other in people.titles_of(name)
        if other.head == title.head
        and (not other.portfolio or share_words(title.portfolio, other.portfolio) or not title.portfolio)
    ]
    if not alike:
        return "", []
    latest, theirs = alike[-1], alike[-1].rank
    passing = listed("check_en", "passing")
    risen = _promoted(title, name, people)
    if risen and lasting_only:
        return "", []
    if risen:
        return ("held without a rank by now, says the record", [risen]) if mine else ("", [])
    if mine and mine <= passing and not lasting_only and (not theirs or any(_is_for_good(other) for other in alike)):
        return "held for good by the record", [evidence_of(latest)]
    lasting = [other.rank - passing for other in alike]
    if any(not rank for rank in lasting) if not mine - passing else any(lasting):
        return "", []
    if not mine - passing or any(not rank for rank in lasting):
        words = " ".join([*sorted(theirs - set(fold_text(latest.title).split())), latest.title])
        return f"the record has “{words}”", [evidence_of(latest)]
    return "", []


def _is_for_good(title: Title) -> bool:
    return title.phase in (Phase.NEW, Phase.FUTURE) and not title.rank


_RAISED = (
    r"(?:promoted\sto|became|becomes|appointed|named|elected|sworn\sin\sas|confirmed\sas|made)\s"
    r"(?:(?!deputy|vice|assistant|acting|interim)\w+\s){{0,3}}{title}\b"
)


def _promoted(title: Title, name: PersonName, people: People) -> Evidence | None:
    """Return where the record says that somebody was given a title without a rank before it."""
    words = " ".join(word for word in fold_text(title.title).split() if word not in listed("check_en", "rank"))
    raised = re.compile(rf"\b{re.escape(name.surname)}\b.{{0,40}}{_RAISED.format(title=re.escape(words))}")
    for sheet, span in people.sentences_about(name):
        if words and raised.search(fold_text(span.of(sheet.text))):
            return sheet.evidence(span)
    return None


def _called_former(title: Title, name: PersonName, people: People) -> Found:
    """Return whether the record, where it gives somebody an office last, calls them a former holder."""
    leading = listed("check_en", "single") if title.head == GENERIC else frozenset()
    alike = [
        other
        for other in people.titles_of(name)
        if (other.head == title.head or other.head in leading) and can_be_one_body(title, other)
    ]
    latest = [other for other in alike if other.sheet.told == alike[-1].sheet.told]
    if latest and all(other.phase is Phase.FORMER for other in latest):
        return "a former role in the record", [evidence_of(latest[-1])]
    words = " ".join(fold_text(title.title).split()[-2:])
    if not words:
        return "", []
    surname = re.escape(name.surname)
    told_former = rf"{_FORMER}\s(?:(?!deputy|vice|acting|assistant)\w+\s)?{re.escape(words)}"
    former = re.compile(rf"\b(?:{told_former}\s(?:\w+\s){{0,4}}?{surname}|{surname}\s(?:\w+\s){{0,3}}?{told_former})\b")
    present = re.compile(rf"\b{re.escape(words)}\s(?:\w+\s){{0,2}}?{surname}\b")
    found: Evidence | None = None
    for sheet, span in people.sentences_about(name):
        told = fold_text(span.of(sheet.text))
        if former.search(told):
            found = sheet.evidence(span)
        elif present.search(told):
            found = None
    return ("a former role in the record", [found]) if found else ("", [])


_SMALL = frozenset({"the", "a", "of", "for", "at", "to", "and", "an"})


def _other(title: Title, name: PersonName, people: People) -> Found:
    """Return whether the record gives somebody other roles, and says nothing of this one beside the name."""
    own = people.titles_of(name)
    if not own or not title.head or title.head in listed("voices_en", "broad"):
        return "", []
    about = list(people.sentences_about(name))
    if title.head == GENERIC:
        is_told = not _leads_of_another(title, name, people) and not _only_serves(own)
    elif any(other.head == title.head for other in own):
        return _other_body(title, own)
    else:
        is_told = (
            any(other.head == GENERIC and _can_be_led(title, other) for other in own)
            or any(is_told_near(title, sheet, span, name, people) for sheet, span in about)
            or is_told_otherwise(title, name, people)
        )
    if is_told:
        return "", []
    titles = " and ".join(dict.fromkeys(f"“{other.words}”" for other in own))
    return f"the record has {titles}", list(map(evidence_of, own))


def is_told_otherwise(title: Title, name: PersonName, people: People) -> bool:
    """Whether letters before the name tell a post ("Dr Sole", a doctor), or the house that its holder sits in."""
    letters = [short for short, posts in load("voices_en")["honorific"].items() if title.head in posts.split()]
    houses = {
        word
        for row in load("voices_en")["member"]
        if title.head in row["noun"].split()
        for word in row["house"].split()
    }
    last = fold_text(title.title).split()[-1:]
    if any(word in fold_text(other.words).split() for other in people.titles_of(name) for word in last):
        return True  # "the solicitor" of a Solicitor General
    for sheet, span in people.sentences_about(name):
        words = fold_text(span.of(sheet.text)).split()
        if houses & set(words):
            return True
        at = words.index(name.surname)
        if any(short in words[max(0, at - 3) : at] for short in letters):
            return True
    return False


def _only_serves(own: Sequence[Title]) -> bool:
    """Whether all posts of somebody in the record are such as lead nothing: a spokesman is no head."""
    return all(title.head in listed("check_en", "serving") for title in own)


def _leads_of_another(title: Title, name: PersonName, people: People) -> bool:
    """Whether somebody else leads what a title makes somebody the head of, and nothing of it is told near the name."""
    body = frozenset(fold_text(f"{title.title} {title.body}").split()) - listed("check_en", "leads") - _SMALL
    told = (words_near(sheet, span, name, people) for sheet, span in people.sentences_about(name))
    if not body or any(share_words(body, words) for words in told):
        return False
    others = (
        other
        for one in people.seen
        if compare_names(name, one.name) is None
        for other in people.titles_at(one.sheet, one.appearance)
    )
    return any(
        other.head == GENERIC and share_words(body, frozenset(fold_text(other.words).split()) - _SMALL)
        for other in others
    )


def _can_be_led(title: Title, other: Title) -> bool:
    """Whether an office can be that of a head of the record: of one thing, or of nothing that is printed."""
    mine = frozenset(fold_text(title.words).split()) - _SMALL - set(title.head_words)
    theirs = frozenset(fold_text(other.words).split()) - _SMALL - listed("check_en", "leads")
    return not theirs or share_words(mine, theirs)


def _other_body(title: Title, own: Sequence[Title]) -> Found:
    """Return whether the record has a post at another body: two universities, two ministries, another firm."""
    alike = [other for other in own if other.head == title.head and other.bodies]
    if not title.bodies or not alike:
        return "", []
    is_seat = title.head in listed("check_en", "single") | listed("check_en", "seat")
    is_apart = is_seat and not any(
        can_be_one_body(title, other)
        or any(is_one_body(one, another) for one in title.bodies for another in _around(other))
        for other in alike
    )
    if not is_apart and not all(_are_two_of_a_kind(title, other) for other in alike):
        return "", []
    return f"the record has “{alike[0].words}”", [evidence_of(alike[0])]


def _are_two_of_a_kind(title: Title, other: Title) -> bool:
    """Whether two bodies have words in common, and each one of its own that the other's sentence does not print."""
    mine, theirs = _names_in(" ".join(title.bodies)), _names_in(" ".join(other.bodies))
    sentence = other.sheet.sentence_at(other.start).of(other.sheet.text)
    return bool(mine & theirs and theirs - mine and mine - theirs) and not any(
        body in sentence for body in title.bodies
    )


def _names_in(words: str) -> frozenset[str]:
    return frozenset(fold_text(word).strip() for word in _NAME.findall(words))


def _around(title: Title) -> tuple[str, ...]:
    """Return the capitalised words shortly before and behind a post, outside of quotation marks."""
    sheet, sentence = title.sheet, title.sheet.sentence_at(title.start)
    start, end = max(sentence.start, title.start - BESIDE), min(sentence.end, title.end + BESIDE)
    return tuple(
        match.group()
        for match in _NAME.finditer(sheet.text, start, end)
        if not sheet.is_quoted(Span(match.start(), match.end()))
    )
