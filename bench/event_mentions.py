"""From a benchmark's documents to mentions of happenings: our own parse, or the mentions that the benchmark gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.lines import Line
from onrecord.annotate.participants import participants_of
from onrecord.annotate.predicates import Predicate, find_predicates, predicate_at
from onrecord.annotate.syntax import parse
from onrecord.annotate.trees import Tree
from onrecord.resolve.sameness_evidence import EventMention, context_of
from onrecord.resolve.stories import Document, group_stories
from onrecord.resolve.vectors import Vector
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One mention with the words that it covers."""

    mention: EventMention
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One document with the trees of the sentences that are scored."""

    id: str
    text: str
    stories: tuple[str, ...]
    trees: tuple[Tree, ...]
    setting: Vector

    def found(self, name: str, sentence: int, predicate: Predicate) -> Found:
        """Return the mention that a predicate makes."""
        tree = self.trees[sentence]
        span = _covered(tree, predicate)
        whole = tree.span(0, len(tree) - 1)
        around = f"{self.text[whole.start : span.start]} {self.text[span.end : whole.end]}"
        beside = participants_of(tree, predicate)
        everything = beside.actors | beside.targets | beside.details
        mention = EventMention(
            id=name,
            article=self.id,
            stories=self.stories,
            sentence=sentence,
            lemma=predicate.lemma,
            is_noun=predicate.is_noun,
            actors=beside.actors,
            targets=beside.targets,
            details=beside.details,
            numbers=frozenset(word for word in everything if word[0].isdigit()),
            words=context_of(around),
            setting=self.setting,
        )
        return Found(mention=mention, span=span)


def pages_of(documents: Sequence[Line]) -> Iterator[Page]:
    """Yield the documents, each with the stories that the product puts it in."""
    stories: dict[str, list[str]] = {}
    for story in group_stories(Document(id=line["id"], text=line["text"]) for line in documents):
        for article in story.articles:
            stories.setdefault(article, []).append(story.id)
    for line in documents:
        spans = [Span(one["start"], one["end"]) for one in line["sentences"] if one["scored"]]
        yield Page(
            id=line["id"],
            text=line["text"],
            stories=tuple(stories[line["id"]]),
            trees=tuple(tree for tree in parse(line["text"], spans) if len(tree)),
            setting=context_of(line["text"]),
        )


def own_mentions(page: Page) -> Iterator[Found]:
    """Yield the mentions that the product finds itself."""
    for sentence, tree in enumerate(page.trees):
        for predicate in find_predicates(tree):
            yield page.found(f"{page.id} {tree.starts[predicate.token]}", sentence, predicate)


def given_mentions(page: Page, mentions: Sequence[Line]) -> Iterator[Found]:
    """Yield the mentions that the benchmark gives; one outside the sentences that were parsed is left out."""
    for given in mentions:
        pieces = [Span(start, end) for start, end in given["pieces"]]
        for sentence, tree in enumerate(page.trees):
            if (head := _head_of(tree, pieces)) is not None:
                yield page.found(given["id"], sentence, predicate_at(tree, head))
                break


def _head_of(tree: Tree, pieces: Sequence[Span]) -> int | None:
    """Return the token that governs those of `pieces`: rather a verb, noun or adjective ("suspicion", not "on")."""
    inside = [
        token
        for token in range(len(tree))
        if any(piece.overlaps(Span(tree.starts[token], tree.ends[token])) for piece in pieces)
    ]
    within = set(inside)
    tops = [token for token in inside if tree.heads[token] not in within or tree.heads[token] == token]
    wanted = [token for token in (*tops, *inside) if tree.tags[token][0] in "VNJ"]
    return next(iter((*wanted, *tops)), None)


def _covered(tree: Tree, predicate: Predicate) -> Span:
    """Return the predicate's word, with the second one of a phrase where it stands next to it ("pulled out")."""
    is_pair = predicate.last == predicate.token + 1
    return tree.span(predicate.token, predicate.last if is_pair else predicate.token)
