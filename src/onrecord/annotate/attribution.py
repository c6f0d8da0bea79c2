"""In whose words a clause stands: the innermost speech that holds it, and who is said to speak there.

A deed of speech that the narrator tells ("Taum ordered ...", "issued an order on Monday") is no speech here: what was
ordered, promised or asked is told by the narrator.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.annotate.contract import Reading
from onrecord.annotate.parties import phrase_span
from onrecord.annotate.trees import Tree
from onrecord.model import Claim, ClaimKind
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A stretch of what somebody is said to have said; `source` is "" where the article does not name them.

    `cue` is the word that says that it is said, None for bare quotation marks; `is_marked` says that it stands in
    quotation marks.
    """

    span: Span
    source: str
    cue: Span | None = None
    is_marked: bool = False


def speech_in(reading: Reading) -> tuple[Speech, ...]:
    """Return what is said in the article, by where it starts; a pronoun that is not resolved names nobody."""
    said = [
        Speech(
            span=_without_relative(claim, slot.span, reading.article.text),
            source="" if claim.value("speaker_basis").endswith("not resolved") else claim.source,
            cue=cue.span if (cue := claim.slot("cue")) else None,
            is_marked=claim.value("mode") != "indirect",
        )
        for claim in reading.claims_of(ClaimKind.STATEMENT)
        if claim.value("said_kind") == "said" and not _is_deed(claim) and not _NOBODY.match(claim.value("speaker"))
        if not _is_label(claim)
        for slot in claim.slots
        if slot.name == "content" and slot.span and not _is_joined(claim, slot.span.of(reading.article.text))
    ]
    return tuple(sorted(said, key=lambda one: one.span))


def speech_at(said: Sequence[Speech], span: Span) -> Speech | None:
    """Return the last-starting of `said` that holds `span`: speech in speech belongs to the inner speaker.

    `said` is sorted by where it starts, as `speech_in` returns it.
    """
    at = bisect_left(said, span.start + 1, key=lambda one: one.span.start)
    return next((one for one in reversed(said[max(0, at - NESTED) : at]) if one.span.contains(span)), None)


def speech_behind(tree: Tree, token: int, text: str) -> Speech | None:
    """Return the speech that a clause behind a comma makes of the whole clause of `token`; `text` is the article's.

    "Troops have taken the port, Defence Minister Ola Berg told MPs": the parser takes long titles for a second clause,
    joined without an "and", and nothing is found to be said in it.
    """
    main = next((up for up in (token, *tree.above(token)) if tree.heads[up] == up), token)
    if any(tree.deps[kid] == "cc" for kid in tree.children[main]):
        return None
    for verb in tree.children[main]:
        subject = tree.child(verb, "nsubj")
        is_joined = (
            tree.deps[verb] in {"conj", "parataxis"} and verb > max(main, token) and tree.words[verb] in _TELLING
        )
        if not is_joined or subject is None or subject > verb or tree.words[tree.firsts[verb] - 1] != ",":
            continue
        if tree.child(verb, "ccomp", "xcomp") is not None or tree.firsts[verb] <= token:
            continue
        words = " ".join(phrase_span(tree, subject).of(text).split())
        span = tree.span(tree.firsts[main], tree.firsts[verb] - 1)
        return Speech(span=span, source=words, cue=tree.span(verb, verb))
    return None


_TELLING = frozenset({"told", "tells", "said", "says", "added", "adds"})


def _is_joined(claim: Claim, content: str) -> bool:
    """Whether content before its cue ends with an "and": "The march began in May and Orvia says it will go on"."""
    return claim.value("frame") == "fronted" and content.split()[-1:] in (["and"], ["but"], ["while"], ["or"])


def _is_label(claim: Claim) -> bool:
    """Whether a word or two in marks only stand on a thing: "signs which read “closed”" say nothing of the clause."""
    content = claim.value("content").split()
    return claim.value("speaker") in {"which", "that"} and len(content) <= LONGEST_LABEL


LONGEST_LABEL = 3
"""Words that a sign has on it."""


def _without_relative(claim: Claim, span: Span, text: str) -> Span:
    """Return a stretch of speech; of a figure only what stands before a relative clause, which is the narrator's.

    "The Chamber put the cost of the strike, which began in May, at 3 million": that it began is no word of the Chamber.
    """
    found = _RELATIVE.search(span.of(text)) if claim.value("frame") == "figure" else None
    return Span(span.start, span.start + found.start()) if found else span


_RELATIVE = re.compile(r",\ (?:which|who)\b")

_NOBODY = re.compile(r"(?:nobody|no[ -]one|none)\b", re.IGNORECASE)
"""What nobody says is in nobody's words: "nobody can explain why the guard left"."""


def _is_deed(claim: Claim) -> bool:
    is_refusal = claim.value("class") == "denies" and claim.value("frame") == "infinitive"  # "refused to leave"
    return is_refusal or claim.value("class") in DEEDS or claim.value("frame") in NOUN_FRAMES


DEEDS = frozenset({"demands", "promises", "asks"})
"""Classes of speech that are happenings themselves."""

NOUN_FRAMES = frozenset({"object", "object and rest", "of"})
"""Places of content that hold no clause, so that a date beside it is the date of the saying."""

NESTED = 16
"""Stretches of speech looked back over for one that holds a clause: they nest two or three deep in news."""
