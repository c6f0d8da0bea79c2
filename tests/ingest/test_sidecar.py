from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest import draft_sidecar, find_sidecar, load_sidecar, sidecar_home
from onrecord.model import Particulars
from tests.ingest.conftest import UNHURRIED, Read, Write

TOML = """
[default]
language = "en"
outlet = "Unnamed"

[[article]]
file = "agency/*.txt"
outlet = "Lantern News Agency"

[[article]]
file = "agency/a.txt"
date = 2031-05-02
title = "Bridge opens"
"""


def test_a_sidecar_in_the_folder_states_what_the_files_do_not_say(write: Write, read: Read) -> None:
    for name in ("in/agency/a.txt", "in/agency/b.txt", "in/c.txt"):
        write(name, "Text.")
    write("in/onrecord.toml", TOML)
    intake = read("in")
    assert intake.problems == []
    assert intake.outside == [
        Particulars(language="en", outlet="Lantern News Agency", published="2031-05-02", title="Bridge opens"),
        Particulars(language="en", outlet="Lantern News Agency"),
        Particulars(language="en", outlet="Unnamed"),
    ]


def test_what_names_a_file_wins_over_what_matches_it(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("in/onrecord.toml", '[[article]]\nfile="a.txt"\noutlet="A"\n[[article]]\nfile="*.txt"\noutlet="B"\n')
    assert read("in").outside == [Particulars(outlet="A")]


def test_the_nearest_sidecar_holds(write: Write, read: Read) -> None:
    for name in ("in/a.txt", "in/sub/b.txt"):
        write(name, "Text.")
    write("in/onrecord.toml", '[default]\noutlet = "Upper"\n')
    write("in/sub/onrecord.toml", '[default]\noutlet = "Lower"\n')
    assert [stated.outlet for stated in read("in").outside] == ["Upper", "Lower"]


def test_a_sidecar_beside_a_file_that_is_named_holds(write: Write, read: Read) -> None:
    path = write("in/a.txt", "Text.")
    write("in/onrecord.toml", '[default]\noutlet = "Lantern"\n')
    assert read(path).outside == [Particulars(outlet="Lantern")]
    assert read("in/*.txt").outside == [Particulars(outlet="Lantern")]


def test_a_sidecar_above_the_folder_that_was_given_does_not_hold(write: Write, read: Read) -> None:
    write("above/in/a.txt", "Text.")
    write("above/onrecord.toml", '[default]\noutlet = "Lantern"\n')
    assert read("above/in").outside == [Particulars()]


def test_a_sidecar_that_is_given_holds_alone(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("in/onrecord.toml", '[default]\noutlet = "Near"\n')
    given = load_sidecar(write("mine.toml", '[[article]]\nfile = "in/a.txt"\noutlet = "Given"\n'))
    assert read("in", sidecar=given).outside == [Particulars(outlet="Given")]


def test_a_csv_states_the_same(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("in/onrecord.csv", "file,outlet,date,title\na.txt,Lantern,2031-05-02,\n")
    assert read("in").outside == [Particulars(outlet="Lantern", published="2031-05-02")]


def test_a_csv_of_a_spreadsheet_may_have_semicolons(write: Write) -> None:
    write("a.txt", "Text.")
    sidecar = load_sidecar(write("onrecord.csv", "\ufefffile;outlet\r\na.txt;Lantern, The\r\n"))
    assert sidecar.particulars_of(Path("a.txt")).outlet == "Lantern, The"


def test_a_part_of_a_file_can_be_named(write: Write, read: Read) -> None:
    write("in/export.jsonl", '{"text": "A."}\n{"text": "B."}\n')
    write("in/onrecord.csv", "file,outlet,date\nexport.jsonl,Lantern,\nexport.jsonl#2,,2031-05-02\n")
    intake = read("in")
    assert intake.problems == []
    assert intake.outside == [Particulars(outlet="Lantern"), Particulars(outlet="Lantern", published="2031-05-02")]


def test_the_sidecar_overrules_what_an_archive_states(write: Write, read: Read) -> None:
    feed = '<rss version="2.0"><channel><title>Feed</title><item><description>A.</description></item></channel></rss>'
    write("in/feed.xml", feed)
    write("in/onrecord.toml", '[default]\noutlet = "Lantern"\n')
    assert read("in").outside == [Particulars(outlet="Lantern")]


@pytest.mark.parametrize("day", ["2031-05-02", "2031-05-02T08:00:00+02:00", "2031-05-02 08:00"])
def test_dates_are_kept_as_they_are_written(write: Write, day: str) -> None:
    write("a.txt", "Text.")
    sidecar = load_sidecar(write("onrecord.toml", f'[[article]]\nfile = "a.txt"\ndate = "{day}"\n'))
    assert sidecar.particulars_of(Path("a.txt")).published == day


def test_the_toml_is_found_before_the_csv(write: Write) -> None:
    assert find_sidecar(Path()) is None
    write("onrecord.csv", "file\n")
    assert find_sidecar(Path()) == Path("onrecord.csv")
    write("onrecord.toml", "")
    assert find_sidecar(Path()) == Path("onrecord.toml")


# What can be wrong


def reasons(path: Path) -> list[str]:
    return [problem.reason for problem in load_sidecar(path).problems]


def test_the_31st_of_february_is_one_problem_and_the_rest_of_the_entry_holds(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("in/onrecord.toml", '[[article]]\nfile = "a.txt"\noutlet = "Lantern"\ndate = "2031-02-31"\n')
    intake = read("in")
    assert intake.outside == [Particulars(outlet="Lantern")]
    (problem,) = intake.failed
    assert problem.input == "in/onrecord.toml"
    assert problem.reason == '[[article]] 1, a.txt: "2031-02-31" is not a date'
    assert problem.advice == "Write it as YYYY-MM-DD, or leave it empty."


def test_the_31st_of_february_in_a_csv_names_its_line(write: Write) -> None:
    write("a.txt", "Text.")
    assert reasons(write("onrecord.csv", "file,date\na.txt,2031-02-31\n")) == [
        'line 2, a.txt: "2031-02-31" is not a date'
    ]


def test_a_bare_date_that_does_not_exist_costs_the_sidecar_but_not_the_articles(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("in/onrecord.toml", '[[article]]\nfile = "a.txt"\ndate = 2031-02-31\n')
    intake = read("in")
    assert intake.texts == ["Text."]
    (problem,) = intake.failed
    assert "not valid TOML" in problem.reason
    assert "line 3" in problem.reason
    assert "a date without quotation marks must exist" in problem.advice


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[article]]\nfile = "a.txt"\npaper = "x"\n', '[[article]] 1, a.txt: unknown key "paper"'),
        (
            '[[article]]\nfile = "a.txt"\ndate = "2031-W05-1"\n',
            '[[article]] 1, a.txt: "2031-W05-1" is not written as a day',
        ),
        ('[[article]]\nfile = "gone.txt"\n', 'there is no file "gone.txt"'),
        ('[[article]]\nfile = "*.gone"\n', 'no file matches "*.gone"'),
        ('[[article]]\noutlet = "x"\n', '[[article]] 1: no "file" is named'),
        ('[[article]]\nfile = "a.txt"\noutlet = 3\n', "[[article]] 1, a.txt: outlet is no text"),
        ("[articles]\nx = 1\n", 'unknown table or key "articles"'),
        ('[default]\nfile = "a.txt"\n', '[default]: unknown key "file"'),
        ("article = [3]\n", '[[article]] 1: no "file" is named'),
    ],
)
def test_a_faulty_entry_is_one_problem(write: Write, text: str, reason: str) -> None:
    write("a.txt", "Text.")
    assert reasons(write("onrecord.toml", text)) == [reason]


def test_an_unknown_column_is_one_problem(write: Write) -> None:
    write("a.txt", "Text.")
    assert reasons(write("onrecord.csv", "file,outlet,paper\na.txt,L,x\n")) == ['unknown column "paper"']


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("s.toml", "x = ", "not valid TOML"),
        ("s.toml", b"\x00\x01\x02\x03" * 50, "binary"),
        ("s.toml", "[article]\nfile = 1\n", "double brackets"),
        ("s.csv", "outlet,date\nL,2031-05-02\n", 'no column "file"'),
        ("s.csv", 'file\n"a.txt', "not valid CSV"),
        ("s.toml", b"#" * (2 << 20), "larger than 1 MB"),
    ],
)
def test_a_sidecar_that_cannot_be_read_is_an_input_error(
    write: Write, name: str, content: str | bytes, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        load_sidecar(write(name, content))


def test_a_missing_sidecar_is_an_input_error(write: Write) -> None:
    write("a.txt", "Text.")
    with pytest.raises(InputError, match="can't be read"):
        load_sidecar(Path("gone.toml"))


# Drafts


def test_a_draft_has_an_entry_a_file_with_what_tells_it(write: Write) -> None:
    write("in/a.txt", "\n\nThe bridge opened on Monday,\nand people cheered.\n")
    write("in/sub/page.html", "<html><head><title>Ferry closes</title></head><body>Text.</body></html>")
    write("in/export.jsonl", '{"text": "A.", "title": "Market", "outlet": "Herald", "date": "2031-05-02"}\n')
    write("in/photo.png", b"\x89PNG\r\n\x1a\n")
    draft = draft_sidecar(["in"])
    assert (
        '# The bridge opened on Monday, and people cheered.\n[[article]]\nfile = "a.txt"\noutlet = ""\ndate = ""'
        in draft
    )
    assert '# Ferry closes\n[[article]]\nfile = "sub/page.html"' in draft
    assert "# the first of several: Market\n# outlet in the file: Herald\n# date in the file: 2031-05-02\n" in draft
    assert "photo.png" not in draft


def test_a_draft_is_a_sidecar_that_states_nothing_yet(write: Write, read: Read) -> None:
    for name in ("in/a.txt", 'in/we"ird\\[1] é.txt', "in/sub/b.txt"):
        write(name, "Text.")
    Path("in/onrecord.toml").write_text(draft_sidecar(["in"]), encoding="utf-8")
    intake = read("in")
    assert intake.problems == []
    assert set(intake.outside) == {Particulars()}


@UNHURRIED
@given(st.text(alphabet=st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=12))
def test_a_draft_can_be_read_back_for_any_name_and_text(tmp_path: Path, words: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    path = folder / f"{words}.txt"
    path.write_text(f"A {words}", encoding="utf-8")
    (folder / "onrecord.toml").write_text(draft_sidecar([str(folder)]), encoding="utf-8")
    assert load_sidecar(folder / "onrecord.toml").problems == ()
    path.unlink()


def test_a_draft_for_another_folder_names_the_files_from_there(write: Write) -> None:
    write("in/a.txt", "Text.")
    assert 'file = "../in/a.txt"' in draft_sidecar(["in"], home=Path("else"))


def test_a_draft_belongs_into_the_folder_that_holds_all_files(write: Write, tmp_path: Path) -> None:
    write("in/a/x.txt", "Text.")
    write("in/b/y.txt", "Text.")
    assert sidecar_home(["in"]) == Path("in")
    assert sidecar_home(["in/a/x.txt"]) == Path("in/a")
    assert sidecar_home(["in/a", "in/b/*.txt"]) == tmp_path / "in"
    assert sidecar_home(["-"]) == Path()
