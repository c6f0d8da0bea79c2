"""Where the record tells that somebody left a post: by a word for it at the name, or because somebody else took it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.check.nouns import Evidence
from onrecord.check.persons import People, fold_text
from onrecord.check.sheets import Sheet, is_after
from onrecord.check.titles import Title, is_office
from onrecord.lexicon import listed, load
from onrecord.model import Phase
from onrecord.resolve.names import PersonName, fold
from onrecord.text import Span

Found = tuple[str, list[Evidence]]
"""What is wrong, "" for nothing, and where the record says so."""

REACH = 90
"""Code points behind a word of leaving in which the post that was left is named."""

BEFORE = 60
"""Code points before a name in which a word of leaving can stand, or one that makes it unsure."""

_ADVERBS = (
    r"(?:,?\s(?:who|has|have|had|also|later|then|now|himself|herself|finally|abruptly|formally|suddenly|on\s\w{3,6}day)){0,4}"
    r",?\s"
)
_UNSURE = re.compile(
    r"\b(?:if|whether|unless|should|denied|denies|not|never|asked\sfor|call(?:s|ed)?\sfor|demand(?:s|ed)?)\b"
)
_POST = re.compile(r"\b(?:as|of|be)\s(?:the\s|an?\s|its\s|his\s|her\s)?((?:[\w’'-]+\s?){1,4})")


_CLAUSE = re.compile(r",\s(?:who|whose)\s[^,;.]{1,80},")


class _Word(NamedTuple):
    """A place that tells of leaving: where it stands, and what stands behind it."""

    span: Span
    behind: str


def left(title: Title, name: PersonName, people: People, draft: Sheet) -> Found:
    """Return a post that the record says its holder left: no other post is named there, and none is given since."""
    for sheet, sentence in people.sentences_about(name):
        if is_after(sheet, draft):
            continue
        for word in (*words_at_name(sheet, sentence, name, people), *_taken_over(sheet, sentence, name)):
            if not _is_of_another(title, word) and not _came_back(title, sheet, word.span, name, people):
                return "left the post by the record", [sheet.evidence(word.span)]
    return "", []


@cache
def _pattern(where: str) -> re.Pattern[str]:
    rows = "|".join(f"(?:{row['pattern']})" for row in load("check_en")["left"] if row["where"] == where)
    if where == "behind":
        return re.compile(rf"(?:{_ADVERBS}|(?=['’]))(?:{rows})(?!\w)", re.IGNORECASE)
    return re.compile(
        rf"\b(?:{rows})" + (r"\s(?:the\s|its\s|their\s|his\s|her\s)?$" if where == "before" else ""), re.IGNORECASE
    )


def tells_of_leaving(sentence: str) -> bool:
    """Whether a sentence has words of leaving a post, of whomever."""
    phrases = load("check_en")["leaving"]["phrases"]
    if any(re.search(rf"\b{phrase}\b", sentence, re.IGNORECASE) for phrase in phrases):
        return True
    return bool(_pattern("behind").search(sentence) or _pattern("after").search(sentence))


def words_at_name(sheet: Sheet, sentence: Span, name: PersonName, people: People) -> Iterator[_Word]:
    """Yield the words of leaving right behind a name, or behind the post at it, or right before them."""
    text = sheet.text
    for place in _places(sheet, sentence, name):
        titles = [
            title.span
            for title in people.titles_in(sheet)
            if 0 <= title.start - place.end <= APPOSED or 0 <= place.start - title.end <= NEAR
        ]
        end = max((span.end for span in titles if span.start >= place.end), default=place.end)
        start = min((span.start for span in titles if span.end <= place.start), default=_start_of_name(text, place))
        clause = _CLAUSE.match(text, end, sentence.end)
        end = clause.end() if clause else end
        behind = _pattern("behind").match(text, end, sentence.end) or _pattern("behind").match(
            text, place.end, sentence.end
        )
        opening = text[max(sentence.start, start - BEFORE) : start]
        if behind and not _UNSURE.search(opening):
            yield _Word(Span(place.start, behind.end()), behind.group() + text[behind.end() : sentence.end][:REACH])
        before = _pattern("before").search(opening)
        if before and not _UNSURE.search(opening[: before.start()]):
            yield _Word(place, text[start : sentence.end][:REACH])


APPOSED = 8
"""Code points from a name to the post behind it: ", the "."""

NEAR = 30
"""Code points from a post to the surname behind it: the first names stand between."""


def _places(sheet: Sheet, sentence: Span, name: PersonName) -> Iterator[Span]:
    """Yield where a surname stands in a sentence, outside of quotation marks."""
    for match in re.finditer(r"[^\W\d_]+", sentence.of(sheet.text)):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        if fold(match.group()) == name.surname and not sheet.is_quoted(span):
            yield span


def _start_of_name(text: str, place: Span) -> int:
    """Return where the name begins whose surname stands at `place`."""
    found = re.search(r"(?:[A-ZÀ-Þ][\w.’'-]{0,40}\s){0,3}$", text[max(0, place.start - BEFORE) : place.start])
    return place.start - (len(found.group()) if found else 0)


def _taken_over(sheet: Sheet, sentence: Span, name: PersonName) -> Iterator[_Word]:
    """Yield where somebody takes "her" place: behind the name in its sentence, or in the next one."""
    places = list(_places(sheet, sentence, name))
    number = sheet.place_of(sentence.start)
    for span in sheet.sentences[number : number + 2] if places else ():
        found = _pattern("after").search(sheet.text, max(span.start, places[-1].end), span.end)
        if found and len(_others(sheet, Span(places[-1].end, found.start()))) <= MOST_OTHERS:
            yield _Word(Span(found.start(), found.end()), found.group() + sheet.text[found.end() : span.end][:REACH])


MOST_OTHERS = 2
"""Names of two words between a name and the words of taking over: who takes over, and a body at most."""


def _others(sheet: Sheet, span: Span) -> frozenset[str]:
    """Return who is named in a stretch by two names: whom "her" may mean instead."""
    return frozenset(re.findall(r"\b[A-ZÀ-Þ]\w+\s[A-ZÀ-Þ]\w+", span.of(sheet.text)))


def _is_of_another(title: Title, word: _Word) -> bool:
    """Whether the words tell which post was left, and it is another one: "resigned as treasurer", "left IBM"."""
    for match in _POST.finditer(word.behind):
        offices = [one for one in re.findall(r"[\w-]+", match[1].casefold()) if is_office(one)]
        if offices:
            return not any(title.is_headed(office) for office in offices)
    return False


def _came_back(title: Title, sheet: Sheet, place: Span, name: PersonName, people: People) -> bool:
    """Whether the record gives the post to its holder again after a place, or tells that they came back."""
    given = any(
        other.head == title.head
        and other.phase in (Phase.NEW, Phase.CURRENT)
        and (
            other.sheet.told > sheet.told
            or (other.sheet is sheet and other.phase is Phase.NEW and other.start > place.end)
        )
        for other in people.titles_of(name)
    )
    back = listed("check_en", "returned")
    later = (
        span.of(home.text)
        for home, span in people.sentences_about(name)
        if home.told > sheet.told or (home is sheet and span.start > place.end)
    )
    return given or any(
        re.search(rf"\b{name.surname}\s(?:\w+\s)?(?:{'|'.join(back)})\b", fold_text(told)) for told in later
    )
