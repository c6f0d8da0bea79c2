"""What was read in an article, put into a draft."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate import Reading
from onrecord.model import Problem
from onrecord.store import Draft


def put_reading(draft: Draft, key: str, problems: Iterable[Problem], reading: Reading) -> None:
    """Put `reading` in the place of what was read in its capture before; `key` is its done-mark."""
    draft.put_reading(
        reading.article.capture,
        key,
        problems,
        article=reading.article,
        marks=reading.marks,
        claims=reading.claims,
        appearances=reading.appearances,
        places=reading.places,
    )
