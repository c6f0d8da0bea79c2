"""Roles that an article gives persons: titles before a name, descriptions beside it, what they are said to head."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.annotate.inflection import verb_forms
from onrecord.annotate.names import states
from onrecord.annotate.names.naming import BODY, PERSON, Named
from onrecord.annotate.names.organisations import is_body_noun
from onrecord.annotate.names.runs import is_phase, is_title_word
from onrecord.annotate.names.scene import Scene, is_country
from onrecord.annotate.names.words import Word, folded_list, listed, words_of
from onrecord.annotate.trees import Tree
from onrecord.model import Phase, Role
from onrecord.text import Span

_PHASES = {"former": Phase.FORMER, "new": Phase.NEW, "future": Phase.FUTURE}
_DETERMINERS = frozenset("the a an its his her their our this that one".split())
_TAIL = re.compile(r"\s(?:of|at|for|to|with|in|from|on)\s(?:the\s|its\s|his\s|her\s|an?\s)?")
_ENDS = re.compile(
    r"[,;:()“”\"\n]|\s(?:who|which|that|and|said|told|has|have|was|is|by|on|when|after|as)\s|[.](?:\s|$)"
)
_STOPS = _DETERMINERS | frozenset(
    "is was are were be been being became whose and or but who as now once also by".split()
)
_MOST_WORDS = 9
"""Words of a description that are read before its office ("the Tarn Port Authority's new deputy harbour master": 8)."""
_LONGEST = 120
"""Code points of the longest description beside a name that is read as a role."""
_COPULA = re.compile(r"(?:,\s\d{1,3},)?\s(?:is|was|became|becomes|will\sbe)\s(?:now\s)?")
_BESIDE = re.compile(r",\s(?:(?:aged\s)?\d{1,3},\s)?")
_BEFORE = re.compile(r"(?:^|[,.;:“”\"\n]\s?)([^,.;:“”\"\n]{3,90}),\s(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s)?$")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations that an article names, in order and disjoint, to tell whose office a title is."""

    named: tuple[Named, ...]

    def inside(self, span: Span) -> Named | None:
        return next((one for one in self.touching(span) if span.contains(one.span)), None)

    def touching(self, span: Span) -> Iterator[Named]:
        """Yield those that overlap a stretch, in order."""
        for at in range(bisect_right(self.named, span.start, key=lambda one: one.span.end), len(self.named)):
            if self.named[at].span.start >= span.end:
                break
            yield self.named[at]


def roles_of(scene: Scene, named: Named, bodies: Bodies) -> Iterator[Role]:
    """Yield the roles that the words around one naming of a person give."""
    if named.kind != PERSON or named.is_headline:
        return
    for span in (*_title_span(scene, named), *_description_spans(scene, named)):
        if role := read_role(scene, span, bodies):
            yield role
    if role := _heading(scene, named, bodies):
        yield role


def _title_span(scene: Scene, named: Named) -> Iterator[Span]:
    """Yield the title before a name, with the body, the country and the owner before it."""
    title = [word for word in named.title if word.text.casefold() not in folded_list("names_en", "honorifics", "plain")]
    if not title:
        return
    first = title[0].start
    sentence = scene.sentence_at(first)
    before = [word for word in sentence.words if word.end <= first]
    while before and first - before[-1].end <= 3 and _goes_before_title(before[-1]):
        if not re.fullmatch(r"(?:[’'ʼ]s?)?[ \u00a0]", scene.text[before[-1].end : first]):
            break
        first = before.pop().start
    yield Span(first, title[-1].end)
    if len(before) > 1 and before[-1].text == "and" and _is_office(before[-2].text):  # "leader and premier Ana Sole"
        start = before[-2].start
        while (
            len(before) > 2
            and (before[-3].is_capital or is_title_word(before[-3].text))
            and start - before[-3].end <= 1
        ):
            start = before.pop(-3).start
        yield Span(start, before[-2].end)


def _goes_before_title(word: Word) -> bool:
    """Whether a word before a title says whose it is or where its holder stands: "Tarn Bank's", "newly elected"."""
    folded = word.text.casefold()
    return word.is_capital or word.is_owner or is_phase(folded) or _is_idle(folded)


def _description_spans(scene: Scene, named: Named) -> Iterator[Span]:
    """Yield what stands beside a name behind a comma, and before one, and what somebody is said to be."""
    text = scene.text
    limit = min(len(text), named.span.end + _LONGEST)
    if comma := _BESIDE.match(text, named.span.end, limit):
        yield Span(comma.end(), _end_of_description(text, comma.end(), limit))
    elif copula := re.compile(r"\s(?:is|was|became|becomes)\s(?=the\s|an?\s|\w+[’']s\s)").match(
        text, named.span.end, limit
    ):
        yield Span(copula.end(), _end_of_description(text, copula.end(), limit))
    start = max(scene.sentence_at(named.span.start).span.start, named.mention.start - _LONGEST)
    if not named.title and (before := _BEFORE.search(text[start : named.mention.start])):
        yield Span(start + before.start(1), start + before.end(1))


def _end_of_description(text: str, start: int, limit: int) -> int:
    end = _ENDS.search(text, start, limit)
    return end.start() if end else limit


def read_role(scene: Scene, span: Span, bodies: Bodies) -> Role | None:
    """Return the role that a stretch of text says, None where it is none: "the former Ostrean minister of trade"."""
    tail = _TAIL.search(scene.text, span.start, span.end)
    head = Span(span.start, tail.start() if tail else span.end)
    words = list(words_of(scene.text, head))[-_MOST_WORDS:]
    while words and words[-1].text.casefold() in {"now", "then", "himself", "herself"}:
        words.pop()
    if not words or not _is_office(words[-1].text):
        return None
    words = _from_last_stop(words)
    country, body, words = _owners(scene, words, bodies)
    phase, words = _phase(words)
    words = _core(words)
    if not words:
        return None
    if words[0].text.casefold().startswith(("ex-", "then-", "now-former-")):
        phase, words = Phase.FORMER, [_without_prefix(words[0]), *words[1:]]
    if tail and (portfolio := _portfolio(scene, words[-1], Span(tail.end(), span.end), tail.group())):
        words = [*words, portfolio]
        rest = _TAIL.search(scene.text, portfolio.end, span.end)
        tail = rest if rest and rest.start() == portfolio.end else None
    if tail:
        tail_country, tail_body = _behind(scene, Span(tail.end(), span.end), bodies)
        country, body = country or tail_country, body or tail_body
    start, end = words[0].start, words[-1].end
    return Role(start=start, end=end, title=scene.text[start:end], organisation=body, country=country, phase=phase)


def _from_last_stop(words: list[Word]) -> list[Word]:
    """Drop what stands before the last word that begins a noun phrase: "was now the" before an office."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].text.casefold() in _STOPS:
            return words[at + 1 :]
    return words


def _without_prefix(word: Word) -> Word:
    """Return "minister" for "ex-minister"."""
    prefix = word.text.rfind("-") + 1
    return word._replace(text=word.text[prefix:], start=word.start + prefix)


def _core(words: list[Word]) -> list[Word]:
    """Return the title alone, without adjectives before it: "pilot" of "angry harbour pilot" keeps "harbour"."""
    at = len(words) - 1
    while at > 0 and (is_title_word(words[at - 1].text) or words[at - 1].is_capital):
        at -= 1
    return words[at:] if words else []


def _portfolio(scene: Scene, office: Word, span: Span, joint: str) -> Word | None:
    """Return what belongs to a title behind "of" or "for": "secretary of state", "minister for trade"."""
    joints = joint.split()
    if joints[0] not in {"of", "for"} or "the" in joints:
        return None
    if office.text.casefold() not in listed("offices_en", "portfolios", "heads"):
        return None
    word = next(iter(words_of(scene.text, span)), None)
    return word if word and word.text.casefold() in listed("offices_en", "portfolios") else None


def _is_office(word: str) -> bool:
    folded = word.casefold().rstrip(".")
    offices = folded_list("offices_en", "nouns")
    return (
        folded in offices
        or any(part in offices for part in folded.split("-"))
        or word in listed("persons_en", "titles")
    )


def _owners(scene: Scene, words: list[Word], bodies: Bodies) -> tuple[str, str, list[Word]]:
    """Take the country and the body off the front of a description; they end at the last owner, people or body."""
    country = body = ""
    at = 0
    for index, word in enumerate(words[:-1]):
        place = scene.place_at(word.span)
        named = next((one for one in bodies.named if one.span.start <= word.start < one.span.end), None)
        if named is not None and named.span.end <= words[-1].start:
            body, at = named.name, index + 1
        elif place is not None:
            country, at = country or states.country_of(place.place) or place.span.of(scene.text), index + 1
        elif word.is_owner:
            body, at = body or _owning_body(scene, words[at : index + 1]), index + 1
        elif word.text.isupper() and len(word.text) > 1 and index == 0 and not _is_office(word.text):
            body, at = word.text, 1
    return country, body, words[at:]


def _owning_body(scene: Scene, words: list[Word]) -> str:
    """Return the body that is named in the possessive: "dockers" of "the former dockers' leader", "" for a person."""
    if words[-1].is_capital:
        first = len(words) - 1
        while first and words[first - 1].is_capital:
            first -= 1
        if words[first].text in listed("names_en", "honorifics"):
            return ""
        words = words[first:]
    while len(words) > 1 and is_phase(words[0].text.casefold()):
        words = words[1:]
    return scene.text[words[0].start : words[-1].end]


def _phase(words: list[Word]) -> tuple[Phase, list[Word]]:
    """Read "former", "newly appointed", "-elect"; words before the office that are no part of it are taken off."""
    phase = Phase.CURRENT
    while len(words) > 1:
        word = words[0].text.casefold()
        found = next((kind for kind in _PHASES if word in folded_list("offices_en", "phases", kind)), "")
        if not found and not is_phase(word) and not _is_idle(word):
            break
        phase = _PHASES.get(found, phase)
        words = words[1:]
    last = words[-1].text.casefold()
    if phase is Phase.CURRENT and (
        last.endswith(("-elect", "-designate")) or last in {"nominee", "candidate", "contender", "hopeful"}
    ):
        phase = Phase.FUTURE
    if last.startswith("ex-"):
        phase = Phase.FORMER
    return phase, words


def _is_idle(word: str) -> bool:
    """Whether a word before an office says something of its holder: "embattled", "long-serving", "appointed"."""
    return word.endswith(("ed", "ing", "-old", "ly", "time")) and word not in folded_list("offices_en", "qualifiers")


def _behind(scene: Scene, span: Span, bodies: Bodies) -> tuple[str, str]:
    """Return the country and the body that an office is "of", "at" or "for"."""
    if named := bodies.inside(span):
        return "", named.name
    places = scene.places_in(span)
    if places and places[0].span.start - span.start < 2:
        place = places[0]
        if is_country(place.place):
            return states.country_of(place.place), ""
        return "", ""
    words = list(words_of(scene.text, span))
    if words and any(is_body_noun(word.text.casefold()) for word in words[:4]):
        last = next(i for i, word in enumerate(words) if is_body_noun(word.text.casefold()))
        return "", scene.text[words[0].start : words[last].end]
    return "", ""


@cache
def _heads() -> dict[str, str]:
    irregular = {"lead": "led", "run": "ran run", "found": None, "own": None}
    table: dict[str, str] = {}
    for verb, title in lexicon.load("offices_en")["heading"].items():
        for form in verb_forms(verb, irregular.get(verb)):
            table[form] = title
    return table


def _heading(scene: Scene, named: Named, bodies: Bodies) -> Role | None:
    """Read "Ana Sole, who heads the Tarn Port Authority" and "Ana Sole heads the union"."""
    place = scene.grammar.head(named.span)
    if place is None:
        return None
    tree, token = place
    verb = _verb_of(tree, token)
    if verb is None or tree.words[verb] not in _heads():
        return None
    target = tree.child(verb, "dobj")
    if target is None:
        return None
    phase = tree.span(tree.firsts[target], target)
    body = next((one.name for one in bodies.touching(phase) if one.kind == BODY), "")
    if not body and not is_body_noun(tree.words[target]):
        return None
    span = tree.span(verb, verb)
    name = body or tree.words[target]
    past = tree.tags[verb] in {"VBD", "VBN"} and tree.child(verb, "aux") is None
    return Role(
        start=span.start,
        end=span.end,
        title=_heads()[tree.words[verb]],
        organisation=name,
        phase=Phase.FORMER if past and tree.deps[verb] == "relcl" else Phase.CURRENT,
    )


def _verb_of(tree: Tree, token: int) -> int | None:
    """Return the verb of a relative clause behind a name, else the verb that the name is the subject of."""
    clause = tree.child(token, "relcl")
    if clause is not None:
        subject = tree.child(clause, "nsubj")
        return clause if subject is not None and tree.words[subject] == "who" else None
    return tree.heads[token] if tree.deps[token] == "nsubj" else None


def merged_roles(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return roles in the order of the text, each once: of two readings of the same words the one that says more.

    What another role says with more ("president" beside "president" of Ostrea) is left out.
    """
    by_words: dict[tuple[int, int], Role] = {}
    for role in sorted(roles):
        known = by_words.get((role.start, role.end))
        if known is None or _telling(role) > _telling(known):
            by_words[role.start, role.end] = role
    kept: list[Role] = []
    for role in by_words.values():
        if not any(_says_as_much(other, role) for other in kept):
            kept = [other for other in kept if not _says_as_much(role, other)]
            kept.append(role)
    return tuple(sorted(kept))


def _telling(role: Role) -> tuple[bool, int]:
    return role.phase is not Phase.CURRENT, bool(role.organisation) + bool(role.country)


def _says_as_much(one: Role, other: Role) -> bool:
    """Whether `one` says all that `other` says."""
    same = one.title.casefold() == other.title.casefold() and one.phase == other.phase
    return same and other.organisation in {"", one.organisation} and other.country in {"", one.country}
