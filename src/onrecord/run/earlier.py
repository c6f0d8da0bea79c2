"""What earlier versions of articles said, and what notes take back: kept, told as the outlet's past account.

Only the newest version of an article is compared with other articles. What an earlier version said goes into the line
of what the newest says in its place, as an account that was revised; what has nothing in its place was removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Article, Claim, ClaimKind, Link, LinkKind, Update
from onrecord.record.origins import Origin
from onrecord.record.standing import NO_VALUE
from onrecord.resolve.comparing.words import weigh_stems
from onrecord.resolve.versions import Change, Difference, How, Passage, find_passages
from onrecord.resolve.versions.notes import Correction, TakenBack
from onrecord.resolve.versions.tokens import read_tokens
from onrecord.run.versions import page_of
from onrecord.store import Record
from onrecord.text import Span, overlapping

RULE = "versions@1"

NOTES = "corrections@"
"""How the maker of a claim that is a note of correction starts."""

NOTES_RULE = "notes@1"

ALIKE = 2
"""Words that what a note says instead must share with the wrong account."""

LONGEST = 160
"""Code points of a note that a reason quotes."""

_SLOTS = {
    Difference.FIGURE: "number",
    Difference.HOLDER: "holder",
    Difference.DATE: "date",
    Difference.STAGE: "stage",
}
"""The slots that differences of a kind are about; all others are about whether it happened."""

Values = dict[tuple[str, str], str]


@dataclass(slots=True)
class Past:
    """What is not of the present: the claims of earlier versions and the notes, and how they are tied to the others.

    `told` are the ids of all claims that are not compared; `links` are updates by the claim that they retire; `pairs`
    tie a claim that speaks now to the one in whose place it stands; `values` are what a claim gives for a slot.
    """

    told: set[str] = field(default_factory=set)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    links: dict[str, list[Link]] = field(default_factory=dict)
    values: Values = field(default_factory=dict)

    @property
    def updates(self) -> tuple[Link, ...]:
        """The updates, by their claims."""
        return tuple(link for claim in sorted(self.links) for link in self.links[claim])

    def settle(self, origins: Mapping[str, Origin]) -> dict[str, Origin]:
        """Return the origins, of an earlier version as the newest tells them: another spelling is no other origin."""
        retired = {link.b for link in self.updates if link.slot == "happened"}
        told = {old: origins[new] for new, old in self.pairs if new in origins and old not in retired}
        return {**origins, **told}

    def retire(self, link: Link) -> None:
        """Add an update; a note of correction, which comes last, takes the place of what only the versions tell."""
        others = self.links.get(link.b, [])
        self.links[link.b] = [other for other in others if other.by != RULE and other.a != link.a] + [link]


def find_past(
    record: Record,
    articles: Mapping[str, Article],
    claims: Sequence[Claim],
    *,
    versions: Iterable[Sequence[str]],
    taken_back: Iterable[TakenBack],
) -> Past:
    """Return what earlier versions among `articles` (by id) said, and what notes take back.

    `versions` are the ids of the versions of one article each, in their order.
    """
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    past = Past(told={claim.id for claim in claims if claim.by.startswith(NOTES)})
    for there in versions:
        for article in there[:-1]:
            past.told |= {claim.id for claim in by_article.get(article, ())}
            _set_aside(record, (article, there[-1]), by_article, past)
    for one in taken_back:
        _take_back(one, articles, by_article, past)
    return past


def _set_aside(
    record: Record, versions: tuple[str, str], by_article: Mapping[str, Sequence[Claim]], past: Past
) -> None:
    """Tie each claim of an earlier version to the one that stands in its place."""
    old, new = (page_of(record, article) for article in versions)
    passage_at = {span: passage for passage in find_passages(old, new) for span in passage.old}
    places = sorted(passage_at)
    for claim in by_article.get(versions[0], ()):
        if claim.by.startswith(NOTES):
            continue
        place = overlapping(places, claim.cites[0].span)
        if place is None:
            continue  # a line about the article, or a note
        passage = passage_at[place]
        change = next((one for one in passage.changes if _is_about(claim, one)), None)
        later = _counterpart(claim, by_article.get(versions[1], ()), passage)
        if later:
            past.pairs.append((later.id, claim.id))
        if change:
            _revise(claim, later, change, (old.article, new.article), past)


def _is_in(claim: Claim, sentences: Sequence[Span]) -> bool:
    return any(cite.span.overlaps(span) for cite in claim.cites for span in sentences)


def _is_about(claim: Claim, change: Change) -> bool:
    """Whether a change touches what a claim says: the words of its slots, or its cite where it has none."""
    if change.old is None:
        # Words that came in turn a sentence round ("not"), or add to it.
        return change.kind is Difference.NEGATION and change.old_in is not None and _is_in(claim, (change.old_in,))
    spans = [slot.span for slot in claim.slots if slot.span] or [cite.span for cite in claim.cites]
    return any(change.old.overlaps(span) for span in spans)


def _counterpart(claim: Claim, others: Sequence[Claim], passage: Passage) -> Claim | None:
    """Return the claim of the newer version in the place of `claim`: of its kind, with most of its words."""
    near = [
        one for one in others if one.kind is claim.kind and not one.by.startswith(NOTES) and _is_in(one, passage.new)
    ]
    mine = set(weigh_stems(_head(claim)))
    scored = [
        (len(mine & set(weigh_stems(_head(one)))), one.value("predicate") == claim.value("predicate"), one)
        for one in near
    ]
    shared = [row for row in scored if row[1] or (row[0] and claim.kind is ClaimKind.STATEMENT)]
    if not shared and len(near) == 1:
        return near[0]
    return max(shared, key=lambda row: (row[1], row[0], row[2].id))[2] if shared else None


def _head(claim: Claim) -> str:
    return " ".join(cite.quote for cite in claim.cites)


def _revise(claim: Claim, later: Claim | None, change: Change, articles: tuple[Article, Article], past: Past) -> None:
    """Retire a claim of an earlier version in favour of the one in its place, or as one that is no longer told."""
    old, new = articles
    outlet = new.outlet or "the outlet"
    was = change.old.of(old.text) if change.old else ""
    now = change.new.of(new.text) if change.new else ""
    if later is None or (change.how is How.REMOVED and change.old_in == change.old):
        reason = f"a later version of {outlet} no longer tells it"
        past.retire(_link((claim.id, claim.id), "happened", Update.REMOVED, reason, by=RULE))
        return
    slot = _SLOTS.get(change.kind, "happened")
    was, now = _words(claim, change.old, old) or was, _words(later, change.new, new) or now
    told = f"has “{now}” in place of “{was}”" if was and now else f"adds “{now}”" if now else f"drops “{was}”"
    how = Update.CHANGED if slot == "stage" else Update.REVISED  # what was to come has been done
    past.retire(_link((later.id, claim.id), slot, how, f"a later version of {outlet} {told}", by=RULE))
    if slot in _SLOTS.values():
        past.values[claim.id, slot] = _date(claim) if slot == "date" and _date(claim) else was
        past.values[later.id, slot] = _date(later) if slot == "date" and _date(later) else now


def _words(claim: Claim, span: Span | None, article: Article) -> str:
    """Return the words of the slot of a claim that a change stands in: "twelve people" for "twelve"."""
    spans = [slot.span for slot in claim.slots if slot.span and slot.name in _TELLING]
    return next((one.of(article.text) for one in spans if span and one.contains(span)), "")


_TELLING = frozenset({"quantity", "time", "holder", "former", "place", "agent", "target", "giver", "recipient"})


def _date(claim: Claim) -> str:
    return claim.when.edtf if claim.when.is_day else ""


def _link(ends: tuple[str, str], slot: str, how: Update, reason: str, *, by: str) -> Link:
    return Link(a=ends[0], b=ends[1], kind=LinkKind.UPDATES, slot=slot, how=how.value, reason=reason, by=by)


def _take_back(
    one: TakenBack, articles: Mapping[str, Article], claims: Mapping[str, Sequence[Claim]], past: Past
) -> None:
    """Retire the claims of the sentence that a note takes back, and those of other outlets that rest on it."""
    home = articles[one.note.article]
    note = next((claim for claim in claims.get(home.id, ()) if _is_note(claim, one.note.span)), None)
    if note is None:
        return
    outlet = home.outlet or "the outlet"
    told = f"{outlet} takes it back: {_quoted(one.note.span.of(home.text))}"
    rest = f"it rests on an account that {outlet} took back: {_quoted(one.note.span.of(home.text))}"
    places = [(one.article, one.sentence, told)] if one.sentence else []
    errors = [error.of(home.text) for error in one.note.errors]
    for article, sentence, reason in (*places, *((article, span, rest) for article, span in one.rests)):
        for claim in _meant(claims.get(article, ()), sentence, errors):
            slot = _slot(claim, errors)
            later = (_correcting(claims.get(home.id, ()), one.note, claim) if slot == "happened" else None) or note
            past.retire(_link((later.id, claim.id), slot, one.note.effect, reason, by=NOTES_RULE))
            if slot == "number":
                past.values.setdefault((claim.id, slot), _quantity(claim, articles[article]) or _figure_in(errors))
                past.values.setdefault((later.id, slot), _replacing(home.text, one.note))


def _correcting(claims: Iterable[Claim], note: Correction, wrong: Claim) -> Claim | None:
    """Return what a note says in the place of the wrong account, in much the same words."""
    inside = [
        claim
        for claim in claims
        if not claim.by.startswith(NOTES) and any(note.span.contains(cite.span) for cite in claim.cites)
    ]
    stems = set(weigh_stems(_head(wrong)))
    alike = [(len(stems & set(weigh_stems(_head(claim)))), claim.id, claim) for claim in inside]
    return next(
        (claim for shared, _, claim in sorted(alike, key=lambda row: (-row[0], row[1])) if shared >= ALIKE), None
    )


def _quantity(claim: Claim, article: Article) -> str:
    spans = (slot.span for slot in claim.slots if slot.name == "quantity" and slot.span)
    return next((span.of(article.text) for span in spans), "")


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    return f"“{plain[:LONGEST]}{'…' if len(plain) > LONGEST else ''}”"


def _replacing(text: str, note: Correction) -> str:
    """Return the figure that a note gives instead: the first behind the wrong one, else the last before it."""
    figures = [token for token in read_tokens(text, note.span) if token.is_figure]
    start = min((error.start for error in note.errors), default=note.span.start)
    right = [one for one in figures if not any(error.start <= one.start < error.end for error in note.errors)]
    behind = [one for one in right if one.start > start]
    chosen = behind[0] if behind else right[-1] if right else None
    return text[chosen.start : chosen.end] if chosen else NO_VALUE


def _figure_in(errors: Sequence[str]) -> str:
    return next((error for error in errors if _has_figure(error)), NO_VALUE)


def _has_figure(words: str) -> bool:
    return any(token.is_figure for token in read_tokens(words, Span(0, len(words))))


def _is_note(claim: Claim, span: Span) -> bool:
    return claim.by.startswith(NOTES) and claim.cites[0].span == span


def _meant(claims: Iterable[Claim], sentence: Span, errors: Sequence[str]) -> Iterator[Claim]:
    """Yield the claims of a sentence that share words with what a note gives as wrong; all where it gives none."""
    wrong = {stem for error in errors for stem in weigh_stems(error)}
    has_figure = any(map(_has_figure, errors))
    for claim in claims:
        if not any(cite.span.overlaps(sentence) for cite in claim.cites) or claim.by.startswith(NOTES):
            continue
        if not wrong or (has_figure and _has_figure(_head(claim))) or wrong & set(weigh_stems(_head(claim))):
            yield claim


def _slot(claim: Claim, errors: Sequence[str]) -> str:
    """Return which slot of a claim a note is about: its number where the note gives one as wrong."""
    return "number" if any(map(_has_figure, errors)) and _has_figure(_head(claim)) else "happened"
