from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.fields import read_fields
from onrecord.ingest.limits import PAYLOAD_BYTES
from onrecord.ingest.records import Collection, read_record
from onrecord.ingest.tables import find_delimiter
from onrecord.lexicon import load
from onrecord.model import Media, Particulars
from tests.ingest.conftest import UNHURRIED, Read, Write

NAMES = [
    *(name for slot, names in load("fields").items() if slot != "example" for name in names),
    *("uri", "bodies", "headlines", "infosources", "standard", "value", "body_html", "type", "pubstatus"),
]

LINE = '{"maintext": "The bridge opened.", "title": "Bridge opens", "source_domain": "lantern.example"}'


@pytest.mark.parametrize("example", load("fields")["example"], ids=lambda example: example["tool"])
def test_the_field_map_reads_the_exports_of_known_tools(example: dict[str, Any]) -> None:
    fields = read_fields(json.loads(example["record"]))
    assert fields is not None
    names = ("title", "byline", "outlet", "published", "language", "url")
    assert fields.text == example["text"]
    assert fields.particulars == Particulars(**{name: example.get(name) for name in names})


def test_a_jsonl_line_is_a_payload_known_by_its_own_bytes(write: Write, read: Read) -> None:
    intake = read(write("export.jsonl", f"{LINE}\r\n\n{LINE}"))
    assert intake.locators == ["export.jsonl#1", "export.jsonl#3"]
    assert {capture.id for capture in intake.captures} == {hashlib.sha256(LINE.encode()).hexdigest()}
    assert intake.texts == ["The bridge opened."] * 2


def test_what_a_line_states_lies_inside_its_capture(write: Write, read: Read) -> None:
    (capture,) = read(write("export.jsonl", LINE)).captures
    assert capture.particulars == Particulars(title="Bridge opens", outlet="lantern.example")


def test_the_order_of_fields_does_not_matter_in_a_json_array(write: Write, read: Read) -> None:
    intake = read(write("export.json", '[{"text": "A.", "title": "T"}, {"title":"T","text":"A."}]'))
    assert intake.locators == ["export.json#1", "export.json#2"]
    assert intake.captures[0] == intake.captures[1]
    assert intake.captures[0].id == hashlib.sha256(b'{"text":"A.","title":"T"}').hexdigest()


def test_a_json_object_with_a_text_is_one_article(write: Write, read: Read) -> None:
    intake = read(write("article.json", json.dumps({"title": "T", "text": "A."}, indent=2)))
    assert intake.locators == ["article.json"]


def test_a_json_object_that_wraps_a_list_stands_for_the_list(write: Write, read: Read) -> None:
    intake = read(write("answer.json", '{"status": "ok", "articles": [{"content": "A."}, {"content": "B."}]}'))
    assert intake.texts == ["A.", "B."]


def test_an_object_that_describes_itself_can_wrap_a_list(write: Write, read: Read) -> None:
    assert read(write("answer.json", '{"description": "Saved today.", "articles": [{"text": "A."}]}')).texts == ["A."]


def test_json_lines_are_read_under_the_extension_json(write: Write, read: Read) -> None:
    assert read(write("lines.json", f"{LINE}\n{LINE}\n")).locators == ["lines.json#1", "lines.json#2"]


def test_a_long_json_array_is_read_element_by_element(write: Write, read: Read) -> None:
    articles = [{"text": f"Article {number}. " + "word " * (number % 3000), "id": number} for number in range(300)]
    intake = read(write("long.json", json.dumps(articles, indent=1)))
    assert intake.texts == [article["text"] for article in articles]


def test_a_text_field_with_markup_is_html(write: Write, read: Read) -> None:
    lines = [
        '{"content": "<p>It opened.</p><p>At last.</p>"}',
        '{"content": "If a < b and c > d, say <name withheld>."}',
    ]
    captures = read(write("mixed.jsonl", "\n".join(lines))).captures
    assert [capture.media for capture in captures] == [Media.HTML, Media.TEXT]


def test_a_record_with_only_a_page_is_html(write: Write, read: Read) -> None:
    assert read(write("pages.jsonl", '{"html": "<p>It opened.</p>"}')).captures[0].media is Media.HTML


def test_a_record_with_only_a_summary_is_read_with_a_doubt(write: Write, read: Read) -> None:
    intake = read(write("short.jsonl", '{"title": "T", "description": "It opened."}'))
    assert intake.texts == ["It opened."]
    assert "only a summary" in intake.doubts[0].reason


def test_a_date_of_download_is_not_a_date_of_publication(write: Write, read: Read) -> None:
    line = '{"text": "A.", "date_download": "2031-05-02", "indexed_date": "2031-05-02", "date_publish": "None"}'
    assert read(write("undated.jsonl", line)).captures[0].particulars.published is None


def test_utf16_lines_of_powershell_are_read(write: Write, read: Read) -> None:
    intake = read(write("export.jsonl", ('{"text": "“A.”"}\r\n' * 2).encode("utf-16")))
    assert intake.texts == ["“A.”", "“A.”"]
    assert intake.problems == []


def test_half_characters_are_replaced_at_equal_length_with_a_doubt(write: Write, read: Read) -> None:
    intake = read(write("export.jsonl", r'{"text": "A \ud83d B", "title": "\udc00"}'))
    assert intake.texts == ["A \N{REPLACEMENT CHARACTER} B"]
    assert "halves of characters" in intake.doubts[0].reason
    intake.captures[0].raw.encode()


def test_a_table_has_a_payload_a_row(write: Write, read: Read) -> None:
    intake = read(write("export.csv", 'title,text,publisher\nT,"It opened.\nAt last.",Lantern\n,,\nU,B.,Herald\n'))
    assert intake.locators == ["export.csv#1", "export.csv#3"]
    assert intake.texts == ["It opened.\nAt last.", "B."]
    assert intake.captures[0].particulars == Particulars(title="T", outlet="Lantern")
    assert intake.captures[1].id == hashlib.sha256(b'{"publisher":"Herald","text":"B.","title":"U"}').hexdigest()


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("title,text", ","),
        ("title;text;publish_date", ";"),
        ("title\ttext", "\t"),
        ("title|body", "|"),
        ("text", ","),
        ('"a; b; c",title,text', ","),
    ],
)
def test_the_delimiter_is_the_one_that_parts_the_known_names(header: str, delimiter: str) -> None:
    assert find_delimiter(header) == delimiter


def test_a_table_of_excel_with_a_mark_and_semicolons_is_read(write: Write, read: Read) -> None:
    intake = read(write("export.csv", b"\xef\xbb\xbf" + "Titel;Text\r\nT;„Der Weg“ ist frei.\r\n".encode()))
    assert intake.texts == ["„Der Weg“ ist frei."]


def test_a_table_in_windows_1252_is_read_with_one_doubt(write: Write, read: Read) -> None:
    intake = read(write("export.csv", "text\n“A.”\n“B.”\n".encode("cp1252")))
    assert intake.texts == ["“A.”", "“B.”"]
    assert len(intake.doubts) == 1


def test_a_table_is_recognised_without_an_extension(read: Read) -> None:
    assert read("-", stdin=b"url,title,text\nhttps://a.example,T,A.\n").locators == ["-#1"]


def test_prose_that_begins_with_known_words_is_no_table(read: Read) -> None:
    assert read("-", stdin=b"Content, text and body are words, says an author.\n").locators == ["-"]


# What can be wrong


def test_a_broken_line_leaves_the_other_lines(write: Write, read: Read) -> None:
    intake = read(write("export.jsonl", '{"text": "A."}\n{"text": "B.\n{"text": "C."}\n'))
    assert intake.texts == ["A.", "C."]
    (problem,) = intake.failed
    assert problem.input == "export.jsonl#2"
    assert problem.reason.startswith("it is not valid JSON")


def test_a_line_of_fifty_megabytes_is_one_problem_and_the_rest_is_read(write: Write, read: Read) -> None:
    huge = b'{"text": "' + b"x" * (50 << 20) + b'"}'
    intake = read(write("export.jsonl", b'{"text": "A."}\n' + huge + b'\n{"text": "C."}\n'))
    assert intake.texts == ["A.", "C."]
    (problem,) = intake.failed
    assert problem.input == "export.jsonl#2"
    assert "longer than 20 MB" in problem.reason


def test_a_text_of_fifty_megabytes_on_one_line_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("huge.txt", b"x" * (50 << 20))).problems
    assert "larger than 20 MB" in problem.reason
    assert "one JSONL line per article" in problem.advice


def test_deep_json_is_one_problem(write: Write, read: Read) -> None:
    intake = read(write("export.jsonl", "[" * 200_000 + "\n" + LINE))
    assert len(intake.arrived) == 1
    assert "nested too deeply" in intake.failed[0].reason


def test_deep_json_inside_an_array_is_one_problem(write: Write, read: Read) -> None:
    intake = read(write("export.json", '[{"text": "A."}, ' + "[" * 200_000))
    assert intake.texts == ["A."]
    assert len(intake.failed) == 1


def test_a_number_of_ten_thousand_digits_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("export.jsonl", '{"text": "A.", "n": ' + "9" * 10_000 + "}")).problems
    assert "not valid JSON" in problem.reason


def test_a_json_array_that_breaks_gives_what_stands_before(write: Write, read: Read) -> None:
    intake = read(write("export.json", '[{"text": "A."}, {"text": '))
    assert intake.texts == ["A."]
    (problem,) = intake.failed
    assert "element 2" in problem.reason


def test_lines_that_are_no_objects_are_named(write: Write, read: Read) -> None:
    (problem,) = read(write("export.jsonl", '{"text": "A."}\n"just a string"\n')).failed
    assert (problem.input, problem.reason) == ("export.jsonl#2", "it is no JSON object")


def test_records_without_a_text_are_one_problem(write: Write, read: Read) -> None:
    lines = [LINE, *('{"heading": "H", "n": 1}' for _ in range(50))]
    intake = read(write("export.jsonl", "\n".join(lines)))
    (problem,) = intake.failed
    assert problem.input == "export.jsonl"
    assert "2, 3, 4, 5, 6 and 45 more" in problem.reason
    assert '"heading"' in problem.reason
    assert '"maintext"' in problem.advice


def test_the_same_doubt_about_many_records_is_told_five_times_and_counted(write: Write, read: Read) -> None:
    intake = read(write("short.jsonl", "\n".join(f'{{"summary": "S{number}."}}' for number in range(30))))
    assert len(intake.arrived) == 30
    assert [problem.input for problem in intake.doubts] == [*(f"short.jsonl#{n}" for n in range(1, 6)), "short.jsonl"]
    assert intake.doubts[-1].reason == "of 25 more records: it holds only a summary of the article"


def test_one_id_with_two_texts_is_kept_twice_with_a_doubt(write: Write, read: Read) -> None:
    lines = ['{"id": 7, "text": "A."}', '{"id": 8, "text": "A."}', '{"id": 7, "text": "B."}', '{"id": 7, "text": "A."}']
    intake = read(write("export.jsonl", "\n".join(lines)))
    assert intake.texts == ["A.", "A.", "B.", "A."]
    (problem,) = intake.doubts
    assert problem.input == "export.jsonl#3"
    assert 'the id "7" of export.jsonl#1' in problem.reason


def test_a_table_without_a_text_column_is_one_problem_that_lists_its_columns(write: Write, read: Read) -> None:
    (problem,) = read(write("stories.csv", "id,title,url\n1,T,https://a.example\n2,U,https://b.example\n")).problems
    assert problem.input == "stories.csv"
    assert 'only "id", "title", "url"' in problem.reason
    assert '"text"' in problem.advice


def test_a_table_with_a_huge_field_is_one_problem_after_the_rows_before_it(write: Write, read: Read) -> None:
    huge = '"' + "word\n" * (PAYLOAD_BYTES // 4) + '"'
    intake = read(write("export.csv", f"text\nA.\n{huge}\nC.\n"))
    assert intake.texts == ["A."]
    (problem,) = intake.failed
    assert "row 2 is broken" in problem.reason


def test_a_field_of_a_megabyte_is_read(write: Write, read: Read) -> None:
    assert len(read(write("export.csv", "text\n" + "word " * 200_000 + "\n")).texts[0]) == 1_000_000


@pytest.mark.parametrize("rows", ["", "\n", ",\n", '"'])
def test_a_table_with_only_a_header_holds_nothing(write: Write, read: Read, rows: str) -> None:
    (problem,) = read(write("export.csv", f"title,text\n{rows}")).problems
    assert problem.reason == "it has no rows under its header"


@pytest.mark.parametrize("name", ["export.jsonl", "export.json", "export.csv"])
def test_a_file_of_blank_lines_is_one_problem(write: Write, read: Read, name: str) -> None:
    (problem,) = read(write(name, "\n\n  \n")).problems
    assert problem.reason == "it is empty"


def test_an_empty_list_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("export.json", "[ ]")).problems
    assert problem.reason == "its list of articles is empty"


@pytest.mark.parametrize("content", ['"text"', "17", "nonsense", "[{", "{]"])
def test_other_json_is_one_problem(write: Write, read: Read, content: str) -> None:
    assert len(read(write("export.json", content)).failed) == 1


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@UNHURRIED
@given(st.dictionaries(st.sampled_from(NAMES), JSON_VALUES, max_size=8))
def test_fields_of_any_form_end_in_articles_or_problems(record: dict[str, Any]) -> None:
    collection = Collection()
    items = list(read_record("x", record, collection=collection))
    assert items or collection.textless
