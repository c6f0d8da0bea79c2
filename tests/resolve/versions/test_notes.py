"""What a note of correction takes back, and who rests on it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.model import Article, Update
from onrecord.resolve.versions.notes import Correction, TakenBack, Text, find_rests, find_wrong, is_about_another
from onrecord.text import Span
from tests.staged_versions import article

OLD = "Flood\n\nTwelve people have drowned in the flood at Tolle, the fire service said. Trains were stopped at noon."
NOTE = "Correction: an earlier version of this report said that twelve people had drowned. The number is fourteen."
NEW = f"Flood\n\nFourteen people have drowned in the flood at Tolle. Trains were stopped at noon.\n\n{NOTE}"


def taken_back(note: Correction, texts: dict[str, Text], earlier: tuple[str, ...]) -> TakenBack:
    return find_rests(note, find_wrong(note, texts, earlier), texts, {})


def text(of: Article, *, story: str = "s") -> Text:
    paragraphs = find_paragraphs(of.text)
    sentences = tuple(one for paragraph in paragraphs for one in find_sentences(of.text, paragraph))
    at = of.text.find("Correction")
    notes = (Span(at, len(of.text)),) if at >= 0 else ()
    return Text(article=of, sentences=sentences, title=paragraphs[0], stories=frozenset({story}), notes=notes)


def note_in(words: str, wrong: str, effect: Update = Update.REVISED) -> Correction:
    start, at = words.find("Correction"), words.find(wrong)
    return Correction(article="b", span=Span(start, len(words)), effect=effect, errors=(Span(at, at + len(wrong)),))


def taken(others: Mapping[str, Article], *, earlier: tuple[str, ...] = ("a",)) -> TakenBack:
    articles = {"a": article("a", OLD, day="2031-03-03"), "b": article("b", NEW, day="2031-03-05"), **others}
    texts = {name: text(one) for name, one in articles.items() if name != "a" or earlier}
    return taken_back(note_in(NEW, "twelve people had drowned"), texts, earlier)


def other(name: str, words: str, day: str = "2031-03-04") -> Article:
    return article(name, words, day=day, outlet=f"Outlet {name}", url=f"https://{name}.example/")


def test_the_sentence_with_the_wrong_figure_is_taken_back() -> None:
    found = taken({})
    assert (found.article, found.sentence and found.sentence.of(OLD)) == (
        "a",
        "Twelve people have drowned in the flood at Tolle, the fire service said.",
    )


def test_other_outlets_that_repeat_it_rest_on_it() -> None:
    repeated = other("c", "Grief\n\nAt Tolle, 12 people have drowned in the flood. Flags fly at half mast.")
    assert [name for name, _ in taken({"c": repeated}).rests] == ["c"]


def test_who_has_the_right_figure_or_wrote_before_does_not() -> None:
    right = other("c", "Grief\n\nAt Tolle, 14 people have drowned in the flood. Flags fly at half mast.")
    before = other("d", "Grief\n\nAt Tolle, 12 people have drowned in the flood.", day="2031-03-01")
    assert taken({"c": right, "d": before}).rests == ()


def test_many_words_in_common_are_no_repetition_without_the_word_that_was_wrong() -> None:
    old = "Coins\n\nThe city museum of Marn sold Roman coins from Tull to a dealer in Geneva, its board says."
    wrong = "the museum had sold coins to a dealer"
    told = f"Correction: we said that {wrong}. It has not."
    new = f"Coins\n\nThe city museum of Marn lent Roman coins to a dealer.\n\n{told}"
    shown = other("c", "Coins\n\nRoman coins from Tull are shown in the city museum of Marn, its board says.")
    sold = other("d", "Coins\n\nRoman coins from Tull were sold by the city museum of Marn, its board is said to fear.")
    articles = {
        "a": article("a", old, day="2031-03-03"),
        "b": article("b", new, day="2031-03-05"),
        "c": shown,
        "d": sold,
    }
    texts = {name: text(one) for name, one in articles.items()}
    found = taken_back(note_in(new, wrong, Update.RETRACTED), texts, ("a",))
    assert [name for name, _ in found.rests] == ["d"]


ARREST = "Brenn\n\nPolice in Brenn arrested the deputy mayor, Ola Brems, over the sale of the harbour."
QUESTIONED = "Brenn\n\nThe deputy mayor was at home.\n\nCorrection: we said that police had arrested the deputy mayor."


@pytest.mark.parametrize(
    ("words", "rests"),
    [
        ("The Post reported that Mr Brems had been detained.", True),
        ("Brems was taken into custody, according to the Post.", True),
        ("The arrest of the deputy mayor has shaken the town.", True),
        ("Ola Brems, the deputy mayor, opened the harbour sale.", False),
        ("Mr Brems was not arrested, his lawyer said.", False),
    ],
)
def test_who_tells_it_in_other_words_rests_on_it(words: str, rests: bool) -> None:  # noqa: FBT001
    articles = {
        "a": article("a", ARREST, day="2031-03-03"),
        "b": article("b", QUESTIONED, day="2031-03-05"),
        "c": other("c", f"News\n\n{words} The weather was fine."),
    }
    texts = {name: text(one) for name, one in articles.items()}
    found = taken_back(note_in(QUESTIONED, "police had arrested the deputy mayor"), texts, ("a",))
    assert found.sentence is not None
    assert bool(found.rests) is rests


def test_a_note_stands_where_no_earlier_version_was_captured() -> None:
    repeated = other("c", "Grief\n\n12 people have drowned in the flood at Tolle, said the Post.")
    found = taken({"c": repeated}, earlier=())
    assert (found.article, found.sentence) == ("", None)


def test_which_article_a_note_is_about() -> None:
    assert is_about_another("Our report of 2 May gave the sum as 12 marks; it was 21.")
    assert not is_about_another("An earlier version of this report gave the sum as 12 marks; it was 21.")
