"""What has been told already: words that an earlier claim covers, with the same numbers, told the same way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Factuality, Polarity
from onrecord.record.told import Told, words_of
from tests.staged_claims import Stage, on


def is_told(earlier: str, later: str, **more: object) -> bool:
    stage, told = Stage(), Told()
    told.add(words_of(stage.told(earlier), whole=True))
    return told.holds(words_of(stage.told(later, **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "later",
    [
        "The east wall of the dam broke",
        "The wall of the Greyholt dam broke in the night",
        "the wall broke at the Greyholt dam",
    ],
)
def test_fewer_or_turned_words_are_told_again(later: str) -> None:
    assert is_told("The east wall of the Greyholt dam broke in the night after rain", later)


@pytest.mark.parametrize(
    "later",
    [
        "The wall of the Greyholt dam broke and drowned a postman",
        "The mayor of Hesk resigned",
        "fire",
    ],
)
def test_words_that_say_more_or_too_little_are_not(later: str) -> None:
    assert not is_told("The east wall of the Greyholt dam broke in the night after rain", later)


def test_another_number_is_news() -> None:
    assert not is_told("Seven villagers drowned in the Ordel valley", "Nine villagers drowned in the Ordel valley")
    assert is_told("Seven villagers drowned in the Ordel valley", "7 villagers drowned in the Ordel valley")


def test_denial_of_what_was_told_is_news() -> None:
    earlier, later = "Ordel Water ignored the warnings", "Ordel Water never ignored the warnings"
    assert not is_told(earlier, later)
    assert not is_told(earlier, earlier, polarity=Polarity.DENIED)


def test_doing_what_was_planned_is_news() -> None:
    assert not is_told("Quellia will send heavy pumps to Hesk", "Quellia sent heavy pumps to Hesk")
    assert not is_told("Quellia sends heavy pumps", "Quellia sends heavy pumps", factuality=Factuality.PLANNED)


def test_same_words_of_another_day_are_news() -> None:
    stage, told = Stage(), Told()
    told.add(words_of(stage.told("Shells hit the mill in Hesk", when=on("2031-03-03"))))
    assert not told.holds(words_of(stage.told("Shells hit the mill in Hesk", when=on("2031-03-04"))))
    assert told.holds(words_of(stage.told("Shells hit the mill in Hesk", when=on("2031-03-03"))))


def test_the_words_of_a_date_are_not_compared() -> None:
    stage, told = Stage(), Told()
    told.add(words_of(stage.told("The mill in Hesk burnt down")))
    when = replace(on("2031-02-11"), words="on 11 February")
    assert told.holds(words_of(stage.told("The mill in Hesk burnt down on 11 February", when=when)))
