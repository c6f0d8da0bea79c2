"""A paragraph as attribution reads it: its tree, which tokens stand in marks, its voices and subjects."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.speech.cues import is_cue_form
from onrecord.annotate.speech.mentions import mention_tokens
from onrecord.annotate.speech.voices import Voice, voices_in
from onrecord.annotate.syntax import cut_paragraphs
from onrecord.annotate.trees import Tree
from onrecord.text import Span

Parse = Callable[[str, Iterable[Span]], Iterator[Tree]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph (or a piece of an overlong one); one without any cue and mark has no tree.

    `marked` says of every token whether it stands in quotation marks; `subjects` are the subjects of its main clauses.
    """

    span: Span
    tree: Tree | None = None
    marked: tuple[bool, ...] = ()
    voices: tuple[Voice, ...] = ()
    subjects: tuple[Span, ...] = ()


def read_paragraphs(text: str, spans: Sequence[Span], marks: Sequence[Span], parse: Parse) -> tuple[Paragraph, ...]:
    """Return the paragraphs at `spans`; `marks` are the stretches in quotation marks, sorted.

    Only paragraphs with a mark or a word that can govern a statement are parsed.
    """
    pieces = cut_paragraphs(text, spans)
    wanted = [piece for piece in pieces if _has_cue(text, piece) or _has_mark(piece, marks)]
    trees = dict(zip(wanted, parse(text, wanted), strict=True))
    return tuple(_paragraph(piece, trees.get(piece), marks) for piece in pieces)


def _paragraph(span: Span, tree: Tree | None, marks: Sequence[Span]) -> Paragraph:
    if tree is None:
        return Paragraph(span=span)
    marked = _marked_tokens(tree, marks)
    return Paragraph(
        span=span,
        tree=tree,
        marked=marked,
        voices=tuple(voices_in(tree, marked)),
        subjects=tuple(_main_subjects(tree, marked)),
    )


def _marked_tokens(tree: Tree, marks: Sequence[Span]) -> tuple[bool, ...]:
    """Say of every token whether it lies in one of `marks`, in one walk over both."""
    marked: list[bool] = []
    at = _first_mark(marks, tree.starts[0]) if len(tree) else 0
    for start in tree.starts:
        while at < len(marks) and marks[at].end <= start:
            at += 1
        marked.append(at < len(marks) and marks[at].start <= start)
    return tuple(marked)


def _main_subjects(tree: Tree, marked: Sequence[bool]) -> Iterator[Span]:
    for token, dep in enumerate(tree.deps):
        verb = tree.heads[token]
        if dep == "nsubj" and tree.heads[verb] == verb and not marked[token]:
            yield tree.span(*mention_tokens(tree, token))


def _has_cue(text: str, span: Span) -> bool:
    return any(is_cue_form(word) for word in re.findall(r"[a-z]+", span.of(text).casefold()))


def _has_mark(span: Span, marks: Sequence[Span]) -> bool:
    first = _first_mark(marks, span.start)
    return first < len(marks) and marks[first].overlaps(span)


def _first_mark(marks: Sequence[Span], start: int) -> int:
    """Return the index of the first of the sorted, disjoint `marks` that ends behind `start`."""
    return bisect_right(marks, start, key=lambda mark: mark.end)
