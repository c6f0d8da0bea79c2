"""Runs the scorer that a benchmark brings along, as its README says, and returns what it prints."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.task import BenchError


def run_scorer(script: Path, *arguments: str | Path) -> str:
    """Return what `python script arguments` prints; raises BenchError with its complaint when it fails."""
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        complaint = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise BenchError(f"{script}: the scorer failed: {complaint[0]}")
    return done.stdout


def scores_of(script: Path, *arguments: str | Path) -> dict[str, Any]:
    """Return the JSON object that the scorer prints with `--json`."""
    scores: dict[str, Any] = json.loads(run_scorer(script, *arguments, "--json"))
    return scores
