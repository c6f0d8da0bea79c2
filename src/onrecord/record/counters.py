"""Who counts, denies or says in the words around a claim whose article names no speaker: "Police counted 40"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Article, Claim, ClaimKind
from onrecord.record.speakers import PRONOUNS

LEAD = 80
"""Code points before the word of who counts: longer subjects are no names."""


def is_pronoun(name: str) -> bool:
    """Whether a source is only a pronoun."""
    return name.casefold() in PRONOUNS


def start_of(claim: Claim) -> int:
    """Return where the words of a claim start: of a statement what is said."""
    spans = [slot.span for slot in claim.slots if slot.name == "content" and slot.span]
    return spans[0].start if claim.kind is ClaimKind.STATEMENT and spans else claim.cites[0].start


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence that holds a place starts, behind a dateline."""
    begins = [found.end() for found in re.finditer(r"[.!?][”\"’)]?\s|\n", text[max(0, at - 400) : at])]
    start = max(0, at - 400) + (begins[-1] if begins else 0)
    dateline = re.match(r"[^\n(]{2,60}\([^)\n]{2,40}\)\ ?[-–—]{1,2}\ ", text[start : start + 140])
    return start + dateline.end() if dateline else start


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(r"^(?P<who>[^,;:\n]{2,60}?)\ (?:said|says|told\ \w+|held|ruled|found)\ (?:that\ )?")


@cache
def counting() -> re.Pattern[str]:
    """Return the pattern of an opening that names who counts or denies: "Police counted"."""
    words = "|".join(load("slots_en")["counters"]["words"].split())
    apposition = r"(?:,\ [^,;:\n]{2,60},)?"
    verb = rf"(?:has\ |have\ |had\ |now\ )?(?:{words}|left\ (?:its|their|his|her))\b"
    no_death = r"(?!\ (?:at\ least\ )?\S+\ lives)"
    return re.compile(rf"^(?P<who>[^,;:\n]{{2,{LEAD}}}?{apposition})\ {verb}{no_death}")


def counter_in(claim: Claim, article: Article) -> str:
    """Return who counts, denies or says in the claim's own part of its sentence: "police" of "Police counted 40"."""
    start = start_of(claim)
    semicolon = article.text.rfind("; ", 0, start)
    begin = max(sentence_start(article.text, start), semicolon + 2 if semicolon >= 0 else 0)
    if corrected := _CORRECTING.match(article.text[begin:start]):
        return corrected["who"]
    said = _saying().match(article.text[begin : start + 1])
    after = re.split(r"[;.!?\n]", article.text[claim.cites[0].end : claim.cites[0].end + 80], maxsplit=1)[0]
    end = max(start, article.text.find(";", start)) if ";" in claim.cites[0].quote else claim.cites[0].end
    is_other = claim.source not in article.text[begin:end] + after if claim.source else True
    if said and is_other and not is_pronoun(said["who"].split()[-1]) and not _NO_NAME.search(said["who"]):
        return said["who"].strip()
    if claim.source and not is_pronoun(claim.source):
        return ""  # the article says whose words these are
    if is_pronoun(claim.source):
        start = sentence_start(article.text, start)
    words = re.split(r"(?<=\w{3})[.!?]\s|\n", article.text[start : start + 200], maxsplit=1)[0]
    found = counting().search(words)
    if found and _NEEDS_NUMBER.search(found[0]) and not _NUMBER.search(words[found.end() :]):
        return ""
    who = _TIME_AHEAD.sub("", _ADVERB_BEHIND.sub("", found["who"].strip())) if found else ""
    if who.casefold() in _PERSONS:
        return claim.value("agent")
    parts = who.casefold().split()
    if not parts or parts[0] in PRONOUNS or len(parts) > _LONGEST_NAME or _NO_NAME.search(who):
        return ""
    return who


_CORRECTING = re.compile(
    r"(?P<who>[^,;:\n]{2,60}?)\ (?:has\ |have\ |had\ )?(?:corrected|revised|updated|changed|published)"
    r"\ (?:its|their|his|her|the|new)\ (?:\w+\ ){0,2}(?:figures?|counts?|tolls?|numbers?|tally|estimate)\b"
    r"[^:\n]{0,40}:\ $"
)
"""Who gives the numbers behind a colon: "The ministry has corrected its figures: 31 people have died"."""
_NO_NAME = re.compile(
    r"\b(?:that|would|will|could|who|which|was|were|is|are|has|had|be|version|report|article|story|toll|number)\b|\d|[\"“]"
)
_NEEDS_NUMBER = re.compile(
    r" (?:put|puts|gave|gives|recorded|records|registered|listed|lowered|raised|raises|withdrew|withdraws"
    r"|revised|revises|reckon|reckons|left \w+)$"
)
"""Words that count only before a number: a wall that "gave way" counts nothing, nor does who "withdrew an offer"."""
_NUMBER = re.compile(
    r"""
    \d | \b (?: one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
      | (?: thir | four | fif | six | seven | eigh | nine ) (?: teen | ty )
      | twenty | forty | hundred | thousand | no ) s? \b
    """,
    re.VERBOSE,
)
_TIME_AHEAD = re.compile(
    r"^(?:(?:Late|Early|Earlier) )?(?:(?:[Oo]n|[Ii]n|[Bb]y|[Tt]his|[Ll]ast) \w+(?: \w+)?,? )(?=(?:the|an?) |[A-Z])"
)
_ADVERB_BEHIND = re.compile(r"(?: (?:again|also|later|then|still|now|first|already|once more)){1,6}$")
_PERSONS = frozenset({"he", "she"})
_LONGEST_NAME = 8
