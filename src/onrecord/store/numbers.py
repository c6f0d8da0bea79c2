"""Numbers of 64 bits without a sign, in a database whose numbers have one."""

from __future__ import annotations

_ALL = 1 << 64


def signed(number: int) -> int:
    """Return a number of 64 bits as SQLite takes it."""
    return number - _ALL if number >= _ALL >> 1 else number


def unsigned(number: int) -> int:
    """Return what `signed` was made of."""
    return number % _ALL
