"""Who is said to speak beside marked words: the verbs outside the marks, each with whoever is its subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.speech.cues import can_quote, lemma_of, tells
from onrecord.annotate.speech.mentions import Tokens, mention_of, mention_tokens
from onrecord.annotate.speech.settings import adjuncts_of, audience_of, medium_at
from onrecord.annotate.speech.subjects import relative_pronoun_of, speaker_of
from onrecord.annotate.trees import Tree
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A verb (or what stands for one: a label, a colon) and the words that name its subject.

    `speaks` is True for a verb of speaking; any other verb is a voice only where nothing but a comma parts it from the
    marked words ("...,” she elaborated"). `relative` is the "who" that stands for the speaker beside the verb.
    """

    cue: Span
    lemma: str
    speaker: Span
    relative: Span | None = None
    audience: Span | None = None
    medium: Span | None = None
    adjuncts: tuple[Span, ...] = ()
    speaks: bool = True

    @property
    def start(self) -> int:
        return min(self.cue.start, self.speaker.start)

    @property
    def end(self) -> int:
        return max(self.cue.end, self.speaker.end)


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = ("NN", "PRP", "DT", "JJ", "CD", "POS", "WP", "HYPH")
_SKIPPED = frozenset({",", "RB", "CC", ":", "_SP", "''", "``", "HYPH", "NFP"})
_STARTS_PHRASE = frozenset({"DT", "PRP$", "PRP", "NNP", "NNPS", "WP"})
_FURTHEST_VERB = 16
"""Tokens between a quotation and the verb behind it: "...,” the head of the harbour office, Ana Sole, said"."""


def voices_in(tree: Tree, marked: Sequence[bool]) -> Iterator[Voice]:
    """Yield the voices of a paragraph that are not among its `marked` tokens, in order."""
    for token in range(len(tree)):
        speaks = can_quote(tree.words[token], tree.tags[token]) or tree.words[token] == "according"
        if not speaks and tree.tags[token] not in _FINITE:
            continue
        if marked[token]:
            continue
        if subject := _subject(tree, token, marked):
            lemma = lemma_of(tree.words[token], tree.tags[token]) or tree.words[token]
            relative = relative_pronoun_of(tree, token)
            pronoun = tree.span(relative, relative) if relative is not None else None
            yield Voice(
                cue=tree.span(token, token),
                lemma=lemma,
                speaker=tree.span(*subject),
                relative=pronoun,
                audience=audience_of(tree, token) if speaks else None,
                medium=medium_at(tree, token) if speaks else None,
                adjuncts=adjuncts_of(tree, token) if speaks else (),
                speaks=speaks,
            )


def _subject(tree: Tree, verb: int, marked: Sequence[bool]) -> Tokens | None:
    """Return who the tree says is the subject of `verb`, else the name or pronoun directly beside it."""
    head = speaker_of(tree, verb)
    if head is not None and not _is_marked(mention := mention_tokens(tree, head), marked):
        return mention
    last = verb - 1
    while last >= 0 and tree.tags[last] in {"RB", "MD", ","}:
        last -= 1
    beside = _phrase_before(tree, last) or _phrase_behind(tree, verb)
    return beside if beside and not _is_marked(beside, marked) else None


def _is_marked(tokens: Tokens, marked: Sequence[bool]) -> bool:
    return any(marked[tokens[0] : tokens[1] + 1])


def _phrase_behind(tree: Tree, verb: int) -> Tokens | None:
    """`Continued Stone: “...”`: a verb that opens its sentence, and a name."""
    first = verb + 2 if tree.words[verb] == "according" else verb + 1
    opens = first == verb + 2 or verb == 0 or tree.tags[verb - 1] in {".", "''", "``"}
    last = _last_of_phrase(tree, first, len(tree))
    return (first, last) if opens and last >= first else None


def _last_of_phrase(tree: Tree, first: int, end: int) -> int:
    """Return the last token of the noun phrase that starts at `first`, `first - 1` where none does."""
    last = first
    while last < end and tree.tags[last].startswith(_NAMING) and not tree.tags[last].startswith("WP"):
        last += 1
        if tree.words[last : last + 1] in (["of"], ["for"]):
            last += 1
    return last - 1


def _phrase_before(tree: Tree, last: int) -> Tokens | None:
    if last < 0 or not tree.tags[last].startswith(("NN", "PRP", "WP")):
        return None
    first = last
    while (
        first > 0
        and tree.tags[first - 1].startswith(_NAMING)
        and tree.tags[first] not in _STARTS_PHRASE - {"NNP", "NNPS"}
    ):
        first -= 1
    return first, last


def voice_behind(tree: Tree, text: str, end: int, limit: int, *, is_partial: bool) -> Voice | None:
    """Return the voice directly after marked words that end at `end`, before `limit`: "...,” said Ana Sole".

    Read from the tags, because marked words confuse the parser.
    """
    token = bisect_left(tree.starts, end)
    skipped = _SKIPPED - {"CC"} if is_partial else _SKIPPED
    if token and tree.ends[token - 1] > end:
        return None
    inner = text[max(0, end - 3) : end].rstrip("”\"'’»“ ")
    stops = inner.endswith(".") and not inner.endswith("...")
    while token < len(tree) and tree.tags[token] in skipped and tree.starts[token] < limit:
        token += 1
    if token >= len(tree) or tree.starts[token] >= limit or (stops and text[tree.starts[token]].isupper()):
        return None
    if "\n" in text[end : tree.starts[token]] or re.search(r"[.;!?]", text[end : tree.starts[token]]):
        return None
    if tree.words[token] == "according":
        return _according(tree, token)
    goes_on = token > 0 and tree.tags[token - 1] == "CC"  # "...,” and shared a link"
    if tree.tags[token] in {*_FINITE, "VBN"} and not (goes_on or text[tree.starts[token]].isupper()):
        return _inverted(tree, token, limit)
    names = tree.tags[token].startswith(_NAMING) and not tree.tags[token].startswith("WP")
    # A name that the tagger does not know can have any tag.
    return _plain(tree, token, limit) if names or text[tree.starts[token]].isupper() else None


def _inverted(tree: Tree, verb: int, limit: int) -> Voice | None:
    """`said Ana Sole`, `said the harbour master Ana Sole`."""
    if tells(lemma_of(tree.words[verb], "VBD") or "") and tree.words[verb] != "asked":
        return None
    first = verb + 1
    last = _last_of_phrase(tree, first, bisect_left(tree.starts, limit))
    is_clause = last + 1 < len(tree) and tree.tags[last + 1] in {*_FINITE, "MD"}  # "and said it was"
    return _voice(tree, verb, first, last) if last >= first and not is_clause else None


def _plain(tree: Tree, first: int, limit: int) -> Voice | None:
    """`she said`, `the harbour master, a friend of the mayor, told reporters`."""
    for verb in range(first + 1, min(first + _FURTHEST_VERB, len(tree))):
        if tree.starts[verb] >= limit or tree.tags[verb] in {".", ":", "``"}:
            return None
        if (
            tree.tags[verb] in {*_FINITE, "MD"}
            and tree.tags[verb - 1] not in {"WP", "WDT", "TO"}
            and not _in_relative(tree, verb)
        ):
            last = next((t - 1 for t in range(first, verb) if tree.tags[t] == ","), verb - 1)
            while last > first and tree.tags[last] in {"RB", "MD"}:
                last -= 1
            return _voice(tree, _main_verb(tree, verb), first, last)
    return None


def _according(tree: Tree, cue: int) -> Voice | None:
    head = speaker_of(tree, cue)
    if head is None:
        return None
    return Voice(cue=tree.span(cue, cue), lemma="accord", speaker=mention_of(tree, head))


def _in_relative(tree: Tree, verb: int) -> bool:
    return tree.deps[verb] == "relcl"


def _main_verb(tree: Tree, verb: int) -> int:
    """Return the verb that an auxiliary serves: "had said", "was quoted as saying"."""
    head = tree.heads[verb]
    return head if tree.deps[verb] in {"aux", "auxpass"} and verb < head <= verb + 4 else verb


def _voice(tree: Tree, verb: int, first: int, last: int) -> Voice:
    word, tag = tree.words[verb], tree.tags[verb]
    return Voice(
        cue=tree.span(verb, verb),
        lemma=lemma_of(word, tag) or word,
        speaker=tree.span(first, last),
        audience=audience_of(tree, verb),
        medium=medium_at(tree, verb),
        adjuncts=adjuncts_of(tree, verb),
        speaks=can_quote(word, tag),
    )


_SENTENCE_END = re.compile(r"[.!?;][”\"’')]{0,2}\s+[“\"‘]?(?=[A-Z]|$)|\n")
_INITIAL = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|St|Jr|Sr|Lt|Col|Sgt|Prof|Rev|Hon|No|vs)|\b[ap]\.?m)$"
)


def voice_ahead(text: str, voices: Sequence[Voice], start: int, limit: int) -> Voice | None:
    """Return the last voice before `start` in the same sentence and after `limit`."""
    lead = text[limit:start].rstrip()
    stops_for_quotation = lead.endswith((",", ":"))
    for voice in reversed(voices):
        if voice.cue.end > start:
            continue
        if voice.cue.start < limit or ends_sentence(text[voice.cue.end : start]):
            return None
        if voice.speaks or stops_for_quotation:
            return voice
    return None


def ends_sentence(words: str) -> bool:
    """Whether a sentence ends somewhere in `words`."""
    return any(not _INITIAL.search(words[: match.start()]) for match in _SENTENCE_END.finditer(words))
