"""The project's own task `standing`: what agrees, conflicts, updates or only looks alike, in 14 running stories.

INPUT is a folder of the raw articles of one story (`*.txt`) with a sidecar that dates them, OUTPUT a folder with
`relations.jsonl`, in the format of `seeds`. `data/standing/README.md` says how the gold was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.lines import Line, read_lines, write_lines
from bench.pairing import Counts
from bench.parts import find_own, measure_parts
from bench.standing.reading import ReadStory, lay_out, read_story, relations_lines
from bench.standing.scoring import LinkScore, score_links
from bench.standing.slots import standing_of
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the links of one story."""
    write_lines(target / "relations.jsonl", relations_lines(read_story(source)))


def find(shelf: Shelf) -> Material | None:
    """Return the project's own stories with their gold."""
    return find_own(shelf, "standing")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    return measure_parts(material.parts, lambda part: measure_part(material.gold / part, scratch / part, part))


def measure_part(part: Path, scratch: Path, name: str) -> Outcome:
    """Score the stories of one part."""
    stories = {
        story: read_story(folder, prefix=f"{story}/") for story, folder in sorted(lay_out(part, scratch).items())
    }
    gold = list(read_lines(part / "relations.jsonl"))
    links = score_links(gold, [line for story in stories.values() for line in relations_lines(story)])
    lines = list(_with_sentences(read_lines(part / "origins.jsonl"), gold))
    figures = (*_link_figures(name, links), *_standing_figures(name, stories, lines))
    return Outcome(figures=figures, mistakes=(*_link_mistakes(links), *_standing_mistakes(stories, lines)))


def _with_sentences(lines: Iterable[Line], gold: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines with the sentences of their claims, which the pairs of gold give."""
    sentences = {
        (end["doc"], end["start"], end["end"]): end["sentence"] for line in gold for end in (line["a"], line["b"])
    }
    for line in lines:
        claims = [
            claim
            | {"sentence": sentences.get((claim["doc"], claim["start"], claim["end"]), [claim["start"], claim["end"]])}
            for claim in line["claims"]
        ]
        yield line | {"claims": claims}


def _link_figures(name: str, links: LinkScore) -> Iterator[Figure]:
    yield Figure(name=f"{name} topics found", value=links.topics.recall)
    yield Figure(name=f"{name} traps avoided", value=links.traps.recall)
    yield Figure(name=f"{name} links right P", value=links.links.precision)
    yield Figure(name=f"{name} updates how right", value=links.hows.recall, has_floor=False)
    for relation, counts in links.by_relation.items():
        yield Figure(name=f"{name} topics found, {relation}", value=counts.recall, has_floor=False)


def _standing_figures(name: str, stories: Mapping[str, ReadStory], lines: list[Line]) -> Iterator[Figure]:
    standing = sum(_is_standing_right(stories, line) for line in lines)
    origins = sum(_are_origins_right(stories, line) for line in lines)
    yield Figure(name=f"{name} standing right", value=Counts(right=standing, wanted=len(lines)).recall)
    yield Figure(name=f"{name} number of origins right", value=Counts(right=origins, wanted=len(lines)).recall)


def _is_standing_right(stories: Mapping[str, ReadStory], line: Line) -> bool:
    given, _ = standing_of(stories[line["story"]], line)
    return given is not None and given.standing.value == line["standing"]


def _are_origins_right(stories: Mapping[str, ReadStory], line: Line) -> bool:
    return standing_of(stories[line["story"]], line)[1] == len(line["origins"])


def _link_mistakes(links: LinkScore) -> Iterator[Mistake]:
    for category, gold, given in links.wrong:
        parts = []
        if gold:
            parts.append(f"{gold['id']} {gold['topic']} {gold['relation']}: {_ends(gold)}")
        if given:
            parts.append(
                f"{given['relation']} {given['how'] or ''} {given['slot']} ({given['reason']}): {_ends(given)}"
            )
        yield Mistake(category=f"links, {category}", line=" | ".join(parts))


def _ends(line: Line) -> str:
    return " <> ".join(" ".join(line[end]["text"].split()) for end in ("a", "b"))


def _standing_mistakes(stories: Mapping[str, ReadStory], lines: list[Line]) -> Iterator[Mistake]:
    for line in lines:
        given, origins = standing_of(stories[line["story"]], line)
        shown = f"{line['story']} {line['topic']} ({line['slot']})"
        if not _is_standing_right(stories, line):
            words = f"{shown}: {line['standing']} | {given.standing.value if given else 'not read'}"
            yield Mistake(category="standing", line=words)
        if origins != len(line["origins"]):
            yield Mistake(category="number of origins", line=f"{shown}: {line['origins']} | {origins}")


TASK = Task(
    is_own=True,
    name="standing",
    about="what agrees, conflicts, updates or only looks alike in 94 articles of 14 invented stories",
    predict=predict,
    find=find,
    measure=measure,
)
