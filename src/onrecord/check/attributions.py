"""Who is said to have said it: the speaker of every statement of a draft beside the speaker in the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from onrecord.check.contents import PRONOUNS, features_in
from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.persons import People, fold_text
from onrecord.check.quotations import Quoted
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.speakers import (
    Told,
    are_two_camps,
    can_be_one,
    capitals_in,
    is_owned,
    statements_of,
    without_countries,
)
from onrecord.lexicon import load
from onrecord.model import Slot
from onrecord.resolve.names import PersonName, compare_names, parse_name
from onrecord.text import Span

BESIDE = 60
"""Code points between a speaker and the cue that are told as one attribution."""

TOLD = 0.45
"""Part of what a statement tells that a sentence of the record must tell as well to be about the same."""

MARGIN = 0.15
"""By how much more of it the record must tell of somebody else than near the speaker's name. Of 88 indirect statements
in eleven drafts the five with another speaker have .17 to .7, all others 0 or less."""

ALONE = 0.38
"""Such a part where the record tells nothing of it near the speaker's name."""

RELATED = 0.25
"""Part from which a statement of the record is about the same thing."""

FEWEST = 2
"""Words that two statements must share to be about the same."""

SHORTLY = 600
"""Code points before a pronoun in which whom it means may be named: two paragraphs."""

MOST_SHOWN = 3

_WEAK = frozenset({"carried over", "inferred"})


def check_attributions(draft: Sheet, shelf: Shelf, people: People, quotations: Sequence[Quoted]) -> tuple[Checked, ...]:
    """Return every attribution of `draft` for which the record has something to say, in the order of the text.

    `quotations` are those of the draft, checked: who spoke a quotation is asked where its words stand.
    """
    known = [told for sheet in shelf.sheets for told in statements_of(sheet)]
    story = shelf.around(draft).story
    near = [told for told in known if told.sheet.article.id in story]
    found = list(_by_phrases(draft, quotations, known))
    for told in statements_of(draft):
        span = _span(told)
        if span is None:
            continue
        inside = [one for one in quotations if any(one.checked.span.overlaps(content) for content in told.contents)]
        beside = list(_of_quotations(inside, known))
        checked = _by_quotation(told, span, beside, people) if beside else None
        if not inside or (not beside and all(one.passages for one in inside)):
            checked = checked or _by_content(told, span, known, near, people)
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
    agreeing = [other for other in beside if can_be_one(told, other, people)]
    if agreeing:
        return _checked(told, span, Verdict.FOUND, _by(agreeing[0]), agreeing)
    if not _is_firm(told) or _is_meant(told, beside) or any(_stands_beside(told, other) for other in beside):
        return None
    if any(_can_mean(told, other) for other in beside):
        return None
    return _checked(told, span, Verdict.DIFFERS, f"the record has it from {beside[0].speaker}", beside)


def _can_mean(told: Told, other: Told) -> bool:
    """Whether an article has the words from a "she" that can be the speaker of the draft, named shortly before."""
    speaker = other.claim.slot("speaker")
    if speaker is None or speaker.span is None or speaker.value.casefold() not in PRONOUNS:
        return False
    surname = parse_name(told.speaker).surname
    before = other.sheet.text[max(0, speaker.span.start - NEARBY) : speaker.span.start].casefold()
    return bool(surname) and surname in before


NEARBY = 250
"""Code points before a pronoun of the record in which whom it means is named: three sentences."""


def _stands_beside(told: Told, other: Told) -> bool:
    """Whether an article names the speaker beside the words, and has them from somebody whom it only describes."""
    names = capitals_in(told.speaker)
    is_described = other.claim.value("speaker_basis") == "described" and not other.is_person
    return is_described and bool(names) and names <= capitals_in(other.evidence.cite.quote)


def _is_meant(told: Told, beside: Sequence[Told]) -> bool:
    """Whether a pronoun can stand for a speaker of the record who is named shortly before it."""
    speaker = told.claim.slot("speaker")
    if speaker is None or speaker.value.casefold() not in PRONOUNS or speaker.span is None:
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


def _by_content(told: Told, span: Span, known: Sequence[Told], near: Sequence[Told], people: People) -> Checked | None:
    """Return what the record says of an indirect statement; None where nothing there is like it.

    `near` are those of the known statements that articles of the draft's story have: they alone can contradict.
    """
    scored = sorted(((_share(told, features_in(other.content)), other) for other in known), key=lambda item: -item[0])
    agreeing = [(score, other) for score, other in scored if score >= RELATED and can_be_one(told, other, people)]
    rival = _rival_of(told, near, people)
    if rival and _is_firm(told):
        own = max(_share_at_name(told, near, people), agreeing[0][0] if agreeing else 0.0)
        if rival[0] >= max(TOLD if own else ALONE, own + MARGIN):
            return _checked(told, span, Verdict.DIFFERS, f"the record has it from {rival[1].speaker}", [rival[1]])
    if agreeing:
        return _checked(told, span, Verdict.FOUND, _by(agreeing[0][1]), [other for _, other in agreeing])
    return None


def _rival_of(told: Told, known: Sequence[Told], people: People) -> tuple[float, Told] | None:
    """Return the statement of somebody else whose sentence tells most of one of the draft, and what part of it."""
    found: tuple[float, Told] | None = None
    for other in known:
        stems = features_in(other.evidence.cite.quote)
        share = _share(told, stems)
        shared = (features_in(told.content).keys() & stems.keys()) - features_in(told.speaker).keys()
        is_enough = len(shared) >= FEWEST and _is_negated(told.content) == _is_negated(_piece_with(shared, other))
        if (
            is_enough
            and other.speaker
            and (other.is_person or is_owned(other) or are_two_camps(told, other) or _is_apart(told, other, people))
            and (found is None or share > found[0])
            and not can_be_one(told, other, people)
        ):
            found = share, other
    return found if found and not _is_named_there(told, found[1]) else None


def _piece_with(stems: AbstractSet[str], other: Told) -> str:
    """Return the part of the sentence of a statement, between commas and joining words, that has most of some stems."""
    pieces = _JOINTS.split(other.evidence.cite.quote)
    return max(pieces, key=lambda piece: len(stems & features_in(piece).keys()))


_JOINTS = re.compile(r"[;:–—]|,(?!\d)|\s(?:and|but|while|whereas)\s")


def _is_negated(text: str) -> bool:
    return bool(_NEGATION.search(text))


_NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|seldom|rarely|hardly)\b|n['’]t\b", re.IGNORECASE
)


def _is_apart(told: Told, other: Told, people: People) -> bool:
    """Whether a named body speaks in the record that it never names beside the person who speaks in the draft."""
    # Who reports relays what others said; one word ("Moscow") can stand for a government.
    is_relay = told.claim.value("cue").startswith("report")
    is_printed = other.claim.value("speaker_basis") == "described" and not told.is_person and not is_relay
    if other.claim.value("speaker_basis") != "named" and not (is_printed and len(capitals_in(told.speaker)) > 1):
        return False
    words = without_countries(other.speaker) or capitals_in(other.speaker)
    naming = people.sentences_naming(told.speaker, is_person=told.is_person)
    about = (fold_text(span.of(sheet.text)).split() for sheet, span in naming)
    # Of a person any word of the body's name tells that they are of it; two bodies share words ("department").
    least = 1 if told.is_person else len(words) // 2 + 1
    return bool(words) and not any(len(words & set(sentence)) >= least for sentence in about)


def _share_at_name(told: Told, known: Sequence[Told], people: People) -> float:
    """Return the part of a statement that the record tells where it names the speaker: in the sentence, or the next."""
    best = 0.0
    others = {
        (other.sheet.article.id, other.sheet.place_of(other.evidence.words.start))
        for other in known
        if (
            other.is_person or is_owned(other) or (not told.is_person and other.claim.value("speaker_basis") == "named")
        )
        and (other.claim.value("speaker_basis") != "pronoun" or _goes_on(other, known))
        and not can_be_one(told, other, people)
    }
    for sheet, sentence in people.sentences_naming(told.speaker, is_person=told.is_person):
        number = min(sheet.place_of(sentence.start) + 1, len(sheet.sentences) - 1)
        is_others = (sheet.article.id, number) in others
        end = sentence.end if is_others else sheet.sentences[number].end
        best = max(best, _share(told, features_in(sheet.text[sentence.start : end])))
    return best


def _goes_on(told: Told, known: Sequence[Told]) -> bool:
    """Whether a "she" who speaks is named as the speaker of the sentence before: then she means nobody else there."""
    number = told.sheet.place_of(told.evidence.words.start)
    return any(
        other.sheet is told.sheet
        and other.speaker == told.speaker
        and other.claim.value("speaker_basis") == "named"
        and other.sheet.place_of(other.evidence.words.start) in (number - 1, number - 2)
        for other in known
    )


def _share(told: Told, stems: Iterable[str]) -> float:
    """Return which part of what one statement tells is among `stems`, the rarer words weighing more."""
    mine = features_in(told.content)
    own = features_in(told.speaker)
    whole = sum(weight for stem, weight in mine.items() if stem not in own)
    there = frozenset(stems)
    return sum(weight for stem, weight in mine.items() if stem in there and stem not in own) / whole if whole else 0.0


def _is_firm(told: Told) -> bool:
    """Whether it is sure who speaks in the draft: printed beside the words, or a pronoun for somebody named before."""
    speaker = told.claim.slot("speaker")
    if speaker is None or speaker.span is None:
        return False
    if told.claim.value("speaker_basis") in _WEAK:
        return (
            not told.is_person
            and len(capitals_in(told.speaker)) > 1
            and told.claim.value("speaker_basis") == "inferred"
        )
    if speaker.value.casefold() not in PRONOUNS:
        return True
    before = told.sheet.text[max(0, speaker.span.start - SHORTLY) : speaker.span.start].casefold()
    return parse_name(told.speaker).surname in before


def _is_named_there(told: Told, other: Told) -> bool:
    surname = parse_name(told.speaker).surname
    sentence = other.evidence.cite.quote.casefold()
    return bool(surname) and surname in sentence
