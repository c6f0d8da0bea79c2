from __future__ import annotations

import hashlib
import logging

import pytest

from onrecord.ingest import limits, pdf
from onrecord.ingest.pdf_lines import LineCollector
from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write
from tests.ingest.files import column, draw, locked_pdf, make_pdf, pdf_of_streams

FERRY = column(
    "The ferry stays in port until the storm has passed, its owner said",
    "on Monday. Nobody knows how long that will take.",
    "“We wait,” he told the passengers, who had been on the quay since",
    "the morning.",
)


def test_a_pdf_is_one_capture_known_by_its_bytes(write: Write, read: Read) -> None:
    content = make_pdf(FERRY)
    (capture,) = read(write("a.pdf", content)).captures
    assert capture.id == hashlib.sha256(content).hexdigest()
    assert capture.media is Media.TEXT
    assert capture.particulars == Particulars()


def test_lines_are_joined_to_paragraphs(write: Write, read: Read) -> None:
    first, second, after = read(write("a.pdf", make_pdf(FERRY))).texts[0].split("\n\n")
    assert first.startswith("The ferry stays in port until the storm has passed, its owner said on Monday. Nobody")
    assert second == "“We wait,” he told the passengers, who had been on the quay since the morning."
    assert after == "\f"


def test_a_pdf_is_recognised_by_its_bytes(write: Write, read: Read) -> None:
    assert len(read(write("article", make_pdf(FERRY))).arrived) == 1
    assert len(read("-", stdin=make_pdf(FERRY)).arrived) == 1


def test_each_page_ends_with_a_form_feed(write: Write, read: Read) -> None:
    content = make_pdf(column("The first page ends."), column("The second follows."))
    assert read(write("a.pdf", content)).texts == ["The first page ends.\n\n\fThe second follows.\n\n\f"]


def test_a_paragraph_that_runs_over_a_page_has_the_form_feed_behind_a_blank(write: Write, read: Read) -> None:
    content = make_pdf(
        column("The harbour master said that the ferry would not leave the"), column("port before Friday at noon.")
    )
    text = "The harbour master said that the ferry would not leave the \fport before Friday at noon.\n\n\f"
    assert read(write("a.pdf", content)).texts == [text]


def test_a_word_that_a_page_end_divides_stays_on_its_first_page(write: Write, read: Read) -> None:
    content = make_pdf(
        column("The mayor said that nothing had been heard from the govern-"), column("ment before Friday at noon.")
    )
    assert "from the government \fbefore Friday" in read(write("a.pdf", content)).texts[0]


def test_a_line_of_another_size_is_a_paragraph_of_its_own(write: Write, read: Read) -> None:
    content = make_pdf([(70, 730, 20, "Storm keeps ferry in port"), *FERRY])
    assert read(write("a.pdf", content)).texts[0].startswith("Storm keeps ferry in port\n\nThe ferry stays")


def test_a_wider_gap_begins_a_paragraph(write: Write, read: Read) -> None:
    above = column("The ferry stays in port until the storm has passed, its owner said", top=700)
    below = column("on Monday, and the passengers have been waiting ever since then on", "the quay.", top=680)
    assert read(write("a.pdf", make_pdf([*above, *below]))).texts[0].count("\n\n") == 2


def test_an_indented_line_begins_a_paragraph(write: Write, read: Read) -> None:
    lines = [
        *column("The ferry stays in port until the storm has passed, its owner says", top=700),
        *column("Nobody knows how long that will take, and nobody wants to guess it", top=688, x=90),
    ]
    assert read(write("a.pdf", make_pdf(lines))).texts[0].count("\n\n") == 2


def test_indented_lines_one_under_the_other_are_paragraphs_of_one_line(write: Write, read: Read) -> None:
    body = column("ferry will not leave before the storm has passed, its owner said.", "Nobody knows more.", top=700)
    first = column("A storm that began on Sunday keeps the ferry in port, where the", top=712, x=90)
    single = column("Hundreds of passengers wait on the quay, many of them since dawn", top=676, x=90)
    next_first = column("Their luggage stands in the rain, and the cafes on the quay have", top=664, x=90)
    rest = column("run out of bread.", top=652)
    paragraphs = read(write("a.pdf", make_pdf([*first, *body, *single, *next_first, *rest]))).texts[0].split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs[:3]] == ["A", "Hundreds", "Their"]


def test_a_block_that_is_set_apart_and_indented_is_one_paragraph(write: Write, read: Read) -> None:
    block = column(
        "We wait, and we shall wait until the storm has gone, because the", "ferry is old and", top=642, x=90
    )
    content = make_pdf([*FERRY, *block, *column("The owner said no more than that.", top=610)])
    assert "because the ferry is old and\n\n" in read(write("a.pdf", content)).texts[0]


def test_a_column_goes_on_at_the_top_of_the_next(write: Write, read: Read) -> None:
    left = column("The ferry stays in port", "until the storm, which", "began on Sunday, has", top=700)
    right = column("passed, its owner said.", top=700, x=320)
    text = "The ferry stays in port until the storm, which began on Sunday, has passed, its owner said."
    assert read(write("a.pdf", make_pdf([*left, *right]))).texts[0].startswith(text)


def test_running_heads_and_page_numbers_are_left_out(write: Write, read: Read) -> None:
    pages = [
        [(70, 780, 8, "The Evening Lantern"), *column(f"Paragraph {word} stands here."), (300, 20, 8, f"Page {n} of 3")]
        for n, word in enumerate(("one", "two", "three"), start=1)
    ]
    text = "Paragraph one stands here.\n\n\fParagraph two stands here.\n\n\fParagraph three stands here.\n\n\f"
    assert read(write("a.pdf", make_pdf(*pages))).texts == [text]


def test_what_a_browser_prints_at_the_edges_gives_the_address_and_is_left_out(write: Write, read: Read) -> None:
    head, foot = "11/24/31, 12:25 PM Storm keeps ferry in port", "https://www.lantern.example/2031/05/12/ferry 1/1"
    (capture,) = read(write("a.pdf", make_pdf([(24, 780, 8, head), *FERRY, (24, 20, 8, foot)]))).captures
    assert capture.raw.startswith("The ferry stays")
    assert capture.raw.endswith("since the morning.\n\n\f")
    assert (capture.particulars.url, capture.particulars.outlet) == (foot.removesuffix(" 1/1"), "lantern.example")


@pytest.mark.parametrize("foot", ["https://www.lantern.example/2031/05/… 1/1", "file:///home/a/ferry.html 1/1"])
def test_an_address_cut_short_or_of_a_file_is_none(write: Write, read: Read, foot: str) -> None:
    (capture,) = read(write("a.pdf", make_pdf([*FERRY, (24, 20, 8, foot)]))).captures
    assert capture.particulars == Particulars()
    assert "//" not in capture.raw


def test_a_drop_capital_belongs_to_its_word(write: Write, read: Read) -> None:
    content = make_pdf([(70, 690, 36, "T"), *column("he ferry stays in port.", x=100)])
    assert read(write("a.pdf", content)).texts[0].startswith("The ferry")


def test_joined_letters_are_read_as_letters() -> None:
    """Of some fonts "ffi" is one letter."""
    collector = LineCollector(0)
    collector.take("o\ufb03cials", (1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0), None, 10)
    collector.end_line()
    assert [line.words for line in collector.lines] == ["officials"]


def test_a_title_and_an_author_count_where_the_text_says_the_same(write: Write, read: Read) -> None:
    page = [(70, 730, 20, "Storm keeps ferry in port"), *column("By Ana Sole", top=715), *FERRY]
    info = "/Title (Storm keeps ferry in port) /Author (Ana Sole)"
    (capture,) = read(write("a.pdf", make_pdf(page, info=info))).captures
    assert capture.particulars == Particulars(title="Storm keeps ferry in port", byline="Ana Sole")


def test_a_title_that_the_text_does_not_have_is_not_taken(write: Write, read: Read) -> None:
    info = "/Title (Microsoft Word - draft3.doc) /Author (user1)"
    assert read(write("a.pdf", make_pdf(FERRY, info=info))).captures[0].particulars == Particulars()


def test_the_day_on_which_it_was_made_dates_nothing(write: Write, read: Read) -> None:
    content = make_pdf(FERRY, info="/CreationDate (D:20310512070000Z)")
    assert read(write("a.pdf", content)).captures[0].particulars.published is None


def test_a_pdf_locked_only_against_changes_is_read(write: Write, read: Read) -> None:
    intake = read(write("a.pdf", locked_pdf(make_pdf(FERRY), password="")))
    assert intake.texts[0].startswith("The ferry stays")
    assert intake.problems == []


# What can be wrong


def test_a_scan_is_one_problem_that_says_what_to_do(write: Write, read: Read) -> None:
    (problem,) = read(write("a.pdf", pdf_of_streams(b"q 600 0 0 800 0 0 cm Q", b"q Q"))).failed
    assert problem.reason == "its 2 pages hold no text: blank, or pictures of text (a scan)"
    assert "OCR" in problem.advice


def test_pages_without_text_are_doubted(write: Write, read: Read) -> None:
    intake = read(write("a.pdf", make_pdf(FERRY, [], column("The storm goes on."))))
    assert len(intake.arrived) == 1
    assert [problem.reason for problem in intake.problems] == ["no text on page 2: blank, or pictures of text"]


def test_an_encrypted_pdf_is_one_problem_that_says_what_to_do(write: Write, read: Read) -> None:
    (problem,) = read(write("a.pdf", locked_pdf(make_pdf(FERRY), password="x" * 8))).problems
    assert problem.reason == "this PDF is encrypted"
    assert "without one" in problem.advice


def test_a_pdf_without_pages_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.pdf", pdf_of_streams())).problems
    assert problem.reason == "this PDF is damaged: no text could be read from it"


def test_a_damaged_page_is_doubted_and_the_others_are_read(write: Write, read: Read) -> None:
    streams = [draw(FERRY), b"(" * 200, draw(column("The storm goes on."))]
    intake = read(write("a.pdf", pdf_of_streams(*streams)))
    assert "The storm goes on." in intake.texts[0]
    assert len(intake.doubts) == 1
    assert "page 2" in intake.doubts[0].reason


def test_a_truncated_pdf_is_one_problem_or_none(write: Write, read: Read) -> None:
    """The parser finds what is left of many a PDF; then it is read, and otherwise named."""
    content = make_pdf(FERRY)
    for length in range(10, len(content), 37):
        intake = read(write("a.pdf", content[:length]))
        assert len(intake.arrived) + len(intake.failed) == 1, length


def test_an_export_of_articles_as_pdf_is_refused(write: Write, read: Read) -> None:
    lines = column("Storm keeps ferry in port", "Length: 512 words", "Body", "The ferry.", "Load-Date: May 12, 2031")
    (problem,) = read(write("a.pdf", make_pdf(lines))).problems
    assert problem.reason == "it is an export of articles, and a PDF of those can't be split"


def test_too_many_pages_are_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.pdf", make_pdf(*([column("Text.")] * (limits.PDF_PAGES + 1))))).problems
    assert problem.reason == "it has 301 pages, and 300 are the most that are read"


def test_a_page_that_unpacks_to_more_than_any_is_one_problem(write: Write, read: Read) -> None:
    bomb = pdf_of_streams(b"q Q " * (limits.PDF_STREAM_BYTES // 2), packed=True)
    assert len(bomb) < 100_000
    (problem,) = read(write("a.pdf", bomb)).failed
    assert "damaged" in problem.reason or "larger" in problem.reason


def test_drawing_without_end_is_one_problem(write: Write, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PDF_OPERATIONS", 1000)
    (problem,) = read(write("a.pdf", make_pdf(*([FERRY] * 100)))).problems
    assert problem.reason == "its pages take more steps to draw than any article's"


def test_the_parser_logs_nothing(write: Write, read: Read, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read(write("a.pdf", make_pdf(FERRY)[:-200]))
    assert caplog.records == []
    assert logging.getLogger("pypdf").level == logging.NOTSET


def test_a_file_that_is_only_named_pdf_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.pdf", "The ferry stays.")).problems
    assert problem.reason == "it is named .pdf, but is none"
