"""The When of a clause and what it was read from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onrecord.annotate.clause_dates.bounds import lies_ahead, since, until
from onrecord.annotate.clause_dates.verbs import is_past
from onrecord.annotate.clause_dates.weeks import a_week_before, a_year_before
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import Tree
from onrecord.model import UNKNOWN_WHEN, Basis, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The When of a clause, and the time expression that it was read from (None: from the article's date, or unknown).

    `is_own` says that the expression stands in the clause itself.
    """

    when: When = UNKNOWN_WHEN
    time: TimeExpression | None = None
    is_own: bool = False


def lent(dated: Dated | None) -> Dated | None:
    """Return the date of a clause as that of another one."""
    return replace(dated, is_own=False) if dated else None


def seen_from_behind(dated: Dated, latest: date, *, is_finite: bool) -> Dated | None:
    """Return the last such day before `latest` of a date that was read as one to come, None where there is none.

    A weekday only of a finite verb: "declared three days of mourning, beginning on Monday" is of the Monday to come.
    """
    if dated.time is None:
        return None
    if dated.time.bound:
        before = a_week_before(dated.time) if dated.time.bound == "latest" else None
        if before is None or before.latest is None or lies_ahead(before, latest):
            return None
        return replace(dated, when=until(UNKNOWN_WHEN, before.latest, like=before))
    earlier = a_year_before(dated.time) or (a_week_before(dated.time) if is_finite else None)
    if earlier is None or lies_ahead(earlier, latest):
        return None
    return replace(dated, when=earlier if dated.when.latest else since(earlier))


def is_told_past(tree: Tree, head: int, dated: Dated) -> bool:
    """Whether a clause is in the past; of an event noun, where "that day" dates it, the verb above tells."""
    if not tree.is_noun(head) or dated.when.basis is not Basis.CONTEXT:
        return is_past(tree, head)
    verb = next((up for up in tree.above(head) if tree.is_verb(up)), head)
    return is_past(tree, verb)


def ended(dated: Dated, latest: date | None) -> Dated:
    """Return a date that began by the day on which it is told, and goes on, as ended by that day."""
    when = dated.when
    if latest and when.earliest and when.earliest <= latest and (when.latest is None or when.latest > latest):
        return replace(dated, when=until(when, latest))
    return dated
