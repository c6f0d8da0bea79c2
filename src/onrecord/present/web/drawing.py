"""Fills in the pages of the server; everything from a record or a form is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment

from onrecord.present.page.rendering import environment, static
from onrecord.present.web.addresses import address_of, article_address


@cache
def _environment() -> Environment:
    made = environment(
        "onrecord.present.web", "onrecord.present.page", address_of=address_of, source_address=article_address
    )
    made.filters["capitalize_first"] = lambda words: words[:1].upper() + words[1:]
    made.filters["minute"] = lambda stamp: stamp[:16].replace("T", " ") + (" UTC" if stamp.endswith("+00:00") else "")
    return made


def draw(template: str, **values: Any) -> str:
    """Return a page of the server."""
    return _environment().get_template(template).render(**values)


@cache
def stylesheet(name: str) -> bytes:
    """Return one of our own style sheets; `name` is never what somebody sent."""
    package = "onrecord.present.page" if name == "page.css" else "onrecord.present.web"
    return static(name, package=package).encode()
