from __future__ import annotations

import pytest

from bench.offsets.measure import measure
from onrecord.clean.pages import LARGEST_PAGE, Page, extract_page
from onrecord.errors import InputError
from onrecord.text import Span, lines_of

TITLE = "Bridge at Tarn stays shut"
FIRST = "The bridge at Tarn will stay shut until May, the harbour board said on Monday."
SECOND = "Its engineers found cracks in two of the piers, and they want to look at the others as well."
THIRD = "The union, which had asked for a survey last year, said that nobody had listened to it."


def page_of(*parts: str) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{TITLE} | The Record</title></head><body>"
        f"<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>{TITLE}</h1>"
        + "\n".join(parts)
        + "</article><footer><p>&copy; The Record</p></footer></body></html>"
    )


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{each}</p>\n" for each in words)


def sources(page: Page, raw: str) -> list[str | None]:
    spans = (page.offsets.to_raw(line) for line in lines_of(page.text))
    return [span.of(raw) if span else None for span in spans]


class TestText:
    def test_it_has_one_line_per_block_and_no_title(self) -> None:
        page = extract_page(page_of(paragraphs(FIRST, SECOND, THIRD)))
        assert page.text == f"{FIRST}\n{SECOND}\n{THIRD}"
        assert page.particulars.title == TITLE

    @pytest.mark.parametrize("marked", ["⁅3⁆", "&#x2045;3&#x2046;"])
    def test_a_page_with_marks_like_our_own_keeps_them_as_words(self, marked: str) -> None:
        first = FIRST.replace("board", f"board {marked}")
        page = extract_page(page_of(paragraphs(first, SECOND, THIRD, SECOND)))
        assert page.text.splitlines()[0] == FIRST.replace("board", "board ⁅3⁆")

    def test_every_line_is_mapped_to_its_source(self) -> None:
        raw = page_of(paragraphs(FIRST, SECOND.replace("and they", "<em>an</em>d&nbsp;they"), THIRD))
        assert sources(extract_page(raw), raw) == [FIRST, SECOND.replace("and they", "<em>an</em>d&nbsp;they"), THIRD]

    def test_a_date_inside_a_sentence_stays_in_it(self) -> None:
        words = "On <time datetime=2031-05-12>12 May</time> the board meets again, and it will vote on a new road."
        page = extract_page(page_of(paragraphs(FIRST, SECOND, words)))
        assert "On 12 May the board meets again" in page.text

    def test_quotation_elements_keep_their_marks(self) -> None:
        page = extract_page(page_of(paragraphs(FIRST, SECOND, "The mayor called it <q>a lost year</q> for the town.")))
        assert page.text.endswith("The mayor called it “a lost year” for the town.")

    def test_cells_of_a_table_row_stand_in_one_line(self) -> None:
        table = "<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>North pier</td><td>14</td></tr></table>"
        assert "North pier\t14" in extract_page(page_of(paragraphs(FIRST, SECOND), table, paragraphs(THIRD))).text

    def test_lines_parted_by_breaks_are_lines(self) -> None:
        page = extract_page(page_of(f"<div>{FIRST}<br><br>{SECOND}<br>\n{THIRD}</div>"))
        assert page.text == f"{FIRST}\n{SECOND}\n{THIRD}"

    def test_a_joined_emoji_falls_into_its_parts_and_is_mapped_whole(self) -> None:
        raw = page_of(paragraphs(FIRST, SECOND, "A family 👩‍👧 had left the quay before the storm began."))
        assert "👩‍👧" in (sources(extract_page(raw), raw)[-1] or "")


class TestRepeatedLines:
    def test_a_sentence_said_twice_is_mapped_twice(self) -> None:
        raw = page_of(paragraphs(FIRST, THIRD, SECOND, THIRD))
        page = extract_page(raw)
        last = page.offsets.to_raw(tuple(lines_of(page.text))[-1])
        assert last is not None
        assert last.start == raw.rindex(THIRD)

    def test_a_box_that_repeats_a_line_does_not_draw_it_away(self) -> None:
        raw = page_of(paragraphs(FIRST), f"<div class=share-box><p>{SECOND}</p></div>", paragraphs(SECOND, THIRD))
        page = extract_page(raw)
        assert page.text == f"{FIRST}\n{SECOND}\n{THIRD}"
        second = page.offsets.to_raw(tuple(lines_of(page.text))[1])
        assert second is not None
        assert second.start == raw.rindex(SECOND)


class TestCut:
    def test_the_rest_of_the_page_is_cut_by_blocks(self) -> None:
        related = "<aside><h3>Related</h3><ul><li>Tram fares rise</li><li>New park opens</li></ul></aside>"
        raw = page_of(paragraphs(FIRST, SECOND), related, paragraphs(THIRD))
        assert [span.of(raw) for span in extract_page(raw).cut] == [
            "Home</a> <a href=/sport>Sport", "Related", "Tram fares rise", "New park opens", "&copy; The Record",
        ]  # fmt: skip

    def test_neither_text_nor_title_is_cut(self) -> None:
        raw = page_of(paragraphs(FIRST, SECOND, THIRD))
        cut = " ".join(span.of(raw) for span in extract_page(raw).cut)
        assert not [words for words in (TITLE, FIRST, SECOND, THIRD) if words in cut]

    def test_a_dateline_is_cut(self) -> None:
        dateline = "<p>Published <time datetime=2031-03-06>6 March 2031</time> &middot; updated at noon</p>"
        raw = page_of(dateline, paragraphs(FIRST, SECOND, THIRD))
        page = extract_page(raw)
        assert page.text.startswith(FIRST)
        assert any("6 March 2031" in span.of(raw) for span in page.cut)
        assert (page.particulars.published, page.date_basis) == ("2031-03-06", "time element")


class TestBadInput:
    @pytest.mark.parametrize(
        "raw",
        [
            "",
            " \n",
            "\x00\x01",
            "<html></html>",
            "<html><head><title>x</title></head></html>",
            "<html><body><script>a()</script><style>b</style></body></html>",
            "<html><body><article> &nbsp; </article></body></html>",
            "<div>" * 100_000 + FIRST,
            "<!--" + FIRST,
        ],
        ids=["empty", "blank", "binary", "bare", "no body", "only scripts", "empty article", "too deep", "all comment"],
    )
    def test_a_page_without_article_text_is_refused_in_one_line(self, raw: str) -> None:
        with pytest.raises(InputError) as error:
            extract_page(raw)
        assert "\n" not in str(error.value)
        assert error.value.advice

    def test_a_page_past_all_size_is_refused(self) -> None:
        with pytest.raises(InputError, match="no single article"):
            extract_page("<p>" + "a" * LARGEST_PAGE)

    def test_a_page_of_too_many_elements_is_refused(self) -> None:
        with pytest.raises(InputError, match="no single article"):
            extract_page("<p>word</p>" * 200_001)

    @pytest.mark.parametrize(
        "junk",
        [
            "<div>" * 100_000,
            "<p>&#" + "9" * 5000 + "; &amp;#" + "9" * 5000 + "; &" + "a" * 50_000 + ";</p>",
            "<p>" + "a<b>b</b> " * 3000,
            "<p>" + "<a href=x>b</a> " * 3000,
            "<p>a" + "\u0323\u0301" * 20_000,
            "<p>\x00 \ud800 \udfff \ufffe </p>",
            "</div>" * 50_000,
            "<" * 50_000,
            "<script>",
        ],
        ids=["deep", "entities", "bold", "links", "accents", "no characters", "end tags", "brackets", "torn"],
    )
    def test_junk_behind_an_article_leaves_it_readable_and_mapped(self, junk: str) -> None:
        raw = page_of(paragraphs(FIRST, SECOND, THIRD)).replace("</article>", junk)
        page = extract_page(raw)
        assert page.text.startswith(FIRST)
        assert page.offsets.to_raw(Span(0, len(FIRST))) == Span(raw.index(FIRST), raw.index(FIRST) + len(FIRST))

    def test_entities_that_the_page_defines_are_not_expanded(self) -> None:
        doctype = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&a;&a;">]>'
        text = extract_page(doctype + f"<html><body><article>{paragraphs(FIRST, SECOND, 'It ends so: &b;')}").text
        assert text.endswith("It ends so: &b;")

    def test_an_encoding_declared_wrongly_does_not_matter(self) -> None:
        raw = '<?xml version="1.0" encoding="latin-1"?><meta charset=koi8-r>' + page_of(
            paragraphs(FIRST, SECOND, "Žofia left.")
        )
        assert extract_page(raw).text.endswith("Žofia left.")


def test_generated_pages_are_mapped_and_mapped_right() -> None:
    measures = measure(range(20))
    assert measures.mapped >= 0.99 * measures.lines
    assert measures.right == measures.mapped
    assert measures.untold == 0
    assert measures.kept == measures.article
