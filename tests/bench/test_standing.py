"""The task `standing`: how links are matched to topics and traps, and a real run on a story of our own."""

from __future__ import annotations

from pathlib import Path

from bench.lines import Line, read_lines
from bench.standing.scoring import meets, score_links
from bench.task import Options
from bench.tasks.standing import TASK, predict


def end(doc: str, start: int = 0, stop: int = 20) -> Line:
    return {"doc": doc, "start": start, "end": stop, "text": "words", "ref": doc, "sentence": [start, stop]}


def gold(relation: str, a: str = "a", b: str = "b", *, topic: str = "t", **more: object) -> Line:
    line: Line = {
        "id": topic,
        "story": "s",
        "relation": relation,
        "how": None,
        "topic": topic,
        "strength": "STRONG",
        "a": end(a),
        "b": end(b),
    }
    return line | ({"negative": True} if relation == "unrelated" else {}) | more


def given(relation: str, a: str = "a", b: str = "b", *, how: str | None = None) -> Line:
    return {"relation": relation, "how": how, "slot": "number", "reason": "", "a": end(a), "b": end(b)}


def test_end_meets_a_claim_that_it_overlaps_inside_its_sentence() -> None:
    assert meets(end("a", 5, 12), end("a"))
    assert not meets(end("a", 5, 60), end("a"))
    assert not meets(end("b"), end("a"))


def test_topic_is_found_once_whichever_of_its_pairs_was_given() -> None:
    pairs = [gold("agrees"), gold("agrees", "a", "c")]
    result = score_links(pairs, [given("agrees", "c", "a"), given("agrees")])
    assert (result.topics.right, result.topics.wanted, result.links.precision) == (1, 1, 100.0)


def test_accepted_relation_is_right() -> None:
    assert score_links([gold("same_event", relation_accept=["agrees"])], [given("agrees")]).topics.right == 1


def test_update_in_the_wrong_direction_is_wrong() -> None:
    result = score_links([gold("updates", how="grew")], [given("updates", "b", "a", how="grew")])
    assert (result.topics.right, [category for category, _, _ in result.wrong]) == (0, ["wrong", "missed"])


def test_link_on_an_unrelated_pair_takes_a_trap() -> None:
    result = score_links([gold("unrelated")], [given("conflicts")])
    assert (result.traps.right, result.traps.wanted, result.links.precision) == (0, 1, 0.0)


def test_link_between_unmarked_claims_counts_for_nothing() -> None:
    result = score_links([gold("agrees")], [given("conflicts", "x", "y")])
    assert (result.links.given, result.traps.recall) == (0, 100.0)


def test_link_between_marked_claims_that_gold_does_not_pair_is_false() -> None:
    result = score_links([gold("agrees"), gold("agrees", "c", "d", topic="u")], [given("conflicts", "a", "c")])
    assert [category for category, _, _ in result.wrong if category != "missed"] == ["not in gold"]


def test_weak_gold_neither_helps_nor_hurts() -> None:
    result = score_links([gold("agrees", strength="WEAK")], [given("conflicts")])
    assert (result.topics.wanted, result.links.given) == (0, 0)


def test_how_of_an_update_is_counted_apart() -> None:
    result = score_links([gold("updates", how="grew")], [given("updates", how="revised")])
    assert (result.topics.right, result.hows.right, result.hows.wanted) == (1, 0, 1)


def test_links_of_a_story_are_written_in_the_seeds_format(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "1.txt").write_text("Two people died in the fire in Hesk, police said on Monday.\n", encoding="utf-8")
    (story / "2.txt").write_text("Four people died in the fire in Hesk, police said on Tuesday.\n", encoding="utf-8")
    (story / "onrecord.csv").write_text("file,date,outlet\n1.txt,2031-03-03,A\n2.txt,2031-03-04,B\n", encoding="utf-8")
    predict(story, tmp_path / "out", Options())
    lines = list(read_lines(tmp_path / "out" / "relations.jsonl"))
    assert ("updates", "grew") in {(line["relation"], line["how"]) for line in lines}
    assert all({"doc", "start", "end", "text"} <= set(line["a"]) for line in lines)


def test_task_brings_its_own_data() -> None:
    assert TASK.is_own
