"""The page: a record as one file of HTML that needs nothing else and works without a script.

Rooms: `timeline`, `statements`, `commitments`, `control`, `people` and `sourcing` hold what the tabs show, `standings`
how a line is told; `excerpts`, `versions`, `strips`, `outlines`, `amounts` and `datewords` put it into words and
pictures; `facets` is what it is filtered by; `templates/` and `static/` are its looks, `rendering` fills them in.
"""

from __future__ import annotations

from typing import Any

from onrecord.present.exports import Contents
from onrecord.present.exports.characters import one_line
from onrecord.present.exports.extents import Extent
from onrecord.present.exports.labels import few
from onrecord.present.page.commitments import build_commitments
from onrecord.present.page.control import Control, build_control
from onrecord.present.page.excerpts import Texts
from onrecord.present.page.outlines import POLICY, Map, Point, draw_map
from onrecord.present.page.people import build_people
from onrecord.present.page.rendering import AddressOf, render
from onrecord.present.page.sourcing import build_sources, file_name, say_when_published
from onrecord.present.page.standings import OWN_ACCOUNT
from onrecord.present.page.statements import build_statements
from onrecord.present.page.timeline import build_timeline
from onrecord.present.relayed import Relayed
from onrecord.present.views import Views

__all__ = ["render_page", "title_of"]

UNTITLED = "On record"


def render_page(
    views: Views,
    *,
    title: str = "",
    with_map: bool = True,
    address_of: AddressOf | None = None,
    relayed: Relayed | None = None,
    extent: Extent = Extent.SENTENCES,
) -> bytes:
    """Return the page of a record as UTF-8. `title`: instead of the label of its story. The same record, same bytes.

    `address_of`: where a server has a page of its own for what stands under an anchor; `relayed`: who told it first;
    `extent`: how much of the text of articles it holds.
    """
    contents = Contents(views, extent=extent)
    texts = Texts(contents.passages, views.numbers)
    html = render(
        "page.html",
        address_of=address_of,
        title=title or title_of(contents),
        published=say_when_published(contents),
        **_sections(contents, texts, relayed, with_map=with_map),
        policy_of_map=POLICY,
        own_account=OWN_ACCOUNT,
        file_name=file_name,
        has_text=extent is not Extent.NONE,
    )
    return html.encode("utf-8")


def _sections(contents: Contents, texts: Texts, relayed: Relayed | None, *, with_map: bool) -> dict[str, Any]:
    """Return what the sections of the page are drawn from, by the name that the template has for it."""
    timeline = build_timeline(contents, texts, relayed)
    statements = build_statements(contents, texts, relayed)
    control = build_control(contents, texts)
    people = build_people(contents, {one.id: len(one.statements) for one in statements.speakers})
    sources = build_sources(contents)
    return {
        "timeline": timeline,
        "disputed": timeline.disputed,
        "cited": timeline.sources,
        "statements": statements,
        "givers": build_commitments(contents, texts),
        "control": control,
        "control_map": _control_map(control) if with_map else None,
        "people": people,
        "people_map": draw_map(people.points) if with_map else None,
        "sources": sources,
        "source": sources.by_number,
    }


def title_of(contents: Contents) -> str:
    """Return the label of the story that most articles tell, with how many others there are."""
    stories = sorted(contents.record.stories(), key=lambda story: (-len(story.members), story.id))
    if not stories:
        return UNTITLED
    label = few(stories[0].label) if contents.extent is Extent.NONE else one_line(stories[0].label)
    label = label[:1].upper() + label[1:]
    others = len(stories) - 1
    return f"{label} and {others} other {'story' if others == 1 else 'stories'}" if others else label


def _control_map(control: Control) -> Map | None:
    return draw_map(
        Point(key=place.id, name=place.name, lat=place.lat, lon=place.lon, is_main=True)
        for place in control.places
        if place.lat is not None and place.lon is not None
    )
