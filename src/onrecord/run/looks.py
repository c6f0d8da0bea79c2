"""What a reader has seen of a record: the articles that it held at the last look, remembered outside the record.

A record may be read-only, and has many readers; so a look is a small file of the reader's own, in the folder where the
system keeps the state of programs, named by where the record lies.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from platformdirs import user_state_path

from onrecord.errors import UsageError
from onrecord.model import content_id

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read: two million articles need less."""


class Looks:
    """The looks of one reader; `folder` is where they are kept, by default the reader's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_state_path("onrecord", appauthor=False) / "looks"

    def path_of(self, record: Path) -> Path:
        """Return the file that holds the last look at the record at a path."""
        return self.folder / f"{content_id('look', str(record.resolve()))}.json"

    def last(self, record: Path) -> frozenset[str] | None:
        """Return the articles that the record held at the last look, None where no look is remembered.

        Raises UsageError when the file is there and can't be read.
        """
        path = self.path_of(record)
        if not path.is_file():
            return None
        try:
            held: Any = json.loads(path.read_text(encoding="utf-8")) if path.stat().st_size <= LARGEST else None
        except (OSError, ValueError, RecursionError):
            held = None
        articles = held.get("articles") if isinstance(held, dict) else None
        if not isinstance(articles, list) or not all(isinstance(one, str) for one in articles):
            raise UsageError(f"The last look at {record}, kept in {path}, can't be read.", advice="Delete that file.")
        return frozenset(articles)

    def remember(self, record: Path, articles: Collection[str]) -> None:
        """Remember the articles that the record held; readers at the same time never see half of it. Raises OSError."""
        path = self.path_of(record)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps({"record": str(record.resolve()), "articles": sorted(articles)}), encoding="utf-8")
        fresh.replace(path)
