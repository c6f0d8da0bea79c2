"""What is drawn: strips of time, the map, excerpts with their highlights."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.exports.extents import AROUND, SLACK, Extent, Passages
from onrecord.present.page.excerpts import Excerpt, Texts
from onrecord.present.page.outlines import HEIGHT, WIDTH, Point, draw_map
from onrecord.present.page.strips import draw_strip
from onrecord.text import Span

DAYS = st.dates(date(2019, 1, 1), date(2021, 12, 31))


def excerpts(text: str, *spans: Span, extent: Extent = Extent.PARAGRAPHS) -> tuple[Excerpt, ...]:
    passages = Passages({"a": text}, {"a": sentences(text)}, extent)
    return Texts(passages, {"a": 1}).excerpts([("a", span) for span in spans])


def sentences(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text that end in a full stop."""
    return tuple(Span(*found.span()) for found in re.finditer(r"[^.\s][^.]*\.", text))


def shown(found: tuple[Excerpt, ...]) -> list[str]:
    return ["".join(piece.text for piece in one.pieces) for one in found]


def test_a_strip_has_a_bar_for_each_day_with_lines() -> None:
    strip = draw_strip([date(2025, 3, 2), date(2025, 3, 2), date(2025, 3, 9)], [date(2025, 3, 10)])
    assert strip is not None
    assert [(bar.first, bar.count, bar.height) for bar in strip.bars] == [
        (date(2025, 3, 2), 2, 100),
        (date(2025, 3, 9), 1, 50),
    ]


def test_a_day_long_before_the_articles_is_counted_and_not_drawn() -> None:
    strip = draw_strip([date(1946, 5, 1), date(2025, 3, 2)], [date(2025, 3, 3)])
    assert strip is not None
    assert (strip.earlier, len(strip.bars)) == (1, 1)


def test_no_days_make_no_strip() -> None:
    assert draw_strip([], [date(2025, 3, 3)]) is None


@given(st.lists(DAYS, min_size=1), st.lists(DAYS))
def test_bars_lie_inside_the_strip_apart_and_count_every_line_once(days: list[date], published: list[date]) -> None:
    strip = draw_strip(days, published)
    assert strip is not None
    assert sum(bar.count for bar in strip.bars) + strip.earlier + strip.later == len(days)
    for bar in strip.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= 100.01
        assert bar.first <= bar.day <= bar.last
    for bar, following in pairwise(strip.bars):
        assert bar.last < following.first


def test_a_week_is_the_bar_of_a_long_strip() -> None:
    first = date(2025, 1, 1)
    strip = draw_strip([first, first + timedelta(days=300)], [first, first + timedelta(days=300)])
    assert strip is not None
    assert strip.unit == "week"


def test_labels_on_the_map_do_not_meet() -> None:
    points = [Point(key=str(n), name=f"Place {n}", lat=46 + n % 5 / 9, lon=32 + n / 9) for n in range(30)]
    drawn = draw_map(points)
    assert drawn is not None
    labels = [dot for dot in drawn.dots if dot.anchor]
    assert labels
    for one, other in combinations(labels, 2):
        apart = abs(one.label_y - other.label_y) >= 8 or abs(one.label_x - other.label_x) >= 20
        assert apart, (one, other)


@given(st.lists(st.tuples(st.floats(-89, 89), st.floats(-180, 180)), min_size=1, max_size=6))
def test_every_place_is_on_the_map(places: list[tuple[float, float]]) -> None:
    drawn = draw_map(Point(key=str(n), name="x", lat=lat, lon=lon) for n, (lat, lon) in enumerate(places))
    assert drawn is not None
    for dot in drawn.dots:
        assert 0 <= dot.x <= WIDTH
        assert 0 <= dot.y <= HEIGHT


def test_the_coast_is_where_it_is() -> None:
    drawn = draw_map([Point(key="k", name="Kherson", lat=46.6, lon=32.6)])
    assert drawn is not None
    assert drawn.land.startswith("M")
    assert draw_map([Point(key="p", name="Mid-Pacific", lat=-48, lon=-130)]).land == ""  # type: ignore[union-attr]


def test_the_cited_words_of_a_paragraph_are_marked_together() -> None:
    text = "First.\nThe dam broke. It was old. Nobody knew.\nLast."
    (one,) = excerpts(text, Span(7, 21), Span(34, 46))
    assert shown((one,)) == ["The dam broke. It was old. Nobody knew."]
    assert [piece.text for piece in one.pieces if piece.is_cited] == ["The dam broke.", "Nobody knew."]
    assert one.where == "characters 7 to 21, 34 to 46"


def test_only_the_sentences_that_hold_cited_words_are_shown() -> None:
    text = "First.\nThe dam broke. It was old. Nobody knew. It held.\nLast."
    found = excerpts(text, Span(11, 14), Span(34, 40), extent=Extent.SENTENCES)
    assert shown(found) == ["The dam broke. … Nobody knew. … "]
    assert [piece.text for piece in found[0].pieces if piece.is_cited] == ["dam", "Nobody"]


def test_sentences_beside_one_another_are_shown_without_a_gap() -> None:
    text = "The dam broke. It was old. Nobody knew."
    assert shown(excerpts(text, Span(4, 7), Span(22, 25), extent=Extent.SENTENCES)) == ["The dam broke. It was old. … "]


def test_words_over_two_sentences_show_both() -> None:
    text = "The dam broke. It was old. Nobody knew."
    assert shown(excerpts(text, Span(8, 21), extent=Extent.SENTENCES)) == ["The dam broke. It was old. … "]


def test_without_text_only_the_place_is_told() -> None:
    (one,) = excerpts("The dam broke. It was old.", Span(4, 7), extent=Extent.NONE)
    assert one.pieces == ()
    assert one.where == "characters 4 to 7"


def test_paragraphs_apart_are_excerpts_apart() -> None:
    assert len(excerpts("The dam broke.\nIt was old.\nNobody knew.", Span(0, 14), Span(27, 39))) == 2


@given(st.text(alphabet="ab. \n😀", max_size=3000), st.sampled_from([Extent.SENTENCES, Extent.PARAGRAPHS]), st.data())
def test_what_is_marked_is_what_is_cited_and_what_is_around_is_bounded(
    text: str, extent: Extent, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = excerpts(text, Span(start, end), extent=extent)
    assert "".join(piece.text for one in found for piece in one.pieces if piece.is_cited) == text[start:end]
    for one in found:
        around = sum(len(piece.text) for piece in one.pieces if not piece.is_cited)
        assert around <= 2 * (AROUND + SLACK) + 6
