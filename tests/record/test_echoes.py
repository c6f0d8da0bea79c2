"""Which reports are a second origin, and which carry on what another one told."""

from __future__ import annotations

from onrecord.record.echoes import Heard, find_second_origins
from onrecord.record.origins import Origin


def heard(outlet: str, *path: str) -> Heard:
    name = path[-1] if path else ""
    return Heard(outlet=outlet, path=path, origin=Origin(name=name, sides=frozenset({name} if name else ())))


FIRST = heard("Harbour Post", "an unnamed official")


def second(*fresh: Heard, known: Heard = FIRST) -> list[str]:
    claims = {f"fresh {number}": one for number, one in enumerate(fresh)}
    return [origin.name for origin in find_second_origins(claims, ["known"], {**claims, "known": known})]


def test_somebody_else_is_a_second_origin() -> None:
    assert second(heard("Gazette", "the mayor")) == ["the mayor"]


def test_report_that_cites_the_first_outlet_is_an_echo() -> None:
    assert second(heard("Gazette", "the Harbour Post", "an official")) == []
    assert second(heard("Gazette", "Sarn Wire", "the Post")) == []


def test_same_name_in_another_outlet_is_an_echo() -> None:
    assert second(heard("Gazette", "an unnamed official")) == []


def test_narration_is_no_origin() -> None:
    assert second(heard("Gazette")) == []


def test_same_side_is_no_second_origin() -> None:
    police = Heard(outlet="Gazette", path=("the chief",), origin=Origin(name="the chief", sides=frozenset({"police"})))
    known = Heard(outlet="Post", path=("an officer",), origin=Origin(name="an officer", sides=frozenset({"police"})))
    assert second(police, known=known) == []


def test_each_side_is_one_origin() -> None:
    assert second(heard("Gazette", "the mayor"), heard("Courier", "the mayor"), heard("Echo", "the union")) == [
        "the mayor",
        "the union",
    ]
