"""What is looked up for a view is what reading all of the record gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.ingest import read_inputs
from onrecord.model import ClaimKind, LinkKind, MarkKind
from onrecord.run import flow
from onrecord.run.progress import Silent
from onrecord.store import Record
from onrecord.store.lookups import (
    by_article,
    linked_to,
    names_of_actors,
    places_of,
    printed_names,
    speaker_places,
    spoken_by,
)

FIRST = """ date 2031-03-05

Harbour master Ana Sole closed the port of Hesk on Tuesday. “The crane is safe,” Ms Sole said. Two dockers were hurt.

READ MORE: Ferry late again
"""
SECOND = """ date 2031-03-05

“The crane is safe,” said Ana Sole. Tom Reed, a docker, said the crane had fallen on Tuesday. Two dockers were hurt.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("story")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    path = folder / "story.db"
    inputs = read_inputs([str(folder / "first.txt"), str(folder / "second.txt")])
    flow.build(inputs, path, progress=Silent(), clock=lambda: "2031-04-01T00:00:00")
    with Record.open(path) as opened:
        yield opened


def test_places_are_those_of_all_marks_of_a_kind(record: Record) -> None:
    marks = record.marks(MarkKind.SENTENCE)
    assert list(places_of(record, MarkKind.SENTENCE)) == [(mark.article, mark.start, mark.end) for mark in marks]


def test_marks_keep_their_order_in_each_article(record: Record) -> None:
    marks = record.marks(MarkKind.NAME)
    assert [mark for some in by_article(marks).values() for mark in some] == marks


def test_boilerplate_is_that_of_the_article(record: Record) -> None:
    for article in record.articles():
        assert record.boilerplate(article.id) == article.boilerplate


def test_statements_are_found_by_a_part_of_the_printed_speaker_in_any_case(record: Record) -> None:
    statements = record.claims_of(ClaimKind.STATEMENT)
    assert spoken_by(record, "rEED") == {one.id for one in statements if "Reed" in one.value("speaker")}
    assert spoken_by(record, "Reed")


def test_a_speaker_stands_where_the_first_slot_of_the_statement_says(record: Record) -> None:
    slots = {one.id: one.slot("speaker") for one in record.claims_of(ClaimKind.STATEMENT)}
    assert speaker_places(record) == {claim: slot.span for claim, slot in slots.items() if slot and slot.span}


def test_linked_claims_are_found_from_either_end(record: Record) -> None:
    links = [link for link in record.links() if link.kind is LinkKind.SAME_STATEMENT]
    assert links
    for link in links:
        assert link.b in linked_to(record, link.a, (LinkKind.SAME_STATEMENT,))
        assert link.a in linked_to(record, link.b, (LinkKind.SAME_STATEMENT,))
        assert link.b not in linked_to(record, link.a, (LinkKind.UPDATES,))


def test_actors_by_id_are_whole(record: Record) -> None:
    whole = record.actors()
    assert names_of_actors(record) == {actor.id: actor.name for actor in whole}
    assert record.actors_by_id([actor.id for actor in whole[1:]]) == whole[1:]


def test_printed_names_of_a_length_are_found_with_their_actors(record: Record) -> None:
    found = {(actor, words) for actor, _, words in printed_names(record, length=len("Ms Sole"))}
    (sole,) = [actor.id for actor in record.actors() if actor.name == "Ana Sole"]
    assert (sole, "Ms Sole") in found or (sole, "Sole") in found
