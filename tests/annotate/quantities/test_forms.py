"""The ways in which news prints an amount, one beside the other."""

from __future__ import annotations

import pytest

from onrecord.annotate.quantities import find_quantities


def read(text: str) -> list[str]:
    return [found.canonical for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It cost $1.2bn.", ["1200000000 USD"]),
        ("It cost US$5m and A$3.2bn.", ["5000000 USD", "3200000000 AUD"]),
        ("It cost 40,000 Hong Kong dollars.", ["40000 HKD"]),
        ("It cost €500 million and two ships.", ["500000000 EUR", "2 item"]),
        ("It cost Rs 5 lakh.", ["500000 INR"]),
        ("It cost between $5m and $7m.", ["5000000..7000000 USD"]),
        ("It cost £1.5-2bn.", ["1500000000..2000000000 GBP"]),
        ("It rose from £12 to £15.", ["12 GBP", "15 GBP"]),
        ("They pledged 50 billion euros, with 17bn in grants.", ["50000000000 EUR", "17000000000 EUR"]),
        ("Aid of R120m came, and RM50.", ["120000000 ZAR", "50 MYR"]),
    ],
)
def test_money(text: str, amounts: list[str]) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("They lost 1,5 million trees.", ["1500000 item"]),
        ("They lost 12,50,000 trees.", ["1250000 item"]),
        ("They lost 60 000 trees.", ["60000 item"]),
        ("They lost 60\u202f000 trees.", ["60000 item"]),
        ("They lost 1’200 trees.", ["1200 item"]),
        ("They lost 2.340,5 hectares.", ["2340.5 hectare"]),
        ("They lost two hundred and ten trees.", ["210 item"]),
        ("They lost a quarter of a million trees.", ["250000 item"]),
        ("They lost a dozen trees.", ["12 item"]),
        ("They lost 5m trees.", ["5000000 item"]),
        ("The wall is 5m high.", ["5 metre"]),
    ],
)
def test_spellings_of_numbers(text: str, amounts: list[str]) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It took one hour and forty minutes.", ["100 minute"]),
        ("It took an hour and a half.", ["1.5 hour"]),
        ("He is 6ft 2in tall.", ["74 inch"]),
        ("It was minus 27 degrees Celsius.", ["-27 degree Celsius"]),
        ("It was 10 degrees below zero.", ["-10 degree Celsius"]),
        ("A 6.1-magnitude quake came, then one of magnitude 5.", ["6.1 magnitude", "5 magnitude"]),
        ("It blew at 120mph.", ["120 mile per hour"]),
        ("Three times as many calls came.", ["3 times"]),
        ("Half of them left.", ["0.5 fraction"]),
        ("Nine times out of ten it works.", ["0.9 fraction"]),
    ],
)
def test_measures(text: str, amounts: list[str]) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It left 12 dead and 40 injured.", ["12 person", "40 person"]),
        ("Sweden offered 14 and Finland nine ambulances.", ["14 item", "9 item"]),
        ("Of the 96 deputies, 58 voted for it.", ["96 person", "58 person"]),
        ("Trains run every six minutes instead of every ten.", ["6 minute", "10 minute"]),
        ("The toll rose to 45.", ["45 person"]),
        ("A crowd of 4,000 came.", ["4000 person"]),
        ("They freed 31 pupils and then five of the nurses.", ["31 person", "5 person"]),
    ],
)
def test_understood_units(text: str, amounts: list[str]) -> None:
    assert read(text) == amounts


@pytest.mark.parametrize("noun", ["soldiers", "Ukrainians", "Israelis", "midwives", "MPs", "crew", "schoolchildren"])
def test_words_for_people(noun: str) -> None:
    assert read(f"They met 40 {noun}.") == ["40 person"]


@pytest.mark.parametrize("noun", ["containers", "letters", "sensors", "trees", "lists", "F-16s", "colours"])
def test_words_that_only_end_like_people(noun: str) -> None:
    assert read(f"They lost 40 {noun}.") == ["40 item"]


def test_the_noun_and_the_words_around_are_kept() -> None:
    text = "They sent an additional 12,000 sleeping kits."
    (found,) = find_quantities(text)
    assert (found.span.of(text), found.of, found.modifier, found.incremental) == (
        "an additional 12,000 sleeping kits",
        "kits",
        "an additional",
        True,
    )
    assert found.noun_span is not None
    assert found.noun_span.of(text) == "kits"


def test_what_is_measured_stays_outside() -> None:
    text = "They found two tonnes of cocaine."
    (found,) = find_quantities(text)
    assert (found.span.of(text), found.of) == ("two tonnes", "cocaine")
