"""What is given as the cause of something: told alike, denied, or otherwise by another side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.lexicon.happenings import word_classes
from onrecord.model import Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import denies
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.words import classes_in, kindred, weigh_stems, words_in

REACH = 16
"""Causes on either side, in the order of publication, that each is compared with."""

LONGEST = 10
"""Words of a cause that are compared: what follows is of something else."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What one claim gives as the cause of what; both as printed. `is_denied`: it says that it was not the cause."""

    telling: Telling
    effect: str
    cause: str
    is_denied: bool
    is_death: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One row of the lexicon: a way to give a cause.

    `core` is what a pattern holds behind the words that it opens with, of which there are up to 80 wherever they start:
    a text without it is no text for the pattern, and that is known in a tenth of the time.
    """

    pattern: re.Pattern[str]
    core: re.Pattern[str]
    is_denied: bool
    is_death: bool


_LEADING = re.compile(r"^(\(\?P<\w+>)\\w\[\^[^\]]+\]\{\d+,\d+\}\?")
"""The open beginning of a pattern: one word character and any number up to a limit."""


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(
        Form(
            re.compile(row["pattern"], re.VERBOSE),
            re.compile(_LEADING.sub(r"\1", row["pattern"]), re.VERBOSE),
            row.get("is_denied", False),
            row.get("is_death", False),
        )
        for row in load("slots_causes_en")["cause"]
    )


def find_cause(text: str) -> tuple[str, str, Form] | None:
    """Return effect, cause and the form in which they are given; None where a text gives no cause."""
    for form in _forms():
        if form.core.search(text, 0, _LONGEST_TEXT) and (found := form.pattern.search(text[:_LONGEST_TEXT])):
            return found["effect"], " ".join(found["cause"].split()[:LONGEST]), form
    return None


_LONGEST_TEXT = 400


def read_cause(telling: Telling) -> Cause | None:
    """Return what a claim gives as a cause; None where it gives none, or one that is only thought of."""
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION, Factuality.PLANNED)
    if telling.is_silent or telling.is_outsider or telling.claim.factuality in doubtful:
        return None
    # "It broke out, she said, because visits had been cancelled", "the union blamed the leak on old pipes"
    cue = telling.claim.value("cue").casefold()
    is_cut = words_in(telling.text)[:1] == ("because",) or cue.startswith(_LAYING)
    found = find_cause(telling.sentence if is_cut else telling.text)
    guessed = load("slots_causes_en")["guessed"]["words"].split()
    if found is None or not set(guessed).isdisjoint(words_in(telling.text)):
        return None
    effect, cause, form = found
    if words_in(cause) and words_in(cause)[0] in _SELF and len(words_in(cause)) == 1:
        cause = telling.origin  # "it had nothing to do with the attack", says whoever is blamed
    return Cause(telling, effect, cause, form.is_denied or denies(telling), form.is_death)


_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_LAYING = ("blam", "attribut", "put", "ruled")
"""Openings of the verbs that lay an effect to a cause: what they govern gives it only together with them."""


def link_causes(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield how the causes that are given for one thing stand to one another."""
    by_story: dict[str, list[Cause]] = {}
    for cause in _tightest(tellings):
        for story in sorted(cause.telling.stories):
            by_story.setdefault(story, []).append(cause)
    for story in sorted(by_story):
        ordered = sorted(
            by_story[story], key=lambda one: (str(one.telling.told or ""), one.telling.article, one.telling.start)
        )
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                if one.telling.sentence != other.telling.sentence and _is_of_one(one, other):
                    yield from _compare(one, other)


def _tightest(tellings: Sequence[Telling]) -> Iterator[Cause]:
    """Yield each cause once, from the shortest claim of its sentence that gives it."""
    best: dict[tuple[str, str], Cause] = {}
    for telling in sorted(tellings, key=lambda one: (len(one.text), one.id)):
        if cause := read_cause(telling):
            best.setdefault((telling.article, telling.sentence), cause)
    yield from (best[key] for key in sorted(best))


def _is_of_one(one: Cause, other: Cause) -> bool:
    """Whether two causes can be of one thing: it is called by one word, or by one that says nothing."""
    mine, theirs = (set(weigh_stems(part.effect)) for part in (one, other))
    if one.is_death or other.is_death:
        return one.is_death and other.is_death and bool((mine & theirs) - _DEATH)
    if not all(part.effect for part in (one, other)):
        return bool(set(weigh_stems(one.cause)) & set(weigh_stems(other.cause)))  # "fog was to blame", whatever for
    if not any(_is_mishap(part.effect) for part in (one, other)):
        return False  # what is argued ("because the wall would cost") is no cause of anything that happened
    if mine & theirs or kindred(one.effect, other.effect):
        return True
    vague = set(load("slots_causes_en")["effect"]["open"].split())
    return any(not vague.isdisjoint(words_in(part.effect)) for part in (one, other))


def _is_mishap(effect: str) -> bool:
    """Whether an effect is something that went wrong: violence, an accident, a failure."""
    table = load("slots_causes_en")["effect"]
    inside = set(words_in(effect))
    kinds = {word_classes()[name].kind for name in classes_in(effect)}
    return bool(kinds & set(table["kinds"].split())) or bool(
        inside & set(f"{table['open']} {table['mishaps']}".split())
    )


_DEATH = frozenset(weigh_stems("died dead"))


def _compare(one: Cause, other: Cause) -> Iterator[Finding]:
    """Yield the link between two causes of one thing; `one` was told first, or on the same day."""
    mine, theirs = (set(weigh_stems(part.cause)) for part in (one, other))
    if not mine or not theirs:
        return
    values = tuple(f"{'not ' if part.is_denied else ''}{part.cause}" for part in (one, other))
    is_same = bool(mine & theirs) or bool(kindred(one.cause, other.cause))
    first, later = one.telling, other.telling
    said = f"“{values[0]}” against “{values[1]}”"
    if is_same and one.is_denied == other.is_denied:
        if first.article != later.article:
            yield find(
                LinkKind.AGREES,
                first,
                later,
                slot="cause",
                reason="both deny the same cause" if one.is_denied else "the same cause",
                values=(values[0], values[1]),
            )
    elif not is_same and (one.is_denied or other.is_denied):
        return
    elif first.is_side_of(later):
        if first.is_before(later):
            why = f"the same side gives another cause now: {said}"
            yield find(
                LinkKind.UPDATES,
                later,
                first,
                slot="cause",
                how=Update.REVISED,
                reason=why,
                values=(values[1], values[0]),
            )
    elif first.origin and later.origin:
        why = f"two accounts of the cause: {said}"
        yield find(LinkKind.CONFLICTS, first, later, slot="cause", reason=why, values=(values[0], values[1]))
