"""Which claims make one line: those of one happening, those that read one clause in two ways, and those inside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from onrecord.model import Claim, ClaimKind, Factuality, Link, LinkKind, content_id
from onrecord.record.nesting import find_announced, find_beside, find_hanging, find_held

SHARED = 0.7
"""Part of the longer of two cites that both must cover to be of one clause."""


def group_claims(
    claims: Iterable[Claim],
    groups: Sequence[Sequence[str]] = (),
    links: Sequence[Link] = (),
    *,
    elsewhere: Collection[str] = (),
) -> tuple[tuple[Claim, ...], ...]:
    """Return every claim in exactly one group, by article and id; groups in the order of their first claims.

    What is planned and what is done are two lines, even of one happening: each has its own day. `elsewhere` are ids of
    claims whose words (`words_key`) other articles have as well, which are not among `claims`.
    """
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.id))
    joining = _Joining(ordered)
    for group in groups:
        for claim in group[1:]:
            joining.join(group[0], claim)
    for link in links:
        if link.kind is LinkKind.SAME_EVENT and _is_clear(link, joining):
            joining.join(link.a, link.b)
    _join_same_words(ordered, joining)
    _join_readings(ordered, joining)
    _join_nested(joining, elsewhere)
    return joining.groups()


def words_key(claim: Claim) -> str:
    """Return what claims share that have the same words under the same date: they are in one line."""
    words = " ".join(" … ".join(cite.quote for cite in claim.cites).split())
    return content_id("words", claim.kind, words, claim.when.edtf, str(_is_plan(claim)))


class _Joining:
    """Sets of claims that are joined step by step; what can be read alone in a set is all plans or all deeds."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.least = {claim.id: claim.id for claim in claims}

    def find(self, claim: str) -> str:
        while self.least[claim] != claim:
            self.least[claim] = self.least[self.least[claim]]
            claim = self.least[claim]
        return claim

    def join(self, one: str, other: str) -> None:
        if one in self.claims and other in self.claims and _is_plan(self.claims[one]) == _is_plan(self.claims[other]):
            self.hang(one, other)

    def hang(self, one: str, other: str) -> None:
        """Join a claim to the one in whose clause it is told, be that a plan or a deed: the line is that one's."""
        first, second = sorted((self.find(one), self.find(other)))
        self.least[second] = first

    def groups(self) -> tuple[tuple[Claim, ...], ...]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(self.find(claim.id), []).append(claim)
        return tuple(tuple(group) for group in found.values())


def _is_plan(claim: Claim) -> bool:
    return claim.factuality is Factuality.PLANNED


def _is_clear(link: Link, joining: _Joining) -> bool:
    """Whether a link joins two commitments, or two claims of control: happenings come as groups."""
    ends = [joining.claims.get(end) for end in (link.a, link.b)]
    return all(end is not None and end.kind is not ClaimKind.EVENT for end in ends)


def _join_same_words(claims: Sequence[Claim], joining: _Joining) -> None:
    first: dict[str, str] = {}
    for claim in claims:
        joining.join(first.setdefault(words_key(claim), claim.id), claim.id)


def _join_readings(claims: Sequence[Claim], joining: _Joining) -> None:
    """Join claims of two kinds that cite much the same words: "pledged 5 million" is an event and a commitment."""
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    for some in by_article.values():
        some.sort(key=lambda claim: (claim.cites[0].start, claim.id))
        for at, claim in enumerate(some):
            for other in some[at + 1 :]:
                if other.cites[0].start >= claim.cites[0].end:
                    break
                if claim.kind is not other.kind and _is_one_clause(claim, other):
                    joining.join(claim.id, other.id)


def _join_nested(joining: _Joining, elsewhere: Collection[str]) -> None:
    """Join claims that no other article tells to the claim whose words hold theirs, and that tells them alike.

    "The mayor came to Lune and promised pumps" needs no second line "promised pumps". A claim with a day of its own,
    or that others tell as well, keeps its line: joined to another happening it would count reports of both as one.
    """
    groups: dict[str, list[tuple[Claim, ...]]] = {}
    for group in joining.groups():
        if len({claim.article for claim in group}) == 1 and not any(claim.id in elsewhere for claim in group):
            groups.setdefault(group[0].article, []).append(group)
    holders: dict[str, list[Claim]] = {}
    for claim in joining.claims.values():
        if claim.article in groups:
            holders.setdefault(claim.article, []).append(claim)
    for article, some in groups.items():
        held = dict(find_held(some, holders[article]))
        for group, holder in held.items():
            joining.join(group[0].id, holder.id)
        for group, teller in find_hanging([group for group in some if group not in held], holders[article]):
            joining.hang(group[0].id, teller.id)
        for group, teller in (*find_beside(some, holders[article]), *find_announced(some, holders[article])):
            joining.hang(group[0].id, teller.id)


def _is_one_clause(one: Claim, other: Claim) -> bool:
    """Whether both read one predicate, or cite nearly the same words."""
    mine, theirs = one.slot("predicate"), other.slot("predicate")
    if mine and theirs and mine.span and theirs.span:
        return mine.span.overlaps(theirs.span)
    a, b = one.cites[0].span, other.cites[0].span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= SHARED * max(a.end - a.start, b.end - b.start)
