"""The articles of the archive in their order: stories told by several outlets, notices and digests between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, islice
from random import Random

from bench.archive import names
from bench.archive.patterns import capitalised, choose, common, fill
from bench.archive.stories import PER_DAY, START, Day, Story, make_figures, make_names, make_story
from bench.archive.voices import WEEKDAYS, Voice

COPIED, UPDATED = 0.4, 0.15
"""Parts of the articles of a story that are agency copy, and that bring an earlier article of the outlet up to date."""

UNDATED = 0.03
"""Part of the articles that say nowhere when they were published."""

EVERY_DIGEST = 4
"""Stories between two digests, each of which tells of as many."""

_SWAPS = ((" said", " told reporters"), ("About ", "Some "), (" people", " persons"), (" will ", " is set to "))
_DATELINE = re.compile(r"\A[A-Z][^—\n]{2,80} — ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An article as it was written: its outlet, its title and paragraphs, who signed it."""

    day: Day | None
    outlet: str
    title: str
    paragraphs: tuple[str, ...]
    byline: str


def each_article(articles: int, *, seed: int) -> Iterator[dict[str, str]]:
    """Yield `articles` articles, each with title, outlet, url, published (not all), body and byline."""
    yield from islice(_each(seed), articles)


def _each(seed: int) -> Iterator[dict[str, str]]:
    written = 0
    told: list[str] = []
    for number in count():
        dice = Random(f"{seed}/{number}")  # noqa: S311 - a made-up archive, no secrets
        story = make_story(dice, before=written)
        pieces = list(_tell(story, dice))
        told = [*told[1 - EVERY_DIGEST :], " ".join(pieces[0].paragraphs[:3])]
        pieces += [_notice(dice, written) for _ in range(dice.randint(0, 4))]
        if number % EVERY_DIGEST == EVERY_DIGEST - 1:
            pieces.append(_digest(dice, told, written))
        for piece in pieces:
            written += 1
            yield _record(piece, dice, written)


def _tell(story: Story, dice: Random) -> Iterator[Written]:
    """Yield the articles of a story, in the order of their days; the first of each day is the agency's."""
    # The first days are told most: each day draws half as many as the one before, but one at least.
    weights = [2.0 ** -min(at, 4) for at in range(len(story.days))]
    more = dice.choices(range(len(story.days)), weights, k=max(0, story.articles - len(story.days)))
    earlier: dict[str, Written] = {}
    wire: Written | None = None
    last = -1
    for at in sorted([*range(len(story.days)), *more]):
        day = story.days[at]
        outlet = dice.choice(names.OUTLETS)
        if at != last or wire is None:
            last, outlet = at, story.fixed["agency"]
            wire = piece = _report(Voice(story=story, day=day, outlet=outlet, dice=dice))
        elif (luck := dice.random()) < COPIED:
            piece = _copy(wire, Voice(story=story, day=day, outlet=outlet, dice=dice))
        elif luck < COPIED + UPDATED and outlet in earlier:
            piece = _update(earlier[outlet], Voice(story=story, day=day, outlet=outlet, dice=dice))
        else:
            piece = _report(Voice(story=story, day=day, outlet=outlet, dice=dice))
        earlier[outlet] = piece
        yield piece


def _report(voice: Voice) -> Written:
    """Return an own report."""
    paragraphs = voice.paragraphs()
    if voice.dice.random() < 0.03:
        paragraphs.append(voice.sentence(voice.dice.choice(common()["corrections"]), {}))
    if voice.dice.random() < 0.2:
        paragraphs.append(voice.sentence(common()["credits"][0], {}))
    return Written(
        day=voice.day,
        outlet=voice.outlet,
        title=_title(voice),
        paragraphs=tuple(paragraphs),
        byline=" ".join(names.make_person(voice.dice)),
    )


def _copy(wire: Written, voice: Voice) -> Written:
    """Return agency copy as another outlet prints it: cut from below, a few words changed, a sentence of its own."""
    dice = voice.dice
    paragraphs = list(wire.paragraphs[: max(3, round(len(wire.paragraphs) * dice.uniform(0.5, 1.2)))])
    if dice.random() < 0.6:
        paragraphs[0] = capitalised(_DATELINE.sub("", paragraphs[0]))
    for _ in range(dice.randint(0, 3)):
        at, (old, new) = dice.randrange(len(paragraphs)), dice.choice(_SWAPS)
        paragraphs[at] = paragraphs[at].replace(old, new, 1)
    if dice.random() < 0.4:
        own = voice.sentence(dice.choice(common()["background"]), make_figures(dice))
        paragraphs.insert(dice.randint(1, len(paragraphs)), own)
    paragraphs.append(voice.sentence(dice.choice(common()["credits"][1:]), {}))
    title = wire.title if dice.random() < 0.4 else _title(voice)
    byline = voice.story.fixed["agency"] if dice.random() < 0.7 else ""
    return Written(day=wire.day, outlet=voice.outlet, title=title, paragraphs=tuple(paragraphs), byline=byline)


def _update(before: Written, voice: Voice) -> Written:
    """Return an earlier article of the outlet with a new start, and most of what it said."""
    kept = [paragraph for paragraph in before.paragraphs[1:] if voice.dice.random() < 0.7]
    fresh = voice.paragraphs()[: voice.dice.randint(2, 4)]
    return Written(
        day=voice.day,
        outlet=voice.outlet,
        title=_title(voice),
        paragraphs=(*fresh, *kept),
        byline=before.byline,
    )


def _title(voice: Voice) -> str:
    return voice.sentence(voice.dice.choice(voice.story.subject.titles), voice.day.lines[0].figures)


def _notice(dice: Random, before: int) -> Written:
    """Return a short article that belongs to no story."""
    fixed = make_names(dice) | {"service": "the town"}
    patterns = common()
    at = dice.randrange(len(patterns["notices"]))
    title, what = dice.choice(patterns["notice_titles"]), patterns["notices"][at]
    more = dice.sample(patterns["colour"], 5) + dice.sample(patterns["notices"], 3)
    values = fixed | make_figures(dice) | {"weekday": WEEKDAYS[before // PER_DAY % 7]}
    sentences = [_plain(pattern, dice, values) for pattern in (what, *more)]
    return Written(
        day=None,
        outlet=dice.choice(names.OUTLETS),
        title=_plain(title, dice, values),
        paragraphs=tuple(sentences),
        byline="",
    )


def _plain(pattern: str, dice: Random, values: Mapping[str, str]) -> str:
    return capitalised(fill(choose(pattern, dice), values.__getitem__))


def _digest(dice: Random, told: list[str], before: int) -> Written:
    """Return an article that tells of several stories, a paragraph each."""
    values = make_figures(dice) | {"weekday": WEEKDAYS[before // PER_DAY % 7]}
    title = _plain(dice.choice(common()["digest_titles"]), dice, values)
    return Written(day=None, outlet=dice.choice(names.OUTLETS), title=title, paragraphs=tuple(told), byline="")


def _record(piece: Written, dice: Random, number: int) -> dict[str, str]:
    """Return an article with the fields of a line of JSON; `number` is its place in the archive."""
    day = piece.day.day if piece.day else START + timedelta(days=number // PER_DAY)
    site = re.sub(r"[^a-z]", "", piece.outlet.lower())
    slug = re.sub(r"[^a-z0-9]{1,40}", "-", piece.title.lower()).strip("-")
    is_dated = dice.random() >= UNDATED
    path = f"{day:%Y/%m/%d}/{slug}-{number}" if is_dated else f"{slug}-{number}"
    record = {
        "title": piece.title,
        "outlet": piece.outlet,
        "url": f"https://www.{site}.example/{path}",
        "published": f"{day}T{dice.randint(5, 22):02}:{dice.randint(0, 59):02}:00Z" if is_dated else "",
        "body": "\n\n".join(piece.paragraphs),
        "byline": piece.byline,
    }
    return {name: value for name, value in record.items() if value}
