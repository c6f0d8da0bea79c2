"""The word lists of statements: every example holds, and no word is left without a meaning."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import lexicon
from onrecord.annotate.inflection import noun_forms, verb_forms
from tests.annotate.speech.reading import read

FRAMES = lexicon.load("frames_en")["frame"]
CUES = lexicon.load("cues_en")


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame['of']} {frame['where']}")
def test_example_of_a_frame_gives_its_content_and_speaker(frame: dict[str, Any]) -> None:
    assert frame["examples"]
    for example in frame["examples"]:
        contents = example["content"] if isinstance(example["content"], list) else [example["content"]]
        found = {(line.contents, line.speaker) for line in read(example["text"])}
        assert (tuple(contents), example.get("speaker", "")) in found


@pytest.mark.parametrize("cue", CUES["cue"], ids=lambda cue: cue["class"])
def test_example_of_a_class_has_that_class_and_kind(cue: dict[str, Any]) -> None:
    assert cue["examples"]
    for example in cue["examples"]:
        found = {(line.claim.value("class"), line.claim.value("said_kind")) for line in read(example)}
        assert (cue["class"], cue["kind"]) in found


def test_every_word_of_a_frame_has_a_class() -> None:
    known = {word for cue in CUES["cue"] for word in cue["words"].split()}
    assert {word for frame in FRAMES for word in frame["words"].split()} - known == set()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("agree", {"agree", "agrees", "agreeing", "agreed"}),
        ("slam", {"slam", "slams", "slamming", "slammed"}),
        ("reveal", {"reveal", "reveals", "revealing", "revealed"}),
        ("propose", {"propose", "proposes", "proposing", "proposed"}),
        ("stress", {"stress", "stresses", "stressing", "stressed"}),
    ],
)
def test_forms_of_regular_verbs(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb)) == forms


def test_irregular_forms_replace_the_past() -> None:
    assert set(verb_forms("tell", CUES["irregular"]["tell"])) == {"tell", "tells", "telling", "told"}


def test_plural_of_nouns() -> None:
    assert set(noun_forms("story")) == {"story", "stories"}
