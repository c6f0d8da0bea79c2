"""Which files the given paths mean: files, folders, globs and "-".

A folder is read with all its subfolders in the order of their names. Left out of it, without a word: hidden files and
folders, and sidecars. Symbolic links are followed when they are named themselves; inside a folder, a link to
something else in the same folder is passed over, because its target is read in its own place, and one that leads out
of the folder, in a circle or nowhere is reported.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.ingest.patterns import ANY_FOLDERS, literal_folder, matches
from onrecord.ingest.payload import failure, printable
from onrecord.ingest.sources import STANDARD_INPUT
from onrecord.model import Problem

SIDECAR_NAMES = ("onrecord.toml", "onrecord.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read. `root` is the folder given by the user, the file's own folder when it was named itself."""

    path: Path
    locator: str
    root: Path
    is_named: bool


def find_files(paths: Iterable[str]) -> Iterator[Found | Problem]:
    """Yield every file that `paths` mean, each once, and the Problem of each path or link that leads to none.

    "-" is passed over: it is no file.
    """
    seen: set[str] = set()
    for given in paths:
        for found in _find_given(given):
            if isinstance(found, Problem):
                yield found
                continue
            real = os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                yield found


def sidecar_home(paths: Iterable[str]) -> Path:
    """Return the folder in which a sidecar for `paths` belongs: the one given, or the one that holds all files."""
    folders = [_as_folder(given) for given in paths if given != STANDARD_INPUT]
    return (
        Path(os.path.commonpath([folder.resolve() for folder in folders]))
        if len(folders) > 1
        else (*folders, Path())[0]
    )


def _as_folder(given: str) -> Path:
    path = Path(given)
    if path.is_dir():
        return path
    plain = [part for part in path.parent.parts if not glob.has_magic(part)]
    return Path(*plain)


def _find_given(given: str) -> Iterator[Found | Problem]:
    if given == STANDARD_INPUT:
        return
    path = Path(given)
    try:
        exists = path.exists()
    except (OSError, ValueError) as error:  # a circle of links; a NUL in the name
        yield failure(given, f"it can't be read: {_words(error)}", advice="Name the file itself.")
        return
    if exists:
        yield from _find_existing(path, is_named=True)
    elif path.is_symlink():
        yield failure(given, "it is a link that leads nowhere", advice="Name the file itself.")
    elif glob.has_magic(given):
        yield from _find_matches(given)
    else:
        yield failure(given, "there is no such file or folder", advice="Check the path.")


def _find_matches(pattern: str) -> Iterator[Found | Problem]:
    if ANY_FOLDERS in pattern.split("/"):
        # Not by the glob module, which follows links in circles.
        folder = literal_folder(pattern)
        files = [file for file in _walk(Path(folder), root=Path(folder)) if matches(pattern, _name(file))]
    else:
        names = sorted(glob.glob(pattern))  # noqa: PTH207 - Path.glob takes no absolute pattern
        files = [file for name in names for file in _find_existing(Path(name), is_named=False)]
    if not files:
        yield failure(pattern, "no file matches this pattern", advice="Check it; ** stands for any folders.")
    yield from files


def _name(found: Found | Problem) -> str:
    return found.locator if isinstance(found, Found) else found.input


def _find_existing(path: Path, *, is_named: bool) -> Iterator[Found | Problem]:
    if not path.is_dir():
        if not is_named and path.name in SIDECAR_NAMES:
            return
        yield Found(path=path, locator=printable(path.as_posix()), root=path.parent, is_named=is_named)
        return
    count = 0
    for found in _walk(path, root=path):
        count += 1
        yield found
    if not count:
        yield failure(path.as_posix(), "there are no files in this folder", advice="Check the path.")


def _walk(folder: Path, *, root: Path) -> Iterator[Found | Problem]:
    """Yield what lies in a folder and its subfolders; without recursion, since folders can be nested without end."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and path.is_symlink():
            yield from _judge_link(path, root=root)
        elif not path.is_dir():
            yield Found(path=path, locator=printable(path.as_posix()), root=root, is_named=False)
        else:
            try:
                children = [child for child in path.iterdir() if not _is_left_out(child.name)]
            except OSError as error:
                reason = f"this folder can't be read: {_words(error)}"
                yield failure(path.as_posix(), reason, advice="Check its permissions.")
                continue
            waiting += sorted(children, key=lambda child: child.name, reverse=True)


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name in SIDECAR_NAMES


def _judge_link(link: Path, *, root: Path) -> Iterator[Problem]:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: how Python before 3.13 reports a circle
        reason = "it is a link that leads nowhere or in a circle"
    else:
        if target.is_dir() and link.parent.resolve().is_relative_to(target):
            reason = "it is a link that leads in a circle"
        elif not target.is_relative_to(root.resolve()):
            reason = "it is a link that leads out of the folder"
        else:
            return
    yield failure(link.as_posix(), f"{reason}; not followed", advice="Name what it points to, or remove it.")


def _words(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
