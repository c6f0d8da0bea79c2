"""What onrecord needs of a computer, and whether it is there."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from onrecord.store.features import missing_features, sqlite_version

LIBRARIES = (
    "click",
    "rich",
    "lxml",
    "trafilatura",
    "feedparser",
    "fastwarc",
    "charset-normalizer",
    "syntok",
    "filelock",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    is_well: bool
    words: str


def examine() -> tuple[Check, ...]:
    """Look at Python, SQLite, the libraries, the terminal and the folder for temporary files."""
    return (_python(), _sqlite(), *(_library(name) for name in LIBRARIES), _encoding(), _room())


def _python() -> Check:
    words = ".".join(map(str, sys.version_info[:3]))
    return Check(name="Python", is_well=sys.version_info >= (3, 11), words=f"{words} (3.11 or newer is needed)")


def _sqlite() -> Check:
    missing = missing_features()
    words = f"{sqlite_version()}" + (
        f", without {' and '.join(missing)}: use another build of Python" if missing else ""
    )
    return Check(name="SQLite", is_well=not missing, words=words)


def _library(name: str) -> Check:
    try:
        return Check(name=name, is_well=True, words=version(name))
    except PackageNotFoundError:
        return Check(name=name, is_well=False, words="not installed: install onrecord again")


def _encoding() -> Check:
    encoding = (sys.stdout.encoding or "").casefold()
    is_well = encoding.replace("-", "") == "utf8"
    advice = "" if is_well else ": set PYTHONUTF8=1, or quotation marks may not print"
    return Check(name="terminal", is_well=is_well, words=f"{encoding or 'unknown'}{advice}")


def _room() -> Check:
    folder = tempfile.gettempdir()
    is_well = os.access(folder, os.W_OK)
    return Check(name="temporary files", is_well=is_well, words=folder if is_well else f"{folder} can't be written")
