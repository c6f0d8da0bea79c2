"""Who acts and what is acted on by the words around a predicate: claims know only those that have names or posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.happenings import classes_of, word_classes
from onrecord.model import Claim, Form
from onrecord.resolve.comparing.words import CALENDAR, kin_of
from onrecord.resolve.sameness_mentions import ANY

MOST = 8
"""Words before a predicate, and behind it, among which its subject and its object stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The words of the subject and the object of what a claim tells, as its sentence prints them; "" of none.

    `content` is the verb of what is ordered, asked or planned: "leave" of "issued an order to leave".
    """

    subject: str = ""
    object: str = ""
    content: str = ""

    @property
    def head(self) -> str:
        """The kind of thing that the object is: "gate" of "the gate at Cobb Weir", "" of none."""
        for word in reversed(_object_in(self.object).split()):
            if not word.endswith("ly"):
                return kin_of(word.casefold())
        return ""

    @property
    def new(self) -> frozenset[str]:
        """The subject and the object as far as they are told as new to the reader, by kinds of things: "a man"."""
        return frozenset(f"{role} {kin_of(words[-1])}" for role, words in self._in_words() if words[0] in _NEW)

    @property
    def known(self) -> frozenset[str]:
        """The subject and the object as far as they are told as known, by the same keys: "the man", "him"."""
        return frozenset(
            f"{role} {kin_of(words[-1]) if words[0] in _POINTING else ANY}"
            for role, words in self._in_words()
            if words[0] in _POINTING | _PRONOUNS
        )

    @property
    def is_other(self) -> bool:
        """Whether subject or object are others than those told of before: "two other presidents"."""
        return any(not _OTHERS.isdisjoint(words) for _, words in self._in_words())

    def _in_words(self) -> Iterator[tuple[str, list[str]]]:
        for role, part in (("subject", self.subject), ("object", self.object)):
            if part:
                yield role, part.casefold().split()


_OTHERS = frozenset({"other", "others", "another"})
_NEW = frozenset("a an one two three four five six seven eight nine ten eleven twelve some several dozens".split())
_POINTING = frozenset("the this that these those his her its their".split())
_PRONOUNS = frozenset("it them him he she they".split())


def find_parts(claim: Claim, lemma: str, *, is_noun: bool) -> Parts:
    """Return who acts and what is acted on in the first words that a claim cites.

    The subject of a passive, of a participle without an object, and of verbs of what befalls somebody is what is acted
    on. Of a noun ("issued an order", "the invasion began") it is what stands behind that noun.
    """
    slot, cite = claim.slot("predicate"), claim.cites[0]
    if slot is None or slot.span is None or not cite.span.contains(slot.span):
        return Parts()
    before, behind = cite.quote[: slot.span.start - cite.start], cite.quote[slot.span.end - cite.start :]
    subject = _subject_in(before)
    content = _content_in(behind) if _is_speech(lemma, is_noun=is_noun) else ""
    if is_noun:
        doer = "" if lemma in subject.casefold() else subject
        return Parts(subject=doer, object=_of_noun(lemma, cite.quote), content=content)
    found = _object_in(behind)
    if _is_passive(claim, before, slot.value, found):
        return Parts(subject=_by_whom(behind), object=subject, content=content)
    if not found and _befalls(lemma):
        return Parts(object=subject)
    return Parts(subject=subject, object=found, content=content)


def _is_speech(lemma: str, *, is_noun: bool) -> bool:
    return any(word_classes()[name].kind == "speech" for name in classes_of(lemma, is_noun=is_noun))


def _content_in(behind: str) -> str:
    """Return the first infinitive of the words behind a predicate."""
    found = _INFINITIVE.search(behind)
    return found["verb"] if found else ""


_INFINITIVE = re.compile(r"^[^;:!?]{0,100}?\bto\s+(?P<verb>[a-z]{3,20})\b")


def _befalls(lemma: str) -> bool:
    return any(word_classes()[name].befalls for name in classes_of(lemma, is_noun=False))


def _is_passive(claim: Claim, before: str, predicate: str, found: str) -> bool:
    verb = predicate.partition(" ")[0]
    if verb.endswith("ing"):
        return False
    return bool(_BEING.search(before)) or (claim.value("form") == Form.PARTICIPLE and not found)


_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being)(?:\s+(?:\w+ly|not|also|already|still|once|again))*\s*$")

_CUT = re.compile(
    r"""
    [,;:—–(“”"]
    | \b (?:that|which|who|whom|where|when|while|because|since|although|though|if|as|until|before|after|but) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What ends the words of a subject before its verb, or begins another clause."""

_BESIDE_VERB = frozenset(
    """is are was were be been being has have had do does did will would can could may might must shall should to not
    also already still once again now then just yet never since""".split()
)


def _subject_in(before: str) -> str:
    """Return the last words before a predicate that are no verb's or adverb's, of the clause that it stands in."""
    for part in reversed(_CUT.split(before)):
        words = [word for word in part.split() if word.casefold() not in _BESIDE_VERB and not word.endswith("ly")]
        if words:
            return " ".join(words[-MOST:])
    return ""


_STOP = CALENDAR | frozenset(
    """of in on at to for from with by into onto over under after before since until as that which who whom whose where
    when while because if than and or but about against between during through amid near off out up down away back
    despite upon via within without per around across along among behind beyond not also again too so last next this
    yesterday today tomorrow tonight earlier later early late""".split()
)
"""What an object does not begin with, and where it ends."""

_WORD = re.compile(r"\s*(?P<word>[^\s,;:.—–()“”\"]+)(?P<end>[,;:.—–()“”\"]?)")


def _object_in(behind: str) -> str:
    """Return the words right behind a predicate, up to a preposition, a conjunction or a mark."""
    found: list[str] = []
    for match in _WORD.finditer(behind):
        word = match["word"]
        if word.casefold() in _STOP or len(found) == MOST:
            break
        found.append(word)
        if match["end"]:
            break
    return " ".join(found)


def _by_whom(behind: str) -> str:
    by = re.match(r"\s+by\s+", behind)
    return _object_in(behind[by.end() :]) if by else ""


def _of_noun(noun: str, quote: str) -> str:
    """Return what a noun of a deed is of: "the withdrawal of its troops", "an inquiry into the collapse"."""
    found = re.search(rf"\b{re.escape(noun)}\w{{0,3}}\s+(?:of|into|against|on|for|to)\s+", quote, re.IGNORECASE)
    return _object_in(quote[found.end() :]) if found else ""
