"""Content that a cue governs outside quotation marks: what was said in other words, thought, or wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.animates import is_animate
from onrecord.annotate.speech.cues import frames_of, hollow_phrases, lemma_of, sense_of, tells
from onrecord.annotate.speech.frames import Content, contents_of
from onrecord.annotate.speech.mentions import Tokens, mention_tokens
from onrecord.annotate.speech.settings import adjuncts_of, audience_of, medium_at
from onrecord.annotate.speech.subjects import relative_pronoun_of, speaker_of
from onrecord.annotate.trees import Tree
from onrecord.text import Span, stripped

_ORDER = (
    "fronted", "clause", "parenthetical", "according", "passive clause", "figure", "down to", "ruled out", "laid on",
    "counted", "object and rest", "predicate and rest", "infinitive", "passive infinitive", "gerund", "predicate",
    "object",
)  # fmt: skip
"""Where two frames of one cue overlap, the earlier one holds."""

_POINTING = frozenset({"it", "this", "that"})
_EMPTY = frozenset("it that this so what which him her them he she they me us you these those do did there one".split())
"""Content that points to a statement instead of being one: "he said so", "what she said"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """Content (one span, or two around the cue) with its cue and the words that name its speaker.

    `relative` is the "who" that stands for the speaker beside the cue ("Ana Sole, who said ...").
    """

    pieces: tuple[Span, ...]
    cue: Span
    lemma: str
    frame: str
    speaker: Span | None
    relative: Span | None = None
    audience: Span | None = None
    medium: Span | None = None
    adjuncts: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        return min(piece.start for piece in self.pieces)


def governed_contents(tree: Tree, text: str, marked: Sequence[bool]) -> Iterator[Governed]:
    """Yield what the cues of a paragraph govern; the cues among the `marked` tokens belong to the speech there."""
    for token in range(len(tree)):
        frames = frames_of(tree.words[token], tree.tags[token])
        if not frames or marked[token]:
            continue
        found = (content for content in contents_of(tree, token) if content.frame in frames)
        kept = sorted((c for c in found if not _only_opens(tree, c)), key=_rank)
        yield from _without_overlaps(tree, text, kept, marked)


def _without_overlaps(tree: Tree, text: str, contents: Sequence[Content], marked: Sequence[bool]) -> Iterator[Governed]:
    taken: list[Span] = []
    for content in contents:
        clear = (_clear_of_cue(piece, content.cue) for piece in content.pieces)
        pieces = tuple(tree.span(*piece) for piece in clear if _is_content(tree, content, piece, marked))
        if pieces and not any(piece.overlaps(other) for piece in pieces for other in taken):
            taken += pieces
            yield _governed(tree, text, content, pieces, marked)


def _governed(tree: Tree, text: str, content: Content, pieces: tuple[Span, ...], marked: Sequence[bool]) -> Governed:
    speaker = None
    if (head := speaker_of(tree, content.cue)) is not None:
        first, last = mention_tokens(tree, head)
        if not any(marked[first : last + 1]) and not any(tree.span(first, last).overlaps(piece) for piece in pieces):
            speaker = tree.span(first, last)
    relative = relative_pronoun_of(tree, content.cue)
    return Governed(
        pieces=tuple(stripped(piece, text) for piece in pieces),
        cue=tree.span(content.cue, content.cue),
        lemma=lemma_of(tree.words[content.cue], tree.tags[content.cue]) or "",
        frame=content.frame,
        speaker=speaker,
        relative=tree.span(relative, relative) if speaker and relative is not None else None,
        audience=audience_of(tree, content.cue),
        medium=medium_at(tree, content.cue),
        adjuncts=adjuncts_of(tree, content.cue),
    )


def _clear_of_cue(piece: Tokens, cue: int) -> Tokens:
    """Return a piece without the cue and its subject: "which he said had harmed the town" is "had harmed the town"."""
    first, last = piece
    return (cue + 1, last) if first <= cue < last else piece


def _rank(content: Content) -> int:
    return _ORDER.index(content.frame) if content.frame in _ORDER else len(_ORDER)


def _only_opens(tree: Tree, content: Content) -> bool:
    """Whether a participle only names the subject of the main verb: "Speaking of the gates, she said ..."."""
    cue = content.cue
    opens = tree.deps[cue] == "advcl" and tree.tags[cue] == "VBG" and cue < tree.heads[cue]
    return opens and content.frame in {"about", "of", "on"}


def _is_denied(tree: Tree, content: Content) -> bool:
    return sense_of(lemma_of(tree.words[content.cue], tree.tags[content.cue]) or "").label == "denies"


def _is_somebody(tree: Tree, content: Content, first: int, last: int) -> bool:
    """Whether what is denied, rejected or dismissed is a person: who "dismissed their coach" says nothing of him.

    Who dismissed the minister "as a liar" does.
    """
    if not _is_denied(tree, content) or not content.frame.startswith("object") or "as" in tree.words[first : last + 1]:
        return False
    thing = tree.child(content.cue, "dobj")
    return thing is not None and first <= thing <= last and is_animate(tree, thing)


def _is_content(tree: Tree, content: Content, piece: Tokens, marked: Sequence[bool]) -> bool:
    first, last = piece
    if last - first < 2 and all(tree.words[token] in _EMPTY for token in range(first, last + 1)):
        # "The police denied this": whoever denies what was just said says something of their own
        return _is_denied(tree, content) and content.frame == "object" and tree.words[first] in _POINTING
    if " ".join(tree.words[first : last + 1]) in hollow_phrases() or _is_somebody(tree, content, first, last):
        return False
    if content.frame.startswith("object") and tells(lemma_of(tree.words[content.cue], tree.tags[content.cue]) or ""):
        # told reporters, “if the rain stops”: whom was told, and then marked speech
        return not (marked[last] and not marked[first])
    # saying “thank you” to the crews: marked speech, and whom to
    return not (content.frame.startswith("object") and marked[first] and not marked[last])
