"""What is reached without knowing anything: the tagger's names, grouped by their letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from bench.lines import Line
from bench.product import ReadFile
from onrecord.annotate.syntax import cut_paragraphs, find_entities
from onrecord.model import MarkKind

TAGGED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
"""The tagger's labels that are taken for actors."""


def _same_string(words: str) -> str:
    return words.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")


def _same_surname(words: str) -> str:
    return _same_string(words).split()[-1].casefold()


BASELINES: Mapping[str, Callable[[str], str]] = {"same string": _same_string, "same last word": _same_surname}
"""How the names that the tagger finds are grouped, within articles and across."""


def tagged_lines(files: Iterable[ReadFile], group: Callable[[str], str]) -> Iterator[Line]:
    """Yield the answer that the tagger's names give when they are grouped by `group` of their words."""
    for file in files:
        article = file.reading.article
        paragraphs = cut_paragraphs(article.text, [mark.span for mark in file.reading.of_kind(MarkKind.PARAGRAPH)])
        groups: dict[str, list[Line]] = {}
        for label, span in find_entities(article.text, paragraphs):
            raw = file.raw_span(span)
            if label in TAGGED and raw and span.of(article.text).strip():
                mention = {"start": raw.start, "end": raw.end}
                groups.setdefault(group(" ".join(span.of(article.text).split())), []).append(mention)
        for name, mentions in groups.items():
            named = {"id": f"{file.doc} {name}", "actor": name, "name": name, "kind": ""}
            yield {"doc": file.doc, **named, "roles": [], "mentions": mentions}
