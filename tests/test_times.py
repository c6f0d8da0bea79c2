"""The public face of the time engine."""

from __future__ import annotations

from datetime import date

from onrecord.model import Basis
from onrecord.times import choose_domain, explain, find, written_on


def test_find_resolves_from_the_day_of_writing() -> None:
    (time,) = find("It fell last month.", reference=written_on("2031-05-14"))
    assert (time.text, time.value, time.when.earliest) == ("last month", "2031-04", date(2031, 4, 1))


def test_the_day_of_writing_may_be_a_date_or_its_words() -> None:
    assert written_on("2031-05-14T08:30:00") == written_on(date(2031, 5, 14))
    assert written_on("2031-05-14").basis is Basis.STATED


def test_explain_and_choose_domain_stand_beside_it() -> None:
    (time,) = find("It fell on 3 May 2029.")
    assert explain(time) == "“3 May 2029” is 2029-05-03: the date as written."
    assert choose_domain("It rained on Monday.").domain == "news"
