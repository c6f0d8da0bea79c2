"""Versions of one quotation across articles, and the speaker that one article names for another."""

from __future__ import annotations

from onrecord.model import Cite, Claim, ClaimKind, Slot
from onrecord.resolve.quotations import find_versions, name_open_speakers
from onrecord.text import Span

WHOLE = "“We had ten minutes to leave the house, and for some streets that was not enough.”"
TRIMMED = "“We had ten minutes to leave the house”"
REWORDED = "“We had just ten minutes to leave the house, and for some streets it was not enough.”"
OTHER = "“The ferry will sail again on Monday if the weather allows it.”"


def said(article: str, words: str, speaker: str = "", *, mode: str = "direct") -> Claim:
    cite = Cite(article=article, start=0, end=len(words), quote=words)
    slots = (Slot(name="content", value=words, span=Span(0, len(words))), Slot(name="mode", value=mode))
    return Claim(
        kind=ClaimKind.STATEMENT,
        article=article,
        cites=(cite,),
        slots=slots,
        source=speaker,
        source_stated=bool(speaker),
        by="test@1",
    )


def test_same_words_in_two_articles_are_versions_of_one_quotation() -> None:
    first, second = said("a", WHOLE), said("b", WHOLE)
    versions = find_versions([first, second, said("c", OTHER)])
    assert [{version.claim for version in group} for group in versions] == [{first.id, second.id}]
    assert sorted(version.difference for version in versions[0]) == ["", "same words"]


def test_trimmed_version_says_how_much_of_the_longest_it_holds() -> None:
    (group,) = find_versions([said("a", TRIMMED), said("b", WHOLE)])
    assert [version.difference for version in group] == ["", "8 of its 16 words"]


def test_version_in_slightly_other_words_is_found_and_said_to_be_one() -> None:
    (group,) = find_versions([said("a", WHOLE), said("b", REWORDED)])
    assert group[1].difference == "in other words: 1 of 16 are not in the longest"


def test_other_quotation_is_no_version() -> None:
    assert find_versions([said("a", WHOLE), said("b", OTHER)]) == ()


def test_short_phrase_is_nobody_s_alone() -> None:
    phrase = "“As long as it takes”"
    assert find_versions([said("a", phrase, "Ana Sole"), said("b", phrase, "Tom Reed")]) == ()


def test_quotation_said_twice_in_one_article_is_no_version() -> None:
    assert find_versions([said("a", WHOLE), said("a", WHOLE + " ")]) == ()


def test_article_that_names_the_speaker_names_them_for_one_that_does_not() -> None:
    named, unnamed = said("a", WHOLE, "Ana Sole"), said("b", TRIMMED)
    claims = [named, unnamed]
    (resolution,) = name_open_speakers(find_versions(claims), claims)
    assert (resolution.claim, resolution.value, resolution.origin) == (unnamed.id, "Ana Sole", named.id)


def test_articles_that_disagree_on_the_speaker_name_nobody() -> None:
    claims = [said("a", WHOLE, "Ana Sole"), said("b", WHOLE, "Tom Reed"), said("c", WHOLE)]
    assert name_open_speakers(find_versions(claims), claims) == ()


def test_order_changes_nothing() -> None:
    claims = [said("a", WHOLE, "Ana Sole"), said("b", TRIMMED), said("c", REWORDED), said("d", OTHER)]
    versions = find_versions(claims)
    assert versions == find_versions(claims[::-1])
    assert name_open_speakers(versions, claims) == name_open_speakers(versions, claims[::-1])
