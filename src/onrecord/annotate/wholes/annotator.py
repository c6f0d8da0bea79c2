"""The annotator `wholes`: says of every claim in what form it stands, and in which words one can read it alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.syntax import cut_paragraphs, parse
from onrecord.annotate.trees import Tree
from onrecord.annotate.wholes.forms import form_of
from onrecord.annotate.wholes.leaning import Sentences
from onrecord.annotate.wholes.spans import closed, list_end, shortened, trimmed, words_of
from onrecord.annotate.wholes.standing import clause_of, standing_verbs
from onrecord.annotate.wholes.towns import Towns
from onrecord.lexicon.openers import find_opener
from onrecord.model import Claim, ClaimKind, Form, MarkKind, Slot
from onrecord.text import Span

LONGEST = 400
"""Code points of the words around a claim; a longer sentence gives way to a clause of it, or to the bare claim."""

SHORTEST = 30
"""Code points of a clause below which it says too little without what hangs on it: "The strike began"."""

FEW = 4
"""Words of names with which words that hang on others may still be unclear: "Queen Elizabeth II"."""

LONGEST_TITLE = 110
"""Code points of a title that is shown beside words which name nothing."""

_KINDS = frozenset({ClaimKind.EVENT, ClaimKind.COMMITMENT, ClaimKind.CONTROL})


@dataclass(frozen=True, slots=True)
class _Scene:
    """The trees of an article, its sentences, and where words that its claims cite begin, in the order of the text."""

    text: str
    trees: Sequence[Tree]
    starts: Sequence[int]
    cited: Sequence[int]
    sentences: Sentences
    title: str

    def tree_at(self, offset: int) -> Tree | None:
        at = bisect_right(self.starts, offset) - 1
        return self.trees[at] if at >= 0 and self.trees[at].ends[-1] > offset else None

    def sentence_at(self, offset: int) -> Span | None:
        at = self.sentences.number_of(offset)
        return self.sentences.spans[at] if at >= 0 and self.sentences.spans[at].end > offset else None


def read_wholes(reading: Reading, _: str) -> Reading:
    """Add to every event, commitment and claim of control its `form`, and its `whole` where it can't be read alone.

    `form` is a label (`model.Form`). `whole` are the words of the smallest clause around the cited words that has a
    tense and a subject that is named. Where the cited words are such a clause themselves, and go on
    without another claim, `clause` is all of it.
    """
    if not any(claim.kind in _KINDS for claim in reading.claims):
        return reading
    text = reading.article.text
    pieces = cut_paragraphs(text, [mark.span for mark in reading.of_kind(MarkKind.PARAGRAPH)])
    trees = [tree for tree in parse(text, pieces) if len(tree)]
    scene = _Scene(
        text=text,
        trees=trees,
        starts=[tree.starts[0] for tree in trees],
        cited=sorted(cite.start for claim in reading.claims if claim.kind in _KINDS for cite in claim.cites),
        sentences=Sentences.of(
            text, trees, [mark.span for mark in reading.of_kind(MarkKind.SENTENCE)], Towns.of(reading)
        ),
        title=_quotable(reading.article.title),
    )
    return replace(reading, claims=tuple(_read(scene, claim) for claim in reading.claims))


annotate_wholes = Annotator(
    name="wholes",
    version=2,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, ClaimKind.EVENT, ClaimKind.COMMITMENT, ClaimKind.CONTROL}),
    gives=frozenset(),
    read=read_wholes,
)


def _read(scene: _Scene, claim: Claim) -> Claim:
    predicate = claim.slot("predicate")
    if claim.kind not in _KINDS or predicate is None or predicate.span is None:
        return claim
    tree = scene.tree_at(predicate.span.start)
    token = None if tree is None else _head_in(tree, predicate.span)
    if tree is None or token is None:
        return claim
    slots = tuple(_slots(scene, claim, tree, token))
    return replace(claim, slots=(*claim.slots, *slots, *_beside(scene, claim, tree, slots)))


def _beside(scene: _Scene, claim: Claim, tree: Tree, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield what is shown beside the words of a claim, so that one who reads them alone knows what they point at."""
    spans = [slot.span for slot in slots if slot.span] or [cite.span for cite in claim.cites]
    filled: set[int] = set()
    for span in spans:
        for pointer in scene.sentences.phrases.pointers(tree, span):
            filled.add(pointer.noun)
            yield Slot(name="means", value=pointer.meant.of(scene.text), span=pointer.span)
    around = scene.sentences.around(tree, spans[0], claim.source) if len(spans) == 1 else None
    if around is not None:
        yield Slot(name="around", value=around.of(scene.text), span=around)
    words = Span(spans[0].start + find_opener(spans[0].of(scene.text)), spans[0].end)
    hanging = scene.sentences.hanging(tree, words, filled)
    before = hanging.sentence if hanging is not None and len(spans) == 1 and around is None else None
    if before is not None:
        yield Slot(name="before", value=before.of(scene.text), span=before)
    if hanging is not None and hanging.pronoun is not None and before is not None:
        yield Slot(name="pronoun", value=hanging.pronoun.of(scene.text), span=hanging.pronoun)
    is_told = bool(filled) or around is not None or before is not None
    if scene.title and not is_told and _is_open(scene, tree, spans, hangs=hanging is not None):
        yield Slot(name="about", value=scene.title)


def _is_open(scene: _Scene, tree: Tree, spans: Sequence[Span], *, hangs: bool) -> bool:
    """Whether words name nothing at all, or little where they hang on others, or leave open which place they mean."""
    known, most = scene.sentences, FEW if hangs else 0
    return all(known.names_nothing(tree, span, most=most) for span in spans) or known.leaves_place_open(tree, spans[0])


def _quotable(title: str | None) -> str:
    """Return a title on one line, "" for one that is too long to stand beside a line, or holds its marks."""
    words = " ".join((title or "").split())
    return words if len(words) <= LONGEST_TITLE and not set(words) & set('‹›[]“”"') else ""


def _slots(scene: _Scene, claim: Claim, tree: Tree, token: int) -> Iterator[Slot]:
    form = form_of(tree, token)
    yield Slot(name="form", value=form.value)
    sentence = scene.sentence_at(tree.starts[token])
    cited = Span(min(cite.start for cite in claim.cites), max(cite.end for cite in claim.cites))
    if sentence is None or not sentence.contains(cited):
        return
    for verb in standing_verbs(tree, token, is_said=bool(claim.source) or not claim.source_stated):
        words = words_of(tree, verb, sentence)
        if words is None:
            continue
        verb_at = tree.span(verb, verb)
        is_cut = cited.end - cited.start < SHORTEST or cited.end < tree.ends[list_end(tree, verb)]
        if _holds(cited, words, verb_at) and _denies(claim, cited) and not is_cut:
            yield from _in_full(scene, words, cited)
            return
        whole = _fitting(Span(min(words.start, cited.start), max(words.end, cited.end)), cited, verb_at, scene.text)
        clause = clause_of(tree, token)
        pieces = (whole,) if clause is None else shortened(tree, verb, clause, whole)
        if whole.end - whole.start < SHORTEST:
            continue
        if pieces[-1].contains(cited) and whole.end - whole.start <= LONGEST and _denies(claim, whole):
            yield from (Slot(name="whole", value=piece.of(scene.text), span=piece) for piece in pieces)
            return
    whole = trimmed(sentence, scene.text)
    if form is not Form.MAIN and whole.contains(cited) and whole != cited and whole.end - whole.start <= LONGEST:
        yield Slot(name="whole", value=whole.of(scene.text), span=whole)


def _in_full(scene: _Scene, words: Span, cited: Span) -> Iterator[Slot]:
    """Yield the clause of words that can be read alone, where it goes on behind them and no claim begins there."""
    full = closed(Span(cited.start, max(words.end, cited.end)), scene.text)
    is_claimed = bisect_left(scene.cited, cited.end) < bisect_left(scene.cited, full.end)
    if cited.end < words.end and full.end - full.start <= LONGEST and not is_claimed:
        yield Slot(name="clause", value=full.of(scene.text), span=full)


def _fitting(words: Span, cited: Span, verb: Span, text: str) -> Span:
    """Return words with the mark that closes them; of too many, those before a colon behind all that matters."""
    if words.end - words.start > LONGEST:
        colon = text.find(":", max(cited.end, verb.end), words.end)
        return Span(words.start, colon) if colon >= 0 else words
    return closed(words, text)


def _denies(claim: Claim, words: Span) -> bool:
    """Whether words hold what denies a claim, if anything does: "denied that the mayor had lied"."""
    cue = claim.slot("polarity_cue")
    return cue is None or cue.span is None or words.contains(cue.span)


def _holds(cited: Span, words: Span, verb: Span) -> bool:
    """Whether cited words are a clause from its beginning to its verb at least: what hangs behind may be cut."""
    return cited.start <= words.start and cited.contains(verb)


def _head_in(tree: Tree, predicate: Span) -> int | None:
    """Return the word of a predicate that no other word of it governs."""
    first = bisect_right(tree.starts, predicate.start) - 1
    last = bisect_left(tree.starts, predicate.end)
    inside = range(max(first, 0), last)
    return next((token for token in inside if tree.heads[token] == token or tree.heads[token] not in inside), None)
