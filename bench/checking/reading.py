"""Drafts of the benchmark, held against their records as the product holds them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.lines import read_lines, write_lines
from bench.shelf import HOME, find_wikinews
from onrecord.check import Verdict
from onrecord.ingest import load_sidecar, read_inputs
from onrecord.ingest.sidecar_files import find_sidecar
from onrecord.run.check import check_file
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.store import Record
from onrecord.text import Span

OWN_STORIES = "stories/"
"""Records that begin with it lie in the part itself, the others count from the root of the project."""

KINDS = {"name and role": "role"}
"""What gold calls a kind that the product calls otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One item of the product's: its kind in the words of gold, and its span in the file of the draft."""

    kind: str
    span: Span
    verdict: str
    reason: str

    @property
    def is_alarm(self) -> bool:
        return self.verdict != Verdict.FOUND.value


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """A draft with its gold (as in its file) and the answers to it."""

    name: str
    text: str
    items: Sequence[dict[str, Any]]
    answers: Sequence[Answer]


class Records:
    """The records that drafts are held against, each built once a run."""

    def __init__(self, part: Path, scratch: Path) -> None:
        self._part = part
        self._scratch = scratch

    def path_of(self, wanted: list[str] | dict[str, list[str]]) -> Path | None:
        """Return the record of `wanted`, None when its articles are not on this machine."""
        name = "-".join(wanted["wikinews"] if isinstance(wanted, dict) else wanted).replace("/", "-")
        path = self._scratch / f"{name[:100]}.db"
        if not path.exists():
            inputs = self._wikinews(wanted["wikinews"], path) if isinstance(wanted, dict) else self._folders(wanted)
            if inputs is None:
                return None
            beside = None if isinstance(wanted, dict) else find_sidecar(Path(inputs[0]))
            sidecar = load_sidecar(beside) if beside else None
            build(read_inputs(inputs, sidecar=sidecar), path, progress=Silent(), clock=lambda: "")
        return path

    def _folders(self, wanted: Sequence[str]) -> list[str]:
        return [str((self._part if one.startswith(OWN_STORIES) else HOME.parent) / one) for one in wanted]

    def _wikinews(self, ids: Sequence[str], path: Path) -> list[str] | None:
        if self._articles is None:
            return None
        target = path.with_suffix(".jsonl")
        write_lines(target, [self._articles[one] for one in ids])
        return [str(target)]

    @cached_property
    def _articles(self) -> dict[str, dict[str, Any]] | None:
        source = find_wikinews()
        return {line["id"]: line for line in read_lines(source)} if source else None


def check_drafts(part: Path, scratch: Path) -> Iterator[CheckedDraft]:
    """Yield every draft of a part, checked; those whose record is not on this machine are left out with a word."""
    records = Records(part, scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    for path in sorted(part.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        record = records.path_of(gold["record"])
        if record is None:
            print(f"check: {path.stem} is left out, its articles are not on this machine")
            continue
        yield check_draft_of(path.with_suffix(".txt"), gold, record)


def check_draft_of(path: Path, gold: dict[str, Any], record: Path) -> CheckedDraft:
    """Return one draft with the product's answers, their spans in the file."""
    with Record.open(record) as opened:
        found = check_file(str(path), opened, day=date.fromisoformat(gold["date"]))
    answers = [
        Answer(
            kind=KINDS.get(item.kind.value, item.kind.value), span=raw, verdict=item.verdict.value, reason=item.reason
        )
        for item in found.items
        if (raw := found.draft.offsets.to_raw(item.span))
    ]
    text = path.read_bytes().decode("utf-8")
    return CheckedDraft(name=path.stem, text=text, items=gold["items"], answers=answers)
