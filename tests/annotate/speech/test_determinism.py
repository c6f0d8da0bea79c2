"""The same article gives the same statements, whatever was read before it."""

from __future__ import annotations

from tests.annotate.speech.reading import Line, read

ARTICLE = "Mayor Tom Orsk said the dam would hold. “It will,” he added.\n\n“We are ready,” said Ana Sole."
OTHER = "According to the council, the wall is “cracked from end to end” and needs work. " * 40


def test_reading_another_article_first_changes_nothing() -> None:
    read.cache_clear()
    first = shown(read(ARTICLE))
    read.cache_clear()
    read(OTHER)
    assert shown(read(ARTICLE)) == first


def shown(lines: tuple[Line, ...]) -> list[object]:
    return [line.claim for line in lines]
