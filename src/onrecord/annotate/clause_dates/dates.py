"""The date of a clause: by the time in it, by a clause or event beside it, else by the date of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.clause_dates.bounds import (
    as_of,
    by_publication,
    can_date,
    date_of,
    is_mere_hour,
    is_over,
    lies_ahead,
    main_date,
    opened,
    since,
    until,
)
from onrecord.annotate.clause_dates.dated import Dated, ended, is_told_past, lent, seen_from_behind
from onrecord.annotate.clause_dates.happenings import Happenings
from onrecord.annotate.clause_dates.leaning import days_apart, is_of_sure_day, leaning, moved, since_then
from onrecord.annotate.clause_dates.lengths import looking_back
from onrecord.annotate.clause_dates.owners import inside_phrase, is_done_with, names_event, opens_range, owner_of
from onrecord.annotate.clause_dates.retellings import Retellings
from onrecord.annotate.clause_dates.sources import date_of_decision, date_of_source, time_below, time_issued
from onrecord.annotate.clause_dates.tellings import is_issued, is_study, is_told_by, takes_place, tells
from onrecord.annotate.clause_dates.verbs import (
    EARLIER,
    LATER,
    does_harm,
    done_before,
    has_governed_relative,
    has_relative_subject,
    helper_of,
    is_past,
    is_told_on,
    is_within,
    prepositions_at,
    sets_date,
    shares_deed,
    shares_mark,
    stands_as_of,
    ties_date,
    was_to_come,
    will,
    would,
)
from onrecord.annotate.clause_dates.weeks import either_week, just_past, seen_from
from onrecord.annotate.contract import Reading
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import UNKNOWN_WHEN, Basis, Factuality, When
from onrecord.text import Span

_DEEPEST = 8
"""Clauses walked through for one that dates another."""
_SAME_TIME = frozenset({"when", "as", "while", "where", "because"})
_PROMISES = frozenset({"pledge", "plan", "agree", "threaten"})
_IN, _AFTER = frozenset({"in", "during", "at"}), frozenset({"after", "since", "following"})
_A_YEAR = timedelta(days=366)
_TOLD = "the day on which it is told"


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
        self._telling: set[Span] = set()
        self._happened = Happenings(reading.article)
        self._told_of = Retellings(reading.article)
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
        told = self._told_on(tree, head) if found is not None else None
        if found is not None and found.time and found.is_own and told is not None:
            seen = seen_from(found.time, told, is_ahead=False)
            found = Dated(when=opened(seen), time=seen, is_own=True) if seen else found
        if found is not None and latest and lies_ahead(found.when, latest) and is_told_past(tree, head, found):
            found = seen_from_behind(found, latest, is_finite=found.is_own and tree.tags[head] == "VBD")
        if found is None and certainty.is_done and (again := self._told_of.told_again(tree, head)) is not None:
            return Dated(when=again.when, time=again)
        if found is None or (latest and found.when.earliest is None and lies_ahead(found.when, latest)):
            return Dated(when=self._bound(tree, head))  # "gave them until Easter and fined the owner"
        return ended(found, told.latest if told and told.is_day else latest)

    def _of_plan(self, tree: Tree, head: int, found: Dated) -> Dated:
        """Return the date of what is planned: none that is over, and a week open where "was to" leaves it open."""
        latest = self._article.published.latest
        if latest and will(tree, head) and is_over(found.when, latest):
            return Dated()
        if not latest or found.time is None or not found.is_own:
            return found
        told = self._told_on(tree, head)
        if told is not None and (seen := seen_from(found.time, told, is_ahead=True)) is not None:
            return Dated(when=opened(seen), time=seen, is_own=True)
        if not lies_ahead(found.when, latest):
            return found
        read = either_week if was_to_come(tree, head) else just_past if would(tree, head) else None
        week = read(found.time, latest) if read else None
        return replace(found, when=week) if week else found

    def _told_on(self, tree: Tree, head: int) -> When | None:
        """Return the date of the verb that tells of a clause, or that orders it: "said on Monday that"."""
        up = tree.heads[head]
        if not (is_told_by(tree, head, up) or tree.deps[head] == "xcomp") or up > head or not is_past(tree, up):
            return None
        own = date_of(self._told(tree, up))
        return own[0] if own else None

    def _bound(self, tree: Tree, head: int) -> When:
        """Return by when a thing is done that has no date: by the day on which it is told, else by that of the article.

        "Police said on Tuesday that the dam had broken": by Tuesday.
        """
        for at, up in zip((None, head, *tree.above(head)), (head, *tree.above(head)), strict=False):
            told = date_of_source(tree, up, self._owned)
            if told is None and at is not None and is_told_by(tree, at, up):
                found = self._found(tree, up, 0) if is_past(tree, up) else None
                told = found.when if found else None
            if told is not None and told.latest and self._is_past(told):
                return until(UNKNOWN_WHEN, told.latest, like=replace(told, anchor=_TOLD))
        decided = date_of_decision(tree, head, self._owned)
        if decided is None or decided.latest is None or not self._is_past(decided):
            return self._by_article
        return until(UNKNOWN_WHEN, decided.latest, like=decided)

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
            owner = self._owner(tree, behind if behind is not None and opens_range(time, behind) else time)
            if owner is None or (time.anchor_span in self._telling and is_mere_hour(time)):
                continue  # "police said on Sunday. At 2 p.m. he drew a knife": of a day before, or of that one
            if tells(tree, owner) or not (tree.is_verb(owner) or tree.is_noun(owner)):
                self._telling.add(time.span)
            told = time
            if stands_as_of(tree, time) and is_past(tree, owner):
                told = as_of(time)
                self._telling.add(time.span)
            self._owned.setdefault(owner, []).append(inside_phrase(tree, owner, told))
            if self._is_past(told.when):
                self._happened.add(tree, owner, told)
                self._told_of.add(tree, owner, told)

    def _owner(self, tree: Tree, time: TimeExpression) -> int | None:
        owner = owner_of(tree, time)
        is_told_over = owner is not None and will(tree, owner) and self._is_past(time.when)
        return (done_before(tree, owner, time) or owner) if owner is not None and is_told_over else owner

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
            elif tree.deps[kid] == "nsubj" and (
                time := self._happened.day_of_subject(tree, head, kid, main_date(self._owned.get(kid, ())))
            ):
                return Dated(when=opened(time), time=time)
            elif shares_deed(tree, head, kid) or is_done_with(tree, head, kid):
                by = self._by_next_verb if tree.deps[kid] == "conj" else self._by_object
                if (found := by(tree, kid)) is not None:
                    return found
            if tree.deps[kid] in {"prep", "dobj"}:
                preps = prepositions_at(tree, kid)
                ways = (way(tree, one) for one in preps for way in (self._by_event, self._by_participle))
                found = next((found for found in ways if found is not None), None)
                if found is not None:
                    return found
        return None

    def _by_object(self, tree: Tree, noun: int) -> Dated | None:
        """Return the date that the parser hung on what was done: "handed in her resignation on Thursday"."""
        chosen = main_date([time for time in self._owned.get(noun, ()) if time.span.start > tree.starts[noun]])
        return Dated(when=opened(chosen), time=chosen, is_own=True) if chosen else None

    def _by_next_verb(self, tree: Tree, verb: int) -> Dated | None:
        """Return the date behind the second of two verbs: "two were killed and eight were injured on Tuesday"."""
        own = [time for time in self._owned.get(verb, ()) if time.span.start > tree.starts[verb]]
        chosen = main_date(own)
        return Dated(when=opened(chosen), time=chosen) if chosen else self._by_clause_below(tree, verb)

    def _by_event(self, tree: Tree, preposition: int) -> Dated | None:
        """Return the date that a dated event noun gives a verb: "in the May deal", "after the 2022 coup"."""
        noun, word = tree.child(preposition, "pobj"), tree.words[preposition]
        if noun is None:
            return None
        chosen = self._of_event(tree, noun)
        if chosen is None and word == "in" and (is_issued(tree, noun) or is_study(tree, noun)):
            chosen = time_issued(tree, noun, self._owned)
            if chosen and is_study(tree, noun) and not tells(tree, tree.heads[preposition]) and chosen.when.latest:
                return Dated(when=until(UNKNOWN_WHEN, chosen.when.latest, like=chosen.when), time=chosen)
            return Dated(when=opened(chosen), time=chosen) if chosen else None  # "in a letter sent on Friday"
        if not names_event(tree, noun):
            return None
        chosen = chosen or time_below(tree, noun, self._owned, lambda kid: takes_place(tree, kid))
        if chosen is None or word not in _IN | _AFTER | LATER:
            return None
        is_over = word not in LATER or is_past(tree, tree.heads[preposition])
        return self._beside(tree, preposition, chosen) if is_over else None

    def _by_participle(self, tree: Tree, preposition: int) -> Dated | None:
        """Return the date of a verb from the clause behind its preposition: "upon taking office in May, he left".

        Not from "insisted upon holding talks in May", nor from what was over long before: "after serving in 1990".
        """
        clause, word = tree.child(preposition, "pcomp"), tree.words[preposition]
        verb = next((up for up in tree.above(preposition) if tree.is_verb(up)), None)
        if clause is None or tree.tags[clause] != "VBG" or verb in {None, preposition - 1} or not is_past(tree, verb):
            return None
        chosen = main_date(self._owned.get(clause, ()))
        latest = self._article.published.latest
        if chosen is None or chosen.bound or chosen.when.earliest is None or word not in {"upon", "after", "before"}:
            return None
        is_recent = word == "before" or (latest is not None and latest - chosen.when.earliest < _A_YEAR)
        return self._beside(tree, preposition, chosen) if is_recent else None

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

    def _of_event(self, tree: Tree, noun: int) -> TimeExpression | None:
        """Return the date of an event noun: its own, or that of the one it points back at ("the crash")."""
        return main_date(self._owned.get(noun, ())) or self._happened.points_at(tree, noun)

    def _governing(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date of the clause above, where it is that of the clause `head` as well."""
        up, dep = tree.heads[head], tree.deps[head]
        if tree.is_noun(head):
            is_carried = dep in {"dobj", "nsubj", "nsubjpass", "attr"} and lists_word("carriers", "words", tree, up)
            return lent(self._found(tree, up, depth)) if is_carried else None
        if not tree.is_verb(head):
            return None
        if dep == "conj" and tree.is_verb(up):
            return self._joined(tree, head, up, depth)
        if dep == "xcomp" and lists_word("implicative", "words", tree, up):
            return lent(self._found(tree, up, depth))
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
        return None if has_subject or tree.tags[head] != "VBG" else lent(self._found(tree, main, depth))

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
            chosen = time_issued(tree, noun, self._owned)
        return Dated(when=opened(chosen), time=chosen) if chosen and tree.is_noun(noun) else None

    def _joined(self, tree: Tree, head: int, first: int, depth: int) -> Dated | None:
        """Return the date of the verb before an "and": that of its clause, or for another subject one that opens it."""
        found = self._found(tree, first, depth)
        if found is None or found.time is None:
            return None
        if predicate_at(tree, first).lemma == "bear":
            return None  # "was born in 1940 and went to school in Orvia"
        if helper_of(tree, head) not in {"", helper_of(tree, first)}:
            return None
        if any(tree.starts[head] < time.span.start < tree.ends[tree.lasts[head]] for time in self._times_of(tree)):
            return None  # a time behind the second verb, whatever it hangs on, tells the two apart
        subject = tree.child(first, *SUBJECTS)
        has_own = tree.child(head, *SUBJECTS) is not None
        if has_own and found.is_own and does_harm(tree, head) and helper_of(tree, head) == helper_of(tree, first) == "":
            return lent(found)  # "a bus overturned on Monday and two men died"
        is_fronted = subject is not None and found.time.span.end <= tree.starts[tree.firsts[subject]]
        if not has_own or is_fronted or shares_mark(tree, first, head):
            return lent(found)
        is_next = found.is_own and found.when.is_day and is_told_on(tree, first, head)
        return lent(replace(found, when=since(found.when))) if is_next else None

    def _behind(self, tree: Tree, mark: int, main: int, depth: int) -> Dated | None:
        """Return the date of a clause that the word `mark` ties to the clause `main`."""
        if not tree.is_verb(main):
            return None
        word, found = tree.words[mark], self._found(tree, main, depth)
        if found is None or word in _SAME_TIME or word in {"by", "in", "with", "for", "from"}:
            return lent(found)
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
