"""Every person of a draft beside the record: the name, and the role at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.bodies import other_affiliation
from onrecord.check.fields import other_seat, other_turn
from onrecord.check.leaving import tells_of_leaving, words_at_name
from onrecord.check.nouns import Checked, Evidence, ItemKind, Verdict
from onrecord.check.persons import (
    People,
    Seen,
    differs_in_one_word,
    fold_text,
    mentions_of,
    near_name,
    near_surname,
)
from onrecord.check.posts import is_told_otherwise, wrong_post
from onrecord.check.sheets import Sheet
from onrecord.check.titles import Title
from onrecord.check.words import stems_of
from onrecord.lexicon import listed
from onrecord.model import Appearance, Phase
from onrecord.resolve.names import PersonName, parse_name
from onrecord.text import Span

BESIDE = 60
"""Code points between a name and its role."""

MOST_SHOWN = 3


def check_roles(draft: Sheet, people: People) -> tuple[Checked, ...]:
    """Return every person that `draft` names, with the verdict on the name, and on each role at it."""
    found: list[Checked] = []
    for appearance in people.in_text(draft):
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
    mentions = mentions_of(draft, appearance)
    for judge in (other_affiliation, other_seat, other_turn):
        span, (reason, shown) = judge(draft, mentions, meant, people)
        if reason:
            yield _checked(draft, span, Verdict.DIFFERS, reason, shown)
    titles = people.titles_at(draft, appearance) if is_known else ()
    for title in titles:
        is_past = _is_past(draft, title) or _tells_leaving(draft, appearance, people)
        reason, shown = wrong_post(title, meant, people, draft, is_past=is_past)
        if reason:
            yield _checked(draft, _span(draft, appearance, title), Verdict.DIFFERS, reason, shown)
        elif not wrong and same and not people.titles_of(meant) and _is_unheard_of(title, meant, people):
            yield _checked(draft, _span(draft, appearance, title), Verdict.ABSENT, "no article gives this role")
        elif not wrong:
            evidence = [one.sheet.evidence(one.span) for one in same[:1]]
            known = same[0].appearance.name if same else appearance.name
            reason = f"nothing in the record speaks against it: “{known}”"
            yield _checked(draft, _span(draft, appearance, title), Verdict.FOUND, reason, evidence)
    if same and not titles and not wrong and name.is_full:
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
    near = near_name(name, appearance.roles, people, draft) or _namesake(draft, appearance, name, people)
    if near:
        one, what = near
        reason = f"the record has “{one.appearance.name}”: another {what}"
        return _checked(draft, printed, Verdict.DIFFERS, reason, [one.sheet.evidence(one.span)]), one.name
    pair = people.near_pair(name)
    if pair:
        sheet, span = pair
        reason = f"the record has “{span.of(sheet.text)}”: another spelling"
        return _checked(draft, printed, Verdict.DIFFERS, reason, [sheet.evidence(span)]), name
    if people.same(name) or set(name.words) & people.words:
        return None, name
    return _checked(draft, printed, Verdict.ABSENT, "no article has this name"), name


def _namesake(draft: Sheet, appearance: Appearance, name: PersonName, people: People) -> tuple[Seen, str] | None:
    """Return whom of the story a name of nobody there is meant for: of the same first name, and in the same post."""
    single = listed("check_en", "single")
    heads = {title.head for title in people.titles_at(draft, appearance) if title.head in single}
    if not heads or name.surname in people.words:
        return None
    return next(
        (
            (one, "surname")
            for one in people.seen
            if one.name.is_full
            and one.name.words[0] == name.words[0]
            and people.is_of_story(draft, one.sheet)
            and any(title.head in heads for title in people.titles_at(one.sheet, one.appearance))
        ),
        None,
    )


def _check_surname(draft: Sheet, printed: Span, name: PersonName, people: People) -> tuple[Checked | None, PersonName]:
    one = near_surname(name.surname, people, draft)
    if one is None or name.surname in people.words:
        return None, name
    reason = f"the record has “{one.appearance.name}”: another surname"
    return _checked(draft, printed, Verdict.DIFFERS, reason, [one.sheet.evidence(one.span)]), one.name


def _span(draft: Sheet, appearance: Appearance, title: Title) -> Span:
    """Return a post with the mention of its holder that stands nearest."""
    span = title.span
    mentions = sorted(mentions_of(draft, appearance), key=lambda other: abs(other.start - span.start))
    near = [
        other for other in mentions[:1] if abs(other.start - span.end) < BESIDE or abs(span.start - other.end) < BESIDE
    ]
    return Span(min([span.start, *(m.start for m in near)]), max([span.end, *(m.end for m in near)]))


SHORTLY = 30
"""Code points before a role in which a word says that it was held earlier: "once mayor"."""


_UNTIL = re.compile(r",?\s(?:until|till|at\sthe\stime|in\sthose\s(?:days|years)|in\s(?:1\d|20)\d\d)\b", re.IGNORECASE)


def _is_past(draft: Sheet, title: Title) -> bool:
    """Whether the words right before a post say that it was held at an earlier time."""
    start = max(draft.sentence_at(title.start).start, title.start - SHORTLY)
    before = draft.text[start : title.end].casefold()
    if _UNTIL.match(draft.text, title.end) or re.search(r"\sfor\s\w+\syears$", title.words):
        return True
    return bool(listed("check_en", "former") & set(re.findall(r"[^\W_]+", before)))


def _is_unheard_of(title: Title, name: PersonName, people: People) -> bool:
    """Whether a post is nowhere near somebody in the record, who is named there."""
    head = stems_of(title.title)
    about = list(people.sentences_about(name))
    if title.phase is not Phase.CURRENT or not head or title.head in listed("check_en", "leads") or not about:
        return False
    if title.head in listed("voices_en", "broad") or is_told_otherwise(title, name, people):
        return False
    return not any(head & stems_of(sheet.with_before(span)) for sheet, span in about)


def _tells_leaving(draft: Sheet, appearance: Appearance, people: People) -> bool:
    """Whether the draft itself says, in a sentence with the name, that somebody left."""
    name = parse_name(appearance.name)
    named = (span for span in mentions_of(draft, appearance) if name.surname in fold_text(span.of(draft.text)))
    sentences = {draft.sentence_at(span.start) for span in named}
    return any(
        tells_of_leaving(sentence.of(draft.text)) or any(words_at_name(draft, sentence, name, people))
        for sentence in sentences
    )
