"""Which changes are shown first."""

from __future__ import annotations

from onrecord.present.changes import Change, first_of


def change(kind: str, number: int = 0) -> Change:
    return Change(
        kind=kind,
        id=f"{kind} {number}",
        text="",
        when=None,
        was_when=None,
        slot="",
        standing="",
        statuses=(),
        now=None,
        was=(),
        origins=(),
        cites=(),
        reason="",
    )


def test_every_kind_has_a_turn_before_one_takes_the_screen() -> None:
    changes = [change("new", number) for number in range(40)] + [change("said")]
    assert change("said") in first_of(changes)[:10]


def test_background_and_repetition_are_left_out() -> None:
    assert first_of([change("background"), change("told again"), change("new")]) == (change("new"),)


def test_nothing_is_lost() -> None:
    changes = [change("grew", number) for number in range(9)] + [change("new", number) for number in range(9)]
    assert sorted(one.id for one in first_of(changes)) == sorted(one.id for one in changes)
