"""Versions of articles made by hand: one line a paragraph, the first one the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.model import UNKNOWN_WHEN, Article, Basis, Precision, When
from onrecord.resolve.versions import Change, Page, find_changes
from onrecord.text import OffsetMap, Span


def on(day: str) -> When:
    first = date.fromisoformat(day)
    return When(edtf=day, earliest=first, latest=first, precision=Precision.DAY, basis=Basis.METADATA)


def article(
    name: str, text: str, *, day: str = "", outlet: str = "The Post", url: str = "https://post.example/a"
) -> Article:
    return Article(
        id=name,
        capture=name,
        text=text,
        offsets=OffsetMap.identity(len(text)),
        title=text.partition("\n")[0],
        outlet=outlet or None,
        url=url or None,
        published=on(day) if day else UNKNOWN_WHEN,
    )


def page(text: str, *, name: str = "a", day: str = "", stated: Sequence[str] = (), of: Article | None = None) -> Page:
    paragraphs = find_paragraphs(text)
    return Page(
        article=of or article(name, text, day=day),
        paragraphs=paragraphs,
        sentences=tuple(one for paragraph in paragraphs for one in find_sentences(text, paragraph)),
        quoted=tuple(Span(*match.span()) for match in re.finditer(r"“[^”]*”|\"[^\"]*\"", text)),
        stated=tuple(stated),
    )


def changed(old: str, new: str) -> list[tuple[str, str]]:
    """Return what two bodies under one headline claim otherwise, as (old words, new words)."""
    before, after = (page(f"Flood at Tolle\n\n{text}") for text in (old, new))
    return [words_of(change, before, after) for change in find_changes(before, after)]


def words_of(change: Change, before: Page, after: Page) -> tuple[str, str]:
    return (
        change.old.of(before.article.text) if change.old else "",
        change.new.of(after.article.text) if change.new else "",
    )
