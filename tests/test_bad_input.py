"""Bad input: each is one clear line that names the file, and costs nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.store import Record
from tests.conftest import Command

GOOD = "The dam above Port Lune broke on 4 March 2025, the harbour master Ana Sole said.\n"
LINE = "The dam above Port Lune broke on 4 March 2025"
PROSE = "The harbour master said the dam above the town had held through the night. " * 20


def warc(body: bytes) -> bytes:
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        "WARC-Target-URI: https://post.example/dam\r\nWARC-Date: 2025-03-05T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary_junk(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 50)


def huge_line(path: Path) -> None:
    path.write_bytes(b"word " * 10_000_000)


def deep_html(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 100_000 + PROSE + "</div>" * 100_000 + "</body></html>")


def entity_bomb(path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss><channel><item>&e9;</item></channel></rss>')


def truncated_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(PROSE.encode())[:-20])


def truncated_warc(path: Path) -> None:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{PROSE}</p></body></html>"
    path.write_bytes(warc(page.encode())[:-500])


def broken_jsonl(path: Path) -> None:
    path.write_text('{"text": "The mill by the harbour burned on 7 March 2025, Ana Sole said."}\n{"text": "The\n')


def csv_without_text(path: Path) -> None:
    path.write_text("colour,weight\nred,3\n")


def page_without_article(path: Path) -> None:
    path.write_text("<html><head><script>var a = 1;</script></head><body><nav>Home</nav></body></html>")


FAILING: dict[str, Callable[[Path], None]] = {
    "empty.txt": empty,
    "junk.txt": binary_junk,
    "huge.txt": huge_line,
    "deep.html": deep_html,
    "bomb.xml": entity_bomb,
    "cut.txt.gz": truncated_gzip,
    "cut.warc": truncated_warc,
    "broken.jsonl": broken_jsonl,
    "columns.csv": csv_without_text,
    "nothing.html": page_without_article,
}


@pytest.mark.parametrize("name", FAILING)
def test_bad_input_is_one_line_that_names_it_and_the_rest_is_built(
    onrecord: Command, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    FAILING[name](folder / name)
    (folder / "good.txt").write_text(GOOD)
    result = onrecord("build", folder, "-o", tmp_path / "story.db")
    assert result.code == 3
    assert "Traceback" not in result.err
    with Record.open(tmp_path / "story.db") as record:
        assert [Path(problem.input.partition("#")[0]).name for problem in record.problems()] == [name]
        assert LINE in [row["text"] for row in record.query("SELECT text FROM entries")]
    assert sum(line.startswith(f"failed: {folder}/{name}") for line in result.err.splitlines()) == 1


def test_whole_web_archive_of_the_same_kind_is_read(onrecord: Command, tmp_path: Path) -> None:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{GOOD} {PROSE}</p></body></html>"
    (tmp_path / "a.warc").write_bytes(warc(page.encode()))
    assert onrecord("build", tmp_path / "a.warc", "-o", tmp_path / "story.db").code == 0
    assert "https://post.example/dam" in onrecord("sources", tmp_path / "story.db").out


def test_other_lines_of_a_broken_jsonl_are_read(onrecord: Command, tmp_path: Path) -> None:
    broken_jsonl(tmp_path / "a.jsonl")
    onrecord("build", tmp_path / "a.jsonl", "-o", tmp_path / "story.db")
    assert "The mill by the harbour burned" in onrecord("timeline", tmp_path / "story.db").out


def test_unreadable_file_is_named(onrecord: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "locked.txt").write_text(GOOD)
    (folder / "good.txt").write_text(GOOD + "It rained.\n")
    real_open = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real_open(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    result = onrecord("build", folder, "-o", tmp_path / "story.db")
    assert result.code == 3
    assert "locked.txt" in result.err


def test_circle_of_links_is_named_and_ends(onrecord: Command, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "loop").symlink_to(folder / "loop2")
    (folder / "loop2").symlink_to(folder / "loop")
    result = onrecord("build", folder, "-o", tmp_path / "story.db")
    assert result.code == 3
    assert "loop" in result.err
