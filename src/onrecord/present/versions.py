"""Articles captured more than once, as a reader sees them: what was added, removed, changed and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.errors import UsageError
from onrecord.model import Article, KnownBy, Lineage
from onrecord.present.views import Views
from onrecord.resolve.versions import Change, How
from onrecord.resolve.versions.lineages import address_of
from onrecord.resolve.versions.notes import TakenBack
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one version: the sentence they stand in, the stretches of it that differ, and their place in the source.

    `marked` counts in code points of `text`, `raw` in those of the source, one for each stretch; None where it has no
    certain place there.
    """

    text: str
    marked: tuple[tuple[int, int], ...]
    raw: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """What differs in one sentence, or in a few that belong together: `kinds` are what the differences are about."""

    how: str
    kinds: tuple[str, ...]
    old: Words | None
    new: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One version after the one before it: the numbers of both, how their order is known, and what changed."""

    old: int
    new: int
    known_by: str
    order: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note of correction: what it does, the outlet's own words that it takes back, and who else rests on them."""

    source: int
    effect: str
    text: str
    taken_from: int | None
    taken: str
    rests: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageView:
    """One article with its versions, the earliest first, by their numbers; `reason` is why they are one."""

    id: str
    sources: tuple[int, ...]
    reason: str
    steps: tuple[StepView, ...]
    notes: tuple[NoteView, ...]


Steps = Sequence[tuple[Article, Article, Sequence[Change]]]
"""What changed from each version of an article to the next."""


def choose_lineages(views: Views, wanted: str | None) -> tuple[Lineage, ...]:
    """Return the articles with versions that are `wanted`: all, or that of one article by id, number, address or file.

    Raises UsageError when there is no such article, or when it was captured once.
    """
    lineages = tuple(views.record.lineages())
    if wanted is None:
        return lineages
    article = find_article(views, wanted)
    found = tuple(one for one in lineages if article in one.articles)
    if not found:
        raise UsageError(
            f"“{wanted}” was captured once: it has no other version in {views.record.path.name}.",
            advice="“onrecord versions RECORD” lists the articles that have.",
        )
    return found


def find_article(views: Views, wanted: str) -> str:
    """Return the id of the article that a reader means: by its number, its address, its file or the start of its id."""
    for source in views.sources:
        names = {str(source.number), f"[{source.number}]", *source.locators}
        names |= {locator.replace("\\", "/").rpartition("/")[2] for locator in source.locators}
        if wanted in names or (source.url and "." in wanted and address_of(source.url) == address_of(wanted)):
            return source.article
    kind, article = views.record.full_id(wanted)
    if kind != "article":
        raise UsageError(
            f"“{wanted}” is no article.", advice="Give a number of “onrecord sources”, an address or a file."
        )
    return article


def view_lineage(views: Views, lineage: Lineage, steps: Steps, notes: Sequence[TakenBack]) -> LineageView:
    """Return the view of an article with versions; `notes` are those of all articles."""
    numbers = views.numbers
    members = {one.article: one for one in lineage.members}
    return LineageView(
        id=lineage.id,
        sources=tuple(numbers[article] for article in lineage.articles),
        reason=lineage.members[-1].reason,
        steps=tuple(
            StepView(
                old=numbers[old.id],
                new=numbers[new.id],
                known_by=members[new.id].known_by.value,
                order=members[new.id].order_reason,
                changes=tuple(_changes(old, new, changes)),
            )
            for old, new, changes in steps
        ),
        notes=view_notes(views, [note for note in notes if note.note.article in lineage.articles]),
    )


def view_notes(views: Views, notes: Sequence[TakenBack]) -> tuple[NoteView, ...]:
    """Return the views of notes of correction, in the order of the articles; the same note in a later version once."""
    texts: dict[str, str] = {}
    for article in {one for note in notes for one in _articles(note)}:
        texts[article] = views.record.article(article).text
    found: dict[tuple[str, str], NoteView] = {}
    for note in sorted(notes, key=lambda one: (views.numbers[one.note.article], one.note.span)):
        view = _note(note, texts, views.numbers)
        found.setdefault((view.text, view.taken), view)
    return tuple(found.values())


def _articles(note: TakenBack) -> Iterator[str]:
    yield note.note.article
    if note.article:
        yield note.article
    yield from (article for article, _ in note.rests)


def _note(note: TakenBack, texts: Mapping[str, str], numbers: Mapping[str, int]) -> NoteView:
    return NoteView(
        source=numbers[note.note.article],
        effect=note.note.effect.value,
        text=note.note.span.of(texts[note.note.article]),
        taken_from=numbers[note.article] if note.article else None,
        taken=note.sentence.of(texts[note.article]) if note.sentence else "",
        rests=tuple((numbers[article], span.of(texts[article])) for article, span in note.rests),
    )


def _changes(old: Article, new: Article, changes: Sequence[Change]) -> Iterator[ChangeView]:
    """Yield the changes, those of one sentence together."""
    for _, group in groupby(changes, key=lambda one: (one.old_in, one.new_in)):
        members = list(group)
        hows = {one.how for one in members}
        befores = [one.old for one in members if one.old]
        afters = [one.new for one in members if one.new]
        yield ChangeView(
            how=hows.pop().value if len(hows) == 1 and _is_whole(members[0]) else How.CHANGED.value,
            kinds=tuple(dict.fromkeys(one.kind.value for one in members)),
            old=_words(old, members[0].old_in, befores),
            new=_words(new, members[0].new_in, afters),
        )


def _is_whole(change: Change) -> bool:
    """Whether a sentence came or went, not words in one that is in both."""
    return change.old_in is None or change.new_in is None


def _words(article: Article, around: Span | None, spans: Sequence[Span]) -> Words | None:
    if around is None:
        return None
    raw = [article.offsets.to_raw(span) for span in spans]
    return Words(
        text=around.of(article.text),
        marked=tuple((span.start - around.start, span.end - around.start) for span in spans),
        raw=tuple((span.start, span.end) if span else None for span in raw),
    )


def say_order(step: StepView) -> str:
    """Return in words how the order of two versions is known."""
    if step.known_by == KnownBy.UNCLEAR:
        return f"The order is unclear: {step.order}."
    return f"{step.order[:1].upper()}{step.order[1:]}." if step.order else ""
