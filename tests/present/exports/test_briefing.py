"""The briefing, read by a Markdown parser: each line has its footnote, each footnote is a full citation."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from onrecord.present.exports import Contents
from onrecord.present.exports.markdown import export_markdown, markdown_of
from tests.present.exports.made import HOSTILE, between, commitment, contents, control, day, line, quote, said, source


def written(made: Contents) -> str:
    return export_markdown(made).files[0][1].decode()


def html(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin).render(text))


def text_of(page: str) -> str:
    return re.sub(r"<[^>]*>", "", page)


def test_a_footnote_names_outlet_title_date_address_words_and_offsets() -> None:
    page = html(written(contents(lines=(line(when=day("2025-03-04")),))))
    note = page[page.index('class="footnotes"') :]
    for part in (
        "The Ferry Post",
        "“Dam broke”",
        "2025-03-05",
        '<a href="https://post.example/dam-1">',
        "“The dam broke on Tuesday”",
        "characters 0 to 24",
    ):
        assert part in note


def test_footnotes_are_numbered_and_the_same_words_are_cited_once() -> None:
    lines = (line("One"), line("Two"), line("Three", quotes=(quote(), quote(2, 4, 7, "dam"))))
    found = written(contents(lines=lines, sources=(source(), source(2))))
    assert re.findall(r"(?m)^\[\^(\d+)\]: ", found) == ["1", "2"]
    assert "Three[^1][^2]" in found


def test_an_article_without_address_is_cited_by_its_file() -> None:
    assert "articles/dam-1.txt: “The dam" in written(contents(lines=(line(),), sources=(source(url=None),)))


def test_what_is_planned_or_denied_is_marked_wherever_it_stands() -> None:
    made = contents(
        lines=(line("The gates open", statuses=("planned",)), line("It was safe", statuses=("asserted", "denied"))),
        statements=(said("it had known", status="denied"),),
        commitments=(commitment(),),
        control=(control(status="hypothetical"),),
    )
    shown = text_of(html(written(made)))
    for words in (
        "[planned] The gates open",
        "[asserted, denied] It was safe",
        "[denied] it had known",
        "[planned] Taum, pledged: pumps (12 item) to Hesk",
        "[hypothetical] Hesk: the army leaves",
    ):
        assert words in shown


def test_uncertain_dates_are_told_in_words() -> None:
    found = written(contents(lines=(line("A", between("2025-03-03", "2025-03-20")), line("B"))))
    assert "2025-03-03 to 20 (bounds only; resolved)" in found
    assert "## No date to place these on" in found


def test_hostile_text_is_text() -> None:
    made = contents(
        lines=(line(HOSTILE, quotes=(quote(words=HOSTILE),)),),
        sources=(source(title=HOSTILE, name=HOSTILE, url="javascript:alert(1)", locators=(HOSTILE,)),),
    )
    page = html(written(made))
    assert "<script" not in page
    assert "<em>" not in page
    assert 'href="javascript' not in page
    assert "\u202e" not in page
    assert "*bold* [x](javascript:a) |" in text_of(page)


@given(st.text(st.sampled_from("a1 *_`[]()<>#+-=.|~\\!&:@\n\t$^{}"), max_size=30))
def test_escaped_text_shows_as_it_was(text: str) -> None:
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(f"- x {markdown_of(text)}")
    plain = text_of(str(shown)).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain.split() == ["x", *text.split()]


@given(st.text(st.sampled_from("a1 *_`[]()<>#+-=.|~\\!&:@"), max_size=12))
def test_escaped_text_starts_no_block(text: str) -> None:
    shown = str(MarkdownIt("gfm-like", {"linkify": False}).render(markdown_of(text)))
    assert set(re.findall(r"<(\w+)", shown)) <= {"p"}


def test_according_to_stands_before_whom_it_names() -> None:
    made = contents(statements=(said("The dam broke", cue="according to", speaker="Ana Sole"),))
    assert "- according to **Ana Sole**: The dam broke[^1]" in written(made)


def test_a_line_that_only_a_note_of_the_desk_tells_says_so() -> None:
    desk = source(name="desk note by Mara Lind", title="where from: not stated", is_note=True)
    page = text_of(html(written(contents(lines=(line(),), statements=(said(),), sources=(desk,)))))
    assert "The dam broke on Tuesday[1] (asserted, single (1 report), desk note by Mara Lind)" in page
    assert "The dam broke[2] (desk note by Mara Lind)" in page
    assert "“where from: not stated”" in page
