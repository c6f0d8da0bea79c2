"""Live blogs: which articles are some, when each post is of, and that its heading dates its claims."""

from __future__ import annotations

import pytest

from onrecord.annotate import read_article
from onrecord.annotate.posts import find_posts
from onrecord.annotate.sentences import find_paragraphs
from onrecord.model import UNKNOWN_WHEN, Basis, ClaimKind, MarkKind
from tests.staged_versions import article, on


def times(text: str, day: str = "2031-03-03") -> list[str]:
    return [post.value for post in find_posts(text, find_paragraphs(text), on(day) if day else UNKNOWN_WHEN)]


@pytest.mark.parametrize(
    "text",
    [
        "Live\n\n21:48, 3 March. Doors close.\n\n21:15, 3 March. Queues are long.",
        "Live\n\n9.48pm\n\nDoors close.\n\n9.15pm\n\nQueues are long.",
        "Live\n\n[21:48] Doors close.\n\n[21:15] Queues are long.",
        "Live\n\n21:48: Doors close.\n\n21:15: Queues are long.",
        "Live\n\nPosted at 21:48 on 3 March\n\nDoors close.\n\nPosted at 21:15 on 3 March\n\nQueues are long.",
        "Live\n\n21:48 Monday: Doors close.\n\nMonday, 21:15: Queues are long.",
        "Live\n\n2031-03-03 21:48 Doors close.\n\n2031-03-03 21:15 Queues are long.",
        "Live\n\nUPDATE, 21:48 – Doors close.\n\nUPDATE, 21:15 – Queues are long.",
        "Live\n\nMar. 3, 9:48 p.m. - Doors close.\n\nMar. 3, 9:15 p.m. - Queues are long.",
    ],
)
def test_headings_in_many_forms(text: str) -> None:
    assert times(text) == ["2031-03-03T21:48", "2031-03-03T21:15"]


def test_posts_that_pass_midnight_have_the_day_of_their_order() -> None:
    assert times("Live\n\n00:10: A.\n\n23:40: B.\n\n22:15: C.") == [
        "2031-03-03T00:10",
        "2031-03-02T23:40",
        "2031-03-02T22:15",
    ]


def test_the_oldest_post_may_stand_first() -> None:
    assert times("Live\n\n20:15: A.\n\n21:40: B.\n\n22:15: C.\n\n00:15: D.")[-1] == "2031-03-04T00:15"


def test_the_day_stays_open_where_nothing_tells_it() -> None:
    assert times("Live\n\n21:48: A.\n\n21:15: B.", day="") == ["T21:48", "T21:15"]


@pytest.mark.parametrize(
    "text",
    [
        "Flood\n\n12 people died.\n\n14 men were hurt.",
        "Flood\n\n21:48. The river rose.\n\nTrains stopped.",
        "",
        "Flood",
    ],
)
def test_other_articles_have_no_posts(text: str) -> None:
    assert times(text) == []


LIVE = "Fire in Orre: live\n\n21:48, 3 March. The roof collapsed.\n\n23:15, 2 March. Police closed the bridge to Marn."


def test_the_heading_dates_the_claims_of_its_post() -> None:
    read = read_article(article("a", LIVE, day="2031-03-03"))
    days = {claim.cites[0].quote: claim.when for claim in read.claims if claim.kind is ClaimKind.EVENT}
    when = next(when for quote, when in days.items() if "bridge" in quote)
    assert (when.edtf, when.basis, when.words) == ("2031-03-02T23:15:00", Basis.CONTEXT, "23:15, 2 March.")
    assert when.anchor == "the heading of the post"


def test_a_post_is_marked_whole_with_its_heading() -> None:
    read = read_article(article("a", LIVE, day="2031-03-03"))
    marks = read.of_kind(MarkKind.POST)
    assert [mark.basis for mark in marks] == ["21:48, 3 March.", "23:15, 2 March."]
    assert marks[0].span.of(LIVE) == "21:48, 3 March. The roof collapsed."
