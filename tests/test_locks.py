"""The locks pin all that pyproject.toml asks for, by hash, and name no index, host or folder."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock pins, by normalised name."""
    found: dict[str, set[str]] = {}
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    for package, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE):
        found.setdefault(normalised(package), set()).add(version)
    return found


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(requirements: list[str]) -> set[str]:
    return {normalised(re.split(r"[^\w.-]", requirement)[0]) for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_is_nothing_but_pins_and_hashes(lock: Path) -> None:
    pin = re.compile(r"[\w.-]+==[\w.+!-]+( ; [^\\/]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lock.read_text(encoding="utf-8").splitlines() if not pin.fullmatch(line)] == []


def test_what_running_needs_is_pinned() -> None:
    assert asked(PROJECT["project"]["dependencies"]) - set(pins("run")) == set()


def test_what_building_needs_is_pinned() -> None:
    assert asked(PROJECT["build-system"]["requires"]) - set(pins("build")) == set()


def test_development_has_the_very_versions_that_run() -> None:
    development = pins("dev")
    assert {name: development.get(name) for name in pins("run") | pins("build")} == pins("run") | pins("build")


def test_what_development_needs_is_pinned() -> None:
    assert asked(PROJECT["project"]["optional-dependencies"]["dev"]) - set(pins("dev")) == set()
