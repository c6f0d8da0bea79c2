"""The date of a clause: by the time in it, by a clause or event beside it, else by the date of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.clause_dates.bounds import (
    a_week_before,
    a_year_before,
    by_publication,
    can_date,
    date_of,
    is_over,
    lies_ahead,
    main_date,
    opened,
    since,
    until,
)
from onrecord.annotate.clause_dates.lengths import looking_back
from onrecord.annotate.clause_dates.owners import is_done_with, names_event, owner_of
from onrecord.annotate.contract import Reading
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import UNKNOWN_WHEN, Factuality, When

_DEEPEST = 8
"""Clauses walked through for one that dates another."""
_SAME_TIME = frozenset({"when", "as", "while", "where", "because"})
_PROMISES = frozenset({"pledge", "plan", "agree", "threaten"})
_EARLIER, _LATER = frozenset({"after"}), frozenset({"before", "until", "till"})


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
        told = (looking_back(time, reading.article) for time in times_of(reading))
        self._times = [time for time in told if can_date(time)]
        self._starts = [time.span.start for time in self._times]
        self._tree: Tree | None = None
        self._owned: dict[int, list[TimeExpression]] = {}

    def date(self, tree: Tree, head: int, certainty: Certainty) -> Dated:
        """Return when the clause or event noun `head` of `tree` is, told with `certainty`."""
        self._turn_to(tree)
        found = self._found(tree, head, 0)
        latest = self._article.published.latest
        if certainty.factuality is not Factuality.ACTUAL:
            is_past_plan = found and latest and _will(tree, head) and is_over(found.when, latest)
            return found if found and not is_past_plan else Dated()
        if found is not None and latest and is_past(tree, head) and lies_ahead(found.when, latest):
            if _sets_date(tree, head):
                return found  # "the trial was set for 4 May"
            found = _seen_from_behind(found, latest)
        if found is None or (latest and found.when.earliest is None and lies_ahead(found.when, latest)):
            return Dated(when=by_publication(self._article))  # "gave them until Easter and fined the owner"
        when = found.when
        if when.earliest and latest and when.earliest <= latest and (when.latest is None or when.latest > latest):
            found = replace(found, when=until(when, latest))
        return found

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
            owner = owner_of(tree, behind if behind is not None and _opens_range(time, behind) else time)
            if owner is not None and _will(tree, owner) and self._is_past(time):
                owner = _done_before(tree, owner, time) or owner
            if owner is not None:
                self._owned.setdefault(owner, []).append(time)

    def _is_past(self, time: TimeExpression) -> bool:
        published, latest = self._article.published.latest, time.when.latest
        return published is not None and latest is not None and latest <= published

    def _found(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date of a clause by its own words, or by those of one that governs it."""
        own = date_of(self._told(tree, head))
        if own is not None:
            return Dated(when=own[0], time=own[1], is_own=True)
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
                chosen = main_date(self._owned.get(kid, ())) if word in {"when", "as", "since"} else None
                if chosen is not None and word == "since" and chosen.when.earliest:
                    return Dated(when=since(chosen.when), time=chosen)
                if chosen is not None and word != "since":
                    return Dated(when=opened(chosen), time=chosen)
            elif tree.deps[kid] == "nsubj" and (times := self._owned.get(kid)) and _is_blow(tree, head, kid):
                chosen = main_date(times)  # "last year's outbreak killed 64 people"
                return Dated(when=opened(chosen), time=chosen) if chosen else None
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
        chosen = main_date(self._owned.get(noun, ())) if noun is not None else None
        if noun is not None and chosen is None and word == "in" and lists_word("utterances", "words", tree, noun):
            issued = [kid for kid in tree.children[noun] if tree.deps[kid] == "acl" and tree.tags[kid] == "VBN"]
            chosen = next((time for kid in issued if (time := main_date(self._owned.get(kid, ())))), None)
            return Dated(when=opened(chosen), time=chosen) if chosen else None  # "in a letter sent on Friday"
        if noun is None or chosen is None or not names_event(tree, noun):
            return None
        if word in {"in", "during", "at"}:
            return Dated(when=opened(chosen), time=chosen)
        if word in {"after", "since"} and chosen.when.earliest:
            return Dated(when=since(chosen.when), time=chosen)
        return None

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
            return self._behind(tree.words[up], tree, tree.heads[up], depth)
        return self._of_main(tree, head, up, depth) if dep == "advcl" else None

    def _of_main(self, tree: Tree, head: int, main: int, depth: int) -> Dated | None:
        """Return the date that the main clause, or the time right before it, gives an adverbial clause."""
        mark = tree.child(head, "mark", "advmod")
        if mark is not None and mark < head:
            before = self._of_time(tree, mark - 2) if mark > 1 and tree.words[mark] == "when" else None
            return before or self._behind(tree.words[mark], tree, main, depth)  # "since October, when they climbed in"
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
        is_of_noun = _has_relative_subject(tree, head) or _is_within(tree, head)
        chosen = main_date(self._owned.get(noun, ())) if is_of_noun else None
        if chosen is None and tree.deps[head] == "relcl" and _has_governed_relative(tree, head):
            signed = [kid for kid in tree.children[noun] if tree.deps[kid] == "acl" and tree.tags[kid] == "VBN"]
            chosen = next((time for kid in signed if (time := main_date(self._owned.get(kid, ())))), None)
        return Dated(when=opened(chosen), time=chosen) if chosen and tree.is_noun(noun) else None

    def _joined(self, tree: Tree, head: int, first: int, depth: int) -> Dated | None:
        """Return the date of the verb before an "and": that of its clause, or for another subject one that opens it."""
        found = self._found(tree, first, depth)
        if found is None or found.time is None:
            return None
        if _helper(tree, head) not in {"", _helper(tree, first)}:
            return None
        if any(tree.starts[head] < time.span.start < tree.ends[tree.lasts[head]] for time in self._times_of(tree)):
            return None  # a time behind the second verb, whatever it hangs on, tells the two apart
        subject = tree.child(first, *SUBJECTS)
        has_own = tree.child(head, *SUBJECTS) is not None
        if has_own and found.is_own and _does_harm(tree, head) and _helper(tree, head) == _helper(tree, first) == "":
            return _lent(found)  # "a bus overturned on Monday and two men died"
        is_fronted = subject is not None and found.time.span.end <= tree.starts[tree.firsts[subject]]
        return _lent(found) if not has_own or is_fronted else None

    def _behind(self, word: str, tree: Tree, main: int, depth: int) -> Dated | None:
        """Return the date of a clause that `word` ties to the clause `main`."""
        if not tree.is_verb(main):
            return None
        found = self._found(tree, main, depth)
        if found is None or word in _SAME_TIME or word in {"by", "in", "with", "for", "from"}:
            return _lent(found)
        when = found.when
        if word in _EARLIER and when.latest:
            return Dated(when=until(UNKNOWN_WHEN, when.latest, like=when), time=found.time)
        if word in _LATER and when.earliest:
            return Dated(when=since(when), time=found.time)
        return None

    def _times_of(self, tree: Tree) -> Sequence[TimeExpression]:
        first = bisect_left(self._starts, tree.starts[0])
        return self._times[first : bisect_left(self._starts, tree.ends[-1])]

    def _times_at(self, tree: Tree, token: int) -> Sequence[TimeExpression]:
        word = tree.span(token, token)
        at = bisect_left(self._starts, word.end)
        return [time for time in self._times[max(0, at - 1) : at] if time.span.contains(word)]


def _sets_date(tree: Tree, verb: int) -> bool:
    """Whether a verb fixes the day of something to come: "has been scheduled for Tuesday"."""
    is_for = any(tree.words[kid] == "for" for kid in tree.children[verb])
    return is_for and lists_word("scheduling", "words", tree, verb)


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
    return replace(dated, when=earlier) if earlier and not lies_ahead(earlier, latest) else None


def _will(tree: Tree, verb: int) -> bool:
    """Whether a clause is in the future; a past date beside it belongs to something else."""
    return any(tree.words[kid] in {"will", "'ll", "’ll"} for kid in tree.children[verb] if tree.deps[kid] == "aux")


def _done_before(tree: Tree, verb: int, time: TimeExpression) -> int | None:
    """Return the relative clause right before a time that is over, in front of a verb in the future.

    "Under the accord, which was signed in Tarn, late on Monday, the firm will pay" dates the signing.
    """
    first = bisect_left(tree.starts, time.span.start)
    before = range(first - 1, tree.firsts[verb], -1) if first < verb else ()
    return next((token for token in before if tree.deps[token] in {"relcl", "acl"} and is_past(tree, token)), None)


def _does_harm(tree: Tree, verb: int) -> bool:
    return bool(predicate_at(tree, verb).classes & {"kill", "die", "wound", "damage"})


def _is_blow(tree: Tree, verb: int, subject: int) -> bool:
    """Whether what a dated event does is done at once: "last year's outbreak killed 64", "Tuesday's storm broke it".

    A blow is over when its day is; an outbreak, a vote or a strike has effects that come later.
    """
    is_sudden = bool(predicate_at(tree, subject).classes & _SUDDEN)
    return _does_harm(tree, verb) or (is_sudden and tree.tags[verb] == "VBD")


_SUDDEN = frozenset({"attack", "bomb", "shoot", "stab", "shell", "quake", "storm", "flood", "crash"})


def _opens_range(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two times are the ends of one stretch: "between 1 and 4 March"; the last day says what both date."""
    gap = second.span.start - first.span.end
    return first.bound == "earliest" and second.bound == "latest" and 0 < gap <= len(" and ")


def is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the past or the perfect; a participle is when the verb above it is."""
    is_bare = tree.tags[verb] in {"VBG", "VBN"} and tree.child(verb, "aux", "auxpass") is None
    if is_bare and tree.deps[verb] in {"advcl", "conj"} and tree.heads[verb] < verb:
        return is_past(tree, tree.heads[verb])
    return tree.tags[verb] == "VBD" or any(
        tree.words[kid] in {"had", "has", "have", "was", "were", "did", "'ve", "’ve"}
        for kid in tree.children[verb]
        if tree.deps[kid] in {"aux", "auxpass"}
    )


def _helper(tree: Tree, verb: int) -> str:
    """Return what the helping verb of a clause makes of it: "perfect", "future" or "" for none or a mere passive."""
    for kid in tree.children[verb]:
        if tree.deps[kid] == "aux":
            if tree.tags[kid] == "MD":
                return "future"
            if tree.words[kid] in {"has", "have", "had", "'ve", "’ve"}:
                return "perfect"
    return ""


def _has_relative_subject(tree: Tree, verb: int) -> bool:
    """Whether the noun does what its clause tells: "a blast on Friday which killed two", not "where he had worked"."""
    subject = tree.child(verb, *SUBJECTS)
    return tree.deps[verb] == "acl" or (subject is not None and tree.words[subject] in {"which", "that"})


def _is_within(tree: Tree, verb: int) -> bool:
    """Whether a relative clause says what happened in its noun: "the 1991 march, in which 12 men died"."""
    return _has_governed_relative(tree, verb) and tree.words[tree.firsts[verb]] in {"in", "during", "at"}


def _has_governed_relative(tree: Tree, verb: int) -> bool:
    """Whether a relative clause opens with a preposition: "under which"."""
    first = tree.firsts[verb]
    return tree.tags[first] == "IN" and first + 1 < len(tree) and tree.words[first + 1] == "which"


def _lent(dated: Dated | None) -> Dated | None:
    return replace(dated, is_own=False) if dated else None
