"""Which date is a clause's: its own, one that governs it, or the date of its article as a bound."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.certainty import certainty_of
from onrecord.annotate.clause_dates import ClauseDates, Dated
from onrecord.annotate.contract import Reading
from onrecord.annotate.syntax import parse
from onrecord.model import Article, Basis, Precision, When
from onrecord.text import OffsetMap, Span

PUBLISHED = date(2031, 3, 6)
WHEN = When(
    edtf="2031-03-06",
    earliest=PUBLISHED,
    latest=PUBLISHED,
    precision=Precision.DAY,
    basis=Basis.STATED,
    anchor="date line",
)


def dated(text: str, word: str, published: When = WHEN) -> Dated:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)), published=published)
    tree = next(parse(text, [Span(0, len(text))]))
    head = tree.words.index(word)
    return ClauseDates(Reading(article=article)).date(tree, head, certainty_of(tree, head))


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("The dam broke on Tuesday.", "broke", "2031-03-04", "2031-03-04"),
        ("Police said on Tuesday that the dam had broken.", "said", "2031-03-04", "2031-03-04"),
        ("Police said on Tuesday that the dam had broken.", "broken", None, "2031-03-06"),
        ("Soldiers retook the strip in May 2029 and arrested two men.", "arrested", "2029-05-01", "2029-05-31"),
        ("The blast broke the dam on Tuesday, killing two men.", "killing", "2031-03-04", "2031-03-04"),
        ("The firm took the mill in 1987, when the state seized it.", "seized", "1987-01-01", "1987-12-31"),
        ("Miners held the pit in 2024 until police cleared it.", "cleared", "2024-01-01", "2031-03-06"),
        ("The mill has been shut since Tuesday.", "shut", "2031-03-04", "2031-03-06"),
        ("By Tuesday the rebels had left the town.", "left", None, "2031-03-04"),
        ("The dam broke at 7 pm.", "broke", None, "2031-03-06"),
        ("With winter just around the corner, the firm delivered 40 tents.", "delivered", None, "2031-03-06"),
        ("The firm delivered 40 tents for the winter.", "delivered", None, "2031-03-06"),
        ("In 1997 and 1998 the firm shipped tents.", "shipped", "1997-01-01", "1998-12-31"),
        ("Between 1 and 4 March, police arrested 40 men.", "arrested", "2031-03-01", "2031-03-04"),
        ("In the past week rebels have shelled the port.", "shelled", "2031-02-27", "2031-03-06"),
        ("The firm sold 40 tents in the last two months of 2030.", "sold", None, "2031-03-06"),
        ("For the next year the state will insure the firm.", "insure", None, None),
        ("Tuesday's storm flooded the harbour.", "flooded", "2031-03-04", "2031-03-04"),
        ("A crane fell on Tuesday and two men died.", "died", "2031-03-04", "2031-03-04"),
        ("A crane fell on Tuesday and the mayor has resigned.", "resigned", None, "2031-03-06"),
        ("The bank raised rates to 5 percent, the highest since 2018.", "raised", None, "2031-03-06"),
        ("The minister made the first visit to the islet since 2019.", "made", None, "2031-03-06"),
        ("The rebels had left the town by Sunday.", "left", None, "2031-03-02"),
        ("The march recalls the 1991 march, in which 12 men died.", "died", "1991-01-01", "1991-12-31"),
        ("The trial has been set for 4 May.", "set", "2031-05-04", "2031-05-04"),
        ("The firm hailed the launch of the ship Tuesday.", "hailed", "2031-03-04", "2031-03-04"),
        ("The firm promised heating by 25 December 2031.", "promised", None, "2031-03-06"),
        ("The council cut the aid after the 2022 coup.", "cut", "2022-01-01", "2031-03-06"),
        ("The firm will close the mill.", "close", None, None),
        ("The firm sold bread from 2015 to 2017.", "sold", "2015-01-01", "2017-12-31"),
        ("The firm promised heating by 25 December 2030.", "promised", None, "2031-03-06"),
        ("The mayor handed in her resignation on Tuesday.", "handed", "2031-03-04", "2031-03-04"),
        ("In a letter sent on Tuesday, the mayor dismissed the coach.", "dismissed", "2031-03-04", "2031-03-04"),
        ("Police arrested a man at 2am (0100 UTC) on Tuesday.", "arrested", "2031-03-04", "2031-03-04"),
        ("From Monday to Wednesday workers held the mill.", "held", "2031-03-03", "2031-03-05"),
        ("From Friday to Tuesday workers held the mill.", "held", "2031-02-28", "2031-03-04"),
        ("The team lost the lead in the last minute.", "lost", None, "2031-03-06"),
        ("Fighters left the town overnight.", "left", "2031-03-05", "2031-03-06"),
        ("The state stopped the flow in July, when the deal lapsed.", "stopped", "2030-07-01", "2030-07-31"),
        (
            "Under the accord, which was signed in the capital, Tarn, late on Monday, the firm will pay the men.",
            "signed",
            "2031-03-03",
            "2031-03-03",
        ),
    ],
)
def test_dates(text: str, word: str, earliest: str | None, latest: str | None) -> None:
    when = dated(text, word).when
    assert [day.isoformat() if day else None for day in (when.earliest, when.latest)] == [earliest, latest]


def test_what_is_told_as_done_was_so_by_the_date_of_its_article() -> None:
    assert dated("The dam broke.", "broke").when.basis is Basis.PUBLICATION


def test_without_a_date_of_the_article_nothing_is_known() -> None:
    assert dated("The dam broke.", "broke", published=When()).when == When()


def test_the_words_of_a_date_are_kept() -> None:
    found = dated("The dam broke on Tuesday.", "broke")
    assert (found.when.words, found.is_own) == ("Tuesday", True)
