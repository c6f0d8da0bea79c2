"""Where benchmark data lie, and the hash that ties a floor to them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from bench.task import BenchError, Material, Shelf

HOME = Path(__file__).resolve().parent
BESIDE = HOME.parent.parent / "shared" / "bench"
"""The shared data lie beside the checkout unless ONRECORD_BENCH says where."""


def find_shelf() -> Shelf:
    """Return where data lie on this machine; raises BenchError when ONRECORD_BENCH names no folder."""
    named = os.environ.get("ONRECORD_BENCH")
    if named:
        if not Path(named).is_dir():
            raise BenchError(
                f"ONRECORD_BENCH={named}: no such folder. Name the folder of the benchmark data, or unset it."
            )
        return Shelf(own=HOME / "data", shared=Path(named).resolve())
    return Shelf(own=HOME / "data", shared=BESIDE if BESIDE.is_dir() else None)


def find_shared(shelf: Shelf, task: str, *names: str) -> Material | None:
    """Return the files `names` of the shared folder of a task; None when one of them is not on the shelf."""
    if shelf.shared is None:
        return None
    home = shelf.shared / task
    files = tuple(home / name for name in names)
    return Material(gold=home, files=files) if all(path.is_file() for path in files) else None


def find_wikinews() -> Path | None:
    """Return the shared collection of Wikinews articles, None when it is not on this machine."""
    shared = find_shelf().shared
    path = shared.parent / "open" / "wikinews.jsonl.gz" if shared else None
    return path if path and path.is_file() else None


def hash_files(files: Iterable[Path], *, base: Path) -> str:
    """Return the sha256 over names and contents, in the order of the names; `base` is cut from the names."""
    whole = hashlib.sha256()
    for name, path in sorted((os.path.relpath(path, base), path) for path in files):
        content = path.read_bytes()
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()
