"""The words of a claim that say what kind of account it is, from the lexicon `slots_en`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.lexicon.happenings import stem_of, word_classes
from onrecord.lexicon.weights import background, term_of

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s|\n")
_REACH = 400
"""Code points on either side that are looked through for the ends of a sentence."""


def _patterns(name: str) -> re.Pattern[str]:
    rows = load("slots_en")[name]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.VERBOSE | re.IGNORECASE)


ELSEWHEN = _patterns("elsewhen")
"""A time that is not the story's own: "last year's"."""

_SILENCE = _patterns("silence")
_FURTHER = _patterns("further")


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """Return the words of one entry of the lexicon."""
    return frozenset(load("slots_en")[table][name].split())


@lru_cache(maxsize=1 << 14)
def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without possessive endings."""
    return tuple(map(_bare, _WORD.findall(text.casefold())))


def _bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


@lru_cache(maxsize=1 << 13)
def is_silent(text: str) -> bool:
    """Whether a text says that nothing is known: "no evidence", "could not confirm"."""
    return bool(_SILENCE.search(text))


def is_further(text: str) -> bool:
    """Whether a text sets what it tells beside something of its kind told before: "also closed", "another blast"."""
    return bool(_FURTHER.search(text))


@lru_cache(maxsize=1 << 13)
def is_outsider(sentence: str) -> bool:
    """Whether a sentence gives the opinion of an analyst, a professor or another onlooker."""
    folded = sentence.casefold()
    if any(phrase in folded for phrase in load("slots_en")["outsider"]["phrases"]):
        return True
    return not word_set("outsider", "words").isdisjoint(words_in(sentence))


def is_prospect(text: str) -> bool:
    """Whether a text speaks of what may come."""
    return not word_set("prospect", "words").isdisjoint(words_in(text))


def has_moved(text: str) -> str:
    """Return "up", "down" or "changed" where a text says that a count or sum has moved, else ""."""
    inside = set(words_in(text))
    for name in ("up", "down", "changed"):
        if inside & word_set("moved", name):
            return name
    return ""


def is_running(text: str) -> bool:
    """Whether a text counts what has come together so far: "the death toll", "rose to 17", "have now died"."""
    return has_moved(text) == "up" or not word_set("running", "words").isdisjoint(words_in(text))


@cache
def _opposites() -> dict[str, tuple[str, bool]]:
    """Return, by word, what it is an opposite of and whether it affirms that."""
    rows = load("slots_opposites_en")["opposite"]
    return {word: (row["name"], side == "yes") for row in rows for side in ("yes", "no") for word in row[side].split()}


def _joined(text: str) -> str:
    return re.sub(r"\b(under|out of|on|put) (control|fire|out)\b", lambda found: found[0].replace(" ", "-"), text)


def opposites_in(text: str) -> dict[str, bool]:
    """Return what of the opposites a text has: its name, and whether it is affirmed; none that it has both of."""
    return dict(_opposites_in(text))


@lru_cache(maxsize=1 << 14)
def _opposites_in(text: str) -> dict[str, bool]:
    found: dict[str, set[bool]] = {}
    for word in words_in(_joined(text.casefold())[:_LONGEST]):
        if word in _opposites():
            name, is_affirmed = _opposites()[word]
            found.setdefault(name, set()).add(is_affirmed)
    return {name: next(iter(signs)) for name, signs in found.items() if len(signs) == 1}


OPPOSITE = 4.0
"""Weight of one of two opposites, as of a word of middling rarity."""


def weigh_stems(text: str) -> dict[str, float]:
    """Return the stems of a text with the weight of their words: "voted" and "vote" are one, "open" and "shut" too."""
    return dict(_weighed(text))


@lru_cache(maxsize=1 << 14)
def _weighed(text: str) -> dict[str, float]:
    found = {f"= {name}": OPPOSITE for name in opposites_in(text)}
    for stem, word in _stems_in(text):
        found[stem] = max(found.get(stem, 0.0), background().weight(term_of(word)))
    return found


def print_stems(text: str) -> dict[str, str]:
    """Return the first word as printed of every stem of a text; opposites by what they are opposites of."""
    return dict(_printed(text))


@lru_cache(maxsize=1 << 13)
def _printed(text: str) -> dict[str, str]:
    found = {f"= {name}": name for name in opposites_in(text)}
    for stem, word in _stems_in(text):
        found.setdefault(stem, word)
    return found


def _stems_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stem and the printed form of every word that weighs something."""
    for printed in _WORD.findall(text[:_LONGEST]):
        word = _bare(printed.casefold())
        if word in _opposites() or (printed[0].isupper() and word in CALENDAR):
            continue
        term = term_of(word)
        if background().weight(term) > 0 and not term[0].isdigit():
            stem = _stem(term)
            group = _kin().get(term) or (f"class {_classes()[stem]}" if stem in _classes() else stem)
            yield group, printed


@cache
def _kin() -> dict[str, str]:
    """Return the name of the group of words for one thing, by word; stems would take "planes" for "plan"."""
    rows = load("slots_kin_en")["kin"]
    return {term_of(word): f"kin {row['name']}" for row in rows for word in row["words"].split()}


def kin_of(word: str) -> str:
    """Return the group of words for one thing that a word is of ("kin guard"), else its term."""
    term = term_of(word)
    return _kin().get(term, term)


def camp_of(word: str) -> str:
    """Return the side of a war or unrest that those are of who are called so: "state" of "army"; "" of other words."""
    return _camps().get(word, "")


@cache
def _camps() -> dict[str, str]:
    return {word: row["name"] for row in load("slots_kin_en")["camp"] for word in row["words"].split()}


@cache
def _every_class() -> dict[str, frozenset[str]]:
    """Return the classes of every stem, of one or of several; those of speech left out."""
    found: dict[str, set[str]] = {}
    for name, one in word_classes().items():
        for word in one.verbs | one.nouns | one.others if one.kind != "speech" else ():
            if "_" not in word:
                found.setdefault(_stem(word), set()).add(name)
    return {stem: frozenset(names) for stem, names in found.items()}


def akin(one: str, other: str) -> frozenset[str]:
    """Return the same as `kindred`, and classes of violence that lie near each other: "attacked", "bombed"."""
    table = word_classes()
    mine, theirs = (
        {name for name in classes_in(text) if table[name].kind in ("violence", "harm")} for text in (one, other)
    )
    near = {name for name in mine for second in theirs if second in table[name].near or name in table[second].near}
    return kindred(one, other) | frozenset(near)


def do_alike(one: str, other: str) -> bool:
    """Whether both say of one subject, by words that are akin, what it did: "boat struck", "ship hit".

    A word before both verbs is shared, and the verbs stand near the beginning.
    """
    mine, theirs = (_opened(text) for text in (one, other))
    return any(before & others and akin(verb, second) for verb, before in mine for second, others in theirs)


@lru_cache(maxsize=1 << 12)
def _opened(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the first words of a text that name a happening, each with the stems of what stands before it."""
    words = _WORD.findall(text)[:_OPENING]
    return tuple(
        (word, frozenset(weigh_stems(" ".join(words[:at]))))
        for at, word in enumerate(words)
        if at and classes_in(word) and words[at - 1].casefold() not in _BEFORE_NOUNS
    )


_BEFORE_NOUNS = frozenset("the a an this that of in at on for from by with its his her their no any".split())
"""Words behind which a word is a noun: "in the storm" storms nothing."""


_OPENING = 8
"""First words of a clause, among which its subject and its verb stand."""


def classes_in(text: str) -> frozenset[str]:
    """Return the classes of happenings that words of a text are of."""
    return frozenset(name for names in _classed(text).values() for name in names)


def kindred(one: str, other: str) -> frozenset[str]:
    """Return the classes that a word of one text shares with another word of the other: "struck a rock", "hit it"."""
    mine, theirs = (_classed(text) for text in (one, other))
    common: set[str] = set()
    for stem, names in mine.items():
        for second, others in theirs.items():
            if stem != second:
                common |= names & others
    return frozenset(common - set(load("slots_kin_en")["wide"]["classes"].split()))


@cache
def _phrases() -> dict[tuple[str, str], frozenset[str]]:
    """Return the classes of every verb with a particle, by its stem and the particle: "blow up"."""
    found: dict[tuple[str, str], set[str]] = {}
    for name, one in word_classes().items():
        for word in one.verbs if one.kind != "speech" else ():
            parts = word.split("_")
            if len(parts) == len(("verb", "particle")):
                found.setdefault((_stem(parts[0]), parts[1]), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


@lru_cache(maxsize=1 << 14)
def _classed(text: str) -> dict[str, frozenset[str]]:
    words = [_bare(word.casefold()) for word in _WORD.findall(text[:_LONGEST])]
    stems = [_stem(term_of(word)) for word in words]
    found = {stem: _every_class()[stem] for stem in sorted(set(stems)) if stem in _every_class()}
    for stem, particle in zip(stems, words[1:], strict=False):
        if (stem, particle) in _phrases():
            found[f"{stem} {particle}"] = _phrases()[stem, particle]
            found.pop(stem, None)
    return found


@cache
def _classes() -> dict[str, str]:
    """Return the class of every stem that is of one class of happenings alone."""
    found: dict[str, set[str]] = {}
    for name, one in word_classes().items():
        for word in one.verbs | one.nouns:
            if "_" not in word:
                found.setdefault(_stem(word), set()).add(name)
    return {stem: next(iter(names)) for stem, names in found.items() if len(names) == 1}


_LONGEST = 600


@lru_cache(maxsize=1 << 16)
def _stem(term: str) -> str:
    """Return what the forms of a word have in common, roughly: "voted", "voting", "vote"."""
    term = _bases().get(term, term)
    for ending in ("ing", "ed"):
        stem = term.removesuffix(ending)
        if stem != term and len(stem) >= _SHORTEST:
            term = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
            term = f"{term}e" if _CUT_ATE.search(term) else term
            break
    return stem_of(term)


_CUT_ATE = re.compile(r"[^\W\d_]{3}[^\We]at$")
"""What is left of "negotiating", "evacuated", and not of "repeated": with its "e" it has the stem of "negotiate"."""

_SHORTEST = 3


@cache
def _bases() -> dict[str, str]:
    """Return the dictionary form of every irregular form of a verb.

    Left out are forms that are nouns too, and verbs that say little: "held".
    """
    verbs = load("irregular_verbs_en")["verbs"]
    kept = {verb: forms for verb, forms in verbs.items() if verb not in word_set("light", "empty")}
    return {form: verb for verb, forms in kept.items() for form in forms.split() if form not in _NOUNS_TOO}


_NOUNS_TOO = frozenset("wound ground bound rose saw bore".split())


def stem_of_name(name: str) -> str:
    """Return the stem of a name in lower case."""
    return _stem(term_of(name))


def name_stems(text: str, names: frozenset[str]) -> frozenset[str]:
    """Return the stems of the words in capitals of a text that are `names` of its article, and of `names_in` it."""
    capitals = {_bare(word.casefold()) for word in _WORD.findall(text) if word[0].isupper()}
    return frozenset(stem_of_name(name) for name in names_in(text) | (capitals & names))


@lru_cache(maxsize=1 << 13)
def names_in(text: str) -> frozenset[str]:
    """Return the names in a text, in lower case: words in capitals, the first word of a sentence left out."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and len(word) > 1 and word.casefold() not in CALENDAR and not _opens(text, match.start()):
            found.add(_bare(word.casefold()))
    return frozenset(found)


def _opens(text: str, start: int) -> bool:
    """Whether a word that starts there is the first of its sentence."""
    while start and text[start - 1] in " \"“'‘":
        start -= 1
    return not start or text[start - 1] in ".!?:\n"


CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


_PLACE = re.compile(
    r"""
    \b (?:[Ii]n|[Aa]t|across|near|outside|inside|off|of|around|through) \ (?:the\ )? (?:[a-zA-Z]+\ ){0,2}?
    (?P<name> [A-ZÀ-Ž][\w’'-]+ )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 13)
def places_in(text: str) -> frozenset[str]:
    """Return the names that a preposition ties to a text, in lower case: where it is about, as far as names tell."""
    names = (_bare(found["name"].casefold()) for found in _PLACE.finditer(text))
    return frozenset(name for name in names if name not in CALENDAR)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds a stretch of text, as far as full stops tell."""
    low = max(0, start - _REACH)
    begins = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
    begin = begins[-1] if begins else low
    after = _SENTENCE_END.search(text, max(start, end - 1), min(len(text), end + _REACH))
    return text[begin : after.end() if after else min(len(text), end + _REACH)].strip()
