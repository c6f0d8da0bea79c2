"""Who is said to have said it: the speaker of every statement of a draft beside the speaker in the record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.check.nouns import Checked, Evidence, ItemKind, Verdict
from onrecord.check.persons import People, fold_text
from onrecord.check.quotations import Quoted
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.words import stems_of
from onrecord.lexicon import load
from onrecord.lexicon.weights import background
from onrecord.model import Claim, ClaimKind, Slot
from onrecord.resolve.names import PersonName, compare_names, parse_name
from onrecord.text import Span

BESIDE = 60
"""Code points between a speaker and the cue that are told as one attribution."""

TOLD = 0.6
"""Part of what a statement tells that one of the record must tell as well to be the same one."""

RELATED = 0.25
"""Part from which a statement of the record is about the same thing."""

FEWEST = 3
"""Words that two statements must share to be the same one."""

SHORTLY = 600
"""Code points before a pronoun in which whom it means may be named: two paragraphs."""

MOST_SHOWN = 3

_PRONOUNS = frozenset("he she it they i we who which that this one".split())
_WEAK = frozenset({"carried over", "inferred"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement of a text: its claim, who speaks ("" where that is open), and what it tells."""

    sheet: Sheet
    claim: Claim
    speaker: str
    is_person: bool
    stems: frozenset[str]

    @property
    def contents(self) -> tuple[Span, ...]:
        return tuple(slot.span for slot in self.claim.slots if slot.name == "content" and slot.span)

    @property
    def evidence(self) -> Evidence:
        span = self.contents[0] if self.contents else self.claim.cites[0].span
        return self.sheet.evidence(span)


def statements_of(sheet: Sheet) -> tuple[Told, ...]:
    """Return what is said in a text, in its order."""
    claims = [claim for claim in sheet.reading.claims_of(ClaimKind.STATEMENT) if claim.value("said_kind") == "said"]
    return tuple(_told(sheet, claim) for claim in sorted(claims, key=lambda claim: claim.cites[0].span))


def _told(sheet: Sheet, claim: Claim) -> Told:
    # Who is meant by "the minister" in a draft is a guess; who is named beside it, or was spoken of last, is not.
    person = "" if claim.value("person_basis") == "same role" else claim.value("person")
    printed = claim.value("speaker")
    is_open = not claim.source_stated or claim.value("speaker_basis").endswith("not resolved")
    if not person and printed.casefold() in _PRONOUNS:
        is_open = True
    content = " ".join(slot.value for slot in claim.slots if slot.name == "content")
    return Told(
        sheet=sheet,
        claim=claim,
        speaker="" if is_open else person or printed,
        is_person=bool(person),
        stems=stems_of(content),
    )


def check_attributions(draft: Sheet, shelf: Shelf, people: People, quotations: Sequence[Quoted]) -> tuple[Checked, ...]:
    """Return every attribution of `draft` for which the record has something to say, in the order of the text.

    `quotations` are those of the draft, checked: who spoke a quotation is asked where its words stand.
    """
    known = [told for sheet in shelf.sheets for told in statements_of(sheet)]
    found = list(_by_phrases(draft, quotations, known))
    for told in statements_of(draft):
        span = _span(told)
        if span is None:
            continue
        inside = [one for one in quotations if any(one.checked.span.overlaps(content) for content in told.contents)]
        beside = list(_of_quotations(inside, known))
        checked = _by_quotation(told, span, beside, people) if beside else None
        if not inside or (not beside and all(one.passages for one in inside)):
            checked = checked or _by_content(told, span, known, people)
        if checked:
            found.append(checked)
    return tuple(sorted(found, key=lambda checked: checked.span))


def _by_phrases(draft: Sheet, quotations: Sequence[Quoted], known: Sequence[Told]) -> Iterator[Checked]:
    """Yield the attributions of quotations that have no verb of saying: "in the words of Harrod"."""
    for pattern in _phrases():
        for match in pattern.finditer(draft.text):
            span, sentence = Span(match.start(), match.end()), draft.sentence_at(match.start())
            inside = [one for one in quotations if sentence.contains(one.checked.span)]
            beside = [told for told in _of_quotations(inside, known) if told.speaker]
            if not beside:
                continue
            name = parse_name(match["name"])
            agreeing = [told for told in beside if not told.is_person or _is_of(name, parse_name(told.speaker))]
            verdict = Verdict.FOUND if agreeing else Verdict.DIFFERS
            reason = _by(agreeing[0]) if agreeing else f"the record has it from {beside[0].speaker}"
            yield Checked(
                kind=ItemKind.ATTRIBUTION,
                span=span,
                words=match.group(),
                verdict=verdict,
                reason=reason,
                evidence=tuple(told.evidence for told in (agreeing or beside)[:MOST_SHOWN]),
            )


def _is_of(name: PersonName, other: PersonName) -> bool:
    return compare_names(name, other) is not None


_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}(?:[ ][A-ZÀ-Þ][\w’'-]{1,30}){0,3})"


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    rows = load("check_en")["attribution"]
    return tuple(re.compile(row["pattern"].replace("{name}", _NAME)) for row in rows)


def _span(told: Told) -> Span | None:
    """Return the speaker with the cue where they stand together, the one that there is otherwise."""
    speaker, cue = (_span_of(told.claim.slot(name)) for name in ("speaker", "cue"))
    if speaker is None or cue is None:
        return speaker or cue
    apart = max(speaker.start, cue.start) - min(speaker.end, cue.end)
    return Span(min(speaker.start, cue.start), max(speaker.end, cue.end)) if apart <= BESIDE else speaker


def _span_of(slot: Slot | None) -> Span | None:
    return slot.span if slot else None


def _of_quotations(inside: Sequence[Quoted], known: Sequence[Told]) -> Iterator[Told]:
    """Yield the statements of the record that hold the words of quotations."""
    for quoted in inside:
        for passage in quoted.passages:
            for told in known:
                if told.sheet is passage.page.sheet and any(
                    content.overlaps(passage.span) for content in told.contents
                ):
                    yield told


def _by_quotation(told: Told, span: Span, beside: Sequence[Told], people: People) -> Checked | None:
    agreeing = [other for other in beside if _can_be_one(told, other, people)]
    if agreeing:
        return _checked(told, span, Verdict.FOUND, _by(agreeing[0]), agreeing)
    if not _is_firm(told) or _is_meant(told, beside) or any(_stands_beside(told, other) for other in beside):
        return None
    return _checked(told, span, Verdict.DIFFERS, f"the record has it from {beside[0].speaker}", beside)


def _stands_beside(told: Told, other: Told) -> bool:
    """Whether an article names the speaker beside the words, and has them from somebody whom it only describes."""
    names = _capitals(told.speaker)
    is_described = other.claim.value("speaker_basis") == "described" and not other.is_person
    return is_described and bool(names) and names <= _capitals(other.evidence.cite.quote)


def _is_meant(told: Told, beside: Sequence[Told]) -> bool:
    """Whether a pronoun can stand for a speaker of the record who is named shortly before it."""
    speaker = told.claim.slot("speaker")
    if speaker is None or speaker.value.casefold() not in _PRONOUNS or speaker.span is None:
        return False
    before = told.sheet.text[max(0, speaker.span.start - SHORTLY) : speaker.span.start].casefold()
    return any(parse_name(other.speaker).surname in before for other in beside if other.is_person)


def _by(told: Told) -> str:
    return f"said by {told.speaker} in the record" if told.speaker else "said in the record, by whom is open"


def _checked(told: Told, span: Span, verdict: Verdict, reason: str, beside: Sequence[Told]) -> Checked:
    return Checked(
        kind=ItemKind.ATTRIBUTION,
        span=span,
        words=span.of(told.sheet.text),
        verdict=verdict,
        reason=reason,
        evidence=tuple(other.evidence for other in beside[:MOST_SHOWN]),
    )


def _by_content(told: Told, span: Span, known: Sequence[Told], people: People) -> Checked | None:
    """Return what the record says of an indirect statement; None where nothing there is like it."""
    scored = sorted(((_share(told, other), other) for other in known), key=lambda item: -item[0])
    related = [(score, other) for score, other in scored if score >= RELATED]
    agreeing = [other for _, other in related if _can_be_one(told, other, people)]
    if agreeing:
        return _checked(told, span, Verdict.FOUND, _by(agreeing[0]), agreeing)
    if not related or related[0][0] < TOLD or not _is_firm(told) or len(told.stems & related[0][1].stems) < FEWEST:
        return None
    if _is_named_there(told, related[0][1]):
        return None
    rival = related[0][1]
    return _checked(told, span, Verdict.DIFFERS, f"the record has it from {rival.speaker}", [rival])


def _share(told: Told, other: Told) -> float:
    """Return which part of what one statement tells the other tells, the rarer words weighing more."""
    whole = sum(map(background().weight, told.stems))
    return sum(map(background().weight, told.stems & other.stems)) / whole if whole else 0.0


def _is_firm(told: Told) -> bool:
    """Whether it is sure who speaks in the draft: printed beside the words, or a pronoun for somebody named before."""
    speaker = told.claim.slot("speaker")
    if speaker is None or speaker.span is None:
        return False
    if told.claim.value("speaker_basis") in _WEAK:
        return (
            not told.is_person and len(_capitals(told.speaker)) > 1 and told.claim.value("speaker_basis") == "inferred"
        )
    if speaker.value.casefold() not in _PRONOUNS:
        return True
    before = told.sheet.text[max(0, speaker.span.start - SHORTLY) : speaker.span.start].casefold()
    return parse_name(told.speaker).surname in before


def _is_named_there(told: Told, other: Told) -> bool:
    surname = parse_name(told.speaker).surname
    sentence = other.evidence.cite.quote.casefold()
    return bool(surname) and surname in sentence


def _can_be_one(told: Told, other: Told, people: People) -> bool:
    """Whether two statements can be of one speaker: nothing that is printed speaks against it."""
    if not told.speaker or not other.speaker:
        return True
    if told.is_person and other.is_person:
        return compare_names(parse_name(told.speaker), parse_name(other.speaker)) is not None or _is_nearly(told, other)
    if told.is_person or other.is_person:
        person, described = (told, other) if told.is_person else (other, told)
        return not _is_someone_else(person, described, people)
    return _share_words(told.speaker, other.speaker)


def _is_nearly(told: Told, other: Told) -> bool:
    """Whether a speaker's name is that of the record with a slip: the name is held against it by itself."""
    mine, theirs = parse_name(told.speaker), parse_name(other.speaker)
    return bool(set(mine.words) & set(theirs.words))


def _is_someone_else(person: Told, described: Told, people: People) -> bool:
    """Whether "a protester" is another than a person: an article that names the person says so of somebody.

    "The minister", or a spokesman whom another article names, can be the person, unless the record gives just this
    role to others.
    """
    name = parse_name(person.speaker)
    if not _INDEFINITE.match(described.speaker):
        return people.gives_to_others(described.speaker, name)
    home = described.sheet
    is_known = any(one.sheet is home for one in people.same(name))
    return is_known and name.surname not in fold_text(described.evidence.cite.quote)


_INDEFINITE = re.compile(r"(?:an?|another|one|some)\s[a-z]", re.IGNORECASE)


def _share_words(one: str, other: str) -> bool:
    """Whether two names of bodies can be of one: not when each has names that the other has not."""
    mine, theirs = _capitals(one), _capitals(other)
    return (
        not mine
        or not theirs
        or bool(mine <= theirs or theirs <= mine)
        or len(mine & theirs) * 2 >= min(len(mine), len(theirs))
    )


def _capitals(words: str) -> frozenset[str]:
    found = re.findall(r"\b[A-ZÀ-Þ][^\W\d_]+", words)
    return frozenset(
        word.casefold() for word in found if word not in ("The", "His", "Her", "Its", "Their", "An", "Our")
    )
