"""Versions of quotations in a draft, as far as they can have changed since the last comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from onrecord.model import Quoted
from onrecord.resolve.quotations import (
    FEWEST_WORDS,
    RULE,
    are_apart,
    fold_words,
    group_quoted,
    name_open_speakers,
    versions_of,
)
from onrecord.resolve.quotebook import VERSION, first_holders, group_again, run_numbers
from onrecord.store import Draft, Quotebook

STEP = "versions"

FEW = 0.1
"""The part of the articles that may be new: with more it is quicker to compare anew."""


def put_quotations(draft: Draft) -> None:
    """Put the versions of quotations, and the speakers that they name, and keep what the next comparison needs."""
    book = Quotebook(draft.db)
    new = book.new_articles()
    if draft.kept_rule(STEP) != VERSION or len(new) > FEW * book.count():
        _begin(draft, book)
        return
    gone = book.gone()
    come = list(_quoted(book, new))
    runs = frozenset(run for one in (*gone, *come) for run in run_numbers(one.words))
    before = book.together([one.claim for one in gone])
    first = first_holders(book, runs)
    book.drop(gone, run_numbers)
    book.put(new, come, run_numbers)
    shaken = {claim for _, claim in first ^ first_holders(book, runs)} - {one.claim for one in (*gone, *come)}
    before |= book.together(shaken)
    found = group_again(book, {*before, *shaken, *(one.claim for one in come)})
    touched = {one.claim for some in found for one in some}
    book.forget_groups({*before.values(), *book.together(touched).values()})
    _put(draft, book, [some for some in found if are_apart(some)], touched)


def _begin(draft: Draft, book: Quotebook) -> None:
    """Compare the quotations of all articles."""
    book.clear()
    quoted = list(_quoted(book, None))
    book.put(book.new_articles(), quoted, run_numbers)
    _put(draft, book, group_quoted(quoted), ())
    draft.put_kept_rule(STEP, VERSION)


def _quoted(book: Quotebook, articles: Sequence[str] | None) -> Iterator[Quoted]:
    for claim, article, contents in book.direct(articles):
        words = fold_words(contents)
        if len(words) >= FEWEST_WORDS:
            yield Quoted(claim=claim, article=article, words=words)


def _put(
    draft: Draft,
    book: Quotebook,
    groups: Iterable[Sequence[Quoted]],
    touched: Collection[str],
) -> None:
    """Put groups of quotations, the only ones of the claims `touched`."""
    versions = [versions_of(some) for some in groups]
    book.put_groups(versions)
    claims = [draft.claim(one.claim) for some in versions for one in some]
    book.put_speakers(touched, name_open_speakers(versions, claims), by=RULE)
