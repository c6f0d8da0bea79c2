from __future__ import annotations

from pathlib import Path

import pytest

from bench.scorer import run_scorer, scores_of
from bench.task import BenchError


def test_scores_are_what_the_scorer_prints(tmp_path: Path) -> None:
    script = tmp_path / "score.py"
    script.write_text("import sys, json; print(json.dumps({'said': sys.argv[1:]}))", encoding="utf-8")
    assert scores_of(script, "gold", tmp_path / "ours") == {"said": ["gold", str(tmp_path / "ours"), "--json"]}


def test_a_scorer_that_fails_is_named_with_its_complaint(tmp_path: Path) -> None:
    script = tmp_path / "score.py"
    script.write_text("raise SystemExit('no gold here')", encoding="utf-8")
    with pytest.raises(BenchError, match=r"score\.py: the scorer failed: no gold here"):
        run_scorer(script)
