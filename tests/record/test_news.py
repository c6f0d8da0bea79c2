"""What became known from one state to another, on states made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Claim, ClaimKind, Link, LinkKind
from onrecord.record.echoes import Heard
from onrecord.record.news import Horizon, Kind, News, compare_states
from onrecord.record.origins import Origin
from onrecord.record.states import State
from onrecord.record.timeline import Together, draw_timeline
from tests.staged_claims import Stage, on


def state(
    claims: Sequence[Claim],
    *,
    links: Iterable[Link] = (),
    said_by: dict[str, str] | None = None,
    values: dict[tuple[str, str], str] | None = None,
    groups: Sequence[Sequence[str]] = (),
) -> State:
    """Return the state of a record that holds `claims`, in the order of publication; `said_by` gives their origins."""
    ids = {claim.id for claim in claims}
    held = [link for link in links if link.a in ids and link.b in ids]
    origins = {
        claim: Origin(name=name, sides=frozenset({name})) for claim, name in (said_by or {}).items() if claim in ids
    }
    together = Together(
        groups=[[one for one in group if one in ids] for group in groups if set(group) & ids],
        links=held,
        origins=origins or {"": Origin()},
        values=values or {},
    )
    return State(
        entries=draw_timeline(claims, {}, together),
        links=held,
        claims={claim.id: claim for claim in claims},
        order={claim.article: place for place, claim in enumerate(claims)},
    )


def update(later: Claim, earlier: Claim, how: str, slot: str = "number") -> Link:
    return Link(a=later.id, b=earlier.id, kind=LinkKind.UPDATES, slot=slot, how=how, reason="because", by="test@1")


def link(one: Claim, other: Claim, kind: LinkKind, slot: str = "happened") -> Link:
    first, second = sorted((one.id, other.id))
    return Link(a=first, b=second, kind=kind, slot=slot, reason="because", by="test@1")


def kinds(found: Iterable[News]) -> list[str]:
    return [news.kind.value for news in found]


STAGE = Stage()
SEVEN = STAGE.told("Seven villagers drowned in Hesk")
NINE = STAGE.told("Nine villagers drowned in Hesk")
TWO = STAGE.told("Two villagers drowned in Hesk")
MAYOR = STAGE.told("The mayor of Hesk resigned")
VALUES = {(SEVEN.id, "number"): "7 dead", (NINE.id, "number"): "9 dead", (TWO.id, "number"): "2 dead"}


def test_nothing_new_is_no_news() -> None:
    assert compare_states(state([SEVEN]), state([SEVEN])) == ()


def test_line_of_a_new_article_is_new() -> None:
    (news,) = compare_states(state([SEVEN]), state([SEVEN, MAYOR]))
    assert (news.kind, news.claims) == (Kind.NEW, (MAYOR.id,))


def test_same_words_elsewhere_are_told_again() -> None:
    again = Stage()
    again.told("padding")
    copy = again.told("Seven villagers drowned in Hesk", when=on("2031-03-03"))
    assert kinds(compare_states(state([SEVEN]), state([SEVEN, copy]))) == ["told again"]


def test_count_that_grew_tells_what_it_was_and_is_not_new_besides() -> None:
    after = state([SEVEN, NINE], links=[update(NINE, SEVEN, "grew")], values=VALUES)
    (news,) = compare_states(state([SEVEN], values=VALUES), after)
    assert (news.kind, news.now and news.now.value, [one.value for one in news.was]) == (
        Kind.GREW,
        "9 dead",
        ["7 dead"],
    )


def test_figure_taken_back_is_revised() -> None:
    after = state([NINE, SEVEN], links=[update(SEVEN, NINE, "revised")], values=VALUES)
    assert kinds(compare_states(state([NINE], values=VALUES), after)) == ["revised"]


def test_update_that_was_known_is_no_news() -> None:
    both = state([SEVEN, NINE], links=[update(NINE, SEVEN, "grew")], values=VALUES)
    more = state([SEVEN, NINE, MAYOR], links=[update(NINE, SEVEN, "grew")], values=VALUES)
    assert kinds(compare_states(both, more)) == ["new"]


def test_two_new_accounts_are_one_new_line_with_what_it_replaced() -> None:
    after = state([MAYOR, SEVEN, NINE], links=[update(NINE, SEVEN, "grew")], values=VALUES)
    (news,) = compare_states(state([MAYOR]), after)
    assert (news.kind, news.claims, [one.value for one in news.was]) == (Kind.NEW, (NINE.id,), ["7 dead"])


def test_rival_account_contradicts() -> None:
    links = [link(SEVEN, TWO, LinkKind.CONFLICTS, "number")]
    after = state([SEVEN, TWO], links=links, values=VALUES, said_by={SEVEN.id: "police", TWO.id: "mayor"})
    before = state([SEVEN], values=VALUES, said_by={SEVEN.id: "police"})
    (news,) = compare_states(before, after)
    assert (news.kind, news.origins, news.was[0].origins) == (Kind.CONTRADICTED, ("mayor",), ("police",))


def test_further_report_of_a_known_rival_is_no_news() -> None:
    stage = Stage()
    for _ in range(6):
        stage.told("padding")
    again = stage.told("Two villagers drowned in Hesk")
    values = {**VALUES, (again.id, "number"): "2 dead"}
    links = [link(SEVEN, one, LinkKind.CONFLICTS, "number") for one in (TWO, again)]
    links.append(link(TWO, again, LinkKind.AGREES, "number"))
    said = {SEVEN.id: "police", TWO.id: "mayor", again.id: "mayor"}
    before = state([SEVEN, TWO], links=links, values=values, said_by=said)
    after = state([SEVEN, TWO, again], links=links, values=values, said_by=said)
    assert "contradicted" not in kinds(compare_states(before, after))


def second_report(origin: str) -> list[News]:
    stage = Stage()
    for _ in range(8):
        stage.told("padding")
    other = stage.told("The head of the town of Hesk stepped down")
    said = {MAYOR.id: "town hall", other.id: origin}
    group = [[MAYOR.id, other.id]]
    before = state([MAYOR], said_by=said)
    after = state([MAYOR, other], said_by={one: name for one, name in said.items() if name}, groups=group)
    return list(compare_states(before, after))


def test_second_origin_confirms() -> None:
    (news,) = second_report("her party")
    assert (news.kind, news.origins) == (Kind.CONFIRMED, ("her party",))


def test_same_origin_again_is_no_news() -> None:
    assert second_report("town hall") == []


def test_report_without_an_origin_is_no_news() -> None:
    assert second_report("") == []


def test_origin_for_what_had_none_is_told() -> None:
    stage = Stage()
    for _ in range(9):
        stage.told("padding")
    other = stage.told("The head of the town of Hesk stepped down")
    after = state([MAYOR, other], said_by={other.id: "town hall"}, groups=[[MAYOR.id, other.id]])
    (news,) = compare_states(state([MAYOR]), after)
    assert (news.kind, news.origins) == (Kind.SOURCED, ("town hall",))


def test_pledge_that_is_delivered_moved_a_stage() -> None:
    stage = Stage()
    pledge = stage.told("Quellia pledged pumps", kind=ClaimKind.COMMITMENT, stage="pledged", item="pumps")
    sent = stage.told("Quellia sent the pumps", kind=ClaimKind.COMMITMENT, stage="delivered", item="pumps")
    after = state([pledge, sent], links=[update(sent, pledge, "changed", "stage")])
    (news,) = compare_states(state([pledge]), after)
    assert (news.kind, news.now and news.now.value, news.was[0].value) == (Kind.STAGE, "delivered", "pledged")


def test_statement_that_contradicts_another_needs_no_line() -> None:
    stage = Stage()
    one, other = stage.said("the report asked for it"), stage.said("that sentence is not in it")
    after = state([one, other], links=[link(one, other, LinkKind.CONFLICTS)])
    (news,) = compare_states(state([one]), after)
    assert (news.kind, news.entry, news.claims) == (Kind.CONTRADICTED, None, (other.id,))


def test_two_sides_in_one_new_article_are_no_contradiction_of_what_was_known() -> None:
    stage = Stage()
    one, other = stage.said("the report asked for it"), stage.said("that sentence is not in it")
    both = replace(other, article=one.article)
    after = state([MAYOR, one, both], links=[link(one, both, LinkKind.CONFLICTS)])
    assert "contradicted" not in kinds(compare_states(state([MAYOR]), after))


def test_echo_of_the_first_report_does_not_confirm() -> None:
    stage = Stage()
    for _ in range(7):
        stage.told("padding")
    other = stage.told("The head of the town of Hesk stepped down")
    said = {MAYOR.id: "a clerk", other.id: "a source"}
    heard = {
        MAYOR.id: Heard(outlet="Courier", path=("a clerk",), origin=Origin(name="a clerk", sides=frozenset({"1"}))),
        other.id: Heard(
            outlet="Post", path=("the Courier", "a source"), origin=Origin(name="a source", sides=frozenset({"2"}))
        ),
    }
    after = state([MAYOR, other], said_by=said, groups=[[MAYOR.id, other.id]])
    assert compare_states(state([MAYOR], said_by=said), replace(after, heard=heard)) == ()


def test_new_statement_is_said() -> None:
    stage = Stage()
    one, other = stage.said("we sleep in the school", said_kind="said"), stage.said("we want answers", said_kind="said")
    assert kinds(compare_states(state([one]), state([one, other]))) == ["said"]


def test_line_of_long_before_is_background() -> None:
    old = STAGE.told("The dam was finished", when=on("1962-05-01"))
    found = compare_states(state([SEVEN]), state([SEVEN, old]), Horizon(opening=date(2031, 1, 1)))
    assert kinds(found) == ["background"]


def test_missing_lines_are_gone_only_where_that_is_asked() -> None:
    assert compare_states(state([SEVEN, MAYOR]), state([SEVEN])) == ()
    (news,) = compare_states(state([SEVEN, MAYOR]), state([SEVEN]), Horizon(with_gone=True))
    assert (news.kind, news.claims) == (Kind.GONE, (MAYOR.id,))


@given(st.permutations([SEVEN, NINE, TWO, MAYOR]), st.integers(min_value=0, max_value=4))
def test_every_line_is_accounted_for_once_in_any_order(claims: list[Claim], known: int) -> None:
    before, after = state(claims[:known]), state(claims)
    found = compare_states(before, after)
    told = [claim for news in found for claim in news.claims]
    assert sorted(told) == sorted(claim.id for claim in claims[known:])


LINKS = st.tuples(
    st.sampled_from([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 0), (2, 1)]),
    st.sampled_from([LinkKind.UPDATES, LinkKind.CONFLICTS, LinkKind.AGREES, LinkKind.SAME_EVENT]),
    st.sampled_from(["happened", "number", "stage"]),
    st.sampled_from(["grew", "changed", "revised", "retracted"]),
)


@given(st.lists(LINKS, max_size=6), st.integers(min_value=0, max_value=4), st.booleans())
def test_whatever_the_links_no_new_line_is_lost(
    drawn: list[tuple[tuple[int, int], LinkKind, str, str]],
    known: int,
    has_origins: bool,  # noqa: FBT001
) -> None:
    claims = [SEVEN, NINE, TWO, MAYOR]
    links = [
        update(claims[a], claims[b], how, slot) if kind is LinkKind.UPDATES else link(claims[a], claims[b], kind, slot)
        for (a, b), kind, slot, how in drawn
    ]
    said = {claim.id: f"source {place % 3}" for place, claim in enumerate(claims)} if has_origins else {}
    before = state(claims[:known], links=links, said_by=said, values=VALUES)
    after = state(claims, links=links, said_by=said, values=VALUES)
    found = compare_states(before, after)
    assert all(news.claims for news in found)
    told = {claim for news in found for claim in news.claims}
    told |= {claim for news in found for account in (news.now, *news.was) if account for claim in account.claims}
    repeated = {claim for entry in after.entries if told & set(entry.claims) for claim in entry.claims}
    known_lines = {claim for entry in after.entries for claim in entry.claims if set(entry.claims) & set(before.claims)}
    assert {claim.id for claim in claims[known:]} <= repeated | known_lines
