"""What holds for every text: offsets, order, stability."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.times import explain
from onrecord.annotate.times.genre import Domain
from onrecord.model import When
from onrecord.times import find, written_on

PHRASES = (
    "on Monday, last week; since May and by 3 June 2029 the early 1990s two days later 480 BC at 5 p.m. every Tuesday "
    "the third quarter a year ago, the next day now. In 1914-18 the winter of 1941/42 4/5/2030 the 9th of May It fell "
    "half an hour 1,500 men “today” earlier this year Christmas Eve. He said will was"
).split(" ")
TEXTS = st.one_of(
    st.lists(st.sampled_from(PHRASES), max_size=40).map(" ".join),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=6)), max_size=20).map("".join),
)
DOMAINS: st.SearchStrategy[Domain] = st.sampled_from(("news", "narrative"))
REFERENCES: st.SearchStrategy[When | None] = st.one_of(
    st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(written_on)
)


@given(TEXTS, DOMAINS, REFERENCES)
def test_offsets_are_exact_sorted_and_disjoint(text: str, domain: Domain, reference: When | None) -> None:
    found = find(text, reference=reference, domain=domain)
    assert all(text[time.span.start : time.span.end] == time.text for time in found)
    assert all(time.text and time.text == time.text.strip() for time in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(TEXTS, TEXTS, DOMAINS, REFERENCES)
def test_unrelated_text_after_a_paragraph_changes_nothing_before_it(
    text: str, more: str, domain: Domain, reference: When | None
) -> None:
    before = find(text, reference=reference, domain=domain)
    longer = find(f"{text}\n\n{more}", reference=reference, domain=domain)
    assert longer[: len(before)] == before


@given(TEXTS, DOMAINS, REFERENCES)
def test_every_expression_is_explained_and_its_days_are_in_order(
    text: str, domain: Domain, reference: When | None
) -> None:
    for time in find(text, reference=reference, domain=domain):
        assert explain(time).endswith(".")
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        assert time.value
        if time.when.earliest and time.when.latest:
            assert time.when.earliest <= time.when.latest


@given(TEXTS)
def test_without_a_reference_no_day_is_invented(text: str) -> None:
    for time in find(text):
        if time.when.earliest is not None and time.dates_event:
            assert time.when.basis != "resolved"
