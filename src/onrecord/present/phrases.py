"""Counts and lists in words."""

from __future__ import annotations


def count(number: int, one: str) -> str:
    """Return "1 report" or "3 reports"."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def listed(words: tuple[str, ...]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""
