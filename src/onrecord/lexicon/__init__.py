"""Word lists as data: TOML files beside this module, each entry with examples that a test runs."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lexicon `name` (the file `name`.toml of this package). Callers must not change it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str, section: str, key: str = "words") -> frozenset[str]:
    """Return a list of words of the lexicon `name`, as a set."""
    return frozenset(load(name)[section][key].split())


@cache
def fingerprint() -> str:
    """Return a hash over all lexicons: it changes whenever a rule does."""
    digest = hashlib.sha256()
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
