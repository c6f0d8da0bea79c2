"""How a predicate is told, by the words of its own sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.annotate.certainty import Certainty, certainty_of
from onrecord.annotate.syntax import parse
from onrecord.lexicon import load
from onrecord.model import Factuality, Polarity
from onrecord.text import Span


def read(text: str, word: str) -> Certainty:
    tree = next(parse(text, [Span(0, len(text))]))
    return certainty_of(tree, max(at for at, found in enumerate(tree.words) if found == word))


def examples() -> Iterator[tuple[str, str, str, str]]:
    for section in load("certainty_en").values():
        for row in section if isinstance(section, list) else [section]:
            yield from (tuple(one) for one in row["examples"] if len(one) == 4)


@pytest.mark.parametrize(("text", "word", "factuality", "polarity"), tuple(examples()))
def test_examples_of_the_lexicon(text: str, word: str, factuality: str, polarity: str) -> None:
    found = read(text, word)
    assert (found.factuality, found.polarity) == (Factuality(factuality), Polarity(polarity))


@pytest.mark.parametrize(
    ("text", "word"), [tuple(one) for row in load("certainty_en")["hearsay"] for one in row["examples"]]
)
def test_hearsay_of_the_lexicon(text: str, word: str) -> None:
    assert read(text, word).hearsay_cue is not None


@pytest.mark.parametrize(
    ("text", "word", "factuality", "polarity"),
    [
        ("The dam broke on Monday.", "broke", "actual", "affirmed"),
        ("The ministry said that the dam had broken.", "broken", "actual", "affirmed"),
        ("The ministry said it would send tents.", "send", "planned", "affirmed"),
        ("A strong wind would break the dam.", "break", "hypothetical", "affirmed"),
        ("The firm will close the mill and sell the port.", "sell", "planned", "affirmed"),
        ("The firm closed the mill but will keep the port.", "closed", "actual", "affirmed"),
        ("The rebels refused to leave the town.", "leave", "actual", "denied"),
        ("The troops came to protect the town.", "protect", "planned", "affirmed"),
        ("The blast broke the dam, killing two men.", "killing", "actual", "affirmed"),
        ("The blast could break the dam, killing two men.", "killing", "hypothetical", "affirmed"),
        ("Did the dam break?", "break", "hypothetical", "affirmed"),
        ("The men accused of burning the mill fled.", "fled", "actual", "affirmed"),
        ("The firm said the mill, which burned in May, will reopen.", "burned", "actual", "affirmed"),
        ("They did not stop or turn.", "turn", "actual", "denied"),
        ("The union agreed not to strike.", "strike", "planned", "denied"),
        ("The bank is to pay the victims.", "pay", "planned", "affirmed"),
        ("The town is going to build a dam.", "build", "planned", "affirmed"),
        ("The judge ordered that the site be cleared.", "cleared", "planned", "affirmed"),
        ("The council made an announcement that it would buy the mill.", "buy", "planned", "affirmed"),
        ("He spoke of the notion that the army had burned the school.", "burned", "hypothetical", "affirmed"),
        ("The ship will be built overseas and marketed to 80 states.", "marketed", "planned", "affirmed"),
        ("The dyke might not survive, and the school will close.", "close", "planned", "affirmed"),
        ("Failure may result in the claim being withdrawn.", "withdrawn", "hypothetical", "affirmed"),
    ],
)
def test_words_up_the_tree(text: str, word: str, factuality: str, polarity: str) -> None:
    found = read(text, word)
    assert (found.factuality, found.polarity) == (Factuality(factuality), Polarity(polarity))


def test_cues_are_the_words_that_say_so() -> None:
    text = "The union has no plans to strike."
    found = read(text, "strike")
    cues = [found.factuality_cue, found.polarity_cue]
    assert [cue.of(text) for cue in cues if cue] == ["plans", "no"]


def test_what_a_statement_says_is_hearsay() -> None:
    assert read("The claim that the army had burned the school spread fast.", "burned").hearsay_cue is not None
