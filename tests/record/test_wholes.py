"""Lines of claims that can't be read alone: folded into the line of their clause, or shown with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import (
    Basis,
    Cite,
    Claim,
    ClaimKind,
    Factuality,
    Form,
    Link,
    LinkKind,
    Precision,
    Slot,
    Update,
    When,
)
from onrecord.record import draw_timeline
from onrecord.record.candidates import candidates_of
from onrecord.record.extracts import Named, own_words
from onrecord.record.timeline import Together
from onrecord.record.wholes import heads_of, tellers_of
from onrecord.text import Span

MONDAY = When(
    edtf="2031-03-03",
    earliest=date(2031, 3, 3),
    latest=date(2031, 3, 3),
    precision=Precision.DAY,
    basis=Basis.RESOLVED,
)
IN_1962 = When(
    edtf="1962",
    earliest=date(1962, 1, 1),
    latest=date(1962, 12, 31),
    precision=Precision.YEAR,
    basis=Basis.EXPLICIT,
)
SINCE_MAY = When(
    edtf="2030-05-01/2031-03-05",
    earliest=date(2030, 5, 1),
    latest=date(2031, 3, 5),
    precision=Precision.INTERVAL,
    basis=Basis.RESOLVED,
)
BY_PUBLICATION = When(edtf="../2031-03-05", latest=date(2031, 3, 5), basis=Basis.PUBLICATION)


def claim(
    text: str,
    own: str,
    *,
    when: When = BY_PUBLICATION,
    form: Form = Form.MAIN,
    whole: str = "",
    clause: str = "",
    predicate: str = "",
    factuality: Factuality = Factuality.ACTUAL,
    source: str = "",
    article: str = "a",
    kind: ClaimKind = ClaimKind.EVENT,
    change: str = "",
) -> Claim:
    """Return a claim that cites `own`, words of the article `text`."""
    start = text.index(own)
    slots = [Slot(name="form", value=form.value)]
    if predicate:
        at = text.index(predicate)
        slots.append(Slot(name="predicate", value=predicate, span=Span(at, at + len(predicate))))
    if change:
        slots.append(Slot(name="change", value=change))
    if clause:
        at = text.index(clause)
        slots.append(Slot(name="clause", value=clause, span=Span(at, at + len(clause))))
    for piece in whole.split(" … ") if whole else ():
        at = text.index(piece)
        slots.append(Slot(name="whole", value=piece, span=Span(at, at + len(piece))))
    return Claim(
        kind=kind,
        article=article,
        cites=(Cite(article=article, start=start, end=start + len(own), quote=own),),
        slots=tuple(slots),
        when=when,
        factuality=factuality,
        source=source,
        by="test@1",
    )


CHEERED = "Residents of Tarn cheered soldiers as they entered the town"
ENTERED = claim(CHEERED, "they entered the town", form=Form.SIDE, whole=CHEERED)


def test_part_without_a_day_is_told_in_the_line_of_its_main_clause() -> None:
    (entry,) = draw_timeline([claim(CHEERED, "Residents of Tarn cheered soldiers"), ENTERED])
    assert (entry.text, len(entry.claims)) == (CHEERED, 2)


def test_part_whose_main_clause_makes_no_claim_is_shown_in_it() -> None:
    (entry,) = draw_timeline([ENTERED])
    assert entry.text == CHEERED


def test_part_with_a_day_of_its_own_keeps_its_line_and_has_its_words_marked() -> None:
    text = "The dam, finished in 1962, broke on Monday"
    dam = claim(text, "The dam, finished in 1962", when=IN_1962, form=Form.PARTICIPLE, whole=text)
    entries = draw_timeline([claim(text, text, when=MONDAY), dam])
    assert [entry.text for entry in entries] == ["‹The dam, finished in 1962›, broke on Monday", text]


def test_part_that_lasts_since_some_day_is_told_with_its_main_clause() -> None:
    text = "Troops left Tarn, the only town they had held since May"
    town = claim(text, "the only town they had held since May", when=SINCE_MAY, form=Form.RELATIVE, whole=text)
    (entry,) = draw_timeline([claim(text, text, when=MONDAY), town])
    assert (entry.text, entry.when) == (text, MONDAY)


@pytest.mark.parametrize(("own", "lines"), [("the inquiry ordered on Monday", 1), ("an inquiry ordered on Monday", 2)])
def test_what_is_pointed_at_as_known_is_told_with_the_main_clause(own: str, lines: int) -> None:
    text = f"The council will help {own}"
    part = claim(text, own, when=MONDAY, form=Form.PARTICIPLE, whole=text, predicate="ordered")
    assert len(draw_timeline([claim(text, text, factuality=Factuality.PLANNED), part])) == lines


def test_two_deeds_that_somebody_tells_in_one_clause_are_one_line() -> None:
    text = "The mayor said the blast had killed two and injured ten"
    killed = claim(text, "the blast had killed two", form=Form.SIDE, whole=text, source="the mayor")
    injured = claim(text, "injured ten", form=Form.SIDE, whole=text)
    assert [entry.text for entry in draw_timeline([killed, injured])] == [text]


def test_main_clause_whose_subject_points_back_keeps_its_line() -> None:
    text = "Rebels took Tarn, and they shelled Hesk"
    entries = draw_timeline([claim(text, "Rebels took Tarn"), claim(text, "they shelled Hesk", whole=text)])
    assert sorted(entry.text for entry in entries) == ["Rebels took Tarn", text]


def test_second_thing_that_somebody_says_is_shown_behind_who_says_it() -> None:
    text = "Rosa Tenn said they had met, but that the strike had ended"
    own = "the strike had ended"
    ended = claim(text, own, form=Form.SIDE, whole="Rosa Tenn said … that the strike had ended", source="Rosa Tenn")
    (entry,) = draw_timeline([ended])
    assert entry.text == "Rosa Tenn said … that the strike had ended"


def test_pronoun_that_a_name_explains_is_shown_without_a_far_longer_clause_around_it() -> None:
    own = "he intends to leave the council in May"
    text = f"The talks on the future of the region were called historic by everybody who was present, and {own}"
    leaves = claim(text, own, form=Form.SIDE, whole=text, source="Tom Reed")
    at = text.index("he intends")
    names = Together(names={"a": [Named(span=Span(at, at + 2), name="Tom Reed")]})
    (entry,) = draw_timeline([leaves], together=names)
    assert entry.text == "he [Tom Reed] intends to leave the council in May"


def test_same_happening_in_another_article_counts_though_it_is_told_in_passing() -> None:
    told = claim("The dam broke.", "The dam broke", article="a")
    text = "Four people are missing since the dam, which broke on Monday, fell"
    own = "the dam, which broke on Monday"
    again = claim(text, own, when=MONDAY, form=Form.RELATIVE, whole=text, article="b")
    (entry,) = draw_timeline([told, again], together=Together(groups=[(told.id, again.id)]))
    assert (entry.text, entry.when, entry.reports) == ("The dam broke", MONDAY, 2)


def test_claims_that_tell_a_line_are_those_of_the_first_rank() -> None:
    whole = claim(CHEERED, "Residents of Tarn cheered soldiers")
    assert heads_of([whole, ENTERED]) == [whole]
    assert heads_of([ENTERED]) == [ENTERED]
    assert tellers_of([whole, ENTERED]) == [whole]


def test_state_told_in_passing_without_a_day_is_never_selected() -> None:
    text = "The Solport Company, which runs the port, told another story"
    own = "The Solport Company, which runs the port"
    runs = claim(text, own, form=Form.RELATIVE, whole=text, kind=ClaimKind.CONTROL, change="holds")
    (candidate,) = candidates_of(draw_timeline([runs]), {runs.id: runs}, {}, sentences={})
    assert candidate.trust == 0


def test_words_of_a_line_that_its_day_is_of_are_those_in_marks() -> None:
    assert own_words("‹The dam, finished in 1962›, broke") == "The dam, finished in 1962"
    assert own_words("The dam broke") == "The dam broke"


SEATS = "Most of the seats went to the Reform Party, giving it control of 17 of 18 districts"
WENT = claim(SEATS, "Most of the seats went to the Reform Party", clause=SEATS)


def test_main_clause_is_shown_with_what_hangs_on_it() -> None:
    assert [entry.text for entry in draw_timeline([WENT])] == [SEATS]


def test_account_that_only_events_have_overtaken_still_tells_its_line() -> None:
    took = claim("Rebels took the port of Hesk.", "Rebels took the port of Hesk")
    text = "The minister spoke after they took it on Monday"
    again = claim(text, "they took it on Monday", when=MONDAY, form=Form.SIDE, whole=text, article="b")
    left = claim("Rebels left the port of Hesk.", "Rebels left the port of Hesk", article="c")
    for how, expected in ((Update.CHANGED, took.cites[0].quote), (Update.REVISED, "‹they took it on Monday›")):
        link = Link(a=left.id, b=took.id, kind=LinkKind.UPDATES, slot="holder", how=how, reason="later", by="test@1")
        together = Together(groups=[(took.id, again.id)], links=[link])
        assert any(expected in entry.text for entry in draw_timeline([took, again, left], together=together))


def beside(told: Claim, text: str, **words: str) -> Claim:
    """Return a claim with more slots: words of the article that stand beside its own."""
    slots = [
        Slot(name=name, value=value, span=Span(text.index(value), text.index(value) + len(value)))
        for name, value in words.items()
    ]
    return replace(told, slots=(*told.slots, *slots))


def test_line_that_hangs_on_a_sentence_is_shown_behind_it_with_its_own_words_marked() -> None:
    text = "The council of Tarn voted on Monday. The vote was boycotted."
    told = beside(claim(text, "The vote was boycotted"), text, before="The council of Tarn voted on Monday")
    (entry,) = draw_timeline([told])
    assert entry.text == "The council of Tarn voted on Monday … ‹The vote was boycotted›"


def test_line_whose_pronoun_is_filled_in_needs_no_sentence_before() -> None:
    text = "Tom Reed came to Tarn. He left on Monday."
    told = beside(claim(text, "He left on Monday"), text, before="Tom Reed came to Tarn", pronoun="He")
    at = text.index("He")
    names = {"a": [Named(span=Span(at, at + 2), name="Tom Reed")]}
    (entry,) = draw_timeline([told], together=Together(names=names))
    assert entry.text == "He [Tom Reed] left on Monday"


def test_line_of_few_words_is_shown_in_its_sentence() -> None:
    text = "Two men died after the Greyholt Dam broke."
    told = beside(claim(text, "Two men died"), text, around="Two men died after the Greyholt Dam broke")
    (entry,) = draw_timeline([told])
    assert entry.text == "‹Two men died› after the Greyholt Dam broke"


def test_phrase_that_points_is_shown_with_what_it_means() -> None:
    text = "The wall broke on Monday."
    told = claim(text, "The wall broke on Monday")
    told = replace(told, slots=(*told.slots, Slot(name="means", value="east wall of the dam", span=Span(0, 8))))
    (entry,) = draw_timeline([told])
    assert entry.text == "The wall [east wall of the dam] broke on Monday"


def test_line_that_names_nothing_has_the_title_of_its_article_which_is_none_of_its_words() -> None:
    text = "Twenty people died."
    told = claim(text, "Twenty people died")
    told = replace(told, slots=(*told.slots, Slot(name="about", value="Storm Ada reaches Tarn")))
    (entry,) = draw_timeline([told])
    assert entry.text == "Twenty people died [“Storm Ada reaches Tarn”]"
    assert own_words(entry.text) == "Twenty people died"


def test_line_that_is_shown_behind_another_sentence_counts_less() -> None:
    text = "The council of Tarn voted on Monday. The vote was boycotted."
    alone = claim(text, "The vote was boycotted")
    hanging = beside(alone, text, before="The council of Tarn voted on Monday")
    trusted = [
        candidates_of(draw_timeline([one]), {one.id: one}, {}, sentences={"a": (0,)})[0].trust
        for one in (alone, hanging)
    ]
    assert trusted[1] < trusted[0]
