"""What many tests share: a small story on disk, and the command line called in-process."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.cli import run

# No deadline: no test is timed. In CI the same examples every time: a find belongs into a test, not into luck.
settings.register_profile("onrecord", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("onrecord")

DAM = """ date 2025-03-05



The dam above Port Lune broke on Tuesday, the harbour master said.

“We are all safe,” said Ana Sole. READ MORE: Ferry late again
"""
FERRY = """ date 2025-03-06



The ferry to the islands sailed again on Thursday.
"""


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder with two articles of one story."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return folder


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `onrecord ARGUMENTS`, with `stdin` as its standard input."""

    def call(*arguments: object, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Result(code=code, out=printed.out, err=printed.err)

    return call
