"""The sentence that words hang on: "that decision", "many carried signs", "the vote" can only be read behind it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.annotate.wholes.pointing import Phrases, pointing_nouns, tokens_in
from onrecord.annotate.wholes.spans import trimmed
from onrecord.annotate.wholes.towns import LEVELS, Towns
from onrecord.lexicon import listed
from onrecord.lexicon.happenings import Kinship, event_nouns, kinship
from onrecord.text import Span

LONGEST = 240
"""Code points of a sentence that is shown before another."""

THIN = 70
"""Code points up to which a clause without a name says too little by itself."""

FARTHEST = 10
"""Sentences between one that tells of something and one that points at it."""

_NAME = re.compile(r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-ZÀ-Ž][\w-]{2,}")
_ALONE = frozenset("this that these those many some others both few several most none neither such".split())
_POINTING = frozenset("this that these those such".split())
_OPENS = frozenset("he she it they this that these those his her its their i we you there but and so".split())
_MAIN = frozenset({"nsubj", "nsubjpass", "dobj"})
_PRONOUNS = frozenset("he she it they his her its their them".split())
_PLURAL = frozenset({"they", "their"})
_HEADS = frozenset({"ROOT", "ccomp", "conj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """What words hang on: the words of a `sentence` (None: too long to be shown, or it points at others itself).

    `pronoun`: they do so by this alone, and not where a name is filled in for it.
    """

    sentence: Span | None
    pronoun: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of an article in order, its noun phrases, and its verbs: where each stands, in dictionary form."""

    text: str
    spans: Sequence[Span]
    phrases: Phrases
    verbs: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, text: str, trees: Sequence[Tree], spans: Sequence[Span], towns: Towns) -> Sentences:
        """Return what is known of the sentences of an article."""
        verbs = [
            (tree.starts[token], lemma_of(tree.words[token], tag))
            for tree in trees
            for token, tag in enumerate(tree.tags)
            if tag[0] == "V" and tree.deps[token] not in {"aux", "auxpass", "amod"}
        ]
        return cls(text=text, spans=spans, phrases=Phrases.of(text, trees, towns), verbs=verbs)

    def hanging(self, tree: Tree, words: Span, filled: Collection[int]) -> Hanging | None:
        """Return what `words` hang on, None where they hang on nothing.

        `filled` are nouns that point, and for which something else is shown.
        """
        at = self.number_of(words.start)
        found, pronoun = self._hanging_on(tree, words, at, filled), None
        if found is None and (pronoun := open_pronoun(tree, words)) is not None:
            found = self._previous(at)
        if found is None:
            return None
        sentence = readable(self.spans[found], self.text) if 0 <= found < at else None
        return Hanging(sentence=sentence, pronoun=None if pronoun is None else tree.span(pronoun, pronoun))

    def names_nothing(self, tree: Tree, words: Span, *, most: int = 0) -> bool:
        """Whether words hold no word of a name, or `most`: who reads them alone can't tell where they belong."""
        return sum(_is_name(tree, token) for token in tokens_in(tree, words)) <= most

    def leaves_place_open(self, tree: Tree, words: Span) -> bool:
        """Whether words point at a place ("the loss of the city") before they have named anything."""
        places = (noun for noun in pointing_nouns(tree, words) if tree.words[noun] in LEVELS)
        return any(self.names_nothing(tree, Span(words.start, tree.starts[noun])) for noun in places)

    def around(self, tree: Tree, words: Span, source: str) -> Span | None:
        """Return the sentence that holds short `words` without a name, where it has one that is not that of `source`.

        Words with a pronoun have a name filled in; in a quotation its sentence tells only who speaks.
        """
        at = self.number_of(words.start)
        if at < 0 or words.end - words.start > THIN or any(_says_who(tree, token) for token in tokens_in(tree, words)):
            return None
        whole = trimmed(self.spans[at], self.text)
        sentence = Span(max(whole.start, tree.starts[0]), whole.end)  # without a dateline
        printed = sentence.of(self.text)
        beside = (self.text[sentence.start + 1 : words.start], self.text[words.end : sentence.end])
        is_named = any(name not in source for part in beside for name in _NAME.findall(part))
        is_fit = sentence.contains(words) and len(printed) <= LONGEST and not any(mark in printed for mark in _MARKS)
        return sentence if is_fit and is_named else None

    def _hanging_on(self, tree: Tree, words: Span, at: int, filled: Collection[int]) -> int | None:
        inside = tokens_in(tree, words)
        if any(_stands_for(tree, token) or _is_such(tree, token) for token in inside):
            return self._previous(at)
        for noun in pointing_nouns(tree, words):
            if noun in filled or self.phrases.is_named(tree.words[noun], Span(words.start, tree.starts[noun])):
                continue
            known = self._telling_of(tree, noun, at)
            if known is not None:
                return known
            if tree.words[noun] in listed("pointers_en", "shells"):
                return self._previous(at, within=False)
            if tree.words[noun - 1] in _POINTING and tree.words[noun] not in listed("pointers_en", "never"):
                return self._previous(at)
            is_weighty = tree.deps[noun] in _MAIN or words.end - words.start <= THIN
            if is_weighty and lemma_of(tree.words[noun], tree.tags[noun]) in event_nouns():
                return -1
        return None

    def _previous(self, at: int, *, within: bool = True) -> int:
        """Return the sentence before another, -1 for none: the first of a paragraph points farther back.

        Not `within` a paragraph alone: it may be one of its own.
        """
        if at < 1 or not self._has_break(at):
            return at - 1
        return at - 1 if not within and (at < 2 or self._has_break(at - 1)) else -1

    def _has_break(self, at: int) -> bool:
        return "\n" in self.text[self.spans[at - 1].end : self.spans[at].start]

    def _telling_of(self, tree: Tree, noun: int, at: int) -> int | None:
        """Return the sentence that tells of what a noun points at: by its verb, or where the thing is new."""
        lemma = lemma_of(tree.words[noun], tree.tags[noun])
        if lemma in event_nouns():
            near = {self.number_of(start) for start, verb in self._verbs_before(at) if _is_kin(lemma, verb)}
            if near:
                return max(near) if len(near) == 1 or max(near) == at - 1 else None
        is_subject = tree.deps[noun] in SUBJECTS and tree.deps[tree.heads[noun]] in _HEADS
        if at < 1 or not (is_subject or lemma in event_nouns()):
            return None
        new = self.phrases.introduced(tree.words[noun], self.spans[at].start)
        number = -1 if new is None else self.number_of(new.start)
        if max(0, at - FARTHEST) <= number < at:
            return number
        is_near = is_subject and self.phrases.is_named(tree.words[noun], self.spans[at - 1], with_more=True)
        return at - 1 if is_near else None

    def _verbs_before(self, at: int) -> Sequence[tuple[int, str]]:
        """Return the verbs of the sentences near before the sentence number `at`."""
        first, last = self.spans[max(0, at - FARTHEST)].start, self.spans[at].start
        return self.verbs[bisect_left(self.verbs, (first, "")) : bisect_left(self.verbs, (last, ""))]

    def number_of(self, offset: int) -> int:
        """Return which sentence begins last up to an offset, -1 for none."""
        return bisect_right(self.spans, offset, key=lambda sentence: sentence.start) - 1


def _says_who(tree: Tree, token: int) -> bool:
    """Whether a word is a part of a name, or a pronoun that one can be filled in for."""
    return _is_name(tree, token) or tree.tags[token].startswith("PRP")


def _is_name(tree: Tree, token: int) -> bool:
    return tree.tags[token].startswith("NNP") and tree.words[token] not in _TIMES


_TIMES = CALENDAR.union("utc gmt bst ist cet cest eet est edt et cst cdt mst mdt pst pdt ast a.m. p.m. am pm".split())
"""Words with the tag of a name that only say when."""


def open_pronoun(tree: Tree, words: Span) -> int | None:
    """Return the pronoun that words have for a subject, or "them", before they name anybody it could mean.

    Where nobody can be filled in for it, they hang on the sentence before.
    """
    subjects: set[str] = set()
    has_plural = False
    for token in tokens_in(tree, words):
        if tree.words[token] in _PRONOUNS and tree.tags[token].startswith("PRP"):
            fitting = subjects if tree.words[token] in _PLURAL else subjects - {"NNS", "NNPS"}
            is_object = tree.words[token] == "them" and tree.deps[token] in {"dobj", "pobj"}
            is_open = not has_plural if is_object else not fitting and _is_subject(tree, token)
            return token if is_open else None
        if tree.deps[token] in SUBJECTS:
            subjects.add(tree.tags[token])
        has_plural = has_plural or tree.tags[token] in {"NNS", "NNPS", "CC"}
    return None


def _is_subject(tree: Tree, pronoun: int) -> bool:
    """Whether a pronoun, or what is its, is the subject of a main clause."""
    noun = tree.heads[pronoun] if tree.deps[pronoun] == "poss" else pronoun
    return tree.deps[noun] in SUBJECTS and tree.deps[tree.heads[noun]] in _HEADS


_MARKS = '\n“”"'


def _is_kin(noun: str, verb: str) -> bool:
    return kinship(noun, verb, one_is_noun=True, other_is_noun=False) >= Kinship.STEM


def _stands_for(tree: Tree, token: int) -> bool:
    """Whether a word is a subject that names nothing: "many carried signs", "this was a demand"."""
    is_main = tree.deps[tree.heads[token]] in {"ROOT", "ccomp"}
    return tree.words[token] in _ALONE and tree.deps[token] in SUBJECTS and not tree.children[token] and is_main


def _is_such(tree: Tree, token: int) -> bool:
    return tree.words[token] == "such" and tree.deps[token] in {"amod", "predet"} and tree.words[token - 1] == "no"


def readable(sentence: Span, text: str) -> Span | None:
    """Return the words of a sentence that another is shown behind, None where it is too long or only points itself."""
    words = trimmed(sentence, text)
    printed = words.of(text)
    opening = printed.split(maxsplit=1)[0].casefold().strip("“\"'‘") if printed else ""
    is_open = printed.count("“") != printed.count("”") or printed.count('"') % 2 == 1 or printed.endswith("?")
    is_named = any(word[:1].isupper() for word in printed.split()[1:])
    is_fit = words.end - words.start <= LONGEST and "\n" not in printed and is_named
    return words if is_fit and opening not in _OPENS and not is_open else None
