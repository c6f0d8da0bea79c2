"""States: what the narrator tells to be so, and what is a happening, a plan, an opinion or somebody's words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.lexicon import load
from onrecord.model import Claim, ClaimKind
from tests.staged_articles import claims_in


def states(text: str) -> list[Claim]:
    return claims_in(text, ClaimKind.STATE)


def examples() -> Iterator[dict[str, object]]:
    for section in load("states_en").values():
        yield from section["examples"]


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: str(example["text"]))
def test_examples_of_the_lexicon(example: dict[str, object]) -> None:
    assert [claim.cites[0].quote for claim in states(str(example["text"]))] == example["found"]


def test_a_state_has_its_subject_and_its_number() -> None:
    (state,) = states("The investor Halm Capital owns 30 percent of the mill.")
    assert state.value("subject") == "Halm Capital"
    assert state.value("quantity") == "30 percent"


def test_what_somebody_says_is_a_statement() -> None:
    assert states("The pass is closed, the road office said.") == []


def test_what_happens_is_no_state() -> None:
    assert states("The pass was closed by the police on Monday.") == []


def test_what_is_to_come_is_no_state() -> None:
    assert states("The pass will be closed until May.") == []


def test_what_only_may_be_is_no_state() -> None:
    assert states("If the pass is closed, the village is cut off.") == []
