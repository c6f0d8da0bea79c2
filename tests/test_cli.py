"""The command line: what each command prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
from pathlib import Path

import pytest

from onrecord.cli import cli, main
from tests.conftest import Command


@pytest.fixture
def record(onrecord: Command, articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", articles, "-o", path).code == 0
    return path


def test_build_says_what_it_made_on_standard_error(onrecord: Command, articles: Path, tmp_path: Path) -> None:
    result = onrecord("build", articles, "-o", tmp_path / "story.db")
    assert (result.code, result.out) == (0, "")
    assert "2 articles, 2 dated lines, 2 statements." in result.err


def test_build_as_json_counts_and_lists_problems(onrecord: Command, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_text("")
    result = onrecord("build", articles, "-o", tmp_path / "story.db", "--json")
    report = json.loads(result.out)
    assert result.code == 3
    assert (report["counts"]["articles"], report["counts"]["failed"]) == (2, 1)
    assert [Path(problem["input"]).name for problem in report["problems"]] == ["empty.txt"]


def test_timeline_prints_date_text_and_source(onrecord: Command, record: Path) -> None:
    lines = onrecord("timeline", record).out.splitlines()
    assert lines[0].split(maxsplit=1) == ["2025-03-04", "The dam above Port Lune broke on Tuesday"]
    assert lines[1].strip() == "[1] · says the harbour master · resolved from “Tuesday”"
    assert "[1] dam.txt, 2025-03-05 (stated: date line)" in lines


def test_timeline_as_json_carries_bounds_basis_and_words(onrecord: Command, record: Path) -> None:
    line = json.loads(onrecord("timeline", record, "--json").out)["timeline"][0]
    when = line["when"]
    assert (when["earliest"], when["latest"], when["basis"], when["words"]) == (
        "2025-03-04",
        "2025-03-04",
        "resolved",
        "Tuesday",
    )


def test_statements_print_speaker_and_words_without_the_teaser(onrecord: Command, record: Path) -> None:
    out = onrecord("statements", record).out
    assert "Ana Sole said" in out
    assert "“We are all safe,”" in out
    assert "Ferry late again" not in out


def test_statements_of_one_speaker(onrecord: Command, record: Path) -> None:
    assert "We are all safe" in onrecord("statements", record, "--speaker", "sole").out
    assert "We are all safe" not in onrecord("statements", record, "--speaker", "Reed").out


def test_show_puts_the_cited_words_in_their_paragraph(onrecord: Command, record: Path) -> None:
    ids = onrecord("timeline", record, "--ids").out
    found = re.search(r"· ([0-9a-f]{16})", ids)
    assert found is not None
    out = onrecord("show", record, found[1][:6]).out
    assert ">>> The dam above Port Lune broke on Tuesday <<<, the harbour master said." in " ".join(out.split())
    assert "“Tuesday” is 2025-03-04" in out
    assert "dam.txt, line 5" in " ".join(out.split())


def test_sources_show_dates_bases_and_what_was_cut(onrecord: Command, record: Path) -> None:
    out = onrecord("sources", record).out
    assert "2025-03-05 (stated: date line)" in out
    assert "READ MORE: Ferry late again" in out


def test_speaker_that_one_article_leaves_open_is_named_by_another(onrecord: Command, tmp_path: Path) -> None:
    words = "“We had ten minutes to leave the house, and for some that was not enough.”"
    (tmp_path / "named.txt").write_text(
        f" date 2025-03-05\n\n\n\n{words[:-1]},” said Ana Sole in Port Lune on Tuesday.\n"
    )
    (tmp_path / "open.txt").write_text(f" date 2025-03-06\n\n\n\nThe wall broke at four in the morning.\n\n{words}\n")
    onrecord("build", tmp_path / "named.txt", tmp_path / "open.txt", "-o", tmp_path / "a.db")
    out = onrecord("statements", tmp_path / "a.db", "--ids").out
    line = next(line for line in out.splitlines() if "not named here" in line)
    assert "Ana Sole (not named here, but by [1])" in line
    shown = onrecord("show", tmp_path / "a.db", line.split()[-1]).out
    assert "named elsewhere Ana Sole, by [1]: the same quotation" in shown
    assert "version" in shown


def test_search_finds_sentences_and_says_when_there_is_none(onrecord: Command, record: Path) -> None:
    assert "The ferry to the islands sailed again" in onrecord("search", record, "ferry", "sailed").out
    result = onrecord("search", record, "unicorn")
    assert (result.code, result.out) == (0, "")
    assert "No sentence" in result.err


def test_search_words_are_never_query_syntax(onrecord: Command, record: Path) -> None:
    assert onrecord("search", record, 'ferry" OR "dam', "NEAR(").code == 0


def test_audit_of_a_sound_record_is_clean(onrecord: Command, record: Path) -> None:
    result = onrecord("audit", record)
    assert (result.code, result.out) == (0, "")


def test_audit_finds_a_cite_that_was_changed(onrecord: Command, record: Path) -> None:
    db = sqlite3.connect(record)
    with db:
        db.execute("UPDATE cites SET quote = 'The dam held.' WHERE ordinal = 0")
    db.close()
    result = onrecord("audit", record)
    assert result.code == 1
    assert "its cite differs from the text it cites" in result.out


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE entries SET text = 'The dam held.' WHERE position = 1", "it is not what its claims make"),
        ("UPDATE entries SET when_earliest = '1999-01-01' WHERE position = 1", "it is not what its claims make"),
        ("DELETE FROM entries WHERE position = 1", "refers to a missing row of entries"),
        ("DELETE FROM cites", "it has no cite"),
        ("UPDATE cites SET raw_start = 0, raw_end = 5", "leads to another place in the source"),
        ("UPDATE slots SET value = 'Tom Reed' WHERE name = 'speaker'", "its speaker differs"),
        ("UPDATE boilerplate SET text = 'Nothing' WHERE kind = 'teaser'", "differs from the source"),
        ("UPDATE offsets SET raw_start = raw_start + 100000, raw_end = raw_end + 100000", "leads out of it"),
        ("DELETE FROM search", "sentences"),
    ],
)
def test_audit_finds_whatever_was_changed(onrecord: Command, record: Path, change: str, finding: str) -> None:
    db = sqlite3.connect(record)
    with db:
        db.execute(change)
    db.close()
    result = onrecord("audit", record)
    assert result.code == 1
    assert finding in result.out


def test_damaged_record_is_named_not_a_traceback(onrecord: Command, record: Path) -> None:
    content = bytearray(record.read_bytes())
    content[20_000:60_000] = b"x" * 40_000
    record.write_bytes(bytes(content))
    result = onrecord("statements", record)
    assert result.code in (0, 2)
    assert "Traceback" not in result.err


def test_audit_reports_a_publication_date_that_is_still_to_come(
    onrecord: Command, articles: Path, tmp_path: Path
) -> None:
    (articles / "late.txt").write_text(" date 2198-01-01 \n\nThe harbour opened again on Monday, Ana Sole said.\n")
    onrecord("build", articles, "-o", tmp_path / "late.db")
    result = onrecord("audit", tmp_path / "late.db")
    assert result.code == 1
    assert "2198-01-01, which is still to come" in result.out


def test_failed_input_ends_with_three_and_one_line_that_names_it(
    onrecord: Command, articles: Path, tmp_path: Path
) -> None:
    (articles / "empty.txt").write_text("")
    result = onrecord("build", articles, "-o", tmp_path / "story.db")
    assert result.code == 3
    assert next(line for line in result.err.splitlines() if "empty.txt" in line).startswith("failed: ")


def test_add_and_remove(onrecord: Command, record: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("The mill burned on 7 March 2025, Ana Sole said.\n")
    assert onrecord("add", record, new).code == 0
    assert "The mill burned" in onrecord("timeline", record).out
    assert onrecord("remove", record, new).code == 0
    assert "The mill burned" not in onrecord("timeline", record).out


def test_remove_of_what_is_not_there_is_refused(onrecord: Command, record: Path) -> None:
    result = onrecord("remove", record, "nowhere.txt")
    assert result.code == 2
    assert "Nothing in" in result.err


def test_standard_input_is_read(onrecord: Command, tmp_path: Path) -> None:
    line = json.dumps({"title": "Mill", "text": "The mill burned on 7 March 2025, Ana Sole said to the harbour post."})
    assert onrecord("build", "-", "-o", tmp_path / "a.db", stdin=line.encode()).code == 0
    assert "The mill burned" in onrecord("timeline", tmp_path / "a.db").out


def test_missing_record_ends_with_two_and_advice(onrecord: Command, tmp_path: Path) -> None:
    result = onrecord("timeline", tmp_path / "none.db")
    assert result.code == 2
    assert "onrecord build" in result.err


def test_interruption_ends_with_130(
    onrecord: Command, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.run.shards.read_article", interrupt)
    assert onrecord("build", articles, "-o", tmp_path / "a.db").code == 130


def test_being_asked_to_end_is_as_an_interruption_and_ends_with_143(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask_to_end(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("onrecord.run.shards.read_article", ask_to_end)
    monkeypatch.setattr("sys.argv", ["onrecord", "build", str(articles), "-o", str(tmp_path / "a.db")])
    handler = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit) as ended:
            main()
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert ended.value.code == 143
    assert "the same command goes on" in capsys.readouterr().err
    assert not (tmp_path / "a.db").exists()


def test_init_writes_a_sidecar_once(onrecord: Command, articles: Path) -> None:
    assert onrecord("init", articles).code == 0
    assert "dam.txt" in (articles / "onrecord.toml").read_text()
    assert onrecord("init", articles).code == 2


def test_doctor_finds_this_computer_well(onrecord: Command) -> None:
    result = onrecord("doctor", "--json")
    checks = {check["name"]: check["is_well"] for check in json.loads(result.out)["checks"]}
    assert checks["SQLite"]
    assert checks["Python"]


@pytest.mark.parametrize("name", ["", *sorted(cli.commands)])
def test_help_opens_with_examples(onrecord: Command, name: str) -> None:
    result = onrecord(*filter(None, [name]), "--help")
    assert result.code == 0
    assert result.out.splitlines()[0] == "Examples:"
    assert f"onrecord {name}".strip() in result.out.splitlines()[1]


HOSTILE = (
    "The \x1b[31m[bold]mill[/bold] by the harbour burned on 7 March 2025, \u202eAna Sole said on the quay, "
    "where a crowd of people from Port Lune had gathered to watch.\n"
)


def test_hostile_problem_reaches_the_terminal_as_text(onrecord: Command, tmp_path: Path) -> None:
    line = json.dumps(
        {"text": "The mill burned on 7 March 2025, Ana Sole said.", "published": "bogus \x1b]0;x\x07 2031"}
    )
    (tmp_path / "a.jsonl").write_text(line)
    built = onrecord("build", tmp_path / "a.jsonl", "-o", tmp_path / "a.db")
    shown = onrecord("sources", tmp_path / "a.db")
    assert "\x1b" not in built.err + shown.out


def test_record_among_its_own_inputs_is_left_out(onrecord: Command, articles: Path) -> None:
    record = articles / "story.db"
    assert onrecord("build", articles, "-o", record).code == 0
    assert onrecord("build", articles, "-o", record).code == 0


def test_missing_folder_of_the_record_is_named(onrecord: Command, articles: Path, tmp_path: Path) -> None:
    result = onrecord("build", articles, "-o", tmp_path / "no" / "story.db")
    assert result.code == 2
    assert "There is no folder" in result.err


def test_empty_timeline_says_so(onrecord: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry to the islands is blue, and so is the harbour.\n")
    onrecord("build", tmp_path / "a.txt", "-o", tmp_path / "a.db")
    assert "holds no such line" in onrecord("timeline", tmp_path / "a.db").err


def test_hostile_text_reaches_the_terminal_as_text(onrecord: Command, articles: Path, tmp_path: Path) -> None:
    (articles / "bad.txt").write_text(HOSTILE)
    onrecord("build", articles, "-o", tmp_path / "a.db")
    out = onrecord("timeline", tmp_path / "a.db").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]mill[/bold]" in out
