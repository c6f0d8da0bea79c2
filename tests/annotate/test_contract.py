"""Annotators say what they need and give, and their order serves every need."""

from __future__ import annotations

from onrecord.annotate import ANNOTATORS, read_article
from onrecord.annotate.contract import Annotator, missing_needs
from onrecord.model import Article, MarkKind
from onrecord.text import OffsetMap, Span

TEXT = "The dam broke on 4 March 2031. “We are ready,” said Ana Sole."
ARTICLE = Article(id="a", capture="c", text=TEXT, offsets=OffsetMap.identity(len(TEXT)))


def test_order_of_the_annotators_serves_every_need() -> None:
    assert missing_needs(ANNOTATORS) == ()


def test_need_that_nothing_gives_is_named() -> None:
    lonely = Annotator(
        name="lonely", version=1, needs=frozenset({MarkKind.CUE}), gives=frozenset(), read=lambda reading, _: reading
    )
    assert missing_needs([lonely]) == ("lonely needs cue, which nothing before it gives",)


def test_annotators_give_only_what_they_declare() -> None:
    reading = read_article(ARTICLE)
    for annotator in ANNOTATORS:
        made = {mark.kind for mark in reading.marks if mark.by == annotator.by}
        made_claims = {claim.kind for claim in reading.claims if claim.by == annotator.by}
        assert made | made_claims <= annotator.gives


def test_every_claim_cites_the_text_it_was_read_from() -> None:
    for claim in read_article(ARTICLE).claims:
        for cite in claim.cites:
            assert cite.span.of(TEXT) == cite.quote


def test_ids_of_the_claims_of_one_article_differ() -> None:
    ids = [claim.id for claim in read_article(ARTICLE).claims]
    assert len(ids) == len(set(ids)) > 1


def test_marks_inside_a_stretch_are_those_of_the_kind_that_lie_wholly_in_it() -> None:
    reading = read_article(ARTICLE)
    for kind in MarkKind:
        for first, last in ((0, len(TEXT)), (0, 27), (17, 29), (28, 62), (5, 5)):
            expected = tuple(m for m in reading.of_kind(kind) if first <= m.start and m.end <= last)
            assert reading.inside(Span(first, last), kind) == expected
