"""The script that builds the table of word weights, on texts of our own."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

SCRIPT = Path(__file__).resolve().parent.parent.parent / "scripts" / "build_weights.py"


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_weights", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_word_stands_under_the_number_of_documents_that_have_it() -> None:
    table = tomllib.loads(load_script().render(["The ferries sank. The ferry!", "A ferry, the goat", "the pier"]))
    assert table["documents"] == 3
    assert table["words"] == {"3": "the", "2": "ferry"}


def test_the_same_texts_in_any_order_give_the_same_table() -> None:
    texts = ["goats ate tulips", "tulips and goats", "and the goats"]
    assert load_script().render(texts) == load_script().render(reversed(texts))
