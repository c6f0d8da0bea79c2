"""What two versions of one article claim differently: added, removed and changed; nothing that is typography."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Article, Claim
from onrecord.resolve.versions.hunks import Hunk, Side, find_hunks
from onrecord.resolve.versions.kinds import Difference, kind_of
from onrecord.resolve.versions.sentences import Block, Sentence, align, read_sentences
from onrecord.resolve.versions.tokens import DAYS, Token
from onrecord.resolve.versions.wording import is_spelt_otherwise
from onrecord.text import Span

__all__ = ["Change", "Difference", "How", "Page", "Passage", "find_changes", "find_passages"]

REWRITTEN = 0.3
"""The part of its words that a sentence must keep to be shown as changed in places; less, and it is another one."""


class How(StrEnum):
    """What became of a claim from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One version as it is compared: the article, its paragraphs and sentences, its claims.

    `quoted` are its stretches in quotation marks, `timed` those that name a time, `skipped` what is told elsewhere:
    notes of correction. `stated` are the times of publication as they are stated beside the text.
    """

    article: Article
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...] = ()
    quoted: tuple[Span, ...] = ()
    timed: tuple[Span, ...] = ()
    skipped: tuple[Span, ...] = ()
    stated: tuple[str, ...] = ()

    @property
    def claimed(self) -> tuple[Span, ...]:
        return tuple(cite.span for claim in self.claims for cite in claim.cites)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference in what is claimed: the words before and after, in code points of each clean text.

    `old` is None where it was added, `new` where it was removed; `old_in` and `new_in` are the sentences around.
    """

    how: How
    kind: Difference
    old: Span | None = None
    new: Span | None = None
    old_in: Span | None = None
    new_in: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences that belong together in two versions (none on one side: added, removed), and what differs in them."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    changes: tuple[Change, ...]


def find_changes(old: Page, new: Page) -> tuple[Change, ...]:
    """Return what `new` claims otherwise than `old`, in the order of `new`, removed claims where they stood."""
    return tuple(change for passage in find_passages(old, new) for change in passage.changes)


def find_passages(old: Page, new: Page) -> tuple[Passage, ...]:
    """Return all sentences of two versions as they belong together, in the same order."""
    return tuple(
        Passage(
            old=tuple(sentence.span for sentence in block.old),
            new=tuple(sentence.span for sentence in block.new),
            changes=tuple(_changes_in(block, old, new)),
        )
        for block in align(*(_read(page) for page in (old, new)))
    )


def _read(page: Page) -> tuple[Sentence, ...]:
    text = page.article.text
    return read_sentences(text, page.paragraphs, page.sentences, page.claimed, page.skipped)


def _changes_in(block: Block, old: Page, new: Page) -> Iterator[Change]:
    if not block.old:
        yield _whole(How.ADDED, block.new, new)
        return
    if not block.new:
        yield _whole(How.REMOVED, block.old, old)
        return
    mine, theirs = _side(block.old, old), _side(block.new, new)
    hunks = find_hunks(mine, theirs)
    is_rewritten = bool(hunks) and _kept(hunks, mine) < REWRITTEN
    if is_rewritten:
        hunks = (Hunk(0, len(mine.tokens), 0, len(theirs.tokens)),)
    for hunk in hunks:
        parts = (mine.tokens[hunk.start : hunk.end], theirs.tokens[hunk.new_start : hunk.new_end])
        yield _change(parts, block, (old, new), is_whole=is_rewritten)


def _side(sentences: Sequence[Sentence], page: Page) -> Side:
    return Side(page.article.text, _tokens(sentences))


def _kept(hunks: Sequence[Hunk], mine: Side) -> float:
    gone = sum(hunk.end - hunk.start for hunk in hunks)
    return 1 - gone / max(1, len(mine.tokens))


def _tokens(sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    return tuple(token for sentence in sentences for token in sentence.tokens)


def _whole(how: How, sentences: Sequence[Sentence], page: Page) -> Change:
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    kind = kind_of(_tokens(sentences), span, page, is_title=sentences[0].is_title, is_whole=True)
    if how is How.ADDED:
        return Change(how=how, kind=kind, new=span, new_in=span)
    return Change(how=how, kind=kind, old=span, old_in=span)


def _change(
    parts: tuple[Sequence[Token], Sequence[Token]], block: Block, pages: tuple[Page, Page], *, is_whole: bool
) -> Change:
    before, after = parts
    spans = [Span(min(t.start for t in part), max(t.end for t in part)) if part else None for part in (before, after)]
    is_title = block.new[0].is_title
    page, span = (pages[1], spans[1]) if after else (pages[0], spans[0])
    kind = (
        Difference.NAME
        if not is_title and is_spelt_otherwise(before, after) and not any(token.key in DAYS for token in before)
        else kind_of((*before, *after), span or Span(0, 0), page, is_title=is_title, is_whole=is_whole)
    )
    return Change(
        how=How.CHANGED if before and after else How.ADDED if after else How.REMOVED,
        kind=kind,
        old=spans[0],
        new=spans[1],
        old_in=_around(block.old, spans[0]),
        new_in=_around(block.new, spans[1]),
    )


def _around(sentences: Sequence[Sentence], span: Span | None) -> Span:
    """Return the sentences that a span lies in; all of the block where there is no span."""
    near = [one.span for one in sentences if span is None or one.span.overlaps(span)] or [sentences[0].span]
    return Span(near[0].start, near[-1].end)
