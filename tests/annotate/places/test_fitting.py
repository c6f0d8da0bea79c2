"""The script that fits the weights: how it reads the annotated texts, what it takes for a place, how it fits."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from onrecord.annotate.places.proposals import Proposal
from onrecord.text import Span

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "fit_place_evidence.py"
SENTENCE = """# newpar
1\tPolice\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-organization-new-nnnnn-cf1-1-coref)
2\tin\t_\t_\t_\t_\t_\t_\t_\t_
3\tdowntown\t_\t_\t_\t_\t_\t_\t_\tEntity=(2-place-new-nnnnn-cf2-2-sgl
4\tSollen\t_\t_\t_\t_\t_\t_\t_\tEntity=2)|SpaceAfter=No
5\t,\t_\t_\t_\t_\t_\t_\t_\t_
6-7\tKenya's\t_\t_\t_\t_\t_\t_\t_\t_
6\tKenya\t_\t_\t_\t_\t_\t_\t_\tEntity=(3-organization-new-nnnnn-cf3-1-coref
7\t's\t_\t_\t_\t_\t_\t_\t_\tEntity=3)
8\tport\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
9\t.\t_\t_\t_\t_\t_\t_\t_\t_
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit_place_evidence", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fit_place_evidence"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def document(script: ModuleType) -> object:
    read = script.Document(id="d", marks_adjectives=False)
    script.add_sentence(read, SENTENCE)
    return read


def verdict(script: ModuleType, document: object, name: str) -> object:
    """Return what the script makes of the first mention of `name`."""
    start = document.text.index(name)  # type: ignore[attr-defined]
    found = script.shipped_gazetteer().candidates(name)
    proposal = Proposal(span=Span(start, start + len(name)), name=name, candidates=found)
    return script.verdict_of(proposal, document)


def test_a_sentence_is_put_together_as_printed(document: object) -> None:
    assert document.text == "Police in downtown Sollen, Kenya's port."  # type: ignore[attr-defined]


def test_the_name_of_a_place_is_a_place(script: ModuleType, document: object) -> None:
    assert verdict(script, document, "Sollen") is True


def test_another_entity_is_none(script: ModuleType, document: object) -> None:
    assert verdict(script, document, "Police") is False


def test_a_country_annotated_as_the_body_of_its_name_is_left_open(script: ModuleType, document: object) -> None:
    assert verdict(script, document, "Kenya") is None


def test_what_speaks_for_a_place_gets_a_positive_weight(script: ModuleType) -> None:
    seen = [(("x",), True)] * 30 + [(("x",), False)] * 10 + [((), True)] * 10 + [((), False)] * 30
    cases = [script.Case(document="d", seen=one, is_place=is_place) for one, is_place in seen]
    start, weights = script.fit(cases, {})
    assert start < 0 < weights["x"] < 2 * np.log(3)  # by the odds alone, less for the penalty


def test_a_rare_observation_is_not_fitted(script: ModuleType) -> None:
    cases = [script.Case(document="d", seen=("x",), is_place=at % 2 == 0) for at in range(script.LEAST_CASES - 1)]
    assert script.fit(cases, {})[1] == {}


def test_the_lowest_of_equally_good_thresholds_is_taken(script: ModuleType) -> None:
    assert np.isclose(script.lowest_threshold([(1.0, True), (-1.0, False)]), -0.9)
