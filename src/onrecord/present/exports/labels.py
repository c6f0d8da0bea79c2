"""A record without the text of articles: labels made of slots in place of extracts, and no printed words in a row.

"event: killed; who: rescuers; named: Ana Sole; where: Hesk" says what a line is about, and quotes nothing. Names of
actors, outlets and places are kept whole: a name is no text. Of other printed words the first FEW are kept. The title
and the byline of an article are left out; its address and file names are kept, whatever words they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import Account, Cite, SlotStanding, When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.decided import Note
from onrecord.present.lines import FullLine
from onrecord.present.relayed import RelayLine, RelayView
from onrecord.present.views import Source
from onrecord.present.who import ActorLine, Form, PlaceLine, RoleLine

if TYPE_CHECKING:
    from onrecord.present.exports.contents import Said

FEW = 4
"""Printed words in a row that may stay: a name or an amount, and no extract."""

CITING = ", citing "
"""Between the names of an origin: "LPA, citing the mayor"."""

Facts = Iterable[tuple[str, str]]
"""Names and values of slots."""

_QUOTED = re.compile(r"(?<=“)[^“”]{1,4000}(?=”)")
_IN_BRACKETS = re.compile(r"(?<=\()[^()]{1,4000}(?=\))")


def few(words: str, most: int = FEW) -> str:
    """Return printed words on one line; of more than `most` the first ones, and "…"."""
    found = words.split()
    return " ".join(found) if len(found) <= most else f"{' '.join(found[:most])}…"


def label_source(source: Source) -> Source:
    """Return an article without its title and byline."""
    return replace(
        source,
        title=None,
        byline=None,
        published=label_when(source.published),
        stories=tuple(map(few, source.stories)),
    )


def label_line(line: FullLine, facts: Facts = ()) -> FullLine:
    """Return a line whose text is a label: its kinds and types, who does it, whom it names, where.

    `facts` are what its claims of commitments and control say. Names stand in the order of letters: that in which an
    article lists them is its own.
    """
    return replace(
        line,
        when=label_when(line.when),
        text=_label(line, facts),
        origins=_origins(line.origins),
        said_by=_each(line.said_by),
        agents=_each(line.agents),
        actors=tuple(sorted(line.actors, key=lambda actor: (actor.name, actor.id))),
        places=tuple(sorted(line.places, key=lambda place: (place.name, place.id))),
        quotes=tuple(replace(quote, words="") for quote in line.quotes),
        slots=tuple(map(_slot, line.slots)),
        decided=_notes(line.decided),
    )


def label_said(said: Said) -> Said:
    """Return a statement without what is said: who said it, to whom, when, and of which class it is."""
    line = said.line
    bare = replace(
        line,
        speaker=few(line.speaker) if line.speaker else line.speaker,
        person=few(line.person) if line.person else line.person,
        speaker_basis=unquoted(line.speaker_basis),
        person_basis=unquoted(line.person_basis),
        contents=(),
        cue=None,
        cite=_cite(line.cite),
        decided=_notes(line.decided),
    )
    return replace(said, line=bare, when=label_when(said.when), audience=few(said.audience), medium=few(said.medium))


def label_commitment(line: CommitmentLine) -> CommitmentLine:
    """Return a commitment of whose words the first few are left."""
    return replace(
        line,
        giver=few(line.giver),
        recipient=few(line.recipient),
        item=few(line.item),
        quantity=few(line.quantity),
        purpose=few(line.purpose),
        said_by=few(line.said_by),
        when=label_when(line.when),
        cite=_cite(line.cite),
    )


def label_control(line: ControlLine) -> ControlLine:
    """Return an account of control of whose words the first few are left."""
    return replace(
        line,
        place=few(line.place),
        holder=few(line.holder),
        former=few(line.former),
        said_by=few(line.said_by),
        when=label_when(line.when),
        cite=_cite(line.cite),
    )


def label_actor(line: ActorLine) -> ActorLine:
    """Return an actor with its name, and the first few words of what else it is called."""
    return replace(
        line,
        forms=_forms(line.forms),
        described=_forms(line.described),
        roles=tuple(map(_role, line.roles)),
    )


def label_place(line: PlaceLine) -> PlaceLine:
    """Return a place with its name in the gazetteer, and the first few words of what else it is called."""
    return replace(line, forms=_forms(line.forms), bases=tuple(map(unquoted, line.bases)))


def label_relays(view: RelayView) -> RelayView:
    """Return the way that a line took: names, and what got lost in the first few words."""
    return replace(view, relays=tuple(map(_relay, view.relays)))


def label_when(when: When) -> When:
    """Return a date with the first few of the words that it was read from, and of those it was resolved against."""
    return replace(when, words=few(when.words), anchor=unquoted(when.anchor), anchor_cite=None)


def facts_of(line: CommitmentLine | ControlLine) -> Facts:
    """Return what a claim says, for the label of its line: who is said to give what, or to hold which place."""
    if isinstance(line, CommitmentLine):
        stated = ("giver", line.giver), ("stage", line.stage), ("item", line.item), ("recipient", line.recipient)
    else:
        stated = ("place", line.place), ("change", line.change), ("holder", line.holder), ("before", line.former)
    return [(name, value) for name, value in stated if value]


def say_facts(facts: Facts) -> str:
    """Return names and values in words, each under its name, so that they make up no words of an article."""
    return "; ".join(f"{name}: {value}" for name, value in facts) or "not stated"


def _label(line: FullLine, facts: Facts) -> str:
    told: dict[str, list[str]] = {}
    for name, value in facts:
        told.setdefault(name, []).append(value)
    numbers = (slot.accounts[0].value for slot in line.slots if slot.slot == "number" and len(slot.accounts) == 1)
    parts = (
        (" and ".join(line.kinds) or "line", line.types),
        ("who", _each(line.agents)),
        ("number", _each(numbers)),
        *((name, _each(values)) for name, values in told.items()),
        ("named", tuple(sorted(actor.name for actor in line.actors))),
        ("where", tuple(sorted(place.name for place in line.places))),
    )
    kind = parts[0][0]
    found = [f"{name}: {', '.join(values)}" for name, values in parts if values]
    return "; ".join(found if line.types else [kind, *found])


def _slot(slot: SlotStanding) -> SlotStanding:
    return replace(slot, reason=unquoted(slot.reason), accounts=tuple(map(_account, slot.accounts)))


def _account(account: Account) -> Account:
    return replace(
        account,
        value=few(account.value),
        origins=_origins(account.origins),
        interested=_origins(account.interested),
        retired=unquoted(account.retired),
    )


def _role(role: RoleLine) -> RoleLine:
    return replace(
        role,
        title=few(role.title),
        organisation=few(role.organisation),
        first=label_when(role.first),
        last=label_when(role.last),
    )


def _relay(relay: RelayLine) -> RelayLine:
    notes = tuple(_IN_BRACKETS.sub(_first_few, unquoted(note)) for note in relay.notes)
    return replace(relay, path=tuple(few(name, most=FEW - 1) for name in relay.path), notes=notes)


def _origins(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(CITING.join(few(one, most=FEW - 1) for one in name.split(CITING)) for name in names))


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(few, values))))


def _forms(forms: Iterable[Form]) -> tuple[Form, ...]:
    found: dict[str, int] = {}
    for words, times in forms:
        found[few(words)] = found.get(few(words), 0) + times
    return tuple(found.items())


def _notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(replace(note, words=unquoted(note.words)) for note in notes)


def _cite(cite: Cite) -> Cite:
    return replace(cite, quote="")


def unquoted(words: str) -> str:
    """Return words of ours with the first few of each quotation in them."""
    return _QUOTED.sub(_first_few, words)


def _first_few(match: re.Match[str]) -> str:
    return few(match[0])
