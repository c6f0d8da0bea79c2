"""Trees and names of odd paragraphs: every token keeps its place, whatever stands beside it."""

from __future__ import annotations

from onrecord.annotate.syntax import find_entities, parse
from onrecord.text import Span


def test_a_word_too_long_for_any_word_is_one_token_and_moves_no_other() -> None:
    text = f"Ana Sole left. {'(' * 2000} She came back to Oslo."
    (tree,) = parse(text, [Span(0, len(text))])
    words = [Span(start, end).of(text) for start, end in zip(tree.starts, tree.ends, strict=True)]
    assert "(" * 2000 in words
    assert words[:2] == ["Ana", "Sole"]
    assert words[-3:] == ["to", "Oslo", "."]
    assert ("GPE", "Oslo") in [(label, span.of(text)) for label, span in find_entities(text, [Span(0, len(text))])]
