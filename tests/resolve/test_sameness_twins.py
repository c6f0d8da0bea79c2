"""The evidence for mentions that copies repeat is what it is for each pair by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.sameness_evidence import EventMention, evidence_for
from onrecord.resolve.sameness_twins import Evidence

FELL = EventMention(
    id="fell", article="", stories=("s",), sentence=0, lemma="collapse", is_noun=False, earliest=date(2031, 5, 2)
)
WORDINGS = (
    FELL,
    replace(FELL, is_denied=True),
    replace(FELL, targets=frozenset({"bridge"}), words={"bridge": 1.0}, clause={"bridge": 5.0}),
    replace(FELL, lemma="fall", targets=frozenset({"bridge"}), words={"bridge": 0.6, "truck": 0.8}, is_further=True),
    replace(FELL, lemma="fall", told=date(2031, 5, 3), earliest=None, numbers=frozenset({"3"})),
)
SETTINGS = ({"hesk": 1.0}, {"hesk": 0.6, "bridge": 0.8}, {"ferry": 1.0})

PLACED = st.tuples(st.sampled_from(WORDINGS), st.integers(0, 2), st.sampled_from((0, 40, 80)))


@given(st.lists(PLACED, min_size=2, max_size=8))
def test_evidence_does_not_depend_on_whether_twins_were_compared_before(
    placed: list[tuple[EventMention, int, int]],
) -> None:
    mentions = [
        replace(wording, id=f"m{at}", article=f"a{article}", sentence=sentence, setting=SETTINGS[article])
        for at, (wording, article, sentence) in enumerate(placed)
    ]
    evidence = Evidence(mentions)
    for one, other in permutations(range(len(mentions)), 2):
        assert evidence.between(one, other) == evidence_for(mentions[one], mentions[other])
