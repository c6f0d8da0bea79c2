"""Dated sentences: which date is the sentence's, and whose words it stands in."""

from __future__ import annotations

from datetime import date

from onrecord.annotate import read_article
from onrecord.model import Article, Basis, Claim, ClaimKind, Precision, When
from onrecord.text import OffsetMap

PUBLISHED = When(
    edtf="2031-03-06",
    earliest=date(2031, 3, 6),
    latest=date(2031, 3, 6),
    precision=Precision.DAY,
    basis=Basis.STATED,
    anchor="date line",
)


def events(text: str, published: When = PUBLISHED) -> list[Claim]:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)), published=published)
    return [claim for claim in read_article(article).claims if claim.kind is ClaimKind.EVENT]


def test_sentence_with_a_date_is_an_event_and_one_without_is_none() -> None:
    found = events("The dam broke on 4 March 2031. Nobody was hurt.")
    assert [claim.cites[0].quote for claim in found] == ["The dam broke on 4 March 2031."]
    assert found[0].when.earliest == found[0].when.latest == date(2031, 3, 4)


def test_weekday_is_resolved_against_publication() -> None:
    assert events("The dam broke on Tuesday.")[0].when.edtf == "2031-03-04"


def test_date_that_only_opens_a_period_gives_way_to_another() -> None:
    found = events("On 4 March 2031 they left the town that they had held since January.")
    assert found[0].when.edtf == "2031-03-04"


def test_by_a_day_leaves_the_first_day_open() -> None:
    found = events("By 4 March 2031 the town was empty.")[0].when
    assert (found.earliest, found.latest) == (None, date(2031, 3, 4))


def test_date_in_a_quotation_is_attributed_to_its_speaker() -> None:
    found = events("“We shall be back on 10 March 2031,” said Ana Sole.")
    assert (found[0].source, found[0].source_stated) == ("Ana Sole", True)


def test_day_without_a_year_in_an_undated_article_gets_no_year() -> None:
    found = events("The dam broke on Tuesday, March 4.", published=When())
    assert (found[0].when.edtf, found[0].when.earliest) == ("XXXX-03-04", None)


def test_length_of_time_is_no_date() -> None:
    assert events("The strike lasted three weeks.") == []


def test_date_beside_what_is_issued_is_the_narrators() -> None:
    found = events("Taum issued an order on Tuesday for its ships to leave.")
    assert (found[0].when.edtf, found[0].source) == ("2031-03-04", "")


def test_date_inside_what_is_said_is_the_speakers() -> None:
    assert events("Taum said its ships had left on Tuesday.")[0].source == "Taum"
