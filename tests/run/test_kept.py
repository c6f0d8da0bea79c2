"""What is kept of a comparison: articles that come and go one by one make what a comparison of all of them makes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.ingest import Arrived, read_inputs
from onrecord.model import (
    UNKNOWN_WHEN,
    ActorKind,
    Appearance,
    Arrival,
    Article,
    Basis,
    Capture,
    Cite,
    Claim,
    ClaimKind,
    Copy,
    Media,
    Precision,
    Role,
    Slot,
    When,
)
from onrecord.resolve.actors import find_actors
from onrecord.resolve.copies import find_copies
from onrecord.resolve.quotations import find_versions
from onrecord.resolve.stories import Document, group_stories
from onrecord.run import actors, casting, copying, flow, grouping, quoting
from onrecord.run.progress import Silent
from onrecord.store import Draft, Record, canonical_dump, drafting
from onrecord.text import OffsetMap, Span

PARTS = [
    f"{who} told the council of {where} that the {what} would be closed for {number} weeks because of the flood"
    for who, where, what, number in (
        ("Ana Sole", "Lune", "ferry", "two"),
        ("Ben Marr", "Tolle", "bridge over the Orne", "three"),
        ("The harbour master", "Ordel", "eastern quay of the port", "six"),
        ("A spokeswoman for the railway", "Hesk", "night line to the coast", "ten"),
        ("The mayor", "Sarrada", "market hall beside the river", "five"),
        ("Doctors at the clinic", "Port Talmar", "ward for children", "four"),
    )
]
STORY = Path(__file__).parents[2] / "examples" / "ordel-flood" / "articles"
LINE = "Read the news of the region every morning and write to us about what you have seen there"
QUOTE = "we had ten minutes to leave the house and for some streets that was not enough"


@contextmanager
def drafted(folder: Path, name: str) -> Iterator[Draft]:
    with drafting(folder / name, purpose="test", started="") as draft:
        yield draft


def written(name: str, moments: random.Random) -> Article:
    """Return an article of some sentences that others have as well, of one of three outlets."""
    parts = moments.sample(PARTS, moments.randint(0, 4))
    parts += [f"{moments.choice(PARTS)} and nobody at {name} knew more about it than that"] * moments.randint(0, 1)
    parts += [LINE] * moments.randint(0, 1)
    text = ".\n\n".join(parts)
    outlet = moments.choice(("The Post", "The Mail", None))
    return Article(
        id=name, capture=name, text=text, offsets=OffsetMap.identity(len(text)), outlet=outlet, published=on(moments)
    )


def on(moments: random.Random) -> When:
    """Return a day in one of three months, or none."""
    day = date(2031, moments.choice((1, 2, 9)), moments.randint(1, 28))
    when = When(edtf=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY, basis=Basis.METADATA)
    return when if moments.random() < 0.9 else UNKNOWN_WHEN


def quoting_claims(article: Article, moments: random.Random) -> list[Claim]:
    words = QUOTE.split()
    start = moments.randint(0, 8)
    said = " ".join((*words[start : start + moments.randint(5, 9)], f"said{moments.randint(0, 1)}"))
    slots = (Slot(name="content", value=said, span=Span(0, len(said))), Slot(name="mode", value="direct"))
    source = moments.choice(("", "Ana Sole"))
    cite = Cite(article=article.id, start=0, end=0, quote="")
    return [
        Claim(
            kind=ClaimKind.STATEMENT,
            article=article.id,
            cites=(cite,),
            slots=slots,
            source=source,
            source_stated=bool(source),
            by="test@1",
        )
    ]


def appearing(article: Article, moments: random.Random) -> list[Appearance]:
    """Return persons, bodies and countries of an article, in full, in short and by their offices."""
    named = [
        (ActorKind.PERSON, "Ana Sole", "mayor of Lune"),
        (ActorKind.PERSON, "Ben Sole", ""),
        (ActorKind.PERSON, "Sole", "mayor"),
        (ActorKind.PERSON, "Ben Marr", "minister of transport"),
        (ActorKind.PERSON, "B. Marr", ""),
        (ActorKind.PERSON, "Marr", ""),
        (ActorKind.PERSON, "the mayor", "mayor of Lune"),
        (ActorKind.ORGANISATION, "Lune Harbour Authority", ""),
        (ActorKind.ORGANISATION, "Harbour Authority", ""),
        (ActorKind.ORGANISATION, "LHA", ""),
        (ActorKind.ORGANISATION, "Ana Sole", ""),
        (ActorKind.ARMED_FORCE, "the army", ""),
        (ActorKind.COUNTRY, "Norway", ""),
    ]
    found = []
    for at, (kind, name, office) in enumerate(moments.sample(named, moments.randint(0, 6))):
        title, _, body = office.partition(" of ")
        roles = (Role(start=at, end=at + 1, title=title, organisation=body),) if office else ()
        country = moments.choice(("NO", "SE", ""))
        found.append(
            Appearance(
                article=article.id, start=at, end=at + 1, kind=kind, name=name, country=country, roles=roles, by="t@1"
            )
        )
    return found


def take_in(draft: Draft, article: Article, claims: list[Claim]) -> None:
    capture = Capture(id=article.capture, media=Media.TEXT, raw=article.text)
    arrived = Arrived(capture=capture, arrival=Arrival(capture=capture.id, locator=capture.id, source=capture.id))
    draft.put_arrival(arrived.capture, arrived.arrival)
    who = appearing(article, random.Random(article.id))  # noqa: S311
    draft.put_reading(capture.id, "read", (), article=article, claims=claims, appearances=who)


def come_and_go(
    draft: Draft, step: Callable[[Draft], None], seed: int
) -> Iterator[Mapping[str, tuple[Article, list[Claim]]]]:
    """Let articles come and go, run `step` after each change, and yield what is there then."""
    moments = random.Random(seed)  # noqa: S311 - articles, not secrets
    there: dict[str, tuple[Article, list[Claim]]] = {}
    for number in range(20):
        for at in range(12 if number == 0 else moments.randint(1, 2)):
            if there and number and moments.random() < 0.45:
                name = moments.choice(sorted(there))
                draft.drop_arrivals([name])
                del there[name]
            else:
                article = written(f"{number:02}{at:02}", moments)
                there[article.id] = (article, quoting_claims(article, moments))
                take_in(draft, *there[article.id])
        step(draft)
        yield there


@pytest.mark.parametrize("seed", range(3))
def test_copies_of_articles_that_come_and_go_are_those_among_the_articles_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(copying, "FEW", 1.0)  # never anew
    with drafted(tmp_path, "kept.db") as draft:
        for there in come_and_go(draft, copying.put_copies, seed):
            outlets = {name: article.outlet for name, (article, _) in there.items() if article.outlet}
            found = find_copies(((name, article.text) for name, (article, _) in there.items()), outlets=outlets)
            assert draft.copies() == [Copy(a=pair.a, b=pair.b, share=pair.share) for pair in found]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("most", [3, 40])
def test_versions_of_quotations_that_come_and_go_are_those_among_the_claims_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, most: int
) -> None:
    monkeypatch.setattr(quoting, "FEW", 1.0)
    for module in ("quotations", "quotebook"):  # so few that crowds show in a small pile
        monkeypatch.setattr(f"onrecord.resolve.{module}.MOST_ALIKE", most)
    with drafted(tmp_path, "kept.db") as draft:
        for there in come_and_go(draft, quoting.put_quotations, seed):
            found = find_versions(claim for _, claims in there.values() for claim in claims)
            assert {some[0].claim for some in found} == {
                row["quotation"] for row in draft.query("SELECT quotation FROM versions")
            }
            for versions in found:
                assert draft.versions(versions[0].claim) == list(versions)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("reach", [3, 50])
def test_stories_of_articles_that_come_and_go_are_those_of_the_articles_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, reach: int
) -> None:
    monkeypatch.setattr(grouping, "FEW", 1.0)
    for module in ("neighbours", "nearby"):  # so few that one that comes moves others out of reach in a small pile
        monkeypatch.setattr(f"onrecord.resolve.{module}.REACH", reach)
    with drafted(tmp_path, "kept.db") as draft:
        for there in come_and_go(draft, lambda draft: grouping.find_stories(draft).put(), seed):
            found = group_stories(Document.of(article) for article, _ in there.values())
            kept = {story.id: (story.label, story.members) for story in draft.stories()}
            assert kept == {
                story.id: (story.label, tuple((one.article, one.reason) for one in story.members)) for story in found
            }


@pytest.mark.parametrize("seed", range(4))
def test_actors_of_articles_that_come_and_go_are_those_of_the_articles_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(grouping, "FEW", 1.0)
    monkeypatch.setattr(casting, "FEW", 1.0)

    def step(draft: Draft) -> None:
        grouping.find_stories(draft).put()
        actors.resolve_actors(draft)

    with drafted(tmp_path, "kept.db") as draft:
        for _ in come_and_go(draft, step, seed):
            found = find_actors(draft.appearances(), actors.contexts_of(draft))
            assert draft.actors() == [replace(one, appearances=tuple(sorted(one.appearances))) for one in found]


@pytest.mark.parametrize("seed", range(3))
def test_actors_found_lot_by_lot_are_those_that_are_found_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    for most in ("LOT", "LOT_OF_APPEARANCES"):
        monkeypatch.setattr(casting, most, 1)
    moments = random.Random(seed)  # noqa: S311
    with drafted(tmp_path, "kept.db") as draft:
        for at in range(25):
            take_in(draft, written(f"{at:02}", moments), [])
        grouping.find_stories(draft).put()
        casting.begin_actors(draft)
        found = find_actors(draft.appearances(), actors.contexts_of(draft))
        assert draft.actors() == [replace(one, appearances=tuple(sorted(one.appearances))) for one in found]


@pytest.mark.parametrize("seed", range(3))
def test_stories_of_a_pile_are_the_same_whether_they_are_kept_or_not(tmp_path: Path, seed: int) -> None:
    moments = random.Random(seed)  # noqa: S311
    there = [written(f"{at:02}", moments) for at in range(30)]
    with drafted(tmp_path, "kept.db") as draft:
        for article in there:
            take_in(draft, article, [])
        grouping.find_stories(draft).put()
        found = {story.id: story.articles for story in group_stories(map(Document.of, there))}
        assert {story.id: story.articles for story in draft.stories()} == found


def test_record_compared_under_other_rules_is_compared_anew(tmp_path: Path) -> None:
    moments = random.Random(1)  # noqa: S311
    with drafted(tmp_path, "kept.db") as draft:
        for at in range(20):
            take_in(draft, written(f"{at:02}", moments), [])
        copying.put_copies(draft)
        found = draft.copies()
        draft.put_kept_rule(copying.STEP, "of another version")
        draft.db.execute("DELETE FROM kept_beside")
        draft.db.execute("DELETE FROM copies")
        copying.put_copies(draft)
        assert draft.copies() == found


def test_record_that_articles_were_added_to_and_removed_from_is_that_of_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (casting, copying, grouping, quoting):
        monkeypatch.setattr(module, "FEW", 10.0)
    first, *others = sorted(str(path) for path in STORY.glob("*.txt"))
    grown, built = tmp_path / "grown.db", tmp_path / "built.db"
    flow.build(read_inputs([first, others[0]]), grown, progress=Silent(), clock=lambda: "")
    for other in others[1:]:
        flow.add(read_inputs([other]), grown, progress=Silent(), clock=lambda: "")
    flow.remove([first], grown, progress=Silent(), clock=lambda: "")
    flow.build(read_inputs(others), built, progress=Silent(), clock=lambda: "")
    with Record.open(grown) as one, Record.open(built) as other_one:
        assert list(canonical_dump(one)) == list(canonical_dump(other_one))
