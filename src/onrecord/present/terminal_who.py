"""Actors, places and decisions in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Decision, When
from onrecord.present.dates import say_when
from onrecord.present.terminal import Printer, printable
from onrecord.present.views import Source
from onrecord.present.who import ActorDetail, ActorLine, Form, PlaceLine, RoleLine

MOST_FORMS = 8
NAME_WIDTH = 26


def print_actors(printer: Printer, lines: Sequence[ActorLine], sources: Sequence[Source], *, ids: bool) -> None:
    """Print actors: name, kind, roles, forms, and where they appear."""
    for line in lines:
        notes = [f"{_times(line.mentions)} in {_list(line.sources)}"]
        if line.statements:
            notes.append(f"{line.statements} statement{'s' * (line.statements > 1)}")
        if line.hidden:
            notes.append("hidden")
        if ids:
            notes.append(line.id)
        printer.hanging(line.name, _about(line), notes=" · ".join(notes), width=NAME_WIDTH)
    printer.legend(sources, {number for line in lines for number in line.sources})


def print_actor(printer: Printer, detail: ActorDetail, sources: Sequence[Source]) -> None:
    """Print all about one actor, by article: how it is named there, why it is this actor, what it says."""
    line = detail.line
    printer.line((f"{line.name}", "bold"), f"   {line.kind} {line.id}")
    if line.hidden:
        printer.hanging("hidden", "by a decision")
    if line.forms:
        printer.hanging("printed", _forms(line.forms))
    if line.described:
        printer.hanging("described", _forms(line.described))
    for role in line.roles:
        printer.hanging("role", _role(role))
    for source in sources:
        mentions = [(cite, basis) for number, cite, basis in detail.cites if number == source.number]
        if not mentions:
            continue
        printer.heading(source)
        for _, name, reason in (found for found in detail.reasons if found[0] == source.number):
            printer.hanging("why", f"{name}: {reason}" if reason else f"{name}: named here first")
        named = dict.fromkeys(f"{cite.quote} ({basis})" for cite, basis in mentions)
        printer.hanging("mentions", "; ".join(named))
        for statement in detail.statements:
            if statement.source == source.number:
                words = " … ".join(statement.contents)
                printer.hanging(printable(statement.cue or "says"), words, notes=statement.id)


def print_places(printer: Printer, lines: Sequence[PlaceLine], sources: Sequence[Source], *, ids: bool) -> None:
    """Print places: what they are, where they lie, how they are printed, and how it is known."""
    for line in lines:
        country = f", {line.country}" if line.country and line.level != "country" else ""
        where = f"{line.level}{country}   {line.lat:.2f}, {line.lon:.2f}"
        notes = [f"{_times(line.mentions)} in {_list(line.sources)}", f"as {_forms(line.forms)}", "; ".join(line.bases)]
        if ids:
            notes.append(line.id)
        printer.hanging(line.name, where, notes=" · ".join(notes), width=NAME_WIDTH)
    printer.legend(sources, {number for line in lines for number in line.sources})


def print_decisions(printer: Printer, decisions: Iterable[Decision]) -> None:
    """Print what people decided, in their order."""
    for one in decisions:
        about = "; ".join(f"“{words}”" for _, words, _ in one.anchors)
        what = f"{one.act} {about} {one.value}".rstrip()
        why = f" · {one.why}" if one.why else ""
        printer.hanging(f"{one.number}", what, notes=f"{one.who}, {one.when}{why}", width=4)


def _about(line: ActorLine) -> str:
    country = f" of {line.country}" if line.country and line.country != line.name and line.kind != "person" else ""
    kind = "government" if country and line.kind == "country" else line.kind
    roles = "; ".join(_role(role) for role in line.roles)
    return f"{kind}{country}" + (f" · {roles}" if roles else "")


def _role(role: RoleLine) -> str:
    of = " of ".join(part for part in (role.title, role.organisation) if part)
    country = f" ({role.country})" if role.country and role.country.casefold() not in of.casefold() else ""
    phase = f"{role.phase}: " if role.phase != "current" else ""
    return f"{phase}{of}{country}, {_spell(role.first, role.last)} {_list(role.sources)}"


def _spell(first: When, last: When) -> str:
    if first.earliest is None and first.latest is None:
        return "undated"
    return say_when(first) if first == last else f"{say_when(first)} – {say_when(last)}"


def _forms(forms: Sequence[Form]) -> str:
    shown = [f"{words} ×{count}" if count > 1 else words for words, count in forms[:MOST_FORMS]]
    return ", ".join(shown) + (f" and {len(forms) - MOST_FORMS} more" if len(forms) > MOST_FORMS else "")


def _list(numbers: Sequence[int]) -> str:
    return f"[{', '.join(map(str, numbers))}]"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
