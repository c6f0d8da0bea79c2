"""Claims that one sentence tells together: what is announced in it, and what says too little by itself."""

from __future__ import annotations

from onrecord.model import Cite, Claim, ClaimKind, Factuality, Form, Polarity, Slot, When
from onrecord.record import draw_timeline
from onrecord.text import Span
from tests.staged_claims import on

TEXT = "On Monday the mayor announced that the council would shut the mill"
ANNOUNCED = TEXT.index("announced")


def claim(own: str, *, factuality: Factuality, slot: str, when: When | None = None) -> Claim:
    start = TEXT.index(own)
    return Claim(
        kind=ClaimKind.EVENT,
        article="a",
        cites=(Cite(article="a", start=start, end=start + len(own), quote=own),),
        slots=(Slot(name=slot, value="announced", span=Span(ANNOUNCED, ANNOUNCED + len("announced"))),),
        when=when or When(),
        factuality=factuality,
        polarity=Polarity.AFFIRMED,
        by="test@1",
    )


TOLD = claim(TEXT, factuality=Factuality.ACTUAL, slot="predicate", when=on("2031-03-03"))
PLAN = "the council would shut the mill"


def test_plan_without_a_day_is_told_in_the_line_of_its_announcement() -> None:
    (entry,) = draw_timeline([TOLD, claim(PLAN, factuality=Factuality.PLANNED, slot="source_cue")])
    assert (entry.text, entry.when.edtf) == (TEXT, "2031-03-03")


def test_plan_with_a_day_of_its_own_keeps_its_line() -> None:
    plan = claim(PLAN, factuality=Factuality.PLANNED, slot="source_cue", when=on("2031-05-01"))
    assert [entry.when.edtf for entry in draw_timeline([TOLD, plan])] == ["2031-03-03", "2031-05-01"]


def test_what_is_told_as_done_is_no_plan_and_keeps_its_line() -> None:
    done = claim(PLAN, factuality=Factuality.ACTUAL, slot="source_cue", when=on("2031-03-01"))
    assert len(draw_timeline([TOLD, done])) == 2


STORM = "The office issued a warning on Monday as the storm drew near"


def part(own: str, *, form: Form, around: str = "", quantity: str = "") -> Claim:
    start = STORM.index(own)
    slots = [Slot(name="form", value=form.value)]
    if around:
        slots.append(Slot(name="around", value=around, span=Span(0, len(around))))
    if quantity:
        slots.append(Slot(name="quantity", value=quantity))
    return Claim(
        kind=ClaimKind.EVENT,
        article="a",
        cites=(Cite(article="a", start=start, end=start + len(own), quote=own),),
        slots=tuple(slots),
        when=on("2031-03-03"),
        factuality=Factuality.ACTUAL,
        polarity=Polarity.AFFIRMED,
        by="test@1",
    )


ISSUED = part("The office issued a warning on Monday", form=Form.MAIN)


def test_side_clause_that_is_shown_in_its_sentence_makes_no_second_line_of_it() -> None:
    side = part("the storm drew near", form=Form.SIDE, around=STORM)
    assert len(draw_timeline([ISSUED, side])) == 1


def test_side_clause_that_counts_something_keeps_its_line() -> None:
    side = part("the storm drew near", form=Form.SIDE, around=STORM, quantity="21 person")
    assert len(draw_timeline([ISSUED, side])) == 2
