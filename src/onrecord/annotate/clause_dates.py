"""When a clause is: by the time that stands in it, else by one that plainly governs it, else bounds, else unknown.

A time belongs to the verb or event noun that it hangs on in the tree, so "said on Monday that the dam had broken" dates
the saying. What is told as done was so by the date of its article; of what is planned or denied nothing is known
without words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.contract import Reading
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import UNKNOWN_WHEN, Article, Basis, Factuality, Precision, When

_FINER_THAN_A_DAY = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})
_DEEPEST = 8
"""Words walked up from a time to what it dates, and from a clause to one that dates it."""
_STAYS = frozenset({"compound", "nummod", "amod", "poss", "nmod", "appos"})
"""Relations by which a time belongs to the noun before or behind it: "the 2019 floods", "Monday's vote"."""
_RELATIVE = re.compile(r"\b(?:same|following|that)\s(?:day|week|month|year|night|evening|morning|afternoon)\b", re.IGNORECASE)
"""Words that lean on a date before: without one, the day of writing is no guess."""
_SAME_TIME = frozenset({"when", "as", "while", "where", "because"})
_NOUNLIKE = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "compound", "amod"})
"""Relations in which a word tagged as a verb is none: "the Dal crossing"."""
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
        self._times = [time for time in times_of(reading) if can_date(time)]
        self._starts = [time.span.start for time in self._times]
        self._tree: Tree | None = None
        self._owned: dict[int, list[TimeExpression]] = {}

    def date(self, tree: Tree, head: int, certainty: Certainty) -> Dated:
        """Return when the clause or event noun `head` of `tree` is, told with `certainty`."""
        self._turn_to(tree)
        found = self._found(tree, head, 0)
        latest = self._article.published.latest
        if certainty.factuality is not Factuality.ACTUAL:
            is_past_plan = found and latest and _will(tree, head) and _is_over(found.when, latest)
            return found if found and not is_past_plan else Dated()
        if found is None or (latest and is_past(tree, head) and _lies_ahead(found.when, latest)):
            return Dated(when=by_publication(self._article))
        when = found.when
        if when.earliest and latest and when.earliest <= latest and (when.latest is None or when.latest > latest):
            found = replace(found, when=_until(when, latest))
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
        for time in self._times[
            bisect_left(self._starts, tree.starts[0]) : bisect_left(self._starts, tree.ends[-1])
        ]:
            for owner in _owners(tree, time):
                self._owned.setdefault(owner, []).append(time)

    def _found(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date of a clause by its own words, or by those of one that governs it."""
        chosen = main_date(self._owned.get(head, ()))
        if chosen is not None:
            return Dated(when=opened(chosen), time=chosen, is_own=True)
        if depth > _DEEPEST:
            return None
        found = self._by_clause_below(tree, head, depth + 1)
        if found is not None or tree.heads[head] == head:
            return found
        return self._governing(tree, head, depth + 1)

    def _by_clause_below(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date that a "when" or "since" clause, or a dated deal or blow, gives the clause above it."""
        if not tree.is_verb(head):
            return None
        for kid in tree.children[head]:
            if tree.deps[kid] == "advcl":
                mark = tree.child(kid, "mark", "advmod")
                word = tree.words[mark] if mark is not None and mark < kid else ""
                chosen = main_date(self._owned.get(kid, ())) if word in {"when", "as", "since"} else None
                if chosen is not None and word == "since" and chosen.when.earliest:
                    return Dated(when=_since(chosen.when), time=chosen)
                if chosen is not None and word != "since":
                    return Dated(when=opened(chosen), time=chosen)
            elif tree.deps[kid] == "prep" and tree.words[kid] in {"in", "during", "at"}:
                noun = tree.child(kid, "pobj")
                chosen = main_date(self._owned.get(noun, ())) if noun is not None else None
                if noun is not None and chosen is not None and predicate_at(tree, noun).classes:
                    return Dated(when=opened(chosen), time=chosen)
        return None

    def _governing(self, tree: Tree, head: int, depth: int) -> Dated | None:
        """Return the date of the clause above, where it is that of the clause `head` as well."""
        up, dep = tree.heads[head], tree.deps[head]
        if not tree.is_verb(head) and not tree.is_noun(head):
            return None
        if tree.is_noun(head):
            is_carried = dep in {"dobj", "nsubj", "nsubjpass", "attr"} and lists_word("carriers", "words", tree, up)
            return _lent(self._found(tree, up, depth)) if is_carried else None
        if dep == "conj" and tree.is_verb(up):
            return self._joined(tree, head, up, depth)
        if dep == "xcomp" and lists_word("implicative", "words", tree, up):
            return _lent(self._found(tree, up, depth))
        if dep in {"relcl", "acl"}:
            inside = next((time for time in self._times_at(tree, up)), None)
            if inside is not None:
                return Dated(when=inside.when, time=inside)
            return self._of_noun(tree, head, up)
        if dep == "pcomp":
            return self._behind(tree.words[up], tree, tree.heads[up], depth)
        if dep == "advcl":
            mark = tree.child(head, "mark", "advmod")
            if mark is not None and mark < head:
                before = self._times_at(tree, mark - 2) if mark > 1 and tree.words[mark] == "when" else ()
                if before:  # "since last October, when they climbed in"
                    return Dated(when=before[0].when, time=before[0])
                return self._behind(tree.words[mark], tree, up, depth)
            has_subject = tree.child(head, *SUBJECTS) is not None
            return None if has_subject or tree.tags[head] != "VBG" else _lent(self._found(tree, up, depth))
        return None

    def _of_noun(self, tree: Tree, head: int, noun: int) -> Dated | None:
        """Return the date of the event noun that a relative clause is about: its own, or that of its signing.

        "The accord signed in May, under which the guard left": of such a noun only a clause under it, not one of it.
        """
        chosen = main_date(self._owned.get(noun, ()))
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
        subject = tree.child(first, *SUBJECTS)
        has_own = tree.child(head, *SUBJECTS) is not None
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
            return Dated(when=_until(UNKNOWN_WHEN, when.latest, like=when), time=found.time)
        if word in _LATER and when.earliest:
            return Dated(when=_since(when), time=found.time)
        return None

    def _times_at(self, tree: Tree, token: int) -> Sequence[TimeExpression]:
        word = tree.span(token, token)
        at = bisect_left(self._starts, word.end)
        return [time for time in self._times[max(0, at - 1) : at] if time.span.contains(word)]


def by_publication(article: Article) -> When:
    """Return the When of what an article tells as done, without a word of when: by its own date."""
    latest = article.published.latest
    if latest is None:
        return UNKNOWN_WHEN
    return When(
        edtf=f"../{latest.isoformat()}",
        latest=latest,
        precision=Precision.INTERVAL,
        basis=Basis.PUBLICATION,
        anchor="date of the article",
    )


def can_date(time: TimeExpression) -> bool:
    """Whether a reader could look the date up.

    It names a stretch of the calendar whose ends are both known, or one of them by a word ("by", "since"), or a day
    whose year alone is open. "Tonight" in a quotation names none.
    """
    if not time.dates_event:
        return False
    when = time.when
    if time.anchor_span is None and _RELATIVE.search(time.text):
        return False
    known = sum(day is not None for day in (when.earliest, when.latest))
    return known == 2 or (known == 1 and bool(time.bound)) or (known == 0 and is_day_without_year(when))


def is_day_without_year(when: When) -> bool:
    """Whether a date is a day of a month in a year that the article leaves open."""
    return when.precision is Precision.DAY or when.edtf.startswith("XXXX-")


def main_date(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date of a clause: no mere beginning of a period, then the most precise, then the first."""
    return min(times, key=lambda time: (time.bound == "earliest", _length(time.when)), default=None)


def _length(when: When) -> int:
    """Return the days that a date spans; an open end is longer than any, a day without a year is a day."""
    if when.earliest and when.latest:
        return (when.latest - when.earliest).days
    return 0 if is_day_without_year(when) else 10**6


def opened(time: TimeExpression) -> When:
    """Return the When of what was so by that time, or since then: the other end is open.

    "By noon on Sunday" is still Sunday.
    """
    when = time.when
    if time.bound == "latest" and when.latest and when.precision not in _FINER_THAN_A_DAY:
        return replace(when, edtf=f"../{when.latest.isoformat()}", earliest=None, precision=Precision.INTERVAL)
    if time.bound == "earliest" and when.earliest:
        opening = when.edtf.partition("/")[0]
        return replace(when, edtf=f"{opening}/..", latest=None, precision=Precision.INTERVAL)
    return when


def _until(when: When, latest: date, like: When = UNKNOWN_WHEN) -> When:
    """Return a When that ends by `latest`; `like` is the date that this was taken from."""
    opening = when.edtf.partition("/")[0] if when.earliest else ".."
    source = when if when.earliest else like
    return replace(
        source, edtf=f"{opening}/{latest.isoformat()}", earliest=when.earliest, latest=latest, precision=Precision.INTERVAL
    )


def _since(when: When) -> When:
    """Return a When that begins with another and whose end is open."""
    opening = when.edtf.partition("/")[0]
    return replace(when, edtf=f"{opening}/..", latest=None, precision=Precision.INTERVAL)


def _lies_ahead(when: When, published: date) -> bool:
    """Whether a date is to come: then it is that of what was promised, not of the promising."""
    return (when.earliest or when.latest or published) > published or (
        when.earliest is None and when.latest is not None and when.latest > published
    )


def _is_over(when: When, published: date) -> bool:
    return when.latest is not None and when.latest < published


def _will(tree: Tree, verb: int) -> bool:
    """Whether a clause is in the future; a past date beside it belongs to something else."""
    return any(tree.words[kid] in {"will", "'ll", "’ll"} for kid in tree.children[verb] if tree.deps[kid] == "aux")


def is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the past or the perfect."""
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


def _has_governed_relative(tree: Tree, verb: int) -> bool:
    """Whether a relative clause opens with a preposition: "under which"."""
    first = tree.firsts[verb]
    return tree.tags[first] == "IN" and first + 1 < len(tree) and tree.words[first + 1] == "which"


def _lent(dated: Dated | None) -> Dated | None:
    return replace(dated, is_own=False) if dated else None


def _owners(tree: Tree, time: TimeExpression) -> tuple[int, ...]:
    """Return the words that a time dates: the verb that it hangs on, or the event noun on the way to it."""
    first = bisect_left(tree.starts, time.span.start)
    tokens = range(first, bisect_left(tree.starts, time.span.end))
    top = next((token for token in tokens if tree.heads[token] not in tokens or tree.heads[token] == token), None)
    if top is None:
        return ()
    at = top
    for _ in range(_DEEPEST):
        up = tree.heads[at]
        if up == at:
            return ()
        stays = tree.deps[at] in _STAYS or (tree.deps[at] == "prep" and tree.words[at] == "of")
        if tree.is_verb(up) and tree.deps[up] not in _NOUNLIKE:
            return (_past_comparison(tree, up),)
        is_event = bool(tree.is_noun(up) and predicate_at(tree, up).classes)
        if is_event or (tree.is_noun(up) and stays and not _is_fronted(tree, first)):
            return (up,)
        at = up
    return ()


def _is_fronted(tree: Tree, first: int) -> bool:
    """Whether a preposition stands right before a time: "In April fighters ..." dates the verb, whatever the parser says."""
    return first > 0 and tree.words[first - 1] in {"in", "on", "since", "by", "until", "from", "during"}


def _past_comparison(tree: Tree, verb: int) -> int:
    """Return the verb that a time dates when the parser hung it on "as planned" or "as expected"."""
    is_comparison = tree.deps[verb] == "advcl" and verb > 0 and tree.words[verb - 1] == "as" and tree.tags[verb] == "VBN"
    return tree.heads[verb] if is_comparison else verb
