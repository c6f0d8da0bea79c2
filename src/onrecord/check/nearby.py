"""What a record tells near a name: the words beside it that are not those of somebody else's post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.nouns import Evidence
from onrecord.check.persons import People, fold_text, mentions_of
from onrecord.check.sheets import Sheet
from onrecord.check.titles import Title, is_office, is_one_body
from onrecord.check.words import Word, stems_of, words_in
from onrecord.lexicon import listed
from onrecord.model import ActorKind
from onrecord.resolve.names import PersonName, compare_names, parse_name
from onrecord.text import Span

LONGER = 1
"""Letters that a word of the record may be longer or shorter than that of a title: a governor is no government."""

GENERIC = "head"
"""The office of whoever leads anything: a boss, chief, head or leader can be a president or a director."""

_BEARER = re.compile(r",?\s([A-ZÀ-Þ]\w+)(?=\s[A-ZÀ-Þ]|[\s,.])")


def evidence_of(title: Title) -> Evidence:
    """Return the sentence that gives a post."""
    return title.sheet.evidence(title.span)


def can_be_one_body(title: Title, other: Title) -> bool:
    """Whether two posts can be at one body, as far as they name any."""
    mine, theirs = title.bodies, other.bodies
    return not mine or not theirs or any(is_one_body(one, another) for one in mine for another in theirs)


def is_told_near(title: Title, sheet: Sheet, sentence: Span, name: PersonName, people: People) -> bool:
    """Whether a sentence, or the one before it, has a word of a title that is not at the name of somebody else.

    The one before counts for "The union struck. Its leader, Ana Sole, said".
    """
    mine, head = title.head_words, stems_of(" ".join(title.head_words))
    for word in _words_around(sheet, sentence, name, people):
        printed = sheet.text[word.start : word.end]
        is_of_post = _ends_another_post(word, title, sheet, name, people)
        if title.is_headed(printed) and printed.casefold() not in listed("check_en", "leads") and not is_of_post:
            return True
        if (
            word.features
            and not is_of_post
            and word.features[0][0] in head
            and any(abs(len(own) - len(printed)) <= LONGER for own in mine)
        ):
            return True
    return False


def _ends_another_post(word: Word, title: Title, sheet: Sheet, name: PersonName, people: People) -> bool:
    """Whether a word is of an office of more words of the same person: a county attorney is no attorney."""
    place = Span(word.start, word.end)
    return any(
        other.sheet is sheet and other.head != title.head and len(other.head_words) > 1 and other.span.contains(place)
        for other in people.titles_of(name)
    )


def names_near(bodies: Sequence[str], name: PersonName, people: People) -> bool:
    """Whether a sentence with a name, or the one before, has one of some names of bodies in full."""
    told = [fold_text(sheet.with_before(span)) for sheet, span in people.sentences_about(name)]
    return any(fold_text(body) in words for body in bodies for words in told)


def behind_name(pattern: re.Pattern[str], name: PersonName, people: People) -> Iterator[tuple[Sheet, Span, str]]:
    """Yield the bodies (group 1 of `pattern`) that the record prints right behind a name, each with its place."""
    for one in people.same(name):
        for mention in mentions_of(one.sheet, one.appearance):
            found = pattern.match(one.sheet.text, mention.end)
            if found:
                yield one.sheet, Span(mention.start, found.end()), found[1]


def words_near(sheet: Sheet, sentence: Span, name: PersonName, people: People) -> frozenset[str]:
    """Return the folded words of a sentence that names somebody and the one before, without other people's posts."""
    around = _words_around(sheet, sentence, name, people)
    return frozenset(fold_text(sheet.text[word.start : word.end]).strip() for word in around)


def _words_around(sheet: Sheet, sentence: Span, name: PersonName, people: People) -> Iterator[Word]:
    """Yield the words of a sentence and the one before it that do not stand in the post of somebody else."""
    stretch = Span(sheet.sentences[max(0, sheet.place_of(sentence.start) - 1)].start, sentence.end)
    taken = [
        other.span
        for appearance in sheet.reading.appearances
        if appearance.kind is ActorKind.PERSON and compare_names(name, parse_name(appearance.name)) is None
        for other in people.titles_at(sheet, appearance)
    ]
    for word in words_in(sheet.text, stretch):
        named = _BEARER.match(sheet.text, word.end)
        is_others = (
            named is not None
            and fold_text(named[1]).strip() not in name.words
            and is_office(sheet.text[word.start : word.end])
        )
        if not is_others and not any(other.contains(Span(word.start, word.end)) for other in taken):
            yield word
