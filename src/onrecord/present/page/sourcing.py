"""The articles as the page shows them: who published what and when, what was cut, what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath

from onrecord.model import Problem
from onrecord.present.exports import Contents
from onrecord.present.exports.characters import is_web_address, one_line
from onrecord.present.exports.extents import Extent
from onrecord.present.exports.labels import unquoted
from onrecord.present.page.datewords import say_known, say_long, say_range
from onrecord.present.phrases import count
from onrecord.present.views import Source

_HOST = re.compile(r"https?://(?:www\.)?(?P<host>[a-z0-9.-]{1,100})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """One article. `citation` comes before the quotation that is copied; `address` is the `url`, "" for no link.

    `cut` are kinds of boilerplate with its text ("" where that is not to be shown).
    """

    number: int
    outlet: str
    title: str
    byline: str
    date: str
    known: str
    url: str
    address: str
    files: tuple[str, ...]
    stories: tuple[str, ...]
    copies: tuple[tuple[int, int], ...]
    cut: tuple[tuple[str, str], ...]
    citation: str
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All articles, and what went wrong."""

    all: tuple[SourceView, ...]
    problems: tuple[Problem, ...]

    @property
    def by_number(self) -> dict[int, SourceView]:
        return {source.number: source for source in self.all}

    @property
    def words(self) -> str:
        """How many articles of how many outlets there are: "5 articles of 4 outlets"."""
        outlets = {source.outlet for source in self.all if source.outlet not in source.files}
        unknown = sum(source.outlet in source.files for source in self.all)
        words = count(len(self.all), "article")
        if not outlets:
            return words
        many = count(len(outlets), "outlet")
        return f"{words} ({many} named)" if unknown else f"{words} of {many}"


def build_sources(contents: Contents) -> Sources:
    """Return the articles of a record in the order of their numbers."""
    return Sources(
        all=tuple(_view(source, contents) for source in contents.sources),
        problems=tuple(_problems(contents)),
    )


def say_when_published(contents: Contents) -> str:
    """Return from when to when the articles were published, "" when no date is known."""
    found = [source.published for source in contents.sources]
    first = min((when.earliest for when in found if when.is_day and when.earliest), default=None)
    last = max((when.latest for when in found if when.is_day and when.latest), default=None)
    return say_range(first, last) if first and last else ""


def outlet_of(source: Source) -> str:
    """Return who published an article: its outlet, else the host of its address, else the name of its file."""
    if _has_outlet(source):
        return source.name
    host = _HOST.match(source.url or "")
    return host["host"].lower() if host else source.name


def _has_outlet(source: Source) -> bool:
    """Whether the name of a source is that of an outlet, and not of the file that it came from."""
    return source.name not in {file_name(locator) for locator in source.locators}


def file_name(locator: str) -> str:
    """Return the name of a file without its folders, which are the sender's affair: "feed.xml#3"."""
    path, mark, part = locator.partition("#")
    return PureWindowsPath(PurePosixPath(path).name).name + mark + part


def _view(source: Source, contents: Contents) -> SourceView:
    numbers = contents.views.numbers
    address = source.url if is_web_address(source.url) else None
    files = tuple(file_name(locator) for locator in source.locators)
    return SourceView(
        number=source.number,
        outlet=outlet_of(source),
        title=source.title or "",
        byline=source.byline or "",
        date=say_long(source.published),
        known=say_known(source.published),
        url=source.url or "",
        address=address or "",
        files=files,
        stories=source.stories,
        copies=tuple(sorted((numbers[article], round(100 * share)) for article, share in source.copies)),
        cut=tuple(_cut(source, contents)),
        citation=", ".join(_citation(source, files)),
        version=source.version,
    )


def _cut(source: Source, contents: Contents) -> Iterator[tuple[str, str]]:
    """Yield the kinds of what was cut, with its text where paragraphs are shown: it is cited by nothing."""
    is_shown = contents.extent is Extent.PARAGRAPHS
    for item in contents.views.cut_from(source.article):
        yield item.kind.value, item.text if is_shown else ""


def _problems(contents: Contents) -> Iterator[Problem]:
    is_labelled = contents.extent is Extent.NONE
    for problem in contents.views.problems():
        yield replace(problem, reason=unquoted(problem.reason)) if is_labelled else problem


def _citation(source: Source, files: tuple[str, ...]) -> Iterator[str]:
    yield one_line(outlet_of(source))
    if source.title:
        yield f"“{one_line(source.title)}”"
    yield say_long(source.published)
    yield one_line(source.url or (files[0] if files else ""))
