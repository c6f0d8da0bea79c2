"""A record that is built once, hostile articles included, and its page as a tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import html

from onrecord.cli import run
from onrecord.present.page import render_page
from onrecord.present.views import Views
from onrecord.store import Record

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> “{{ 7 * 7 }}” \u202egnp.exe & 'quoted' \"double\""
)
"""What would run, break out of an attribute, be filled in by a template, or turn the reading direction."""

ARTICLES = (
    {
        "title": HOSTILE,
        "outlet": "<b>The Post</b>",
        "url": 'https://post.example/a?b=1&c="><script>alert(3)</script>',
        "published": "2025-03-06",
        "byline": "<i>Ana</i>",
        "body": "Interior Minister Ana Sole flew to Kherson on Tuesday. “The dam is safe and will hold for a hundred "
        "years,” Ms Sole said.\n\n"
        f"Ukraine will send 40 pumps to Kenya next week, the ministry said. The army left Kherson on 3 March. "
        f"Britain pledged £20m to Ukraine on Monday. Ordel Water denied that the wall broke on Sunday.\n\n"
        f"The mayor, Tom Reed, said on Monday: “{HOSTILE}”. The tower was finished in 1962.",
    },
    {
        "title": "Plain",
        "outlet": "Kenya Daily",
        "url": "https://daily.example/plain",
        "published": "2025-03-07",
        "body": "Ana Sole was heard by a court in Nairobi in early May. Russian forces entered Kherson last week. "
        "“The dam is safe and will hold for many years,” Ms Sole said. READ MORE: Ferry late again",
    },
    {"title": "Undated", "outlet": "Kenya Daily", "body": "The bridge fell. Ana Sole visited the port of Mombasa."},
)


def build(folder: Path, articles: Any = ARTICLES) -> Path:
    """Return the path of a record of `articles`, made in `folder`."""
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    record = folder / "story.db"
    if run(["build", "-q", str(folder / "a.jsonl"), "-o", str(record)]) != 0:
        raise RuntimeError("the record of the tests can't be built")
    return record


@contextmanager
def views_of(record: Path) -> Iterator[Views]:
    with Record.open(record) as opened:
        yield Views(opened)


def page_of(record: Path, **options: Any) -> bytes:
    """Return the page of the record at a path."""
    with views_of(record) as views:
        return render_page(views, **options)


def tree_of(page: bytes) -> Any:
    """Return the tree of a page as a browser builds it."""
    return html.document_fromstring(page.decode("utf-8"))
