# ruff: noqa: INP001 (a script beside the package, not part of one)
"""Fit what each observation counts for or against a place name, on openly licensed annotated news.

    python scripts/fit_place_evidence.py --texts FOLDER [--target src/onrecord/lexicon/place_evidence_en.toml]

FOLDER holds gum/{news,interview,academic,court}.conllu.gz (Georgetown University Multilayer corpus: annotations CC BY
4.0, texts CC BY) and meantime.tar.gz (MEANTIME, English: CC BY 4.0, texts CC BY 2.5). Nothing else is read: no
benchmark text has a part in any weight. Needs numpy, which comes with the tagger. The same input gives the same file.

Every proposal of these texts (annotate/places/proposals.py) that is the name of an entity annotated as a place is a
case for, every other one a case against; observations seen too rarely to fit keep the weight that
place_judgements_en.toml gives them by hand, and the rest is fitted around those: logistic regression, ridge penalty.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from onrecord import lexicon
from onrecord.annotate.places.evidence import observe
from onrecord.annotate.places.gazetteer import shipped_gazetteer
from onrecord.annotate.places.mentions import tag
from onrecord.annotate.places.proposals import Proposal
from onrecord.annotate.places.surroundings import Scene
from onrecord.annotate.places.verdicts import all_proposals
from onrecord.model import Level
from onrecord.text import Span

LEXICON = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicon"
GENRES = ("news", "interview", "academic", "court")
"""GUM's biographies and travel guides are left out: share-alike."""

LEAST_CASES = 20
"""An observation seen in fewer proposals than this is not fitted."""
SPREAD = 1.0
"""Standard deviation that the ridge penalty expects of a weight: most observations change the odds by less than 2.7."""
Numbers = NDArray[np.float64]
SMALLEST = 0.1
"""A weight that rounds to less says nothing and is left out."""
FOLDS = 5
FLAT = 0.5
"""Points of F1 within which thresholds count as equally good: about the standard error on some 800 places."""

HEAD = """\
# Made by scripts/fit_place_evidence.py: what each observation counts for or against a place name, in logarithms
# of odds; a name is a place unless start and weights come below 0. With a tagger's entities and without.
# Fitted on GUM ({genres}; CC BY 4.0) and MEANTIME (CC BY 4.0), {documents} documents, and on
# nothing else; docs/places.md tells how. Observations seen fewer than {least} times there are not fitted: their weights
# are set by hand in place_judgements_en.toml.
"""


class Entity(NamedTuple):
    """An annotated entity: all its words, its head where one is given, its type ("place", "organization" ...)."""

    span: Span
    head: Span | None
    kind: str


@dataclass(slots=True)
class Document:
    """One annotated text. `marks_adjectives`: "Kenyan" is annotated as a place there."""

    id: str
    marks_adjectives: bool
    text: str = ""
    entities: list[Entity] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One proposal: the document it stands in, what was observed, and whether it is a place."""

    document: str
    seen: tuple[str, ...]
    is_place: bool


def read_gum(folder: Path) -> Iterator[Document]:
    """Yield GUM's documents: sentences joined by a blank, paragraphs by an empty line."""
    for genre in GENRES:
        with gzip.open(folder / f"{genre}.conllu.gz", "rt", encoding="utf-8") as stream:
            for block in stream.read().split("# newdoc id = ")[1:]:
                name, _, rest = block.partition("\n")
                document = Document(id=f"GUM {name}", marks_adjectives=False)
                for sentence in rest.split("\n\n"):
                    add_sentence(document, sentence)
                yield document


def add_sentence(document: Document, sentence: str) -> None:
    """Add one sentence of CoNLL-U: its words to the text, its `Entity=` brackets to the entities."""
    rows = [line.split("\t") for line in sentence.splitlines() if re.match(r"\d+(?:-\d+)?\t", line)]
    if document.text:
        document.text += "\n\n" if re.search(r"^# newpar\s*$", sentence, re.MULTILINE) else " "
    spans: list[Span] = []
    glued_to, glued_note = 0, ""
    for number, word, note in ((row[0], row[1], row[9]) for row in rows):
        if "-" in number:  # "Lima's" is one word in print, and two in the rows that follow
            glued_to, glued_note = int(number.partition("-")[2]), note
            continue
        spans.append(Span(len(document.text), len(document.text) + len(word)))
        last_note = glued_note if int(number) == glued_to else note
        document.text += word + ("" if int(number) < glued_to or "SpaceAfter=No" in last_note else " ")
    document.text = document.text.rstrip(" ")
    document.entities += bracketed(spans, [row[9] for row in rows if "-" not in row[0]])


BRACKET = re.compile(r"\((\w+)-([a-z]+)-([^()]*)(\)?)|(\w+)\)")


def bracketed(spans: Sequence[Span], notes: Sequence[str]) -> Iterator[Entity]:
    """Yield the entities of one sentence of GUM: "(4-place-new-snsnn-cf4-1-coref" opens one, "4)" closes it."""
    is_open: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for at, note in enumerate(notes):
        value = next((part[7:] for part in note.split("|") if part.startswith("Entity=")), "")
        for group, kind, rest, closed, closing in BRACKET.findall(value):
            if group:
                is_open[group].append((at, kind, rest.split("-")[3]))
            if (closed or closing) and is_open[group or closing]:
                first, its_kind, heads = is_open[group or closing].pop()
                head = first + int(heads.split(",")[0]) - 1
                yield Entity(Span(spans[first].start, spans[at].end), spans[head], its_kind)


def read_meantime(archive: Path) -> Iterator[Document]:
    """Yield MEANTIME's documents, each as far as it is annotated: title, date and four sentences."""
    with tarfile.open(archive) as opened:
        for name in sorted(opened.getnames()):
            if "/intra-doc_annotation/" in name and name.endswith(".xml") and (file := opened.extractfile(name)):
                root = etree.fromstring(file.read(), etree.XMLParser(resolve_entities=False, no_network=True))
                yield meantime_document(root)


ANNOTATED_SENTENCES = 6
CLOSING = re.compile(r"[.,;:!?%)\]”’]|'|''|'s|n't|\.\.\.")
OPENING = re.compile(r"[(\[“‘$£€#`]|``")


def meantime_document(root: Any) -> Document:
    """Return one document: its tokens set as print sets them, its entity mentions with their types."""
    document = Document(id=f"MEANTIME {root.get('doc_id')}", marks_adjectives=True)
    spans: dict[str, Span] = {}
    sentence, glues = "0", True
    for token in root.iter("token"):
        word = token.text or ""
        if int(token.get("sentence")) >= ANNOTATED_SENTENCES:
            break
        if token.get("sentence") != sentence:
            document.text += "\n\n" if sentence in {"0", "1"} else " "
            sentence, glues = token.get("sentence"), True
        document.text += "" if glues or CLOSING.fullmatch(word) else " "
        word = {"``": '"', "''": '"'}.get(word, word)
        spans[token.get("t_id")] = Span(len(document.text), len(document.text) + len(word))
        document.text += word
        glues = OPENING.fullmatch(token.text or "") is not None
    kinds = {one.get("m_id"): one.get("ent_type") for one in root.iter("ENTITY")}
    kind_of: dict[str, str] = {}
    for link in root.iter("REFERS_TO"):
        kind = next((kinds[one.get("m_id")] for one in link.iter("target") if one.get("m_id") in kinds), "")
        kind_of.update({one.get("m_id"): kind for one in link.iter("source")})
    for mention in root.iter("ENTITY_MENTION"):
        held = [spans[one.get("t_id")] for one in mention.iter("token_anchor") if one.get("t_id") in spans]
        if held:
            kind = MEANTIME_KINDS.get(kind_of.get(mention.get("m_id"), ""), "other")
            document.entities.append(Entity(Span(held[0].start, held[-1].end), None, kind))
    return document


MEANTIME_KINDS = {"LOC": "place", "ORG": "organization"}


WORD = r"[A-Z](?:[\w’-]|\.(?=[A-Z]))*\.?"
RUN = re.compile(rf"{WORD}(?:[ -](?:(?:of|de|the|and|du|la|al|del|on) ){{0,2}}{WORD})*")
POSSESSIVE = re.compile(r"['’]s?$")


def name_of(text: str, entity: Entity) -> Span | None:
    """Return the name within an entity; None for one that is only described ("the coast").

    It is the run of capitalised words that holds the head, or the first one where no head is given, without its
    article: "Arlen" of "downtown Arlen, Texas, where it rained".
    """
    for match in RUN.finditer(text, entity.span.start, entity.span.end):
        if entity.head is not None and not match.start() <= entity.head.start < match.end():
            continue
        start, end = match.span()
        start += 4 if text.startswith("The ", start) else 0
        return Span(start, end - len(found[0])) if (found := POSSESSIVE.search(text[start:end])) else Span(start, end)
    return None


def cases_of(document: Document, *, is_tagged: bool) -> Iterator[Case]:
    """Yield the proposals of one document, each with its verdict, but for those that the annotation leaves open."""
    text = document.text
    tagged = tag(text) if is_tagged else ()
    proposals = all_proposals(text, tagged, shipped_gazetteer())
    observed = observe(Scene(text=text, entities=tagged, proposals=proposals, is_tagged=is_tagged))
    for proposal, seen in zip(proposals, observed, strict=True):
        verdict = verdict_of(proposal, document)
        if verdict is not None:
            yield Case(document=document.id, seen=seen, is_place=verdict)


def verdict_of(proposal: Proposal, document: Document) -> bool | None:
    """Tell whether a proposal is a place by the annotation; None where that does not say.

    Left open: adjectives and peoples where they are not annotated; words of a place that are not its name ("Texas" in
    one entity "Irving, Texas"); and a country or region annotated as an organization of just that name (it acts, and
    is named all the same).
    """
    if proposal.is_demonym and not document.marks_adjectives:
        return None
    around = sorted((one for one in document.entities if one.span.overlaps(proposal.span)), key=length)
    names = [(one.kind, share_of(proposal.span, name)) for one in around if (name := name_of(document.text, one))]
    if any(kind == "place" and share >= 0.5 for kind, share in names):
        return True
    innermost = next((one.kind for one in around if one.span.contains(proposal.span)), "")
    is_state = any(one.place.level <= Level.REGION for one in proposal.candidates)
    acts = is_state and any(kind == "organization" and share == 1 for kind, share in names)
    return None if innermost == "place" or acts else False


def length(entity: Entity) -> int:
    """Return how many code points an entity has."""
    return entity.span.end - entity.span.start


def share_of(one: Span, other: Span) -> float:
    """Return how much of two spans together both cover."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def fit(cases: Sequence[Case], fixed: Mapping[str, float]) -> tuple[float, dict[str, float]]:
    """Return the start and the weights that make the verdicts likeliest, around the weights that are fixed.

    Cases of an observation that is fixed although it is frequent are left out: there we differ with the annotation.
    """
    counts = Counter(one for case in cases for one in case.seen)
    overruled = {one for one in fixed if counts[one] >= LEAST_CASES}
    cases = [case for case in cases if overruled.isdisjoint(case.seen)]
    names = sorted(one for one, count in counts.items() if count >= LEAST_CASES and one not in fixed)
    column = {name: at + 1 for at, name in enumerate(names)}
    matrix = np.zeros((len(cases), len(names) + 1))
    matrix[:, 0] = 1.0
    for row, case in enumerate(cases):
        for one in case.seen:
            if one in column:
                matrix[row, column[one]] = 1.0
    given = np.array([sum(fixed.get(one, 0.0) for one in case.seen) for case in cases])
    is_place = np.array([float(case.is_place) for case in cases])
    solved = newton(matrix, given, is_place)
    return float(solved[0]), {name: float(solved[at]) for name, at in column.items()}


def newton(matrix: Numbers, given: Numbers, is_place: Numbers) -> Numbers:
    """Return the weights of a logistic regression with a ridge penalty on all but the first, by Newton's method."""
    penalty = np.full(matrix.shape[1], 1 / SPREAD**2)
    penalty[0] = 0.0
    weights = np.zeros(matrix.shape[1])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-(matrix @ weights + given)))
        slope = matrix.T @ (odds - is_place) + penalty * weights
        bend = (matrix * (odds * (1 - odds))[:, None]).T @ matrix + np.diag(penalty)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def scored_unseen(cases: Sequence[Case], fixed: Mapping[str, float]) -> list[tuple[float, bool]]:
    """Return each case's log odds by weights that its document had no part in, and its verdict."""
    documents = sorted({case.document for case in cases})
    fold = {document: at % FOLDS for at, document in enumerate(documents)}
    scored: list[tuple[float, bool]] = []
    for held in range(FOLDS):
        start, fitted = fit([case for case in cases if fold[case.document] != held], fixed)
        weights = {**fitted, **fixed}
        unseen = (case for case in cases if fold[case.document] == held)
        scored += [(start + sum(weights.get(one, 0.0) for one in case.seen), case.is_place) for case in unseen]
    return scored


def f1_from(least: float, scored: Sequence[tuple[float, bool]]) -> float:
    """Return the F1 of taking what reaches a threshold."""
    said = [is_place for score, is_place in scored if score >= least]
    return 200 * sum(said) / (len(said) + sum(is_place for _, is_place in scored))


def lowest_threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the lowest threshold that is as good as the best one, or nearly.

    F1 on unseen documents is flat around its best; there we take the side that finds more: a name too many is seen and
    dismissed by a reader, a name too few is never seen.
    """
    figures = {at / 10: f1_from(at / 10, scored) for at in range(-20, 11)}
    return min(least for least, figure in figures.items() if figure >= max(figures.values()) - FLAT)


def written(name: str, start: float, weights: Mapping[str, float]) -> str:
    """Return one table as TOML."""
    lines = [f"\n[{name}]", f"start = {start:.1f}", f"\n[{name}.weights]"]
    lines += [f'"{one}" = {weight:.1f}' for one, weight in sorted(weights.items()) if abs(round(weight, 1)) >= SMALLEST]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="the folder of the annotated texts")
    parser.add_argument("--target", type=Path, default=LEXICON / "place_evidence_en.toml")
    options = parser.parse_args()
    fixed: dict[str, float] = lexicon.load("place_judgements_en")["weights"]
    documents = [*read_gum(options.texts / "gum"), *read_meantime(options.texts / "meantime.tar.gz")]
    parts = [HEAD.format(genres=", ".join(GENRES), documents=len(documents), least=LEAST_CASES)]
    for name, is_tagged in (("tagged", True), ("untagged", False)):
        cases = [case for one in documents for case in cases_of(one, is_tagged=is_tagged)]
        scored = scored_unseen(cases, fixed)
        threshold = lowest_threshold(scored)
        start, weights = fit(cases, fixed)
        parts.append(written(name, start - threshold, weights))
        counts = f"{len(cases)} proposals, {sum(case.is_place for case in cases)} places"
        sys.stderr.write(f"{name}: {counts}, threshold {threshold}, F1 unseen {f1_from(threshold, scored):.1f}\n")
    options.target.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
