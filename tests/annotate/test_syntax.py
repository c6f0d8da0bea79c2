"""Trees and names of odd paragraphs: every token keeps its place, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from onrecord.annotate import _spacy
from onrecord.annotate.syntax import LONGEST, find_entities, parse
from onrecord.text import Span


def test_a_word_too_long_for_any_word_is_one_token_and_moves_no_other() -> None:
    text = f"Ana Sole left. {'(' * 2000} She came back to Oslo."
    (tree,) = parse(text, [Span(0, len(text))])
    words = [Span(start, end).of(text) for start, end in zip(tree.starts, tree.ends, strict=True)]
    assert "(" * 2000 in words
    assert words[:2] == ["Ana", "Sole"]
    assert words[-3:] == ["to", "Oslo", "."]
    assert ("GPE", "Oslo") in [(label, span.of(text)) for label, span in find_entities(text, [Span(0, len(text))])]


def test_names_of_an_overlong_paragraph_are_found_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "She came back to Oslo. " * 1000
    pieces: list[Span] = []
    find = _spacy.find_entities

    def find_noting(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, Span]]:
        pieces.extend(spans)
        return find(text, pieces)

    monkeypatch.setattr(_spacy, "find_entities", find_noting)
    found = find_entities(text, [Span(0, len(text))])
    assert [span.of(text) for _, span in found] == ["Oslo"] * 1000
    assert max(piece.end - piece.start for piece in pieces) <= LONGEST
