from __future__ import annotations

import pytest

from onrecord.present.whereabouts import say_whereabouts


@pytest.mark.parametrize(
    ("raw", "words", "locator", "where"),
    [
        ("One.\nTwo.", "Two", "in/a.txt", "line 2"),
        ("One.\nTwo.", "Two", "in/a.jsonl#7", "line 2 of its text"),
        ("One.\nTwo.", "Two", "in/a.eml", "line 2 of its text"),
        ("One.\n\nTwo.", "Two", "in/a.docx", "paragraph 2"),
        ("One.\n\nTwo, and more.", "more", "in/a.docx", "paragraph 2"),
        ("One.\n\nTwo.", "Two", "in/nexis.docx#3", "line 3 of its text"),
        ("One.\n\n\fTwo.\n\n\f", "One", "in/a.pdf", "page 1"),
        ("One.\n\n\fTwo.\n\n\f", "Two", "in/a.pdf", "page 2"),
        ("One \fand two.\n\n\f", "two", "in/a.pdf", "page 2"),
    ],
)
def test_places_are_counted_as_the_reader_of_the_file_counts(raw: str, words: str, locator: str, where: str) -> None:
    assert say_whereabouts(raw, raw.index(words), locator) == where
