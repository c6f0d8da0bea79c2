"""Posts at bodies: of those who lead or speak for them."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from tests.check.conftest import read

STORY = """\
The roof of the library at Tarn fell on Sunday. The library's director, Ilse Brandt, said that nobody was hurt. \
Mads Holm, the chairman of the builders' union, said that the beams were rotten.

Per Aldin, who sits on the roads committee, asked for a report. The Harbour Authority sent a crane.

Dr. Otto Lenz treated two readers. Vera Moll of PBS filmed the beams. \
Hatice Cengel brought tea. NBC News correspondent Tom Reed came. \
Mona Rask, the mayor, was elected to the regional council.
"""
LEAD = (
    "The library at Tarn has no roof since Sunday, when the beams fell; the builders and the harbour sent cranes.\n\n"
)


@pytest.fixture(scope="module")
def library() -> list[Reading]:
    return [read("Courier", date(2031, 3, 3), STORY)]


def differing(draft: str, record: list[Reading]) -> list[str]:
    found = check_draft(read("draft", date(2031, 3, 12), LEAD + draft), record)
    return [item.words for item in found if item.verdict is not Verdict.FOUND and item.kind == "name and role"]


@pytest.mark.parametrize(
    "draft",
    [
        "Mads Holm, who heads the library, asked for new beams.",
        "Per Aldin, who chairs the Harbour Authority, asked for a report.",
        "Mona Raske, the mayor, asked for a crane.",
        "Mona Tillgren, the mayor, asked for a crane.",
        "Vera Moll of NBC filmed the beams.",
        "Hatice Chengel brought tea.",
        "Tom Reed of CNN came.",
    ],
)
def test_post_at_somebody_elses_body_or_name_beside_the_post_differs(library: list[Reading], draft: str) -> None:
    assert differing(draft, library)


@pytest.mark.parametrize(
    "draft",
    [
        "Mads Holm, who heads the builders' union, asked for new beams.",
        "Otto Lenz, a doctor, treated two readers.",
        "Mona Rask, a regional councillor, asked for a crane.",
        "Ilse Brandt, a local official, asked for a crane.",
        "Vera Moll of PBS filmed the beams.",
        "Vera Moll of Tarn filmed the beams.",
        "Tom Reed of NBC came.",
    ],
)
def test_post_told_in_other_words_is_no_alarm(library: list[Reading], draft: str) -> None:
    assert not differing(draft, library)
