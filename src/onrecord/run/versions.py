"""Articles captured more than once: which they are, and what changed in what they claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model import Article, Lineage, Mark, MarkKind, Update
from onrecord.resolve.versions import Change, Page, find_changes, find_lineages
from onrecord.resolve.versions.notes import WEEKS, Correction, TakenBack, Text, find_taken_back, is_about_another
from onrecord.store import Draft, Record, notes_in
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One version after the one before it, and what it claims otherwise."""

    old: Article
    new: Article
    changes: tuple[Change, ...]


def put_lineages(draft: Draft) -> None:
    """Find which articles of a draft are versions of one, and put them."""
    notes = notes_in(draft)  # two notes from one call are no versions of one another
    articles = (article for article in draft.articles() if article.id not in notes)
    draft.put_lineages(find_lineages(articles, lambda article: page_of(draft, article)))


def page_of(record: Record, article: str) -> Page:
    """Return an article as it is compared with its other versions."""
    read = record.article(article)
    stated = [record.capture(read.capture).particulars.published]
    stated += [arrival.particulars.published for arrival in record.arrivals(read.capture)]
    return Page(
        article=read,
        stated=tuple(dict.fromkeys(words for words in stated if words)),
        paragraphs=_spans(record.marks(MarkKind.PARAGRAPH, article)),
        sentences=_spans(record.marks(MarkKind.SENTENCE, article)),
        claims=tuple(record.claims_in(article)),
        quoted=_spans(record.marks(MarkKind.QUOTATION, article)),
        timed=_spans([mark for mark in record.marks(MarkKind.TIME, article) if not mark.value.startswith("P")]),
        skipped=tuple(note.span for note in notes_of(record.marks(MarkKind.CORRECTION, article))),
    )


def _spans(marks: Sequence[Mark]) -> tuple[Span, ...]:
    return tuple(mark.span for mark in marks)


def compare_versions(record: Record, lineage: Lineage) -> tuple[Step, ...]:
    """Return the steps from each version of an article to the next."""
    pages = [page_of(record, article) for article in lineage.articles]
    return tuple(Step(old=old.article, new=new.article, changes=find_changes(old, new)) for old, new in pairwise(pages))


def notes_of(marks: Sequence[Mark]) -> tuple[Correction, ...]:
    """Return the notes of correction that the CORRECTION marks of articles make."""
    errors = [mark for mark in marks if mark.value not in _EFFECTS]
    return tuple(
        Correction(
            article=mark.article,
            span=mark.span,
            effect=Update(mark.value),
            errors=tuple(one.span for one in errors if one.article == mark.article and mark.span.contains(one.span)),
        )
        for mark in marks
        if mark.value in _EFFECTS
    )


_EFFECTS = frozenset({Update.REVISED.value, Update.RETRACTED.value})


def find_corrections(record: Record, articles: Mapping[str, Article] | None = None) -> tuple[TakenBack, ...]:
    """Return what each note of correction of a record takes back, by article and place.

    `articles`: only those count, by id. A note in a column of corrections about an article that is not there is none.
    """
    marks = record.marks(MarkKind.CORRECTION)
    if not marks:
        return ()
    held = articles if articles is not None else {one.id: one for one in record.articles()}
    notes = [note for note in notes_of(marks) if note.article in held]
    texts = _texts(record, held, notes)
    earlier = _earlier_versions(record.lineages(), held)
    copies = _copies(record, held)
    found: list[TakenBack] = []
    for note in notes:
        # "The same report gave the number as ...": in a column of corrections the note before tells which report.
        before = [one.article for one in found if one.note.article == note.article and one.article]
        about = earlier.get(note.article) or tuple(before[-1:])
        one = find_taken_back(note, texts, about, copies)
        if one.sentence or one.rests or not is_about_another(note.span.of(held[note.article].text)):
            found.append(one)
    return tuple(found)


def _texts(record: Record, articles: Mapping[str, Article], notes: Sequence[Correction]) -> dict[str, Text]:
    """Return the articles that notes may be about: those of their outlets and of their stories."""
    stories: dict[str, set[str]] = {}
    for story in record.stories():
        for member in story.articles:
            stories.setdefault(member, set()).add(story.id)
    outlets = {articles[note.article].outlet for note in notes}
    own = [one for one in articles.values() if one.outlet in outlets]
    near = {story for one in own for story in stories.get(one.id, ())}
    days = [one.published.earliest for one in own if one.published.earliest]
    chosen = [
        one
        for one in articles.values()
        if one.outlet in outlets or not near.isdisjoint(stories.get(one.id, ())) or _is_soon(one, days)
    ]
    found: dict[str, Text] = {}
    for article in chosen:
        paragraphs = _spans(record.marks(MarkKind.PARAGRAPH, article.id))
        found[article.id] = Text(
            article=article,
            sentences=_spans(record.marks(MarkKind.SENTENCE, article.id)),
            title=paragraphs[0] if paragraphs else Span(0, 0),
            stories=frozenset(stories.get(article.id, ())),
            notes=tuple(note.span for note in notes if note.article == article.id),
        )
    return found


def _is_soon(article: Article, days: Sequence[date]) -> bool:
    """Whether an article came out soon after one of the articles that notes may be about."""
    day = article.published.earliest
    return day is not None and any(timedelta(0) <= day - one <= WEEKS for one in days)


def _earlier_versions(lineages: Sequence[Lineage], articles: Mapping[str, Article]) -> dict[str, tuple[str, ...]]:
    """Return the versions before each version that there is, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for lineage in lineages:
        there = [one for one in lineage.articles if one in articles]
        found |= {article: tuple(there[:at]) for at, article in enumerate(there)}
    return found


def _copies(record: Record, articles: Mapping[str, Article]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for copy in record.copies():
        if copy.a in articles and copy.b in articles:
            found.setdefault(copy.a, set()).add(copy.b)
            found.setdefault(copy.b, set()).add(copy.a)
    return found
