"""Files that are no articles: known by their first bytes, or by their names."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ingest.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A kind of file that is no article. `may_hold_article` when a person might have meant it as one."""

    name: str
    may_hold_article: bool = False


IMAGE, SOUND, FONT = Foreign(name="an image"), Foreign(name="sound or video"), Foreign(name="a font")
DATABASE = Foreign(name="an SQLite database")
PROGRAM = Foreign(name="a program")
OFFICE = Foreign(name="an office document, an e-book or a ZIP", may_hold_article=True)
ARCHIVE = Foreign(name="an archive", may_hold_article=True)

MAGIC: tuple[tuple[bytes, Foreign], ...] = (
    (b"\x89PNG\r\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"RIFF", Foreign(name="an image, sound or video")),
    (b"\x00\x00\x01\x00", IMAGE),
    (b"OggS", SOUND),
    (b"ID3", SOUND),
    (b"\x1aE\xdf\xa3", SOUND),
    (b"wOF", FONT),
    (b"OTTO", FONT),
    (b"\x00\x01\x00\x00", FONT),
    (b"SQLite format 3\x00", DATABASE),
    (b"\x7fELF", PROGRAM),
    (b"MZ\x90", PROGRAM),
    (b"{\\rtf", OFFICE),
    (b"\xd0\xcf\x11\xe0", OFFICE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"Rar!", ARCHIVE),
)

TAR_MAGIC, TAR_OFFSET = b"ustar", 257

# Texts that belong to pages or projects, not articles; told by name, because nothing in them tells.
BY_SUFFIX = {
    ".css": Foreign(name="a style sheet"),
    ".js": Foreign(name="a script"),
    ".svg": IMAGE,
    ".toml": Foreign(name="a settings file"),
    ".db-wal": DATABASE,
    ".db-shm": DATABASE,
}
BY_STEM = {"readme": Foreign(name="a description of the folder"), "license": Foreign(name="a licence")}


# Under these extensions a name can mean a description of the folder rather than an article.
PROSE_SUFFIXES = ("", ".md", ".txt", ".rst")


def foreign_kind(source: Source, head: bytes) -> Foreign | None:
    """Return what a file is if it is no article, None if it may be one."""
    by_magic = next((kind for magic, kind in MAGIC if head.startswith(magic)), None)
    if head.startswith(TAR_MAGIC, TAR_OFFSET):
        by_magic = ARCHIVE
    stem = source.name.lower().split(".", maxsplit=1)[0]
    by_stem = BY_STEM.get(stem) if source.suffix in PROSE_SUFFIXES else None
    return by_magic or BY_SUFFIX.get(source.suffix) or by_stem
