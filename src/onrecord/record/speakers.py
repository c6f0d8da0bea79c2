"""Which printed words name a source at all: a person, a body, a document or an outlet, and never a time or a thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.lexicon.happenings import word_classes

_TIME_AHEAD = re.compile(
    r"""
    ^ (?: (?:Late|Early|Earlier|late|early|earlier|Once|once|Only|only) \ )?
    (?: (?:[Oo]n|[Ii]n|[Bb]y|[Tt]his|[Ll]ast|[Aa]t|[Ss]ince|[Uu]ntil) \ \w+ (?:\ \w+)? ,? \ | (?:Yesterday|Today) ,? \ )
    (?= (?:the|an?|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e) (?:\ |$) | [A-Z] )
    """,
    re.VERBOSE,
)
_ADVERB_BEHIND = re.compile(
    r"(?: (?:again|also|later|then|still|now|first|already|once more|repeatedly|has|have|had)){1,6}$"
)
_TIME_BEHIND = re.compile(r"\ (?:on\ (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|earlier|this\ \w+)$")
_REPORT_OF = re.compile(
    r"""
    ^ (?: (?:[Tt]he|[Aa]n?|[Ss]ome|[Ff]irst|[Ii]nitial|[Ee]arly|[Vv]arious|[Pp]reliminary|[Uu]nconfirmed) \ ){0,2}
    (?: [Rr]eports?|[Aa]ccounts?|[Ff]igures|[Rr]ecords|[Dd]ata|[Pp]rojections?|[Rr]esults|[Ss]tatements?
      | [Ii]nformation )
    \ (?:from|by|of) \ (?P<who>.+) $
    """,
    re.VERBOSE,
)
_OPENS = re.compile(
    r"^(?:once|when|while|after|before|as|if|although|though|because|since|where|until|unless)\ ", re.IGNORECASE
)
_PREPOSITION = re.compile(r"\ (?:of|for|from|in|at|on|to|with|by|near|around|about|close|called|named|and|including)\ ")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_OWNED = re.compile(r"^(?P<whose>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\ (?P<what>.+)$")
_OWNER = re.compile(r"^(?P<who>.*\w)['’]s?\ (?P<what>(?:\w+\ )?\w+)$")

PRONOUNS = frozenset(
    """
    he she it they we i you him her his its their our them us me this that who which there some many most others other
    several all those these few both either neither another everyone everybody nobody none one nothing anybody somebody
    """.split()
)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("slots_bodies_en")["speakers"][key].split())


@lru_cache(maxsize=1 << 13)
def named_source(name: str) -> str:
    """Return the source that printed words name, "" where they name none: a pronoun, a time, a thing or a happening.

    What somebody reports is their word: "Hesk hospital" of "initial reports from Hesk hospital", "KNA" of
    "KNA's figures".
    """
    words = _TIME_BEHIND.sub("", _TIME_AHEAD.sub("", _ADVERB_BEHIND.sub("", " ".join(name.split()))))
    words = re.sub(r"(?<=\w)\ (?:there|here)$", "", words)
    report, owner = _REPORT_OF.match(words), _OWNER.match(words)
    if report:
        words = report["who"]
    elif owner and owner["what"].split()[-1].casefold() in _listed("papers"):
        words = owner["who"]
    inside = [_folded(word) for word in _WORD.findall(words)]
    if not inside or _OPENS.match(words) or inside[-1] in PRONOUNS or not _SUBJECTS.isdisjoint(inside):
        return ""
    return "" if _is_thing(words) else words


def _folded(word: str) -> str:
    """Return a word in lower case, but one in capitals as it is: the WHO is nobody's pronoun."""
    return word if word.isupper() and len(word) > 1 else word.casefold()


_SUBJECTS = frozenset("he she it they we i you".split())


def _is_thing(words: str) -> bool:
    """Whether words are of a thing, a law or a happening, or of reports that nobody is named for."""
    head = [word.casefold() for word in _WORD.findall(_PREPOSITION.split(f"{words} ", maxsplit=1)[0])]
    if not head:
        return True
    if head[-1] in _listed("voices") | _listed("people"):
        return False
    if head[-1] in _listed("things") or (words == words.lower() and set(head) <= _listed("nobody")):
        return True
    printed = _WORD.findall(_PREPOSITION.split(f"{words} ", maxsplit=1)[0])[-1]
    return printed.islower() and head[-1] in _happenings() and head[-1] not in _listed("papers")


@cache
def _happenings() -> frozenset[str]:
    return frozenset(word for one in word_classes().values() if one.kind != "speech" for word in one.nouns)


def owned_words(name: str) -> str:
    """Return what is somebody's in "his office", "their lawyer"; "" of words that name it: "his lawyer Ana Reed"."""
    found = _OWNED.match(" ".join(name.split()))
    return found["what"] if found and not re.search(r"\b[A-ZÀ-Ž]", found["what"]) else ""


def speaks_for_owner(what: str) -> bool:
    """Whether what is somebody's speaks for them: an office, a statement; a lawyer or a wife speaks for herself."""
    last = what.casefold().split()[-1]
    return last in _listed("voices") or last in _listed("papers")


def is_bare_voice(name: str) -> bool:
    """Whether a name is only that of a voice: "a spokesman" speaks for a body that its article named before."""
    inside = [word.casefold() for word in _WORD.findall(name)]
    return bool(inside) and all(word in ("a", "an", "the", "another") for word in inside[:-1]) and inside[-1] in _VOICES


_VOICES = frozenset("spokesman spokeswoman spokesperson".split())
