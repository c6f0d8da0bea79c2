"""Which words a time dates: the verb that it hangs on in the tree, or the event noun on the way to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.lexicon.happenings import event_nouns

_DEEPEST = 8
"""Words walked up from a time to what it dates."""
_STAYS = frozenset({"compound", "nummod", "amod", "poss", "nmod", "appos"})
"""Relations by which a time belongs to the noun before or behind it: "the 2019 floods", "Monday's vote"."""
_NOUNLIKE = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "compound", "amod"})
"""Relations in which a word tagged as a verb is none: "the Dal crossing"."""


def owner_of(tree: Tree, time: TimeExpression) -> int | None:
    """Return the word that a time dates: the verb that it hangs on, or the event noun on the way to it."""
    first = bisect_left(tree.starts, time.span.start)
    tokens = range(first, bisect_left(tree.starts, time.span.end))
    top = next((token for token in tokens if tree.heads[token] not in tokens or tree.heads[token] == token), None)
    if top is None or (first and tree.words[first - 1] in {"her", "his", "their", "its"}):
        return None  # "a woman in her eighties"
    if _is_circumstance(tree, top, time):
        return None
    before = _before(tree, first)
    if before in _OPENERS | {","} and not _is_in_row(tree, top, first):
        verb = _opens_clause(tree, first, tokens[-1] + 1, is_first=before != ",")
        if verb is not None:
            return verb
    if (source := _source_before(tree, first)) is not None:
        return source
    if (split := _split_verb(tree, first, tokens[-1] + 1)) is not None:
        return split
    owner = _climb(tree, top, tokens, time)
    return owner if owner is None else _beside_it(tree, owner, first) or owner


def _source_before(tree: Tree, first: int) -> int | None:
    """Return the "according" of a source that a time stands behind: "fell, according to a police report on Saturday".

    It dates the report; by it what is told had happened. So does the "by" of "by reports on Saturday two had died".
    """
    for token in range(first - 1, max(first - _DEEPEST, -1), -1):
        if tree.words[token] == "according" or (tree.words[token] == "by" and _is_by_report(tree, token)):
            return token if token + 1 < first - 1 and tree.words[first - 1] == "on" else None
        if tree.words[token] == "," or tree.is_verb(token):
            return None
    return None


def _is_by_report(tree: Tree, preposition: int) -> bool:
    """Whether a clause opens with the words that it goes by: "by early reports on Saturday"."""
    noun = tree.child(preposition, "pobj")
    is_first = preposition == 0 or tree.words[preposition - 1] in _OPENERS
    return is_first and noun is not None and lists_word("utterances", "words", tree, noun)


def _split_verb(tree: Tree, first: int, behind: int) -> int | None:
    """Return the participle right behind a time that stands between it and its helping verb: "was on Monday sunk"."""
    at = first - 1
    while at > 0 and tree.tags[at] in {"IN", "RB"}:
        at -= 1
    is_split = 0 <= at < first - 1 and tree.words[at] in {"was", "were", "been", "is", "are", "has", "have", "had"}
    if not is_split or behind >= len(tree) or tree.tags[behind] not in {"VBN", "VBD"}:
        return None
    return tree.heads[behind] if tree.deps[behind] == "auxpass" else behind  # "has since Monday been closed"


def _beside_it(tree: Tree, verb: int, first: int) -> int | None:
    """Return the participle that a time dates behind a comma and "with", None where there is none.

    "The mayor declared it last week, with the governor following suit yesterday" tells of two days.
    """
    for kid in tree.children[verb]:
        if verb < kid < first and tree.words[kid] == "with" and tree.words[kid - 1] == ",":
            return next((token for token in range(kid + 1, first) if tree.tags[token] == "VBG"), None)
    return None


def _is_in_row(tree: Tree, top: int, first: int) -> bool:
    """Whether a time is joined to the one right before it: "a stretch of Monday and Tuesday"."""
    return tree.deps[top] == "conj" and tree.heads[top] == first - 2 and tree.is_noun(tree.heads[top])


def _is_circumstance(tree: Tree, top: int, time: TimeExpression) -> bool:
    """Whether a time is itself what is spoken of: "with winter just around the corner", "kits for the winter"."""
    word = tree.words[tree.heads[top]]
    if tree.deps[top] not in {"pobj", "nsubj", "npadvmod"}:
        return False
    if word == "with":
        return True
    above = tree.heads[tree.heads[top]]
    is_absolute = tree.deps[top] == "nsubj" and tree.deps[tree.heads[top]] == "pcomp" and tree.words[above] == "with"
    is_for_season = word == "for" and time.value[-3:] in _SEASONS
    return is_absolute or is_for_season or (word == "of" and tree.words[above] == "ahead")


_SEASONS = frozenset({"-SP", "-SU", "-FA", "-WI"})


def _climb(tree: Tree, top: int, tokens: range, time: TimeExpression) -> int | None:
    """Return the first verb or event noun above the word `top` of a time."""
    at, first, last = top, tokens[0], tokens[-1]
    for _ in range(_DEEPEST):
        up = tree.heads[at]
        if up == at:
            return None
        if (tree.words[at] == "since" and _compares(tree, up)) or tree.words[up] == "effective":
            return None  # "issued an order, effective on Sunday": no word of when it was issued
        if tree.is_verb(up) and tree.deps[up] not in _NOUNLIKE:
            return _past_participle(tree, up, tokens) or _past_mark(tree, up, last)
        stays = tree.deps[at] in _STAYS or (tree.deps[at] == "prep" and tree.words[at] == "of")
        if tree.is_noun(up) and tree.deps[at] in _STAYS and _is_fronted(tree, first):
            if tree.is_verb(verb := tree.heads[first - 1]):
                return verb  # "In April fighters ...": the parser took the two for one name
        elif tree.is_noun(up) and tree.words[up] in _STRETCHES:
            pass  # "in a stretch of Monday and Tuesday" dates the verb
        elif _is_of_noun(tree, up, at, stays=stays) and not _is_bare_day(tree, first, up, time):
            return up
        at = up
    return None


def _past_participle(tree: Tree, verb: int, tokens: range) -> int | None:
    """Return the main verb that a time dates though the parser hung it on a participle before it; None for any other.

    "A bus carrying children on Sunday overturned"; "was convicted, stemming from his years there, in 2011".
    """
    above, first = tree.heads[verb], tokens[0]
    if tree.tags[verb] not in {"VBG", "VBN"} or verb > first or tree.child(verb, *SUBJECTS) is not None:
        return None
    if tree.deps[verb] == "acl" and tree.tags[verb] == "VBG":
        main = tree.heads[above]
        return main if tree.deps[above] in SUBJECTS and main == tokens[-1] + 1 else None
    is_set_off = first > 1 and tree.tags[first - 1] == "IN" and tree.words[first - 2] == ","
    return above if tree.deps[verb] == "advcl" and above < verb and is_set_off and tree.is_verb(above) else None


_STRETCHES = frozenset({"period", "span", "stretch", "course", "night", "morning", "afternoon", "evening"})
"""Nouns that name nothing but the time that they span."""


def _is_of_noun(tree: Tree, noun: int, at: int, *, stays: bool) -> bool:
    """Whether a time that hangs on `noun` by the word `at` dates it: not behind "asked for this vote in August"."""
    is_pointed_at = any(tree.words[kid] in {"this", "that", "these", "those"} for kid in tree.children[noun])
    if not tree.is_noun(noun) or (is_pointed_at and tree.deps[at] == "prep" and tree.words[at] != "of" and at > noun):
        return False
    return stays or names_event(tree, noun)


def _is_bare_day(tree: Tree, first: int, noun: int, time: TimeExpression) -> bool:
    """Whether a day stands behind a noun with nothing before it: "hailed the launch Tuesday" dates the hailing."""
    return first > noun and tree.tags[first - 1][0] == "N" and bool(_BARE_DAY.fullmatch(time.text))


_BARE_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today", re.IGNORECASE)


def _compares(tree: Tree, word: int) -> bool:
    """Whether "since" behind a word says since when nothing was like it: "made the first visit since May"."""
    is_past = tree.tags[word] == "VBD" and tree.child(word, "aux") is None
    return _is_record(tree, word) or (
        is_past and any(_is_record(tree, kid) for kid in tree.children[word] if tree.deps[kid] in {"dobj", "attr"})
    )


def _is_record(tree: Tree, word: int) -> bool:
    """Whether a word is compared with all that came before: "the highest since 2018", "the first visit since May"."""
    beside = [word, *(kid for kid in tree.children[word] if kid < word)]
    return not tree.is_verb(word) and any(
        tree.tags[one] in {"JJS", "RBS"} or tree.words[one] in {"first", "only"} for one in beside
    )


def _past_mark(tree: Tree, verb: int, last: int) -> int:
    """Return the verb that a time dates right before a clause of time: "overnight after its power failed".

    The parser hangs it on the clause behind, as in "in May, after the dam broke, he left"; "two days after" is no date
    and not asked for here.
    """
    mark = tree.child(verb, "mark")
    behind = last + 2 if last + 1 < len(tree) and tree.words[last + 1] == "," else last + 1
    above = tree.heads[verb]
    if mark != behind or above == verb or not tree.is_verb(above):
        return _past_comparison(tree, verb)
    is_before = tree.deps[verb] == "advcl" and above < last
    is_around = tree.deps[verb] in {"advcl", "ccomp"} and above > verb and tree.words[mark] != "that"
    return above if is_before or is_around else _past_comparison(tree, verb)


_OPENERS = frozenset({"", "and", "but", "or", ";", ".", "—", "–", ":"})
"""Words behind which a clause begins; "" is the start of a paragraph."""


def _before(tree: Tree, first: int) -> str:
    """Return the word before a time and the prepositions in front of it."""
    at = first
    while at > 0 and (tree.tags[at - 1] in {"IN", "DT"} or tree.words[at - 1] in {"late", "early"}):
        at -= 1
    return tree.words[at - 1] if at else ""


def _opens_clause(tree: Tree, first: int, behind: int, *, is_first: bool) -> int | None:
    """Return the verb whose subject begins right `behind` a time: "and last Sunday the crew won".

    A comma may part them where the time stands `is_first`; not in "in Tarn, Orvia, on Sunday, police said".
    """
    at = behind + 1 if is_first and behind < len(tree) and tree.words[behind] == "," else behind
    if at >= len(tree):
        return None
    # "and last Sunday Verra's crew won", "yesterday Marine One landed": no "last Sunday's crew"
    is_owner = tree.deps[at] == "poss" or (is_first and tree.tags[at] == "NNP" and tree.tags[first] != "NNP")
    for token in (at, *tree.above(at)):
        if tree.firsts[token] != at and not (is_owner and tree.firsts[token] == first):
            return None
        if tree.deps[token] in {"nsubj", "nsubjpass"}:
            return _verb_above(tree, token)
    return None


def _verb_above(tree: Tree, subject: int) -> int | None:
    """Return the verb of a subject; a word that the parser takes for one inside a name is none ("co-founded")."""
    verb = tree.heads[subject]
    if tree.is_verb(verb) and tree.deps[verb] in {"nsubj", "nsubjpass"} and tree.heads[verb] == verb + 2:
        verb = tree.heads[verb]
    return verb if tree.is_verb(verb) else None


def _is_fronted(tree: Tree, first: int) -> bool:
    """Whether a preposition stands right before a time: "In April fighters ..." dates the verb."""
    return first > 0 and tree.words[first - 1] in {"in", "on", "since", "by", "until", "from", "during"}


def _past_comparison(tree: Tree, verb: int) -> int:
    """Return the verb that a time dates when the parser hung it on "as planned" or "as expected"."""
    is_comparison = (
        tree.deps[verb] == "advcl" and verb > 0 and tree.words[verb - 1] == "as" and tree.tags[verb] == "VBN"
    )
    return tree.heads[verb] if is_comparison else verb


def names_event(tree: Tree, noun: int) -> bool:
    """Whether a noun can name a happening."""
    predicate = predicate_at(tree, noun)
    return bool(predicate.classes) or predicate.lemma in event_nouns()


def is_done_with(tree: Tree, verb: int, noun: int) -> bool:
    """Whether an event noun is the object by which a verb tells of the deed: "handed in her resignation".

    A blow or a death was there before somebody speaks of it: "condemned the attack on Friday".
    """
    if tree.deps[noun] != "dobj" or tree.heads[noun] != verb or not names_event(tree, noun):
        return False
    return not predicate_at(tree, noun).classes & _BLOWS


_BLOWS = frozenset(
    {
        "kill",
        "die",
        "suicide",
        "shoot",
        "stab",
        "wound",
        "attack",
        "bomb",
        "shell",
        "damage",
        "quake",
        "storm",
        "flood",
        "crash",
        "arrest",
        "kidnap",
        "rape",
    }
)


def opens_range(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two times are the ends of one stretch: "between 1 and 4 March"; the last day says what both date."""
    gap = second.span.start - first.span.end
    return first.bound == "earliest" and second.bound == "latest" and 0 < gap <= len(" and ")


def inside_phrase(tree: Tree, owner: int, time: TimeExpression) -> TimeExpression:
    """Return a time inside the phrase of its noun without the word before the phrase: "after Monday's attack"."""
    isinside_phrase = tree.is_noun(owner) and time.span.end <= tree.starts[owner]
    return replace(time, bound="") if isinside_phrase and time.bound else time
