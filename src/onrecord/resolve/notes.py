"""Which stories notes of the desk belong to: those of which one article has most of what a note's words weigh.

A note is a sentence or two, which grouping by likeness leaves alone or, worse, lets pull articles together. So the
articles are grouped without notes, and each note joins the stories that it speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.lexicon.weights import background, terms_of
from onrecord.resolve.stories import Document, Member, Story, group_stories

COVERED = 0.4
"""Share of the weight of a note's words that one article must have. Chosen by hand on self-written notes: no gold is
known for this, and a note that joins a story is only compared with its lines."""

FEWEST = 2
"""Words that both must have: one alone ("ferry") is of any story."""

REACH = timedelta(days=60)
"""How far the day of a note may lie from that of the article."""


def place_notes(notes: Iterable[Document], stories: Sequence[Story], articles: Iterable[Document]) -> tuple[Story, ...]:
    """Return the stories with the notes that belong to them behind their articles; a note may belong to several.

    `stories` are those of `articles`. Notes that belong to none make stories of their own. The order of notes and
    articles does not matter.
    """
    known = {article.id: article for article in articles}
    index = _index(known)
    joined: dict[str, list[Member]] = defaultdict(list)
    alone: list[Document] = []
    for note in sorted(notes, key=lambda one: one.id):
        drawn = _drawn_by(note, known, index)
        found = [story for story in stories if not drawn.keys().isdisjoint(story.articles)]
        for story in found:
            joined[story.id].append(max((drawn[one] for one in story.articles if one in drawn), key=_strength))
        if not found:
            alone.append(note)
    grown = [replace(story, members=(*story.members, *joined.get(story.id, ()))) for story in stories]
    return tuple(sorted((*grown, *group_stories(alone)), key=lambda story: story.id))


def _index(articles: Mapping[str, Document]) -> dict[str, list[str]]:
    """Return the articles that have a term, by term."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(articles):
        for term in {term for term, _ in terms_of(f"{articles[name].title} {articles[name].text}")}:
            found[term].append(name)
    return found


def _drawn_by(
    note: Document, articles: Mapping[str, Document], index: Mapping[str, Sequence[str]]
) -> dict[str, Member]:
    """Return the articles that draw a note, each with the note as a member of its story."""
    weights = {term: weight for term, _ in terms_of(note.text) if (weight := background().weight(term))}
    shared: dict[str, list[str]] = defaultdict(list)
    for term in sorted(weights, key=lambda one: (-weights[one], one)):
        for article in index.get(term, ()):
            shared[article].append(term)
    total = sum(weights.values())
    found: dict[str, Member] = {}
    for article, terms in shared.items():
        share = sum(weights[term] for term in terms) / total
        if len(terms) >= FEWEST and share >= COVERED and _is_near(note, articles[article]):
            words = tuple(terms[:3])
            found[article] = Member(article=note.id, nearest=article, likeness=round(share, 4), words=words)
    return found


def _is_near(note: Document, article: Document) -> bool:
    """Whether a note can be of the time of an article; what is not known is no hindrance."""
    mine, theirs = note.published, article.published
    is_later = mine.earliest and theirs.latest and mine.earliest > theirs.latest + REACH
    is_earlier = mine.latest and theirs.earliest and mine.latest < theirs.earliest - REACH
    return not (is_later or is_earlier)


def _strength(member: Member) -> tuple[float, str]:
    return member.likeness, member.nearest
