"""Ids: hashes of what they name, the same everywhere and always."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16
"""Hex digits of an id: 64 bits, one chance in a million of a clash among six million ids."""


def content_id(*parts: str) -> str:
    """Return the id of whatever `parts` describe: the same parts give the same id everywhere and always."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
