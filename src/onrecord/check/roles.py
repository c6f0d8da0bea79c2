"""Every person of a draft beside the record: the name, and the role at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.nouns import Checked, Evidence, ItemKind, Verdict
from onrecord.check.persons import (
    People,
    differs_in_one_word,
    fold_text,
    mentions_of,
    near_name,
    near_surname,
    roles_of,
)
from onrecord.check.posts import left_post, other_portfolio, other_rank, passed_on
from onrecord.check.sheets import Sheet
from onrecord.check.words import stems_of, words_in
from onrecord.lexicon import listed, load
from onrecord.model import ActorKind, Appearance, Phase, Role
from onrecord.resolve.names import PersonName, compare_names, is_description, parse_name
from onrecord.text import Span

BESIDE = 60
"""Code points between a name and its role."""

MOST_SHOWN = 3


def check_roles(draft: Sheet, people: People) -> tuple[Checked, ...]:
    """Return every person that `draft` names, with the verdict on the name, and on each role at it."""
    found: list[Checked] = []
    for appearance in draft.reading.appearances:
        if appearance.kind is not ActorKind.PERSON or is_description(appearance.name):
            continue
        found += _check(draft, appearance, people)
    return tuple(sorted(found, key=lambda checked: checked.span))


def _check(draft: Sheet, appearance: Appearance, people: People) -> Iterator[Checked]:
    name = parse_name(appearance.name)
    wrong, meant = _check_name(draft, appearance, name, people)
    if wrong:
        yield wrong
    same = people.same(meant)
    printed = _printed(draft, appearance, name)
    is_known = bool(same) or people.holds(" ".join(meant.words)) is not None
    roles = [role for role in appearance.roles if role.title] if is_known else []
    for role in roles:
        problem = _check_role(draft, appearance, role, meant, people)
        if problem:
            yield problem
        elif not wrong and same and not roles_of(same) and _is_unheard_of(role, meant, people):
            yield _checked(draft, _span(draft, appearance, role), Verdict.ABSENT, "no article gives this role")
        elif not wrong:
            evidence = [one.sheet.evidence(one.span) for one in same[:1]]
            known = same[0].appearance.name if same else appearance.name
            reason = f"nothing in the record speaks against it: “{known}”"
            yield _checked(draft, _span(draft, appearance, role), Verdict.FOUND, reason, evidence)
    if same and not roles and not wrong and name.is_full:
        evidence = [one.sheet.evidence(one.span) for one in same[:1]]
        yield _checked(draft, printed, Verdict.FOUND, f"“{same[0].appearance.name}” in the record", evidence)


def _printed(draft: Sheet, appearance: Appearance, name: PersonName) -> Span:
    """Return where a person is first named, and not described."""
    named = (span for span in mentions_of(draft, appearance) if name.surname in fold_text(span.of(draft.text)))
    return next(named, Span(appearance.start, appearance.end))


def _checked(draft: Sheet, span: Span, verdict: Verdict, reason: str, evidence: Sequence[Evidence] = ()) -> Checked:
    return Checked(
        kind=ItemKind.ROLE,
        span=span,
        words=span.of(draft.text),
        verdict=verdict,
        reason=reason,
        evidence=tuple(evidence[:MOST_SHOWN]),
    )


def _check_name(
    draft: Sheet, appearance: Appearance, name: PersonName, people: People
) -> tuple[Checked | None, PersonName]:
    """Return what is wrong with a name, None when the record has it; and the name that is meant."""
    printed = _printed(draft, appearance, name)
    if people.holds(" ".join(name.words)) or people.holds(appearance.name):
        return None, name
    if not name.is_full:
        return _check_surname(draft, printed, name, people)
    known = [
        one for one in people.same(name) if one.name.words[0] == name.words[0] and one.name.surname == name.surname
    ]
    if known:
        slip = next((one for one in known if differs_in_one_word(name, one.name)), None)
        if slip is None:
            return None, name
        reason = f"the record has “{slip.appearance.name}”: another spelling"
        return _checked(draft, printed, Verdict.DIFFERS, reason, [slip.sheet.evidence(slip.span)]), slip.name
    near = near_name(name, appearance.roles, people)
    if near:
        one, what = near
        reason = f"the record has “{one.appearance.name}”: another {what}"
        return _checked(draft, printed, Verdict.DIFFERS, reason, [one.sheet.evidence(one.span)]), one.name
    if people.same(name) or set(name.words) & people.words:
        return None, name
    return _checked(draft, printed, Verdict.ABSENT, "no article has this name"), name


def _check_surname(draft: Sheet, printed: Span, name: PersonName, people: People) -> tuple[Checked | None, PersonName]:
    one = near_surname(name.surname, people)
    if one is None or name.surname in people.words:
        return None, name
    reason = f"the record has “{one.appearance.name}”: another surname"
    return _checked(draft, printed, Verdict.DIFFERS, reason, [one.sheet.evidence(one.span)]), one.name


def _check_role(draft: Sheet, appearance: Appearance, role: Role, name: PersonName, people: People) -> Checked | None:
    """Return what is wrong with a role of somebody whom the record calls `name`; None for nothing."""
    reason, evidence = other_portfolio(role, name, people)
    if reason:
        return _checked(draft, _span(draft, appearance, role), Verdict.DIFFERS, reason, evidence)
    if role.phase is not Phase.CURRENT or _is_past(draft, role):
        return None
    reason, evidence = _former(draft, role, name, people) if not _tells_leaving(draft, appearance) else ("", [])
    if not reason:
        reason, evidence = other_rank(draft, role, name, people)
    if not reason:
        reason, evidence = _other(role, name, people)
    if not reason:
        return None
    return _checked(draft, _span(draft, appearance, role), Verdict.DIFFERS, reason, evidence)


def _span(draft: Sheet, appearance: Appearance, role: Role) -> Span:
    """Return a role with the mention of its holder that stands nearest."""
    span = Span(role.start, role.end)
    mentions = sorted(mentions_of(draft, appearance), key=lambda other: abs(other.start - span.start))
    near = [
        other for other in mentions[:1] if abs(other.start - span.end) < BESIDE or abs(span.start - other.end) < BESIDE
    ]
    return Span(min([span.start, *(m.start for m in near)]), max([span.end, *(m.end for m in near)]))


Found = tuple[str, list[Evidence]]
"""What is wrong, "" for nothing, and where the record says so."""


def _former(draft: Sheet, role: Role, name: PersonName, people: People) -> Found:
    """Return whether the record calls a role a former one, or tells that its holder left."""
    if found := _called_former(role, name, people):
        return "a former role in the record", [found]
    wanted = stems_of(f"{role.title} {role.organisation}")
    told = roles_of(people.same(name))
    alike = [(sheet, other) for sheet, other in told if wanted & stems_of(f"{other.title} {other.organisation}")]
    latest = [(sheet, other) for sheet, other in alike if sheet is alike[-1][0]]
    if latest and all(other.phase is Phase.FORMER for _, other in latest):
        sheet, other = latest[-1]
        return "a former role in the record", [sheet.evidence(Span(other.start, other.end))]
    for sheet, span in people.sentences_about(name):
        if re.search(_LEFT.format(name=re.escape(name.surname)), fold_text(span.of(sheet.text))):
            return "left the post by the record", [sheet.evidence(span)]
    reason, evidence = left_post(role, name, people)
    return (reason, evidence) if reason else passed_on(draft, role, name, people)


_FORMER = r"(?:former|formerly(?:\sthe)?|ex|onetime|ousted|outgoing)"

_LEFT = (
    r"\b(?:removes?|removed|ousts?|ousted|dismiss(?:ed|es)|sack(?:ed|s)|fired)\s(?:\w+\s){{0,3}}{name}\b"
    r"|\b{name}\s(?:\w+\s)?(?:can|could)\sno\slonger\b"
)
"""Words, folded, that tell of somebody who left a post, or was made to."""


def _called_former(role: Role, name: PersonName, people: People) -> Evidence | None:
    """Return the last sentence that calls a title somebody's former one, when none behind it calls it theirs."""
    title = " ".join(fold_text(role.title).split()[-2:])
    if not title:
        return None
    surname = re.escape(name.surname)
    told_former = rf"{_FORMER}\s(?:(?!deputy|vice|acting|assistant)\w+\s)?{re.escape(title)}"
    former = re.compile(rf"\b(?:{told_former}\s(?:\w+\s){{0,4}}?{surname}|{surname}\s(?:\w+\s){{0,3}}?{told_former})\b")
    present = re.compile(rf"\b{re.escape(title)}\s(?:\w+\s){{0,2}}?{re.escape(name.surname)}\b")
    found: Evidence | None = None
    for sheet, span in people.sentences_about(name):
        told = fold_text(span.of(sheet.text))
        if former.search(told):
            found = sheet.evidence(span)
        elif present.search(told):
            found = None
    return found


def _tells_leaving(draft: Sheet, appearance: Appearance) -> bool:
    """Whether the draft itself says that somebody left."""
    sentences = {draft.sentence_at(span.start) for span in mentions_of(draft, appearance)}
    return any(_has_left(span.of(draft.text)) for span in sentences)


def _has_left(sentence: str) -> bool:
    phrases = load("check_en")["leaving"]["phrases"]
    return any(re.search(rf"\b{phrase}\b", sentence, re.IGNORECASE) for phrase in phrases)


SHORTLY = 30
"""Code points before a role in which a word says that it was held earlier: "once mayor"."""


def _is_past(draft: Sheet, role: Role) -> bool:
    """Whether the words right before a role say that it was held at an earlier time."""
    before = draft.text[max(0, role.start - SHORTLY) : role.end].casefold()
    return bool(listed("check_en", "former") & set(re.findall(r"[^\W_]+", before)))


def _other(role: Role, name: PersonName, people: People) -> Found:
    """Return whether the record gives somebody other roles, and says nothing of this one beside the name."""
    own = roles_of(people.same(name))
    wanted = stems_of(f"{role.title} {role.organisation}")
    if not wanted or not own:
        return "", []
    body = wanted - stems_of(" ".join(GENERIC))
    leads = bool(GENERIC & set(fold_text(role.title).split()[:1]))
    told = [stems_of(_with_before(sheet, span)) for sheet, span in people.sentences_about(name)]
    if leads and body and told and not any(body & stems for stems in told):
        evidence = [sheet.evidence(Span(other.start, other.end)) for sheet, other in own]
        return f"the record has “{own[0][1].title}” of something else", evidence
    head = stems_of(role.title) if role.title not in GENERIC else wanted
    is_given = any(head & stems_of(f"{other.title} {other.organisation}") for _, other in own)
    if is_given or any(_is_told(head, role, sheet, span, name) for sheet, span in people.sentences_about(name)):
        return _other_body(role, own)
    evidence = [sheet.evidence(Span(other.start, other.end)) for sheet, other in own]
    titles = " and ".join(dict.fromkeys(f"“{other.title}”" for _, other in own))
    return f"the record has {titles}", evidence


GENERIC = frozenset({"head", "leader", "boss", "chief"})
"""Titles that say no more than that somebody leads a body."""


def _is_unheard_of(role: Role, name: PersonName, people: People) -> bool:
    """Whether a title is nowhere near somebody in the record, who is named there."""
    head = stems_of(role.title)
    about = list(people.sentences_about(name))
    if role.phase is not Phase.CURRENT or not head or role.title in GENERIC or not about:
        return False
    return not any(head & stems_of(_with_before(sheet, span)) for sheet, span in about)


def _with_before(sheet: Sheet, sentence: Span) -> str:
    """Return a sentence with the one before it."""
    return sheet.text[sheet.sentences[max(0, sheet.place_of(sentence.start) - 1)].start : sentence.end]


LONGER = 1
"""Letters that a word of the record may be longer or shorter than that of a title: a governor is no government."""


def _is_told(head: frozenset[str], role: Role, sheet: Sheet, sentence: Span, name: PersonName) -> bool:
    """Whether a sentence, or the one before it, has a word of a title that is not at the name of somebody else.

    The one before counts for "The union struck. Its leader, Ana Sole, said".
    """
    stretch = Span(sheet.sentences[max(0, sheet.place_of(sentence.start) - 1)].start, sentence.end)
    mine = fold_text(role.title).split()
    taken = [
        Span(other.start, other.end)
        for appearance in sheet.reading.appearances
        if appearance.kind is ActorKind.PERSON and compare_names(name, parse_name(appearance.name)) is None
        for other in appearance.roles
    ]
    for word in words_in(sheet.text, stretch):
        span = Span(word.start, word.end)
        if not word.features or word.features[0][0] not in head or any(other.contains(span) for other in taken):
            continue
        if role.title in GENERIC or any(
            abs(len(own) - len(span.of(sheet.text))) <= LONGER or own.startswith("chair") for own in mine
        ):
            return True
    return False


def _other_body(role: Role, own: Sequence[tuple[Sheet, Role]]) -> Found:
    """Return whether the record has a role at another body of the same kind: two universities, two ministries."""
    mine = _names_in(role.organisation)
    title = stems_of(role.title)
    alike = [(sheet, other) for sheet, other in own if stems_of(other.title) & title and other.organisation]
    if not mine or not alike:
        return "", []
    for sheet, other in alike:
        theirs = _names_in(other.organisation)
        sentence = sheet.sentence_at(other.start).of(sheet.text)
        if not mine & theirs or not theirs - mine or not mine - theirs or role.organisation in sentence:
            return "", []
    sheet, other = alike[0]
    return f"the record has “{other.organisation}”", [sheet.evidence(Span(other.start, other.end))]


def _names_in(words: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"\b[A-ZÀ-Þ][^\W\d_]+", words))
