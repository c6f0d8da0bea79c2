"""Writing an export: a file, a folder, a zip or standard output. A file that is there stays, unless forced."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import UsageError
from onrecord.present.exports.contents import Export

STANDARD_OUTPUT = "-"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member of a zip: the earliest that one can have."""


def check_target(out: str, *, is_folder: bool, force: bool, keep: Collection[Path]) -> None:
    """Raise UsageError when an export must not go to `out`: before the work is done that would be in vain.

    `keep` are files that are never written over: the record itself, and what it was made from.
    """
    if out == STANDARD_OUTPUT:
        if is_folder:
            raise UsageError(
                "This format is several files.", advice="Name a folder or a zip: -o story/ or -o story.zip"
            )
        return
    path = Path(out)
    if path.resolve() in {kept.resolve() for kept in keep}:
        raise UsageError(f"{out} is the record, or one of its articles.", advice="Name another file with -o.")
    if path.is_dir() and not (is_folder and not _is_zip(path)):
        raise UsageError(f"{out} is a folder.", advice=f"Name a file in it: -o {path / 'story'}")
    if path.exists() and not path.is_dir() and (not force or (is_folder and not _is_zip(path))):
        advice = "--force writes over it." if not is_folder or _is_zip(path) else "Name a folder or a zip."
        raise UsageError(f"{out} is there already.", advice=advice)
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", advice="Make it, or name another file with -o.")


def write_export(export: Export, out: str, *, is_folder: bool, force: bool, stdout: BinaryIO) -> tuple[Path, ...]:
    """Write an export to where `check_target` allowed it, and return the files that are written now.

    Each is written beside its place and then moved there, so that a reader never finds half of it.
    """
    path = Path(out)
    if out == STANDARD_OUTPUT:
        stdout.write(export.files[0][1])
        stdout.flush()
        return ()
    if not is_folder:
        return _write({path: export.files[0][1]}, force=force)
    if _is_zip(path):
        return _write({path: zip_of(export)}, force=force)
    _check_absent([path / name for name, _ in export.files], force=force)
    path.mkdir(exist_ok=True)
    return _write({path / name: data for name, data in export.files}, force=force)


def zip_of(export: Export) -> bytes:
    """Return the files of an export as a zip whose bytes depend on them alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in export.files:
            member = zipfile.ZipInfo(name, date_time=_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # the same on every system
            member.external_attr = 0o644 << 16
            archive.writestr(member, data)
    return out.getvalue()


def _write(files: dict[Path, bytes], *, force: bool) -> tuple[Path, ...]:
    _check_absent(files, force=force)
    for path, data in files.items():
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return tuple(files)


def _check_absent(paths: Collection[Path], *, force: bool) -> None:
    if not force and (there := [path for path in paths if path.exists()]):
        raise UsageError(f"{there[0]} is there already.", advice="--force writes over it.")


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"
