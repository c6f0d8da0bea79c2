"""Statements are attributed to whom the NAME marks of an article mean."""

from __future__ import annotations

import pytest

from onrecord.annotate import read_article
from onrecord.model import Article, Claim, ClaimKind
from onrecord.text import OffsetMap


def statements(text: str) -> tuple[Claim, ...]:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    return read_article(article).claims_of(ClaimKind.STATEMENT)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ana Sole runs the Harrow Port Authority. “It holds,” Ms Sole said.", "Ana Sole"),
        ("Mayor Ana Sole slept on the dam. “It holds,” the mayor said.", "Ana Sole"),
        ("Ana Sole opened the lock. Her brother, Tom Sole, watched. “It holds,” her brother said.", "Tom Sole"),
        ("Tom Brannock founded Brannock Motors. “It holds,” Brannock Motors said.", ""),
    ],
)
def test_the_person_behind_a_speaker_is_the_one_whom_the_marks_mean(text: str, person: str) -> None:
    (said,) = (one for one in statements(text) if "It holds" in one.value("content"))
    assert said.value("person") == person


def test_a_surname_of_two_gives_no_person() -> None:
    text = "Tom Reed saw Robert Sole with Peter Sole. “It holds,” Sole said."
    (said,) = (one for one in statements(text) if "It holds" in one.value("content"))
    assert said.value("person") == ""
    assert said.value("speaker") == "Sole"
