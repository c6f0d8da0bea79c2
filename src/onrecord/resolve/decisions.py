"""What people decided about actors: applied after every rule, placed by quotation, so that it survives a rebuild.

A decision names mentions, each by its article, its words and the words around them (`onrecord.decisions`). Acts:

    merge actors      the actors of all anchors are one
    split appearance  the appearances of all anchors leave their actors and are one actor by themselves
    rename actor      the actor of the first anchor is called `value`
    hide actor        the actor of the first anchor is hidden; it stays in the record
    undo              the decision with the number in `value` counts for nothing; an undo can be undone

They are applied in the order of their numbers; of two that contradict each other the later counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.decisions import UNDO, Anchor, find_anchor, lost_decision, standing_decisions
from onrecord.model import Actor, Appearance, Decision, Problem
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.naming import actor_id, fullest_name, usual_country
from onrecord.text import Span

MERGE, SPLIT, RENAME, HIDE = "merge actors", "split appearance", "rename actor", "hide actor"
ACTS = (MERGE, SPLIT, RENAME, HIDE, UNDO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Actors after decisions, and a Problem for each decision that no longer finds its place."""

    actors: tuple[Actor, ...]
    lost: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Group:
    """An actor that is being decided about."""

    actor: Actor
    members: dict[str, str]
    name: str = ""
    is_hidden: bool = False


def decide(
    actors: Sequence[Actor],
    appearances: Sequence[Appearance],
    articles: Mapping[str, ArticleContext],
    decisions: Iterable[Decision],
) -> Decided:
    """Return `actors` as people decided. An act that is not about actors is left to whom it concerns.

    An anchor is placed by the NAME marks of its article (`ArticleContext.mentions`), or by the appearance that has its
    words as its name. A decision one of whose anchors finds no place changes nothing, and is returned as a Problem.
    """
    standing = [one for one in standing_decisions(decisions) if one.act in ACTS]
    groups = _Groups(actors, appearances, articles)
    lost: list[Problem] = []
    for decision in standing:
        complaint = groups.apply(decision)
        if complaint:
            lost.append(lost_decision(decision, complaint))
    return Decided(actors=groups.actors(), lost=tuple(lost))


class _Groups:
    """The actors while decisions are applied, and the appearances by which anchors find them."""

    def __init__(
        self, actors: Sequence[Actor], appearances: Sequence[Appearance], articles: Mapping[str, ArticleContext]
    ) -> None:
        self._appearances = {appearance.id: appearance for appearance in appearances}
        self._articles = articles
        self._in_article: dict[str, list[Appearance]] = {}
        for appearance in sorted(appearances, key=lambda one: (one.start, one.end)):
            self._in_article.setdefault(appearance.article, []).append(appearance)
        self._home: dict[str, _Group] = {}
        for actor in actors:
            group = _Group(actor, dict(actor.appearances))
            self._home.update(dict.fromkeys(group.members, group))

    def apply(self, decision: Decision) -> str:
        """Carry a decision out; returns what keeps it from being carried out, "" when it was."""
        found = [self._place(anchor) for anchor in decision.anchors]
        if not found or None in found:
            missing = next((anchor for anchor, one in zip(decision.anchors, found, strict=True) if one is None), None)
            return f"“{missing[1]}” in article {missing[0]} can't be found" if missing else "it names no mention"
        appearances = [one for one in found if one is not None]
        reason = _reason(decision)
        if decision.act == MERGE:
            self._merge([self._home[one] for one in appearances], reason)
        elif decision.act == SPLIT:
            self._split(appearances, reason)
        elif decision.act == RENAME:
            if not decision.value.strip():
                return "it gives no name"
            self._home[appearances[0]].name = decision.value.strip()
        else:
            self._home[appearances[0]].is_hidden = True
        return ""

    def actors(self) -> tuple[Actor, ...]:
        groups = {id(group): group for group in self._home.values()}
        return tuple(sorted((self._actor(group) for group in groups.values()), key=lambda actor: actor.id))

    def _merge(self, groups: Sequence[_Group], reason: str) -> None:
        host, *others = groups
        for group in others:
            if group is host:
                continue
            host.members |= dict.fromkeys(group.members, reason)
            host.name = host.name or group.name
            host.is_hidden = host.is_hidden and group.is_hidden
            self._home.update(dict.fromkeys(group.members, host))

    def _split(self, appearances: Sequence[str], reason: str) -> None:
        group = _Group(self._home[appearances[0]].actor, {})
        for appearance in appearances:
            del self._home[appearance].members[appearance]
            group.members[appearance] = reason
            self._home[appearance] = group

    def _actor(self, group: _Group) -> Actor:
        if group.members == dict(group.actor.appearances):
            return replace(group.actor, name=group.name or group.actor.name, hidden=group.is_hidden)
        members = sorted((self._appearances[one] for one in group.members), key=self._order)
        return Actor(
            id=actor_id(members[0]),
            kind=group.actor.kind,
            name=group.name or fullest_name(members),
            country=usual_country(members),
            appearances=tuple((one.id, group.members[one.id]) for one in members),
            hidden=group.is_hidden,
        )

    def _order(self, appearance: Appearance) -> tuple[bool, str, str, int, int]:
        context = self._articles.get(appearance.article)
        day = context.published.earliest if context else None
        return day is None, str(day), appearance.article, appearance.start, appearance.end

    def _place(self, anchor: Anchor) -> str | None:
        """Return the appearance that an anchor's mention is of."""
        article, words, _ = anchor
        context = self._articles.get(article)
        if context is None or not context.text:
            named = [one.id for one in self._in_article.get(article, ()) if one.name == words]
            return named[0] if len(named) == 1 else None
        span = find_anchor(anchor, context.text)
        if span is None:
            return None
        marked = [
            mark.value for mark in context.mentions if mark.span.overlaps(span) and mark.value in self._appearances
        ]
        first = [one.id for one in self._in_article.get(article, ()) if Span(one.start, one.end).overlaps(span)]
        return next(iter((*_closest(context, span, marked), *first)), None)


def _closest(context: ArticleContext, span: Span, values: Sequence[str]) -> list[str]:
    """Return the values of the marks that overlap `span`, the one that shares most with it first."""
    marks = [mark for mark in context.mentions if mark.value in values and mark.span.overlaps(span)]
    marks.sort(key=lambda mark: (abs(mark.start - span.start) + abs(mark.end - span.end), mark.start, mark.value))
    return [mark.value for mark in marks]


def _reason(decision: Decision) -> str:
    return f"decided by {decision.who}" + (f": {decision.why}" if decision.why else "")
