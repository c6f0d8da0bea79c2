"""Numbers of 64 bits without a sign, in a database whose numbers have one."""

from __future__ import annotations

import json
from collections.abc import Iterable

_ALL = 1 << 64


def signed(number: int) -> int:
    """Return a number of 64 bits as SQLite takes it."""
    return number - _ALL if number >= _ALL >> 1 else number


def unsigned(number: int) -> int:
    """Return what `signed` was made of."""
    return number % _ALL


def listed(numbers: Iterable[int]) -> str:
    """Return numbers for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps([signed(number) for number in numbers])
