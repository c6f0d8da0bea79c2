"""What posts are for and where they are, in other words: diplomacy for the foreign minister, a colleague's seat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.check.leaving import Found
from onrecord.check.nearby import GENERIC, behind_name, evidence_of, names_near
from onrecord.check.persons import People, fold_text
from onrecord.check.sheets import Sheet, is_after
from onrecord.check.titles import Title, is_one_body
from onrecord.lexicon import listed, load
from onrecord.model import Phase
from onrecord.resolve.names import PersonName
from onrecord.text import Span

_NAME = r"[A-ZÀ-Þ][^\W_]*(?:\s(?:of\s|the\s|and\s|for\s)?[A-ZÀ-Þ][^\W_]*){0,5}"
_BEHIND = re.compile(rf"\s(?:of|at|from|with|for)\s(?:the\s)?({_NAME})")
_COLLEAGUE = re.compile(
    rf"\b(?P<what>(?:his|her|its|their|whose|['’]s?)\s(?:colleague|counterpart|opposite\snumber)\s(?:in|of|from|at)\s(?:the\s)?"
    rf"(?P<body>{_NAME}),?\s)$"
)
REACH = 110
"""Code points before a name in which a word for a colleague stands."""

RECENT = 14
"""Days before the draft to which a post that the record gives somebody as theirs still speaks."""


def other_field(title: Title, name: PersonName, people: People) -> Found:
    """Return a head of one field of government whom the record knows as the minister of others; "" where it is not so.

    Fields are told by their words (`field` in `lexicon/check_en.toml`): diplomacy is foreign affairs.
    """
    mine = _fields_in(f"{title.title} {title.body}")
    if not mine or title.head not in {GENERIC, *listed("check_en", "portfolio")} or title.phase is not Phase.CURRENT:
        return "", []
    own = [other for other in people.titles_of(name) if other.head in listed("check_en", "portfolio")]
    if not own or any(not (its := _fields_in(other.words)) or its & mine for other in own):
        return "", []
    if any(mine & _fields_in(span.of(sheet.text)) for sheet, span in people.sentences_about(name)):
        return "", []
    return f"the record has “{own[0].words}”", [evidence_of(own[0])]


def _fields_in(words: str) -> frozenset[int]:
    there = frozenset(fold_text(words).split())
    return frozenset(number for number, field in enumerate(_fields()) if there & field)


@cache
def _fields() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["same"].split()) for row in load("check_en")["field"])


def other_medium(title: Title, name: PersonName, people: People) -> Found:
    """Return a reporter of one medium whom the record has as one of another alone; "" where it is not so."""
    media = listed("voices_en", "medium")
    mine = _bodies_of(title)
    if title.head not in media or not mine:
        return "", []
    own = [(other, _bodies_of(other)) for other in people.titles_of(name) if other.head in media]
    known = [(other, body) for other, bodies in own for body in bodies]
    if not known or any(_is_of_one(one, body) for one in mine for _, body in known):
        return "", []
    if names_near(mine, name, people):
        return "", []
    return f"the record has “{known[0][1]}” there", [evidence_of(known[0][0])]


def _is_of_one(one: str, other: str) -> bool:
    """Whether two names can be of one medium: two Posts and two Timeses are two."""
    return is_one_body(one, other) and (one.isupper() or other.isupper() or not _are_apart(one, other))


def _are_apart(one: str, other: str) -> bool:
    mine, theirs = (frozenset(fold_text(name).split()) - {"the", "of"} for name in (one, other))
    return bool(mine - theirs and theirs - mine)


def _bodies_of(title: Title) -> tuple[str, ...]:
    behind = _BEHIND.match(title.sheet.text, title.end)
    return title.bodies or ((behind[1],) if behind else ())


def other_seat(draft: Sheet, mentions: Sequence[Span], name: PersonName, people: People) -> tuple[Span, Found]:
    """Return where a draft calls somebody a colleague at one place whom the record has in a post at others alone."""
    for mention in mentions:
        start = max(draft.sentence_at(mention.start).start, mention.start - REACH)
        found = _COLLEAGUE.search(draft.text, start, mention.start)
        known = list(_seats(name, people)) if found else []
        if not found or not known or names_near([found["body"]], name, people):
            continue
        if all(_are_apart(found["body"], body) for _, body in known):
            title, _ = known[0]
            return Span(found.start("what"), mention.end), (f"the record has “{title.words}”", [evidence_of(title)])
    return Span(0, 0), ("", [])


_TURN = re.compile(r"\b(?:his|her|its|their|whose|the|['’]s?)\s(predecessor|successor)\b")
_AFTER = re.compile(r"\b(?:successor|succeed\w*|incoming|elect|replac\w+|takes?\sover|took\sover)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:predecessor|former|outgoing|succeeded\sby|resigned|left|until)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bpredecessor\b", re.IGNORECASE)


def other_turn(draft: Sheet, mentions: Sequence[Span], name: PersonName, people: People) -> tuple[Span, Found]:
    """Return where a draft calls somebody a predecessor whom the record has as the one to follow, or the reverse."""
    for mention in mentions:
        sentence = draft.sentence_at(mention.start)
        near = Span(max(sentence.start, mention.start - BESIDE), min(sentence.end, mention.end + BESIDE))
        found = next(
            (one for one in _TURN.finditer(draft.text, *near) if _is_apposed(draft, Span(*one.span()), mention)), None
        )
        if not found:
            continue
        other, own = (_AFTER, _EARLIER) if found[1] == "predecessor" else (_BEFORE, _AFTER)
        about = [(sheet, span, span.of(sheet.text)) for sheet, span in people.sentences_about(name)]
        told = [(sheet, span) for sheet, span, words in about if other.search(words)]
        if told and not any(own.search(words) for _, _, words in about):
            span = Span(min(found.start(), mention.start), max(found.end(), mention.end))
            reason = f"no {found[1]} by the record"
            return span, (reason, [told[0][0].evidence(told[0][1])])
    return Span(0, 0), ("", [])


BESIDE = 40
"""Code points between a name and a word for whoever comes before or after."""

_COMMA = re.compile(r",?\s")


def _is_apposed(draft: Sheet, word: Span, mention: Span) -> bool:
    """Whether a word and a name stand right beside each other: "his predecessor, Ana Sole"."""
    first, second = sorted((word, mention))
    between = draft.text[first.end : second.start]
    return bool(_COMMA.fullmatch(between)) and (word == first or between.startswith(","))


_HOUSE = re.compile(rf"\sat\s(?:the\s)?({_NAME})")


def other_house(title: Title, name: PersonName, people: People) -> Found:
    """Return somebody at one house whom the record has at another alone: "Ana Sole at St Bride's", two hospitals.

    The house of the draft is one of the record, and no sentence with the name has it.
    """
    behind = _HOUSE.search(title.words)
    if not behind:
        return "", []
    known = list(behind_name(_HOUSE, name, people))
    if not known or any(_is_of_one(behind[1], body) for _, _, body in known):
        return "", []
    about = (fold_text(span.of(sheet.text)) for sheet, span in people.sentences_about(name))
    if any(fold_text(behind[1]) in words for words in about) or people.holds(behind[1]) is None:
        return "", []
    sheet, span, body = known[0]
    return f"the record has “{body}” there", [sheet.evidence(span)]


def _seats(name: PersonName, people: People) -> Iterator[tuple[Title, str]]:
    yield from ((title, body) for title in people.titles_of(name) for body in title.bodies)


def not_yet_former(title: Title, name: PersonName, people: People, draft: Sheet) -> Found:
    """Return a post that a draft calls a former one and the record gives as one that is held, shortly before.

    Nothing is said where any article calls it former, or tells words of leaving at the name.
    """
    own = [other for other in people.titles_of(name) if other.head == title.head]
    if title.phase is not Phase.FORMER or not own or not _FORMER.search(_words_of(title)):
        return "", []
    if any(other.phase is not Phase.CURRENT for other in own) or not _is_recent(own[-1].sheet, draft):
        return "", []
    told = (sheet.with_before(span) for sheet, span in people.sentences_about(name))
    if any(_ENDS.search(words) for words in told):
        return "", []
    return "held by the record", [evidence_of(own[-1])]


_FORMER = re.compile(r"\b(?:former|ex|onetime|one-time)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:former|ex|resign\w*|quit|left|leav(?:e|es|ing)|step\w*\s(?:down|aside)|dismiss\w*|sack\w*|fired|oust\w*|retir\w*|replac\w*"
    r"|succe(?:ed|ss)\w*|remov\w*|suspend\w*|then|term|outgoing|lost|until)\b",
    re.IGNORECASE,
)


def _words_of(title: Title) -> str:
    return title.sheet.text[max(0, title.start - len("one-time the ")) : title.end]


def _is_recent(sheet: Sheet, draft: Sheet) -> bool:
    """Whether an article came out shortly before the day of a draft."""
    there, here = sheet.article.published, draft.article.published
    if there.latest is None or here.latest is None or not (there.is_day and here.is_day):
        return False
    return not is_after(sheet, draft) and (here.latest - there.latest).days <= RECENT
