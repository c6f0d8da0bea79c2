"""Where the words that somebody says, thinks or wants stand around the word that says so.

A frame is one place: the clause of "said that ...", the infinitive of "vowed to ...", the object of "denied the
charges", the noun after "about", what stands before ", according to". Which word takes which frames is the lexicon's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.annotate.lemmas import lemma_of as dictionary_form
from onrecord.annotate.speech.cues import can_quote, frames_of, lemma_of, tells
from onrecord.annotate.speech.figures import figures_of, with_state
from onrecord.annotate.speech.mentions import Tokens
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.text import Span

_COMPLEMENTS = {"dobj": "object", "oprd": "predicate", "acomp": "adjective"}
_REST = frozenset({"prep", "oprd", "xcomp", "ccomp", "dative", "advcl", "acomp", "pcomp"})
_GOING_ON = frozenset({"clause", "infinitive", "object", "object and rest"})
_EDGES = frozenset({"``", "''", ",", ":", ".", "-LRB-", "-RRB-", "HYPH", "NFP", "_SP"})


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch or two of tokens that a cue governs, and the frame that it was found by."""

    cue: int
    frame: str
    pieces: tuple[Tokens, ...]


def contents_of(tree: Tree, cue: int) -> Iterator[Content]:
    """Yield what `cue` governs in every frame that is there."""
    for frame, pieces in _run_together(tree, _finder(tree, cue)(tree, cue)):
        if kept := tuple(piece for first, last in pieces if (piece := _trimmed(tree, first, last))):
            yield Content(cue, frame, kept)


def _run_together(tree: Tree, found: Iterator[Found]) -> Iterator[Found]:
    """Yield `found` with neighbours of one frame made one: both clauses of "A and B, she said" hang on the cue."""
    held: Found | None = None
    for frame, pieces in found:
        if held and held[0] == frame and len(held[1]) == len(pieces) == 1:
            (first, last), (then, end) = held[1][0], pieces[0]
            if last < then and all(tree.tags[token] in {"CC", ","} for token in range(last + 1, then)):
                held = frame, ((first, end),)
                continue
        if held:
            yield held
        held = frame, pieces
    if held:
        yield held


def governed_part(tree: Tree, cue: int, inside: int) -> Span | None:
    """Return the part of a sentence that `cue` governs and that holds the token `inside`, None for none."""
    for kid in tree.children[cue]:
        if (
            kid > cue
            and tree.firsts[kid] <= inside <= tree.lasts[kid]
            and tree.deps[kid] not in {"conj", "advcl", "punct"}
        ):
            top = tree.child(kid, "pobj", "pcomp") if tree.deps[kid] == "prep" else kid
            last = _before_additions(tree, kid, tree.lasts[kid])
            piece = _trimmed(tree, tree.firsts[kid if top is None else top], last)
            return tree.span(*piece) if piece else None
    return None


Found = tuple[str, tuple[Tokens, ...]]


def _finder(tree: Tree, cue: int) -> Callable[[Tree, int], Iterator[Found]]:
    if tree.words[cue] == "according":
        return _according
    return _verb_frames if tree.is_verb(cue) else _noun_frames if tree.is_noun(cue) else _other_frames


def _according(tree: Tree, cue: int) -> Iterator[Found]:
    yield "according", _around(tree, _told_according(tree, cue), cue)


def _told_according(tree: Tree, cue: int) -> int:
    """Return the head of what is told according to somebody: behind a comma at its end, the whole clause with a tense.

    "It reached 185 mph, tied for the strongest on record, according to the office" is all the office's.
    """
    head = tree.heads[cue]
    is_behind = cue > 0 and tree.words[cue - 1] == "," and cue > head
    while is_behind and tree.heads[head] < head and tree.deps[head] in _HANGING and tree.child(head, *SUBJECTS) is None:
        head = tree.heads[head]
    return head


_HANGING = frozenset({"advcl", "acl", "appos", "dobj", "attr", "pobj", "prep", "nmod", "npadvmod", "conj", "oprd"})
"""Relations of what only goes on what a clause tells."""


def _verb_frames(tree: Tree, cue: int) -> Iterator[Found]:
    passive = "passive " if _is_passive(tree, cue) else ""
    for kid in tree.children[cue]:
        after, dep = kid > cue, tree.deps[kid]
        if dep == "ccomp":
            yield (
                f"{passive}{'clause' if after else 'fronted'}",
                (_clause(tree, cue, _what_is_told(tree, cue, kid)) if after else _subtree(tree, kid),),
            )
        elif dep == "xcomp" and after and (_is_infinitive(tree, kid) or _is_gerund(tree, kid)):
            first, last = _subtree(tree, kid)
            frame = "infinitive" if _is_infinitive(tree, kid) else "gerund"
            yield f"{passive}{frame}", ((first, _before_additions(tree, kid, last)),)
        elif dep in _COMPLEMENTS and after and tree.words[tree.firsts[kid] - 1] != ",":
            yield from ((passive + frame, pieces) for frame, pieces in _complements(tree, cue, kid))
        elif dep in {"prep", "agent"} and after and (inside := _inside_preposition(tree, kid)) is not None:
            first, last = _subtree(tree, inside)
            yield f"{passive}{tree.words[kid]}", ((first, with_state(tree, last)),)
        elif dep == "advcl" and after:
            yield f"{passive}{tree.words[tree.child(kid, 'mark', 'advmod') or kid]} advcl", (_subtree(tree, kid),)
    if not passive:
        yield from figures_of(tree, cue)
    yield from _framed_by_head(tree, cue)
    if (clear := _made_clear(tree, cue)) is not None:
        yield "clear", (_subtree(tree, clear),)
    if passive and (subject := tree.child(cue, "nsubjpass")) is not None:
        yield "passive subject", (_subtree(tree, subject),)


def _complements(tree: Tree, cue: int, kid: int) -> Iterator[Found]:
    """Yield an object or predicate, alone and with what follows it, and the clause that hangs on whom was told."""
    frame = _COMPLEMENTS[tree.deps[kid]]
    yield frame, (_subtree(tree, kid),)
    if last := _last_of_rest(tree, cue, kid):
        yield f"{frame} and rest", ((tree.firsts[kid], last),)
    if frame == "object" and (told := _told_clause(tree, kid)) is not None:
        yield "clause", (_subtree(tree, _what_is_told(tree, cue, told)),)


def _what_is_told(tree: Tree, cue: int, verb: int) -> int:
    """Return the verb of what is told, where a clause says whom: "told soldiers he met that the dam would hold".

    One can't meet that something is so: such a clause is of the listener, and what hangs on its verb was told.
    """
    told = tree.child(verb, "ccomp")
    mark = None if told is None else tree.child(told, "mark")
    if told is None or mark is None or tree.words[mark] != "that" or tree.firsts[verb] - 1 == cue:
        return verb
    return told if dictionary_form(tree.words[verb], tree.tags[verb]) in _DEALINGS else verb


_DEALINGS = frozenset(
    "meet visit address brief greet welcome host accompany interview train teach treat lead command employ represent "
    "join serve help".split()
)
"""What one does with people, and never that something is so."""


def _clause(tree: Tree, cue: int, verb: int) -> Tokens:
    """Return the tokens of a governed clause, up to where the speaker goes on: "said it held but denied the rest"."""
    first, last = _subtree(tree, verb)
    goes_on = next((kid for kid in tree.children[verb] if goes_on_from(tree, cue, kid)), None)
    if goes_on is None:
        return first, _before_additions(tree, verb, last)
    end = tree.firsts[goes_on] - 1
    while end > verb and (tree.tags[end] in {"CC", ",", "RB"} or tree.words[end] == "also"):
        end -= 1
    return first, end


def _before_additions(tree: Tree, verb: int, last: int) -> int:
    """Return the last token of a clause without what the narrator adds behind a comma: ", which ...", ", opening ...".

    On 840 annotated articles the spans without these agree with the annotators more often (45 of 205 against 25).
    """
    for token in range(verb + 1, last + 1):
        if tree.lasts[token] != last or tree.words[tree.firsts[token] - 1] != ",":
            continue
        if _is_addition(tree, token):
            has_marks = any(tree.tags[t] in {"``", "''"} for t in range(tree.firsts[token], last + 1))
            keeps = has_marks and not can_quote(tree.words[token], tree.tags[token])
            return last if keeps else tree.firsts[token] - 2
    return last


def _is_addition(tree: Tree, token: int) -> bool:
    return (
        tree.deps[token] == "relcl"
        or (tree.deps[token] == "advcl" and tree.tags[token] == "VBG")
        or (tree.deps[token] == "prep" and tree.words[token] == "with")
    )


def _made_clear(tree: Tree, cue: int) -> int | None:
    """Return the clause of "made clear (that) ...", "made it clear that ..."; None where nothing is made clear."""
    clear = next((kid for kid in tree.children[cue] if kid > cue and tree.words[kid] == "clear"), None)
    if clear is None:
        return None
    inside = tree.child(clear, "ccomp", "advcl", "csubj")
    after = [kid for kid in tree.children[cue] if kid > clear and tree.deps[kid] in {"ccomp", "advcl"}]
    return inside if inside is not None else next(iter(after), None)


def _told_clause(tree: Tree, listener: int) -> int | None:
    """Return the clause after whom was told, where the parser hangs it on the listener: "told her the dam held"."""
    for kid in tree.children[listener]:
        if tree.deps[kid] in {"relcl", "acl"} and (subject := tree.child(kid, "nsubj", "nsubjpass")) is not None:
            starts = tree.firsts[kid] == tree.firsts[subject] and not tree.tags[subject].startswith("W")
            return kid if starts and tree.words[tree.firsts[kid] - 1] != "," else None
    return None


def goes_on_from(tree: Tree, cue: int, verb: int) -> bool:
    """Whether `verb`, which the tree joins to a clause that `cue` governs, is the speaker's own next word.

    It has no subject, and either the tense of the cue or the form of "..., pledging more"; and it governs content
    itself, or the clause has another tense ("said they are ready and left").
    """
    joined = tree.deps[verb] == "conj" and tree.tags[verb] == tree.tags[cue]
    adding = tree.deps[verb] == "advcl" and tree.tags[verb] == "VBG" and tree.words[tree.firsts[verb] - 1] == ","
    if not (joined or adding) or tree.child(verb, "nsubj", "nsubjpass", "aux") is not None:
        return False
    other_tense = joined and tree.tags[tree.heads[verb]] != tree.tags[cue]
    return other_tense or not _GOING_ON.isdisjoint(frames_of(tree.words[verb], tree.tags[verb]))


def _framed_by_head(tree: Tree, cue: int) -> Iterator[Found]:
    """Yield the clause that a parenthetical cue is put into: "The dam, he said, was full", "as he said"."""
    head = tree.heads[cue]
    if tree.deps[cue] in {"parataxis", "ccomp"} and head != cue and tree.child(cue, "ccomp", "dobj", "xcomp") is None:
        around = _around(tree, head, cue)
        yield "parenthetical", around[:1] if _is_closed(tree, cue) else around
    mark = tree.child(cue, "mark", "advmod")
    if tree.deps[cue] == "advcl" and mark is not None and tree.words[mark] == "as":
        yield "as", _around(tree, head, cue)


def _is_closed(tree: Tree, cue: int) -> bool:
    """Whether a semicolon closes what is said: "Nine were hurt, the clinic said; the union counted twelve"."""
    last = tree.lasts[cue]
    return any(token < len(tree) and tree.words[token] == ";" for token in (last, last + 1))


def _noun_frames(tree: Tree, cue: int) -> Iterator[Found]:
    verb = tree.heads[cue]
    if tree.deps[cue] == "nsubj" and tree.words[verb] in _IS:  # "the city's argument was that the bridge was shut"
        clause = tree.child(verb, "ccomp")
        mark = tree.child(clause, "mark") if clause is not None and clause > verb else None
        if clause is not None and mark is not None and tree.words[mark] == "that":
            yield "clause", (_subtree(tree, clause),)
    for kid in tree.children[cue]:
        dep = tree.deps[kid]
        if kid < cue:
            continue
        if dep in {"acl", "ccomp"} and _is_clause(tree, kid):
            yield ("infinitive" if _is_infinitive(tree, kid) else "clause"), (_subtree(tree, kid),)
        elif dep == "prep" and (inside := _inside_preposition(tree, kid)) is not None:
            yield tree.words[kid], (_subtree(tree, inside),)


_IS = frozenset({"is", "was"})


def _other_frames(tree: Tree, cue: int) -> Iterator[Found]:
    for kid in tree.children[cue]:
        dep = tree.deps[kid]
        if kid < cue:
            continue
        if dep == "ccomp":
            yield "clause", (_subtree(tree, kid),)
        elif dep == "xcomp":
            yield "infinitive", (_subtree(tree, kid),)
        elif dep == "prep" and (inside := _inside_preposition(tree, kid)) is not None:
            yield tree.words[kid], (_subtree(tree, inside),)


def _around(tree: Tree, head: int, part: int) -> tuple[Tokens, ...]:
    """Return what stands under `head` before and after `part`."""
    first, last = _subtree(tree, head)
    return (first, tree.firsts[part] - 1), (tree.lasts[part] + 1, last)


def _subtree(tree: Tree, token: int) -> Tokens:
    return tree.firsts[token], tree.lasts[token]


def _trimmed(tree: Tree, first: int, last: int) -> Tokens | None:
    """Return the stretch without punctuation at its ends and without a leading "that"; None where nothing is left."""
    while first <= last and (tree.tags[first] in _EDGES or (tree.words[first] == "that" and tree.tags[first] == "IN")):
        first += 1
    while first <= last and (tree.tags[last] in _EDGES):
        last -= 1
    return (first, last) if first <= last else None


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "nsubjpass", "auxpass") is not None


def _is_gerund(tree: Tree, verb: int) -> bool:
    """Whether a verb is a gerund: "taking money", "having taken money"."""
    helper = tree.child(verb, "aux")
    return tree.tags[verb] == "VBG" or (helper is not None and tree.words[helper] == "having")


def _is_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb that hangs on a noun has a tense: "the claim that it had held", not "the claim made in May"."""
    is_participle = tree.tags[verb].startswith(("VBN", "VBG"))
    return not is_participle or tree.child(verb, "aux", "auxpass") is not None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tags[kid] == "TO" for kid in tree.children[verb] if kid < verb)


def _inside_preposition(tree: Tree, preposition: int) -> int | None:
    """Return the noun or clause after a preposition; "out of", "up to" are walked through."""
    inside = tree.child(preposition, "pobj", "pcomp")
    if inside is None and (further := tree.child(preposition, "prep")) is not None:
        return tree.child(further, "pobj", "pcomp")
    return inside


def _last_of_rest(tree: Tree, cue: int, kid: int) -> int | None:
    """Return the last token of the complements after `kid`, None when there is none."""
    last, is_told = None, tells(lemma_of(tree.words[cue], tree.tags[cue]) or "")
    for other in tree.children[cue]:
        if other < kid or tree.deps[other] not in _REST:
            continue
        if tree.words[tree.firsts[other] - 1] == "," and tree.deps[other] in {"prep", "advcl"}:
            break  # ", with the others following": the narrator's
        if tree.deps[other] == "advcl" and not _is_infinitive(tree, other):
            break  # "as the others agreed": another clause
        if not is_told or tree.is_verb(other):  # "told reporters at the gates" tells whom and where, not what
            last = tree.lasts[other]
    return last
