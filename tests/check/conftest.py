"""A small story that drafts are held against: three articles on the fall of a quay wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from onrecord.annotate import read_article
from onrecord.annotate.contract import Reading
from onrecord.check import Checked, check_draft
from onrecord.model import Article, Basis, Precision, When
from onrecord.text import OffsetMap

COURIER = """\
Three people died when the quay wall at Tarn fell on Monday, the harbour office said. Another 240 households were \
moved to a school.

“We heard it crack and we did not have time to run,” said Ilse Brandt, the harbour master. “Nobody had warned us.”

The wall was finished in 1987. Its owner, Norvik Ports, said that a survey on 12 January had found no fault. It will \
pay 4 million crowns for the repair, and guards cost 900 crowns a day.
"""
GAZETTE = """\
Five people are now known to have died in the fall of the quay wall at Tarn, the harbour office said on Wednesday.

“The survey was a formality,” Per Aldin, an engineer, told the Gazette. He said that the port had asked \
for a second opinion.

Ilse Brandt resigned as harbour master on Tuesday. Her deputy, Mona Rask, runs the harbour.
"""
HERALD = """\
The quay at Tarn stays shut until Monday, the harbour office said. The inquiry opens on 24 March.

Judge Otto Lenz leads the inquiry. “I will read every page,” he said.

Correction: An earlier version of this article said that the survey ship had already left Tarn. It is still in port.
"""
STORY = (
    ("Courier", date(2031, 3, 3), COURIER),
    ("Gazette", date(2031, 3, 5), GAZETTE),
    ("Herald", date(2031, 3, 6), HERALD),
)

Held = Callable[[str], tuple[Checked, ...]]


def read(name: str, day: date, text: str) -> Reading:
    when = When(edtf=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY, basis=Basis.STATED)
    article = Article(
        id=name, capture=name, text=text, offsets=OffsetMap.identity(len(text)), outlet=name, published=when
    )
    return read_article(article)


@pytest.fixture(scope="session")
def record() -> list[Reading]:
    return [read(name, day, text) for name, day, text in STORY]


@pytest.fixture(scope="session")
def held(record: list[Reading]) -> Held:
    """Return a function that holds a draft of 7 March against the story."""
    return lambda text: check_draft(read("draft", date(2031, 3, 7), text), record)


def one(found: tuple[Checked, ...], kind: str, words: str) -> Checked:
    """Return the only item of a kind that holds some words."""
    fitting = [item for item in found if item.kind == kind and words in item.words]
    assert len(fitting) == 1, [(item.kind.value, item.words, item.verdict.value) for item in found]
    return fitting[0]
