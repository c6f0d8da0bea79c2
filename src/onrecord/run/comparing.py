"""Comparing what has changed: only companies of which something that they rest on is another are compared again.

Many of them go to the runner in shards, each a record file of some companies by themselves; what came of comparing
them comes back as another file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from onrecord.model import content_id
from onrecord.run.companies import Company, split_record
from onrecord.run.corrections import keep_corrections
from onrecord.run.runners import Done, Runner, Shard
from onrecord.run.standing import changed_of, compare_company
from onrecord.store import Draft, Record, cut_articles, shards_of, work_file_of
from onrecord.store.companies import (
    Outcome,
    article_keys,
    dated_by_story,
    drop_kept_outcomes,
    keep_outcome,
    kept_outcomes,
    outcome_from_words,
    outcome_in_words,
    put_outcome,
)

TO_COMPARE, COMPARED = ".compare", ".compared"
"""Ends of the names of shards whose articles are to be compared, and were."""

ARTICLES = 100
"""Articles of one shard, or those of one company where it has more."""


def compare_changed(draft: Draft, runner: Runner) -> None:
    """Compare the claims of all companies of a draft of which the outcome is not kept, and keep it."""
    keep_corrections(draft)
    companies = split_record(draft, article_keys(draft).keys())
    left = {one.key: one for one in changed_of(draft, companies)}
    for key, outcome in kept_outcomes(draft, left).items():
        _put(draft, left.pop(key), outcome)
    dated = dated_by_story(draft)
    frail = {one.key for one in companies if not dated.isdisjoint(one.articles)}
    drop_kept_outcomes(draft, frail)
    for company, outcome in _compared(draft, left, runner):
        _put(draft, company, outcome)
        if company.key in frail:
            keep_outcome(draft, company.key, outcome)


def _compared(draft: Draft, companies: Mapping[str, Company], runner: Runner) -> Iterator[tuple[Company, Outcome]]:
    """Yield each company, by its key, with what came of comparing it; what the runner did not do is done here."""
    left = dict(companies)
    shards = _cut(list(companies.values()))
    for key, outcome in _by_runner(draft, shards, runner) if len(shards) > 1 else ():
        if key in left:
            yield left.pop(key), outcome
    yield from ((company, compare_company(draft, company)) for company in left.values())


def _put(draft: Draft, company: Company, outcome: Outcome) -> None:
    reports = company.reports
    put_outcome(draft, company.key, {one: reports.get(one, one) for one in company.articles}, outcome)


def _cut(companies: Sequence[Company]) -> list[list[str]]:
    """Return the articles of companies in shards; none is cut in two."""
    shards: list[list[str]] = []
    for one in companies:
        if not shards or len(shards[-1]) + len(one.articles) > ARTICLES:
            shards.append([])
        shards[-1] += one.articles
    return shards


def _by_runner(draft: Draft, shards: Sequence[Sequence[str]], runner: Runner) -> Iterator[tuple[str, Outcome]]:
    """Yield what came of comparing each company of `shards`, by its key; of a shard that broke nothing comes."""
    folder = shards_of(draft.path)
    folder.mkdir(exist_ok=True)
    draft.save()  # shards are cut out of the work file
    for done in runner.run(compare_shard, _written(work_file_of(draft.path), shards, folder), count=len(shards)):
        yield from _taken(done)
        draft.save()
    with suppress(OSError):  # somebody else's file lies in it
        folder.rmdir()


def _written(record: Path, shards: Sequence[Sequence[str]], folder: Path) -> Iterator[Shard]:
    for articles in shards:
        name = content_id("compare", *articles)
        shard = Shard(captures=(), input=folder / (name + TO_COMPARE), output=folder / (name + COMPARED))
        cut_articles(record, articles, shard.input)
        yield shard


def _taken(done: Done) -> Iterator[tuple[str, Outcome]]:
    if not done.error:
        told: Mapping[str, str] = json.loads(done.shard.output.read_text(encoding="utf-8"))
        yield from ((key, outcome_from_words(words)) for key, words in told.items())
    done.shard.remove()


def compare_shard(shard_in: Path, shard_out: Path) -> int:
    """Compare the claims of the companies of one shard file, write what came of it, and return how many there were.

    Pure and idempotent: the same shard gives the same bytes wherever it is compared.
    """
    with Record.open(shard_in) as record:
        companies = split_record(record, article_keys(record).keys())
        told = {one.key: outcome_in_words(compare_company(record, one)) for one in companies}
    unfinished = shard_out.with_name(shard_out.name + ".part")
    unfinished.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8", errors="surrogatepass")
    unfinished.replace(shard_out)
    return len(told)
