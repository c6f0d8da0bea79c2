"""The page audit: judgements hold for lines as they are told, and what nobody has read is listed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.audit.judging import judge, read_judgements
from bench.audit.pages import Page, Shown, find_pages, read_page
from bench.audit.wholes import is_whole
from bench.task import BenchError

LINE = Shown(
    page="dam", key="k1", when="4 March 2031", text="The dam broke", told="asserted", standing="single", sources=()
)


def write(path: Path, *lines: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_lines_are_right_wrong_or_not_read(tmp_path: Path) -> None:
    judgements = read_judgements(
        write(tmp_path / "j.jsonl", {"key": "k1", "errors": []}, {"key": "k2", "errors": ["date", "worth"]})
    )
    judged = judge([LINE, replace(LINE, key="k2"), replace(LINE, key="k3")], judgements)
    assert [line.key for line in judged.right] == ["k1"]
    assert [(line.key, errors) for line, errors in judged.wrong] == [("k2", ("date", "worth"))]
    assert [line.key for line in judged.unread] == ["k3"]
    assert judged.read == 2


def test_error_without_a_label_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="'dull'"):
        read_judgements(write(tmp_path / "j.jsonl", {"key": "k1", "errors": ["dull"]}))


def test_page_has_its_lines_in_their_paragraphs_and_a_key_that_changes_with_what_is_told(tmp_path: Path) -> None:
    text = " date 2031-03-05\n\n\n\nThe dam above Lune broke on Tuesday.\n"
    (tmp_path / "a.txt").write_text(text)
    (line,) = read_page(Page(name="dam", folder=tmp_path))
    assert "⟦The dam above Lune broke on Tuesday⟧" in line.sources[0]
    assert line.when == "2031-03-04 (resolved)"
    (tmp_path / "a.txt").write_text(text.replace("2031-03-05", "2031-03-12"))
    (later,) = read_page(Page(name="dam", folder=tmp_path))
    assert later.text == line.text
    assert later.key != line.key


def test_pages_whose_articles_are_not_here_are_left_out(tmp_path: Path) -> None:
    listed = tmp_path / "pages.toml"
    listed.write_text('[here]\nfolder = "dam"\n[gone]\nfolder = "none"\n[shared]\nshared = "seeds"\n')
    (tmp_path / "dam").mkdir()
    assert [page.name for page in find_pages(listed, home=tmp_path, shared=None)] == ["here"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested two men in Tarn on Monday", True),
        ("Hurricane Lorenzo … was downgraded to Category 1", True),
        ("He [Tom Reed] resigned on Monday", True),
        ("‹The dam, finished in 1962›, holds back a lake", True),
        ("He resigned on Monday", False),
        ("its troops left the town", False),
        ("an advisory issued late on Sunday", False),
        ("The firm, which runs the port", False),
        ("the only town that they held", False),
    ],
)
def test_line_is_whole_with_a_tense_and_a_subject_that_says_who(text: str, *, expected: bool) -> None:
    assert is_whole(text) is expected
