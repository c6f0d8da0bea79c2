"""What people decided about lines and statements: before any rule's result, and found again in a rebuilt record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from onrecord.decisions import Anchor, anchor_of
from onrecord.model import (
    Basis,
    Cite,
    Claim,
    ClaimKind,
    Decision,
    Entry,
    Factuality,
    Polarity,
    Precision,
    Slot,
    When,
)
from onrecord.record.decided import ACTS, Decided, draw_decided
from onrecord.record.decided_places import head_of
from onrecord.text import Span

HARBOUR = "Officials met early. The ferry sank off Port Lune. Crews searched for a day, Ana Sole said. Then rain fell."
WIRE = "Port Lune, Monday. The ferry sank off Port Lune. A boat went down near Port Lune, police said."
TWICE = "Castrel declared three days of mourning, beginning on Monday."
TEXTS = {"a": HARBOUR, "b": WIRE, "c": TWICE}
MARCH = When(
    edtf="2031-03-04",
    earliest=date(2031, 3, 4),
    latest=date(2031, 3, 4),
    precision=Precision.DAY,
    basis=Basis.EXPLICIT,
)


def claim(
    article: str, words: str, predicate: str, *, source: str = "", kind: ClaimKind = ClaimKind.EVENT, when: When = MARCH
) -> Claim:
    text = TEXTS[article]
    start = text.index(words)
    at = start + words.index(predicate)
    head = "content" if kind is ClaimKind.STATEMENT else "predicate"
    slots = [Slot(name=head, value=predicate, span=Span(at, at + len(predicate)))]
    if kind is ClaimKind.STATEMENT:
        slots.append(Slot(name="speaker", value=source, span=None))
    return Claim(
        kind=kind,
        article=article,
        cites=(Cite(article=article, start=start, end=start + len(words), quote=words),),
        slots=tuple(slots),
        when=when,
        factuality=Factuality.ACTUAL,
        polarity=Polarity.AFFIRMED,
        source=source if kind is not ClaimKind.STATEMENT else "",
        by="test@1",
    )


SANK = claim("a", "The ferry sank off Port Lune", "sank")
SANK_TOO = claim("b", "The ferry sank off Port Lune", "sank")
WENT_DOWN = claim("b", "A boat went down near Port Lune", "went down", source="police")
SEARCHED = claim("a", "Crews searched for a day", "searched", source="Ana Sole")
SAID = claim(
    "a",
    "Crews searched for a day, Ana Sole said",
    "Crews searched for a day",
    source="Ana Sole",
    kind=ClaimKind.STATEMENT,
)
DECLARED = claim("c", "Castrel declared three days of mourning, beginning on Monday", "declared")
BEGINNING = claim(
    "c", "Castrel declared three days of mourning, beginning on Monday", "beginning", when=When(basis=Basis.UNKNOWN)
)
CLAIMS = (SANK, SANK_TOO, WENT_DOWN, SEARCHED, SAID)


def anchor(of: Claim, texts: dict[str, str] = TEXTS) -> Anchor:
    return anchor_of(of.article, texts[of.article], of.cites[0].span, head=head_of(of))


def decision(number: int, act: str, *about: Claim, value: str = "", why: str = "") -> Decision:
    anchors = tuple(map(anchor, about))
    return Decision(number=number, act=act, anchors=anchors, value=value, who="desk", when="2031-06-01", why=why)


def decided(*decisions: Decision, claims: Sequence[Claim] = CLAIMS, texts: dict[str, str] = TEXTS) -> Decided:
    return draw_decided(claims, {}, texts, decisions)


def line_of(drawn: Decided, of: Claim) -> Entry:
    return next(entry for entry in drawn.entries if of.id in entry.claims)


def effects(drawn: Decided) -> list[tuple[str, str]]:
    return sorted((effect.about, effect.what) for effect in drawn.effects)


def test_without_decisions_the_rules_stand() -> None:
    drawn = decided()
    assert [set(entry.claims) for entry in drawn.entries if SANK.id in entry.claims] == [{SANK.id, SANK_TOO.id}]
    assert (drawn.effects, drawn.lost) == ((), ())


def test_an_accepted_line_is_as_it_was_and_says_so() -> None:
    drawn = decided(decision(1, "accept line", SANK))
    assert drawn.entries == decided().entries
    assert effects(drawn) == [(line_of(drawn, SANK).id, "accepted")]


def test_a_hidden_line_is_no_line_and_its_claims_say_why() -> None:
    drawn = decided(decision(1, "hide line", SANK))
    assert all(SANK.id not in entry.claims for entry in drawn.entries)
    assert effects(drawn) == sorted([(SANK.id, "hidden"), (SANK_TOO.id, "hidden")])


def test_a_re_dated_line_has_the_date_that_was_decided_on_and_keeps_the_one_before() -> None:
    drawn = decided(decision(1, "re-date line", SANK, value="2031-03-06", why="the log says so"))
    when = line_of(drawn, SANK).when
    assert (when.edtf, when.basis, when.anchor) == (
        "2031-03-06",
        Basis.DECIDED,
        "by decision of desk: the log says so",
    )
    assert [effect.before for effect in drawn.effects] == ["2031-03-04"]


def test_a_re_dated_line_stands_where_its_date_puts_it() -> None:
    first = decided(decision(1, "re-date line", SEARCHED, value="2031-02-01")).entries[0]
    assert SEARCHED.id in first.claims


def test_merged_lines_are_one_of_all_reports() -> None:
    drawn = decided(decision(1, "merge lines", SANK, WENT_DOWN))
    line = line_of(drawn, WENT_DOWN)
    assert set(line.claims) == {SANK.id, SANK_TOO.id, WENT_DOWN.id}
    assert (line.reports, line.origins) == (2, ("police",))
    assert len(drawn.entries) == len(decided().entries) - 1


def test_a_claim_that_was_split_off_is_a_line_by_itself() -> None:
    drawn = decided(decision(1, "split line", SANK_TOO))
    assert line_of(drawn, SANK_TOO).claims == (SANK_TOO.id,)
    assert line_of(drawn, SANK).claims == (SANK.id,)


def test_splitting_off_what_stands_alone_changes_nothing_and_is_not_lost() -> None:
    drawn = decided(decision(1, "split line", SEARCHED))
    assert (drawn.entries, drawn.lost) == (decided().entries, ())


def test_two_lines_of_the_same_words_are_told_apart_by_their_predicates() -> None:
    drawn = decided(decision(1, "hide line", BEGINNING), claims=(DECLARED, BEGINNING))
    assert [entry.claims for entry in drawn.entries] == [(DECLARED.id,)]


def test_a_line_on_another_word_has_that_origin() -> None:
    drawn = decided(decision(1, "re-attribute line", SEARCHED, value="Tom Reed"))
    assert line_of(drawn, SEARCHED).origins == ("Tom Reed",)


def test_a_line_on_nobodys_word_says_that_it_is_not_stated() -> None:
    drawn = decided(decision(1, "re-attribute line", SEARCHED))
    assert line_of(drawn, SEARCHED).origins == ("speaker not stated",)


def test_what_a_statement_says_goes_to_its_new_speaker() -> None:
    drawn = decided(decision(1, "re-attribute statement", SAID, value="Tom Reed", why="misread"))
    assert [(one.claim, one.value, one.basis) for one in drawn.speakers] == [
        (SAID.id, "Tom Reed", "by decision of desk: misread")
    ]
    assert line_of(drawn, SEARCHED).origins == ("Tom Reed",)


def test_hiding_a_statement_hides_no_line() -> None:
    drawn = decided(decision(1, "hide statement", SAID))
    assert (drawn.entries, effects(drawn)) == (decided().entries, [(SAID.id, "hidden")])


def test_of_two_decisions_that_contradict_each_other_the_later_counts() -> None:
    drawn = decided(decision(2, "accept line", SANK), decision(1, "hide line", SANK))
    assert [what for _, what in effects(drawn)] == ["accepted"]


def test_an_undone_decision_counts_for_nothing() -> None:
    assert decided(decision(1, "hide line", SANK), decision(2, "undo", value="1")) == decided()


def test_a_date_outlives_the_merging_of_its_line() -> None:
    drawn = decided(
        decision(1, "re-date line", WENT_DOWN, value="2031-03-06"), decision(2, "merge lines", SANK, WENT_DOWN)
    )
    assert line_of(drawn, SANK).when.edtf == "2031-03-06"


def test_a_decision_finds_its_place_when_rules_cite_more_or_less_words() -> None:
    longer = claim("a", "Officials met early. The ferry sank off Port Lune", "sank")
    drawn = decided(decision(1, "hide line", SANK), claims=(longer, SEARCHED))
    assert [entry.claims for entry in drawn.entries] == [(SEARCHED.id,)]


def test_a_decision_finds_its_place_when_the_article_came_back_in_other_bytes() -> None:
    texts = {"z": f"Updated. {HARBOUR}"}
    start = texts["z"].index("The ferry")
    moved = Claim(
        kind=ClaimKind.EVENT,
        article="z",
        cites=(Cite(article="z", start=start, end=start + 28, quote=SANK.cites[0].quote),),
        by="test@1",
    )
    assert decided(decision(1, "hide line", SANK), claims=(moved,), texts=texts).entries == ()


def test_a_decision_stays_at_its_words_when_articles_are_added() -> None:
    few = decided(decision(1, "hide line", SEARCHED), claims=(SANK, SEARCHED))
    more = decided(decision(1, "hide line", SEARCHED))
    assert effects(few) == effects(more)


@pytest.mark.parametrize("act", ACTS)
def test_a_decision_whose_words_are_gone_changes_nothing_and_is_told(act: str) -> None:
    lost = Decision(
        number=7,
        act=act,
        anchors=(("a", "Nobody came to the quay", "then ⟦Nobody came to the quay⟧ at all"),) * 2,
        value="2031-03-06",
        who="desk",
        when="2031-06-01",
    )
    drawn = decided(lost)
    assert drawn.entries == decided().entries
    assert [(problem.input, problem.stage) for problem in drawn.lost] == [("decision 7", "decisions")]


def test_a_date_that_is_none_is_told() -> None:
    drawn = decided(decision(1, "re-date line", SANK, value="someday"))
    assert "“someday” is no date" in drawn.lost[0].reason


def test_a_merge_of_one_line_is_told() -> None:
    assert len(decided(decision(1, "merge lines", SANK)).lost) == 1


def test_acts_about_actors_are_left_to_others() -> None:
    assert decided(decision(1, "hide actor", SANK)) == decided()


def test_the_order_of_claims_changes_nothing() -> None:
    made = decision(1, "merge lines", SANK, WENT_DOWN)
    assert decided(made, claims=CLAIMS[::-1]).entries == decided(made).entries
