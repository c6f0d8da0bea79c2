"""Scoring of versions on answers that a reader can judge at a glance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.versions.reading import ReadCase
from bench.versions.scoring import Tally, score_case

OLD, NEW = "Two died – here.", "Six died - here."


def gold(**more: Any) -> dict[str, Any]:
    return {
        "versions_of_one": [["v1.txt", "v2.txt"]],
        "not_versions": [],
        "not_versions_why": [],
        "order": [{"pair": ["v1.txt", "v2.txt"], "by": "date"}],
        "changes": [
            {
                "id": 1,
                "from": "v1.txt",
                "to": "v2.txt",
                "how": "changed",
                "kind": "figure",
                "old": [0, 3],
                "new": [0, 3],
            }
        ],
        "untouched": [{"from": "v1.txt", "to": "v2.txt", "old": [9, 10], "new": [9, 10], "why": "dash"}],
        "corrections": [],
        "not_corrections": [],
    } | more


def tally(folder: Path, read: ReadCase, **more: Any) -> Tally:
    (folder / "v1.txt").write_text(OLD, encoding="utf-8")
    (folder / "v2.txt").write_text(NEW, encoding="utf-8")
    found = Tally()
    score_case(found, gold(**more), read, folder)
    return found


def change(old: list[int] | None, new: list[int] | None, **more: str) -> dict[str, Any]:
    return {"from": "v1.txt", "to": "v2.txt", "how": "changed", "kind": "figure", "old": old, "new": new} | more


VERSIONS = ({"files": ["v1.txt", "v2.txt"], "known_by": ["publication"]},)


def test_all_right(tmp_path: Path) -> None:
    found = tally(tmp_path, ReadCase(versions=VERSIONS, changes=(change([0, 3], [0, 3]),)))
    assert found.ratio("changes right", "changes") == 100
    assert found.ratio("orders right", "orders") == 100
    assert found.counts["false alarms"] == 0


def test_a_report_of_typography_is_a_false_alarm(tmp_path: Path) -> None:
    found = tally(tmp_path, ReadCase(versions=VERSIONS, changes=(change([9, 10], [9, 10]),)))
    assert found.counts["false alarms"] == 1
    assert found.ratio("untouched right", "untouched") == 0


@pytest.mark.parametrize("is_unclear", [True, False])
def test_the_other_direction_is_right_only_where_the_order_is_unclear(tmp_path: Path, *, is_unclear: bool) -> None:
    order = [{"pair": ["v1.txt", "v2.txt"], "by": "unclear" if is_unclear else "date"}]
    turned = change([0, 3], [0, 3]) | {"from": "v2.txt", "to": "v1.txt"}
    found = tally(tmp_path, ReadCase(versions=VERSIONS, changes=(turned,)), order=order)
    assert found.ratio("changes right", "changes") == (100 if is_unclear else 0)


def test_notes_are_scored_by_effect_by_what_they_take_back_and_by_who_rests_on_it(tmp_path: Path) -> None:
    wanted = {
        "in": "v2.txt",
        "note": [0, 5],
        "effect": "revised",
        "takes_back": {"file": "v1.txt", "span": [0, 3]},
        "rests_on": ["c1.txt", "c2.txt"],
    }
    given = wanted | {"note": [2, 8], "effect": "retracted", "rests_on": ["c1.txt"]}
    found = tally(tmp_path, ReadCase(versions=VERSIONS, notes=(given,)), corrections=[wanted])
    names = ("notes", "effects", "taken back")
    assert [found.ratio(f"{name} right", name) for name in names] == [100, 0, 100]
    assert found.ratio("rests right", "rests wanted") == 50
