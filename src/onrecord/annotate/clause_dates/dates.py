"""The date of a clause: by the time in it, by a clause or event beside it, else by the date of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from onrecord.annotate.certainty import Certainty, certainty_of
from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.clause_dates.bounds import (
    a_week_before,
    a_year_before,
    by_publication,
    can_date,
    date_of,
    either_week,
    is_over,
    lies_ahead,
    main_date,
    opened,
    since,
    until,
)
from onrecord.annotate.clause_dates.happenings import Happenings
from onrecord.annotate.clause_dates.leaning import days_apart, is_of_sure_day, leaning, moved, since_then
from onrecord.annotate.clause_dates.lengths import looking_back
from onrecord.annotate.clause_dates.owners import inside_phrase, is_done_with, names_event, opens_range, owner_of
from onrecord.annotate.clause_dates.tellings import can_tell, is_beginning, is_issued, is_study, takes_place, tells
from onrecord.annotate.clause_dates.verbs import (
    EARLIER,
    LATER,
    does_harm,
    done_before,
    has_governed_relative,
    has_relative_subject,
    helper_of,
    is_blow,
    is_past,
    is_told_on,
    is_within,
    sets_date,
    shares_mark,
    ties_date,
    was_to_come,
    will,
)
from onrecord.annotate.contract import Reading
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import UNKNOWN_WHEN, Basis, Factuality, When

_DEEPEST = 8
"""Clauses walked through for one that dates another."""
_SAME_TIME = frozenset({"when", "as", "while", "where", "because"})
_PROMISES = frozenset({"pledge", "plan", "agree", "threaten"})
_IN, _AFTER = frozenset({"in", "during", "at"}), frozenset({"after", "since", "following"})
_TOLD = "the day on which it is told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The When of a clause, and the time expression that it was read from (None: from the article's date, or unknown).

    `is_own` says that the expression stands in the clause itself.
    """

    when: When = UNKNOWN_WHEN
    time: TimeExpression | None = None
    is_own: bool = False


class ClauseDates:
    """The times of one article, each by the word that it dates."""

    def __init__(self, reading: Reading) -> None:
        self._article = reading.article
        self._times: list[TimeExpression] = []
        for time in times_of(reading):
            told = leaning(looking_back(time, reading.article), self._times, reading.article)
            leans = told.when.basis is Basis.CONTEXT and told.when != time.when
            if leans or (can_date(told) and is_of_sure_day(told, self._times, reading.article.text)):
                self._times.append(told)
        self._starts = [time.span.start for time in self._times]
        self._tree: Tree | None = None
        self._owned: dict[int, list[TimeExpression]] = {}
        self._happened = Happenings(reading.article)
        self._by_article = by_publication(reading.article)

    def date(self, tree: Tree, head: int, certainty: Certainty) -> Dated:
        """Return when the clause or event noun `head` of `tree` is, told with `certainty`."""
        self._turn_to(tree)
        found = self._found(tree, head, 0)
        latest = self._article.published.latest
        if certainty.factuality is not Factuality.ACTUAL:
            return self._of_plan(tree, head, found) if found else Dated()
        if found is not None and sets_date(tree, head) and latest and not is_over(found.when, latest):
            return found  # "the trial was set for 4 May"
        if found is not None and latest and lies_ahead(found.when, latest) and _is_told_past(tree, head, found):
            found = _seen_from_behind(found, latest)
        if found is None or (latest and found.when.earliest is None and lies_ahead(found.when, latest)):
            return Dated(when=self._bound(tree, head))  # "gave them until Easter and fined the owner"
        when = found.when
        if when.earliest and latest and when.earliest <= latest and (when.latest is None or when.latest > latest):
            found = replace(found, when=until(when, latest))
        return found

    def _of_plan(self, tree: Tree, head: int, found: Dated) -> Dated:
        """Return the date of what is planned: none that is over, and a week open where "was to" leaves it open."""
        latest = self._article.published.latest
        if latest and will(tree, head) and is_over(found.when, latest):
            return Dated()
        is_open = latest and found.time and found.is_own and was_to_come(tree, head) and lies_ahead(found.when, latest)
        either = either_week(found.time) if is_open and found.time else None
        return replace(found, when=either) if either else found

    def _bound(self, tree: Tree, head: int) -> When:
        """Return by when a thing is done that has no date: by the day on which it is told, else by that of the article.

        "Police said on Tuesday that the dam had broken": by Tuesday.
        """
        for at, up in zip((None, head, *tree.above(head)), (head, *tree.above(head)), strict=False):
            told = self._of_source(tree, up)
            if told is None and at is not None and tree.deps[at] == "ccomp" and can_tell(tree, up, at):
                found = self._found(tree, up, 0) if is_past(tree, up) else None
                told = found.when if found else None
            if told is not None and told.latest and self._is_past(told):
                return until(UNKNOWN_WHEN, told.latest, like=replace(told, anchor=_TOLD))
        decided = self._of_decision(tree, head)
        return until(UNKNOWN_WHEN, decided.latest, like=decided) if decided and decided.latest else self._by_article

    def _of_source(self, tree: Tree, verb: int) -> When | None:
        """Return the date of the words that a clause is said to go by: "according to a report released on Monday"."""
        for kid in tree.children[verb]:
            if tree.words[kid] == "according":
                noun = next((one for to in tree.children[kid] if (one := tree.child(to, "pobj")) is not None), kid)
                issued = self._below(tree, noun, lambda one: tree.deps[one] == "acl" and tree.tags[one] == "VBN")
                times = (*self._owned.get(kid, ()), *self._owned.get(noun, ()), *([issued] if issued else ()))
                return next((time.when for time in times if not time.bound), None)
        return None

    def _of_decision(self, tree: Tree, verb: int) -> When | None:
        """Return the date, now over, of what was decided: "agreed to build it in 2010" was no later than 2010.

        Only of a date as written: a weekday behind "voted to meet" can be the next one.
        """
        if not tree.is_verb(verb) or not is_past(tree, verb):
            return None
        for kid in tree.children[verb]:
            if tree.deps[kid] == "xcomp" and certainty_of(tree, kid).factuality is Factuality.PLANNED:
                time = main_date(self._owned.get(kid, ()))
                is_sure = time is not None and not time.bound and time.when.basis is Basis.EXPLICIT
                return time.when if time and is_sure and self._is_past(time.when) else None
        return None

    def times_of(self, tree: Tree, head: int) -> tuple[TimeExpression, ...]:
        """Return the times that hang on the word `head`."""
        self._turn_to(tree)
        return tuple(self._owned.get(head, ()))

    def _turn_to(self, tree: Tree) -> None:
        if tree is self._tree:
            return
        self._tree, self._owned = tree, {}
        if len(tree) == 0:
            return
        times = self._times_of(tree)
        for time, behind in zip_longest(times, times[1:]):
            owner = owner_of(tree, behind if behind is not None and opens_range(time, behind) else time)
            if owner is not None and will(tree, owner) and self._is_past(time.when):
                owner = done_before(tree, owner, time) or owner
            if owner is not None:
                self._owned.setdefault(owner, []).append(inside_phrase(tree, owner, time))
                if self._is_past(time.when):
                    self._happened.add(tree, owner, time)

    def _is_past(self, when: When) -> bool:
        published = self._article.published.latest
        return published is not None and when.latest is not None and when.latest <= published

    def _found(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date of a clause by its own words, or by those of one that governs it."""
        own = date_of(self._told(tree, head))
        if own is not None:
            return Dated(when=own[0], time=own[1], is_own=True)
        if (then := since_then(tree, head, self._times, self._article)) is not None:
            return Dated(when=then, is_own=True)
        if depth > _DEEPEST:
            return None
        found = self._by_clause_below(tree, head)
        if found is not None or tree.heads[head] == head:
            return found
        return self._governing(tree, head, depth + 1)

    def _told(self, tree: Tree, head: int) -> Sequence[TimeExpression]:
        """Return the times of a word; the term of what is promised ("by Christmas") is not that of the promise."""
        times = self._owned.get(head, ())
        is_promise = tree.is_verb(head) and bool(predicate_at(tree, head).classes & _PROMISES)
        return [time for time in times if time.bound != "latest"] if is_promise else times

    def _by_clause_below(self, tree: Tree, head: int) -> Dated | None:
        """Return the date that a "when" or "since" clause, or a dated deal or blow, gives the clause above it."""
        if not tree.is_verb(head):
            return None
        for kid in tree.children[head]:
            if tree.deps[kid] == "advcl":
                mark = tree.child(kid, "mark", "advmod")
                word = tree.words[mark] if mark is not None and mark < kid else ""
                chosen = main_date(self._owned.get(kid, ())) if ties_date(tree, word, head, kid) else None
                if chosen is not None and mark is not None and (found := self._beside(tree, mark, chosen)) is not None:
                    return found
            elif tree.deps[kid] == "nsubj" and (time := self._of_subject(tree, head, kid)):
                return Dated(when=opened(time), time=time)
            elif is_done_with(tree, head, kid) and (found := self._by_object(tree, kid)) is not None:
                return found
            elif tree.deps[kid] in {"prep", "dobj"}:
                preps = (
                    [kid]
                    if tree.deps[kid] == "prep"
                    else [one for one in tree.children[kid] if tree.deps[one] == "prep"]
                )
                found = next((found for one in preps if (found := self._by_event(tree, one)) is not None), None)
                if found is not None:
                    return found
        return None

    def _by_object(self, tree: Tree, noun: int) -> Dated | None:
        """Return the date that the parser hung on what was done: "handed in her resignation on Thursday"."""
        chosen = main_date([time for time in self._owned.get(noun, ()) if time.span.start > tree.starts[noun]])
        return Dated(when=opened(chosen), time=chosen, is_own=True) if chosen else None

    def _by_event(self, tree: Tree, preposition: int) -> Dated | None:
        """Return the date that a dated event noun gives a verb: "in the May deal", "after the 2022 coup"."""
        noun, word = tree.child(preposition, "pobj"), tree.words[preposition]
        if noun is None:
            return None
        chosen = self._of_event(tree, noun)
        if chosen is None and word == "in" and (is_issued(tree, noun) or is_study(tree, noun)):
            chosen = self._below(tree, noun, lambda kid: tree.deps[kid] == "acl" and tree.tags[kid] == "VBN")
            if chosen and is_study(tree, noun) and not tells(tree, tree.heads[preposition]) and chosen.when.latest:
                return Dated(when=until(UNKNOWN_WHEN, chosen.when.latest, like=chosen.when), time=chosen)
            return Dated(when=opened(chosen), time=chosen) if chosen else None  # "in a letter sent on Friday"
        if not names_event(tree, noun):
            return None
        chosen = chosen or self._below(tree, noun, lambda kid: takes_place(tree, kid))
        if chosen is None or word not in _IN | _AFTER | LATER:
            return None
        is_over = word not in LATER or is_past(tree, tree.heads[preposition])
        return self._beside(tree, preposition, chosen) if is_over else None

    def _beside(self, tree: Tree, mark: int, time: TimeExpression) -> Dated | None:
        """Return the date that a word ties to a dated event behind it: by "since", "two days after", "before"."""
        when, word = opened(time), tree.words[mark]
        is_earlier, is_later = word in _AFTER, word in LATER
        apart = days_apart(tree, mark, self._article.text) if is_earlier or is_later else None
        if apart is not None and (counted := moved(when, apart if is_earlier else -apart)) is not None:
            return Dated(when=counted, time=time)
        if is_earlier:
            return Dated(when=since(when), time=time) if when.earliest else None
        if is_later:
            return Dated(when=until(UNKNOWN_WHEN, when.latest, like=when), time=time) if when.latest else None
        return Dated(when=when, time=time)

    def _of_subject(self, tree: Tree, verb: int, noun: int) -> TimeExpression | None:
        """Return the date of the event that does what a verb says: "last year's outbreak killed 64", "the crash"."""
        own = main_date(self._owned.get(noun, ()))
        if own is not None:
            return own if is_blow(tree, verb, noun) else None
        is_at_once = does_harm(tree, verb) or (is_blow(tree, verb, noun) and is_beginning(tree, verb))
        return self._happened.points_at(tree, noun) if is_at_once else None

    def _of_event(self, tree: Tree, noun: int) -> TimeExpression | None:
        """Return the date of an event noun: its own, or that of the one it points back at ("the crash")."""
        return main_date(self._owned.get(noun, ())) or self._happened.points_at(tree, noun)

    def _below(self, tree: Tree, noun: int, fits: Callable[[int], bool]) -> TimeExpression | None:
        """Return the date of the first clause below a noun that `fits` and has one."""
        clauses = (kid for kid in tree.children[noun] if fits(kid))
        return next((time for kid in clauses if (time := main_date(self._owned.get(kid, ())))), None)

    def _governing(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date of the clause above, where it is that of the clause `head` as well."""
        up, dep = tree.heads[head], tree.deps[head]
        if tree.is_noun(head):
            is_carried = dep in {"dobj", "nsubj", "nsubjpass", "attr"} and lists_word("carriers", "words", tree, up)
            return _lent(self._found(tree, up, depth)) if is_carried else None
        if not tree.is_verb(head):
            return None
        if dep == "conj" and tree.is_verb(up):
            return self._joined(tree, head, up, depth)
        if dep == "xcomp" and lists_word("implicative", "words", tree, up):
            return _lent(self._found(tree, up, depth))
        if dep in {"relcl", "acl"}:
            return self._of_time(tree, up) or self._of_noun(tree, head, up)
        if dep == "pcomp":
            return self._behind(tree, up, tree.heads[up], depth)
        return self._of_main(tree, head, up, depth) if dep == "advcl" else None

    def _of_main(self, tree: Tree, head: int, main: int, depth: int) -> Dated | None:
        """Return the date that the main clause, or the time right before it, gives an adverbial clause."""
        mark = tree.child(head, "mark", "advmod")
        if mark is not None and mark < head:
            before = self._of_time(tree, mark - 2) if mark > 1 and tree.words[mark] == "when" else None
            return before or self._behind(tree, mark, main, depth)  # "since October, when they climbed in"
        has_subject = tree.child(head, *SUBJECTS) is not None
        return None if has_subject or tree.tags[head] != "VBG" else _lent(self._found(tree, main, depth))

    def _of_time(self, tree: Tree, token: int) -> Dated | None:
        """Return the date whose words hold `token`: "in 1987, when the province took it"."""
        times = self._times_at(tree, token)
        return Dated(when=times[0].when, time=times[0]) if times else None

    def _of_noun(self, tree: Tree, head: int, noun: int) -> Dated | None:
        """Return the date of the event noun that a relative clause is about: its own, or that of its signing.

        "The accord signed in May, under which the guard left": of such a noun only a clause under it, not one of it.
        """
        is_of_noun = has_relative_subject(tree, head) or is_within(tree, head)
        chosen = main_date(self._owned.get(noun, ())) if is_of_noun else None
        if chosen is None and is_of_noun and (does_harm(tree, head) or takes_place(tree, head)):
            chosen = self._happened.points_at(tree, noun)  # "the fire, which also injured a man"
        if chosen is None and tree.deps[head] == "relcl" and has_governed_relative(tree, head):
            chosen = self._below(tree, noun, lambda kid: tree.deps[kid] == "acl" and tree.tags[kid] == "VBN")
        return Dated(when=opened(chosen), time=chosen) if chosen and tree.is_noun(noun) else None

    def _joined(self, tree: Tree, head: int, first: int, depth: int) -> Dated | None:
        """Return the date of the verb before an "and": that of its clause, or for another subject one that opens it."""
        found = self._found(tree, first, depth)
        if found is None or found.time is None:
            return None
        if helper_of(tree, head) not in {"", helper_of(tree, first)}:
            return None
        if any(tree.starts[head] < time.span.start < tree.ends[tree.lasts[head]] for time in self._times_of(tree)):
            return None  # a time behind the second verb, whatever it hangs on, tells the two apart
        subject = tree.child(first, *SUBJECTS)
        has_own = tree.child(head, *SUBJECTS) is not None
        if has_own and found.is_own and does_harm(tree, head) and helper_of(tree, head) == helper_of(tree, first) == "":
            return _lent(found)  # "a bus overturned on Monday and two men died"
        is_fronted = subject is not None and found.time.span.end <= tree.starts[tree.firsts[subject]]
        if not has_own or is_fronted or shares_mark(tree, first, head):
            return _lent(found)
        is_next = found.is_own and found.when.is_day and is_told_on(tree, first, head)
        return _lent(replace(found, when=since(found.when))) if is_next else None

    def _behind(self, tree: Tree, mark: int, main: int, depth: int) -> Dated | None:
        """Return the date of a clause that the word `mark` ties to the clause `main`."""
        if not tree.is_verb(main):
            return None
        word, found = tree.words[mark], self._found(tree, main, depth)
        if found is None or word in _SAME_TIME or word in {"by", "in", "with", "for", "from"}:
            return _lent(found)
        when = found.when
        apart = days_apart(tree, mark, self._article.text) if word in EARLIER | LATER else None
        if apart is not None and (counted := moved(when, -apart if word in EARLIER else apart)) is not None:
            return Dated(when=counted, time=found.time)
        if word in EARLIER and when.latest:
            return Dated(when=until(UNKNOWN_WHEN, when.latest, like=when), time=found.time)
        if word in LATER and when.earliest:
            return Dated(when=since(when), time=found.time)
        return None

    def _times_of(self, tree: Tree) -> Sequence[TimeExpression]:
        first = bisect_left(self._starts, tree.starts[0])
        return self._times[first : bisect_left(self._starts, tree.ends[-1])]

    def _times_at(self, tree: Tree, token: int) -> Sequence[TimeExpression]:
        word = tree.span(token, token)
        at = bisect_left(self._starts, word.end)
        return [time for time in self._times[max(0, at - 1) : at] if time.span.contains(word)]


def _is_told_past(tree: Tree, head: int, dated: Dated) -> bool:
    """Whether a clause is in the past; of an event noun, where "that day" dates it, the verb above tells."""
    if not tree.is_noun(head) or dated.when.basis is not Basis.CONTEXT:
        return is_past(tree, head)
    verb = next((up for up in tree.above(head) if tree.is_verb(up)), head)
    return is_past(tree, verb)


def _seen_from_behind(dated: Dated, latest: date) -> Dated | None:
    """Return the last such day before `latest` of a date that was read as one to come, None where there is none."""
    if dated.time is None:
        return None
    if dated.time.bound:
        before = a_week_before(dated.time) if dated.time.bound == "latest" else None
        if before is None or before.latest is None or lies_ahead(before, latest):
            return None
        return replace(dated, when=until(UNKNOWN_WHEN, before.latest, like=before))
    earlier = a_year_before(dated.time)
    if earlier is None or lies_ahead(earlier, latest):
        return None
    return replace(dated, when=earlier if dated.when.latest else since(earlier))


def _lent(dated: Dated | None) -> Dated | None:
    return replace(dated, is_own=False) if dated else None
