"""The task `actors`: how its answers are scored."""

from __future__ import annotations

import pytest

from bench.actors.given import appearance_of
from bench.actors.scoring import compare, grouped, mention_counts, score_roles, traps_avoided
from bench.clusters import b_cubed
from bench.lines import Line
from bench.tasks.actors import mistakes_of

ROLE: Line = {"title": "mayor", "organisation": None, "country": None, "phase": "current", "start": 40, "end": 45}


def gold_line(doc: str, entity: str, *spans: tuple[int, int], **more: object) -> Line:
    mentions = [{"start": start, "end": end, "type": "name"} for start, end in spans]
    given = {"name": entity, "kind": "person", "roles": [], "strength": "STRONG"}
    return {"id": f"{doc}.{entity}", "doc": doc, "entity": entity, "mentions": mentions, **given, **more}


def given_line(doc: str, actor: str, *spans: tuple[int, int], **more: object) -> Line:
    mentions = [{"start": start, "end": end} for start, end in spans]
    given = {"name": actor, "kind": "person", "roles": [], "why": ""}
    return {"id": f"{doc} {actor}", "doc": doc, "actor": actor, "mentions": mentions, **given, **more}


GOLD = [gold_line("a", "sole", (0, 8), (20, 24)), gold_line("a", "vane", (30, 38)), gold_line("b", "sole", (0, 8))]


def test_the_gold_itself_scores_100() -> None:
    answer = [given_line(line["doc"], line["entity"], *spans_of(line)) for line in GOLD]
    found = compare(GOLD, answer)
    assert {mention_counts(found).f1, grouped(found, across=False).f1, grouped(found, across=True).f1} == {100.0}


def spans_of(line: Line) -> list[tuple[int, int]]:
    return [(mention["start"], mention["end"]) for mention in line["mentions"]]


def test_one_actor_split_across_articles_costs_recall_across_alone() -> None:
    answer = [given_line("a", "1", (0, 8), (20, 24)), given_line("a", "2", (30, 38)), given_line("b", "3", (0, 8))]
    found = compare(GOLD, answer)
    assert grouped(found, across=False).recall == 100.0
    assert grouped(found, across=True).recall < 100.0 == grouped(found, across=True).precision


def test_two_actors_merged_cost_precision() -> None:
    found = compare(GOLD, [given_line("a", "1", (0, 8), (20, 24), (30, 38)), given_line("b", "1", (0, 8))])
    assert grouped(found, across=True).precision < 100.0 == grouped(found, across=True).recall


def test_a_mention_with_the_same_head_is_found() -> None:
    found = compare(GOLD, [given_line("a", "1", (6, 24))])
    assert [wanted.place for wanted, _ in found.pairs] == [("a", 20, 24)]


def test_optional_mentions_count_in_nothing() -> None:
    gold = [gold_line("a", "sole", (0, 8), mentions=[{"start": 0, "end": 8, "type": "name", "optional": True}])]
    for answer in ([], [given_line("a", "1", (0, 8))]):
        counts = mention_counts(compare(gold, answer))
        assert (counts.given, counts.wanted) == (0, 0)


def test_another_right_span_is_as_good() -> None:
    mention = {"start": 0, "end": 20, "type": "short", "alt_spans": [[3, 8]]}
    assert (
        mention_counts(compare([gold_line("a", "sole", mentions=[mention])], [given_line("a", "1", (3, 8))])).f1 == 100
    )


def test_words_that_gold_does_not_mark_cost_precision_in_groups_too() -> None:
    found = compare(GOLD[2:], [given_line("b", "1", (0, 8), (50, 60))])
    assert mention_counts(found).precision == 50.0
    assert grouped(found, across=True).precision < 50.0
    assert grouped(found, across=True, paired=True).precision == 100.0


def test_a_role_is_found_with_its_phase_or_without() -> None:
    gold = [gold_line("a", "sole", (0, 8), roles=[ROLE])]
    answer = [
        given_line("a", "1", (0, 8), roles=[{**ROLE, "title": "Mayor", "phase": "former", "start": 90, "end": 95}])
    ]
    roles = score_roles(compare(gold, answer))
    assert (roles.found.f1, roles.phases.recall) == (100.0, 0.0)


def test_a_trap_is_failed_by_a_mention_on_exactly_its_words() -> None:
    answer = [given_line("a", "1", (0, 8), (20, 30))]
    assert traps_avoided([("a", 0, 8), ("a", 20, 24)], answer).recall == 50.0


def test_merged_and_split_actors_are_named_among_the_mistakes() -> None:
    answer = [given_line("a", "1", (0, 8), (20, 24)), given_line("a", "2", (30, 38)), given_line("b", "2", (0, 8))]
    found = compare(GOLD, answer)
    categories = [mistake.category for mistake in mistakes_of(found, {"a": " " * 50, "b": " " * 50})]
    assert categories == ["across, split", "across, merged"]


def test_an_actor_of_gold_becomes_an_appearance_that_pronouns_give_a_gender() -> None:
    line = gold_line("a", "Ana Sole", (0, 8), roles=[ROLE])
    line["mentions"].append({"start": 9, "end": 12, "type": "pronoun"})
    appearance = appearance_of(line, "1", "Ana Sole she")
    assert (appearance.name, appearance.gender, appearance.roles[0].title) == ("Ana Sole", "woman", "mayor")


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ({1: "x", 2: "x", 3: "y"}, 100.0, 100.0),
        ({1: "x", 2: "x", 3: "x"}, 100 * 5 / 9, 100.0),
        ({1: "x", 2: "y", 3: "z"}, 100.0, 100 * 2 / 3),
    ],
)
def test_b_cubed(found: dict[int, str], precision: float, recall: float) -> None:
    cubed = b_cubed({1: "a", 2: "a", 3: "b"}, found)
    assert (cubed.precision, cubed.recall) == pytest.approx((precision, recall))
