from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from onrecord.ingest import Arrived, Sidecar, read_inputs
from onrecord.model import Capture, Particulars, Problem, Severity

UNHURRIED = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)
"""For properties: a busy machine is no failure, and a fixture that only changes folder holds for all examples."""


@dataclass(slots=True, kw_only=True)
class Intake:
    """All that one call of read_inputs gave."""

    arrived: list[Arrived] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def captures(self) -> list[Capture]:
        return [one.capture for one in self.arrived]

    @property
    def texts(self) -> list[str]:
        return [capture.raw for capture in self.captures]

    @property
    def locators(self) -> list[str]:
        return [one.arrival.locator for one in self.arrived]

    @property
    def outside(self) -> list[Particulars]:
        return [one.arrival.particulars for one in self.arrived]

    @property
    def failed(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.FAILED]

    @property
    def doubts(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.DOUBT]


Write = Callable[..., Path]
Read = Callable[..., Intake]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file below an empty current folder."""
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, content: str | bytes) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read paths, and sort what comes."""
    monkeypatch.chdir(tmp_path)

    def read_paths(*paths: str | Path, sidecar: Sidecar | None = None, stdin: bytes | None = None) -> Intake:
        intake = Intake()
        stream = None if stdin is None else io.BytesIO(stdin)
        for item in read_inputs([str(path) for path in paths], sidecar=sidecar, stdin=stream):
            if isinstance(item, Problem):
                intake.problems.append(item)
            else:
                intake.arrived.append(item)
        return intake

    return read_paths
