"""Which captures are one article, and in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Article, KnownBy, Lineage
from onrecord.resolve.versions import find_lineages
from onrecord.resolve.versions.order import put_in_order
from onrecord.text import Span
from tests.staged_versions import article, page

BODY = (
    "The river at Tolle rose on Monday and flooded twelve houses in Lower Street. The mayor said the dam would hold. "
    "The army sent forty men with pumps, and trains to Marn were stopped until Wednesday."
)
LATER = BODY.replace("twelve", "ninety")


def lineages(articles: Sequence[Article], stated: dict[str, str] | None = None) -> tuple[Lineage, ...]:
    by_id = {one.id: one for one in articles}
    times = stated or {}
    return find_lineages(
        articles, lambda name: page(by_id[name].text, of=by_id[name], stated=[times[name]] if name in times else [])
    )


def test_one_address_and_much_the_same_text_are_one_article() -> None:
    first = article("a", f"Flood\n\n{BODY}", day="2031-03-03")
    second = article(
        "b", f"Ninety houses under water\n\n{LATER}", day="2031-03-04", url="http://www.post.example/a/?x=1"
    )
    (found,) = lineages([second, first])
    assert found.articles == ("a", "b")
    assert found.members[1].known_by is KnownBy.PUBLICATION
    assert found.members[1].reason.startswith("one address")


def test_a_front_page_shows_another_article_each_day() -> None:
    fire = (
        "News\n\nA fire broke out in the paper mill of Orre. Two workers were hurt. Firefighters came from three towns."
    )
    assert lineages([article("a", f"News\n\n{BODY}"), article("b", fire)]) == ()


def test_without_an_address_outlet_title_and_text_tell() -> None:
    first = article("a", f"Flood at Tolle\n\n{BODY}", day="2031-03-03", url="")
    second = article("b", f"Flood at Tolle: ninety houses\n\n{LATER}", day="2031-03-04", url="")
    assert len(lineages([first, second])) == 1


def test_without_an_address_nearly_the_same_text_within_days_tells_under_any_title() -> None:
    first = article("a", f"Flood at Tolle\n\n{BODY}", day="2031-03-03", url="")
    second = article("b", f"Army sends pumps to Lower Street\n\n{LATER}", day="2031-03-04", url="")
    assert len(lineages([first, second])) == 1


def test_nearly_the_same_text_a_month_later_is_another_article() -> None:
    first = article("a", f"Flood at Tolle\n\n{BODY}", day="2031-03-03", url="")
    assert lineages([first, article("b", f"A year of pumps\n\n{LATER}", day="2031-04-04", url="")]) == ()


def test_a_weekly_column_keeps_its_title_only() -> None:
    other = "The Saturday Garden\n\nRoses are pruned in March. Tulips want sand. Slugs come at night."
    first = article("a", f"The Saturday Garden\n\n{BODY}", url="")
    assert lineages([first, article("b", other, url="")]) == ()


def test_a_copy_in_another_outlet_is_no_version() -> None:
    first = article("a", f"Flood\n\n{BODY}")
    assert lineages([first, article("b", f"Flood\n\n{BODY}", outlet="The Echo", url="https://echo.example/b")]) == ()


def test_a_later_article_at_another_address_is_no_version() -> None:
    first = article("a", f"Flood at Tolle\n\n{BODY}")
    assert lineages([first, article("b", f"Flood at Tolle\n\n{LATER}", url="https://post.example/b")]) == ()


def test_on_one_day_the_updated_line_tells() -> None:
    first = article("a", f"Flood\n\nLast updated 09:10\n\n{BODY}", day="2031-03-03")
    second = article("b", f"Flood\n\nLast updated 17:20\n\n{LATER}", day="2031-03-03")
    (found,) = lineages([second, first])
    assert (found.articles, found.members[1].known_by) == (("a", "b"), KnownBy.UPDATED)


def test_on_one_day_a_stated_time_tells() -> None:
    first, second = (article(name, f"Flood\n\n{text}", day="2031-03-03") for name, text in (("b", BODY), ("a", LATER)))
    (found,) = lineages([second, first], {"b": "2031-03-03T08:00:00Z", "a": "2031-03-03T11:30:00Z"})
    assert (found.articles, found.members[1].known_by) == (("b", "a"), KnownBy.PUBLICATION)


def test_a_note_on_an_earlier_version_tells_where_the_date_is_open() -> None:
    note = "Correction: an earlier version of this report said twelve houses were flooded."
    first = article("b", f"Flood\n\n{BODY}", day="2031-03-03")
    (found,) = lineages([article("a", f"Flood\n\n{LATER}\n\n{note}"), first])
    assert (found.articles, found.members[1].known_by) == (("b", "a"), KnownBy.NOTE)


def test_a_note_that_names_no_version_tells_the_order_too() -> None:
    note = "We have withdrawn the claim that the mayor fled."
    text = f"Flood\n\n{LATER}\n\n{note}"
    noted = replace(page(text, name="a", day="2031-03-03"), skipped=(Span(text.index(note), len(text)),))
    places = put_in_order([noted, page(f"Flood\n\n{BODY}", name="b", day="2031-03-03")])
    assert [(one.article, one.known_by) for one in places] == [("b", KnownBy.FIRST), ("a", KnownBy.NOTE)]


def test_a_clock_that_goes_backwards_leaves_the_order_unclear() -> None:
    done = BODY.replace("The army sent", "The army has sent")
    coming = BODY.replace("The army sent", "The army will send")
    first, second = (
        article("a", f"Flood\n\n{done}", day="2031-03-03"),
        article("b", f"Flood\n\n{coming}", day="2031-03-05"),
    )
    (found,) = lineages([first, second])
    assert found.members[1].known_by is KnownBy.UNCLEAR
    assert "still to come" in found.members[1].order_reason


def test_where_nothing_tells_the_order_is_unclear() -> None:
    first, second = (
        article("a", f"Flood\n\n{BODY}", day="2031-03-03"),
        article("b", f"Flood\n\n{LATER}", day="2031-03-03"),
    )
    (found,) = lineages([first, second])
    assert found.members[1].known_by is KnownBy.UNCLEAR


def test_fifty_versions_are_one_article_whatever_the_order_they_come_in() -> None:
    articles = [
        article(f"{at:02}", f"Flood\n\n{BODY} Reading {at}.", day=f"2031-03-{at % 25 + 1:02}") for at in range(50)
    ]
    (found,) = lineages(articles)
    assert len(found.members) == 50
    assert lineages(list(reversed(articles))) == (found,)
