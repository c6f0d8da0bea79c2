"""Which date is a clause's: its own, one that governs it, or the date of its article as a bound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.annotate.certainty import certainty_of
from onrecord.annotate.clause_dates import ClauseDates, Dated
from onrecord.annotate.contract import Reading
from onrecord.annotate.syntax import parse
from onrecord.model import Article, Basis, When
from onrecord.text import OffsetMap, Span
from tests.staged_articles import PUBLISHED


def dated(text: str, word: str, published: When = PUBLISHED) -> Dated:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)), published=published)
    tree = next(parse(text, [Span(0, len(text))]))
    head = len(tree) - 1 - list(reversed(tree.words)).index(word)
    return ClauseDates(Reading(article=article)).date(tree, head, certainty_of(tree, head))


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("The dam broke on Tuesday.", "broke", "2031-03-04", "2031-03-04"),
        ("Police said on Tuesday that the dam had broken.", "said", "2031-03-04", "2031-03-04"),
        ("Police said on Tuesday that the dam had broken.", "broken", None, "2031-03-04"),
        ("Police said on Tuesday that the dam would break.", "break", None, None),
        ("Police say that the dam has broken.", "broken", None, "2031-03-06"),
        ("In May 2029, after the dam broke, the mayor resigned.", "resigned", "2029-05-01", "2029-05-31"),
        ("In 1971, Verra co-founded the Harbour Union.", "founded", "1971-01-01", "1971-12-31"),
        ("In a stretch of Monday and Tuesday, the storm moved ten miles.", "moved", "2031-03-03", "2031-03-04"),
        ("The mayor asked the court for this ruling in February.", "asked", "2031-02-01", "2031-02-28"),
        ("Monday's bid for the port failed.", "failed", "2031-03-03", "2031-03-03"),
        ("In an advisory issued late on Monday, the office closed the port.", "closed", "2031-03-03", "2031-03-03"),
        ("Two men were injured in a blast that happened on Tuesday.", "injured", "2031-03-04", "2031-03-04"),
        ("The mayor resigned after the tape was aired on Tuesday.", "resigned", "2031-03-04", "2031-03-06"),
        ("The mayor will resign after the tape is aired on Saturday.", "resign", None, None),
        ("The council sold the mill before the dam broke on Tuesday.", "sold", None, "2031-03-04"),
        ("The mayor left the town following the May 2 vote.", "left", "2030-05-02", "2031-03-06"),
        ("The ship met a bomber while returning from its patrol in 1944.", "met", "1944-01-01", "1944-12-31"),
        ("He died two days after the dam broke on Monday.", "died", "2031-03-05", "2031-03-05"),
        ("Police retook the mill on Tuesday, five days after dockers took it.", "took", "2031-02-27", "2031-02-27"),
        ("The crew left on Monday, and the firm took the keys.", "took", "2031-03-03", "2031-03-06"),
        ("The suit was filed in 2016, after dust got out and 14 people fled.", "fled", None, "2016-12-31"),
        ("The dam broke on Tuesday. Hours later the bridge fell.", "fell", "2031-03-04", "2031-03-05"),
        ("Hours later the bridge fell.", "fell", None, "2031-03-06"),
        ("The dam broke on Monday. 36 hours later the bridge fell.", "fell", "2031-03-04", "2031-03-05"),
        ("The day before, the captain had warned the port.", "warned", None, "2031-03-06"),
        ("The state left in 1997. Since then a council has ruled the town.", "ruled", "1997-01-01", "2031-03-06"),
        ("Over the last century 21 storms reached the islet.", "reached", "1931-03-06", "2031-03-06"),
        ("The mayor was to meet the union on Monday.", "meet", "2031-03-03", "2031-03-10"),
        ("The mayor is to meet the union on Monday.", "meet", "2031-03-10", "2031-03-10"),
        ("Police said the mayor was to meet the union on Monday.", "meet", "2031-03-10", "2031-03-10"),
        ("A bus carrying men to Tarn on Tuesday overturned.", "overturned", "2031-03-04", "2031-03-04"),
        ("Yesterday afternoon Ola Berg landed in Tarn.", "landed", "2031-03-05", "2031-03-05"),
        (
            "Verra was convicted of fraud, stemming from his years as mayor, in 2011.",
            "convicted",
            "2011-01-01",
            "2011-12-31",
        ),
        ("According to a report released on Monday, the virus killed 40 men.", "killed", None, "2031-03-03"),
        ("In findings published on Monday, a gene was split.", "split", None, "2031-03-03"),
        ("The firm agreed to build the mill in 2010.", "agreed", None, "2010-12-31"),
        ("The mayor has told them to report on Monday.", "told", None, "2031-03-06"),
        ("A bus crashed on Tuesday. The crash killed 7 men.", "killed", "2031-03-04", "2031-03-04"),
        (
            "A fire on Tuesday killed a man. The fire, which also injured two, was put out.",
            "injured",
            "2031-03-04",
            "2031-03-04",
        ),
        (
            "The court issued a ruling on Monday. Following the ruling, the mayor left.",
            "left",
            "2031-03-03",
            "2031-03-06",
        ),
        ("A bus crashed on Tuesday. A first crash killed 7 men.", "killed", None, "2031-03-06"),
        ("Rebels attacked Tarn on Monday and raided it in 2029. The attack killed 7.", "killed", None, "2031-03-06"),
        ("His trial is on 5 April. An attack shut the mill on the same day.", "shut", None, "2031-03-06"),
        ("A man shot ten on Monday, the toll rising on Tuesday. It began at 9 a.m.", "began", None, "2031-03-06"),
        ("A man shot ten on Monday. The shooting began at 9 a.m.", "began", "2031-03-03", "2031-03-03"),
        ("The dam broke on Monday, and a bridge on Tuesday. Hours later a road fell.", "fell", None, "2031-03-06"),
        ("A bus crashed on Tuesday. The crash raised questions.", "raised", None, "2031-03-06"),
        ("On Wednesday and Tuesday two men left the race.", "left", "2031-03-04", "2031-03-05"),
        ("After his arrest on Monday he was held overnight.", "held", "2031-03-03", "2031-03-04"),
        ("The state moved its vote to 2 June.", "moved", "2031-06-02", "2031-06-02"),
        ("The vote was in 2016. Two men left the race the same day.", "left", None, "2031-03-06"),
        ("The study noted skins seized in the same period.", "seized", None, "2031-03-06"),
        ("Last week Orvia closed its ports, with Tarn following suit yesterday.", "closed", "2031-02-24", "2031-03-02"),
        ("The dam broke early on Tuesday (Monday night, UTC).", "broke", "2031-03-04", "2031-03-04"),
        ("Two bridges fell, according to a police report on Tuesday.", "fell", None, "2031-03-04"),
        ("The trial has been set for March.", "set", "2031-03-01", "2031-03-31"),
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


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("A car was on Monday rammed into a barrier.", "rammed", "2031-03-03", "2031-03-03"),
        ("The bridge has since Monday been closed.", "closed", "2031-03-03", "2031-03-06"),
        ("The county issued an order to leave, effective 1 p.m. on Sunday.", "issued", None, "2031-03-06"),
        ("The mayor thanked the crews upon entering the hall in October.", "thanked", "2030-10-01", "2030-10-31"),
        ("After leaving the army in October, he joined the firm.", "joined", "2030-10-01", "2031-03-06"),
        ("The firm insisted upon holding talks in October.", "insisted", None, "2031-03-06"),
        ("By reports on Saturday, two of the men died.", "died", None, "2031-03-01"),
        ("As of yesterday, the virus had killed 40 men.", "killed", None, "2031-03-05"),
        ("Verran was born in 1990 and received a prize in Orvia.", "received", None, "2031-03-06"),
        ("Two were killed and eight were injured in a blast on Tuesday.", "killed", "2031-03-04", "2031-03-04"),
        ("Two were killed, and later eight were injured on Tuesday.", "killed", None, "2031-03-06"),
        ("Police shut and seized the mill in March 2029.", "shut", "2029-03-01", "2029-03-31"),
        ("Verran left Orvia for Tarn, before moving to Hesk in 1939.", "left", None, "1939-12-31"),
        ("Tolm, to be heard on 9 August, held a rally on Friday.", "held", "2031-02-28", "2031-02-28"),
        ("Tarn declared three days of mourning, beginning on Saturday.", "beginning", None, "2031-03-06"),
        ("A blast was yesterday reported to have killed a man.", "killed", None, "2031-03-05"),
    ],
)
def test_dates_that_stand_beside_other_words(text: str, word: str, earliest: str | None, latest: str | None) -> None:
    when = dated(text, word).when
    assert [day.isoformat() if day else None for day in (when.earliest, when.latest)] == [earliest, latest]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The storm was expected to pass the islet late on Wednesday.", "pass", "2031-03-05"),
        ("The office predicted that the storm would pass the islet on Wednesday.", "pass", "2031-03-05"),
        ("The firm said that it would open the mill on Saturday.", "open", "2031-03-08"),
        ("The firm said on Monday that it will open the mill on Wednesday.", "open", "2031-03-05"),
        ("Police said on Tuesday that the crew left on Wednesday.", "left", "2031-02-26"),
        ("Police said on Tuesday that the crew left on Monday.", "left", "2031-03-03"),
        ("The council voted on Friday to close the bridge on Tuesday.", "close", "2031-03-04"),
    ],
)
def test_a_weekday_is_of_the_week_in_which_it_is_told(text: str, word: str, day: str) -> None:
    assert dated(text, word).when.edtf == day


def test_what_is_told_to_have_begun_had_ended_or_not_by_the_day_of_telling() -> None:
    when = dated("The group said on Monday that it had left since Orvia fell on Friday.", "left").when
    assert (when.earliest, when.latest) == (date(2031, 2, 28), date(2031, 3, 3))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The relic was carried through Tarn on Tuesday. The relic was carried by ten men.", "carried"),
        ("The council opened the east bridge on Tuesday. The bridge was opened in the rain.", "opened"),
    ],
)
def test_what_is_told_again_has_the_day_that_it_was_told_with(text: str, word: str) -> None:
    found = dated(text, word)
    assert (found.when.edtf, found.when.basis) == ("2031-03-04", Basis.CONTEXT)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The man shot two guards on Tuesday. The man shot a dog.", "shot"),
        ("The council opened a bridge on Tuesday. Earlier the bridge was opened by a boat.", "opened"),
        ("The council opened a bridge on Tuesday. The firm opened a mill.", "opened"),
        ("The council opened a bridge on Tuesday. The bridge was opened by the mayor.", "opened"),
        ("The crew sank a boat on Monday and a raft on Tuesday. The crew sank it.", "sank"),
        ("Police reported on Tuesday that a man fell. Police reported a fall.", "reported"),
    ],
)
def test_what_may_be_another_deed_is_not_told_again(text: str, word: str) -> None:
    assert dated(text, word).when.basis is Basis.PUBLICATION


def test_a_name_of_a_thousand_phrases_inside_one_another_is_read() -> None:
    text = f"On Tuesday he opened the port{' of the mill' * 600}. He opened the port."
    assert dated(text, "opened").when.basis is Basis.CONTEXT


def test_an_hour_is_not_of_a_day_on_which_something_was_said() -> None:
    when = dated("Police said on Sunday that the crew had left. At 2 p.m. a man shot two.", "shot").when
    assert when.basis is Basis.PUBLICATION


def test_what_is_told_as_done_was_so_by_the_date_of_its_article() -> None:
    assert dated("The dam broke.", "broke").when.basis is Basis.PUBLICATION


def test_without_a_date_of_the_article_nothing_is_known() -> None:
    assert dated("The dam broke.", "broke", published=When()).when == When()


def test_the_words_of_a_date_are_kept() -> None:
    found = dated("The dam broke on Tuesday.", "broke")
    assert (found.when.words, found.is_own) == ("Tuesday", True)


def test_last_week_of_a_sunday_paper_may_have_ended_yesterday() -> None:
    sunday = replace(PUBLISHED, edtf="2031-03-09", earliest=date(2031, 3, 9), latest=date(2031, 3, 9))
    when = dated("Orvia closed its ports last week.", "closed", sunday).when
    assert (when.earliest, when.latest) == (date(2031, 2, 24), date(2031, 3, 8))
