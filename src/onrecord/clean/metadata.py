"""What an HTML page states about its article: title, byline, outlet, date, language and address, as printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element

from onrecord.model import Particulars

LARGEST_SCRIPT = 1_000_000
MOST_SCRIPTS = 20
MOST_NODES = 500
"""Bounds on JSON-LD: code points of a script, scripts of a page, objects looked at. Real pages stay far below."""

LONGEST_VALUE = 500
"""Code points; what is longer is no title, name or date."""

NOT_THE_ARTICLE = frozenset(("aside", "nav", "footer"))
RELATED = re.compile(
    r"related|recommend|most-?(?:read|viewed|popular)|trending|promo|teaser|comment|sidebar", re.IGNORECASE
)
ARTICLE_TYPE = re.compile(r"(?:article|posting|report|webpage)$", re.IGNORECASE)
UPDATE_CUE = re.compile(r"\b(?:updated|modified|edited|last\s{1,3}update)\b", re.IGNORECASE)
BY = re.compile(r"^\s{0,9}(?:written\s{1,3})?by[\s:]{1,9}(?=\S)", re.IGNORECASE)

PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article.published", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date", "publishdate", "publish_date",
    "published-date", "publication_date", "pubdate", "originalpublicationdate", "ptime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "article.created",
    "article_date_original", "datecreated", "date",
)  # fmt: skip
MODIFIED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)
TITLE_METAS = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "headline")
BYLINE_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "og:author",
)
OUTLET_METAS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)
LANGUAGE_METAS = ("content-language", "og:locale", "dc.language", "language", "inlanguage")
"""Names of meta tags, lower case, the most telling first: the first that has a value wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a page states; `date_basis` says where the printed date was, "" when there is none.

    `titles` are all the forms in which the page prints its title.
    """

    particulars: Particulars
    date_basis: str
    titles: tuple[str, ...]


def read_metadata(tree: _Element, *, url: str | None) -> Stated:
    """Return what the parsed page `tree` states. Nothing is guessed: no date is looked for in running text.

    A date of publication outranks one of creation, both outrank one of modification; within each, JSON-LD outranks
    meta tags, which outrank a <time>. `url` is where the page was found, used when it doesn't state its own.
    """
    nodes = tuple(_article_nodes(tree))
    metas = _read_metas(tree)
    heading = _first_text(tree, ("h1",))
    window = _first_text(tree, ("title",))
    title, outlet = _split_window_title(window, heading)
    date, basis = _find_date(tree, nodes, metas)
    titles = (*_values(nodes, "headline"), *_metas_named(metas, TITLE_METAS), heading, title, *_values(nodes, "name"))
    published = Particulars(
        title=_split_window_title(_first(titles) or "", heading)[0] or None,
        byline=_find_byline(tree, nodes, metas),
        outlet=_first((*_names(nodes, "publisher"), *_metas_named(metas, OUTLET_METAS), outlet)),
        published=date or None,
        language=_first(
            (
                tree.get("lang"),
                tree.get("xml:lang"),
                *_metas_named(metas, LANGUAGE_METAS),
                *_values(nodes, "inLanguage"),
            )
        ),
        url=_find_url(tree, nodes, metas, url),
    )
    return Stated(
        particulars=published,
        date_basis=basis,
        titles=tuple(dict.fromkeys(t for t in (*titles, window) if t)),
    )


def dateline_blocks(tree: _Element) -> Iterator[_Element]:
    """Yield the blocks around <time> elements that are there for the date, in order.

    Each block is judged once, however many <time> elements it holds.
    """
    blocks = dict.fromkeys(block_of(element) for element in tree.iter("time"))
    return (block for block in blocks if _is_dateline(block))


def _is_dateline(block: _Element) -> bool:
    """Whether a block is there for its date: a few words beside the <time>, and no sentence."""
    words = "".join(block.itertext()).split()
    beside = len(words) - sum(len("".join(each.itertext()).split()) for each in block.iter("time"))
    return beside <= 3 or (beside <= 15 and not words[-1].rstrip("\"'”’)").endswith((".", "!", "?")))


INLINE = frozenset(
    ("time", "span", "b", "strong", "i", "em", "a", "small", "abbr", "font", "u", "meta", "label", "del", "strike")
)


def block_of(element: _Element) -> _Element:
    """Return the nearest element around `element` that isn't part of a line."""
    while element.tag in INLINE and (parent := element.getparent()) is not None:
        element = parent
    return element


def _find_date(tree: _Element, nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str]) -> tuple[str, str]:
    times = tuple(_dated_times(tree))
    choices: tuple[Callable[[], Iterator[tuple[str, str]]], ...] = (
        lambda: _json_dates(nodes, "datePublished"),
        lambda: _meta_dates(metas, PUBLISHED_METAS),
        lambda: (("time element", date) for date, is_update in times if not is_update),
        lambda: _json_dates(nodes, "dateCreated"),
        lambda: _json_dates(nodes, "dateModified"),
        lambda: _meta_dates(metas, MODIFIED_METAS),
        lambda: (("time element, updated", date) for date, _ in times),
    )
    for choice in choices:
        for basis, date in choice():
            return date, basis
    return "", ""


def _json_dates(nodes: Sequence[Mapping[str, Any]], key: str) -> Iterator[tuple[str, str]]:
    return ((f"json-ld {key}", date) for date in _values(nodes, key) if date)


def _meta_dates(metas: Mapping[str, str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((f"meta {name}", date) for name in names if (date := metas.get(name)))


def _dated_times(tree: _Element) -> Iterator[tuple[str, bool]]:
    """Yield what the <time> elements of datelines print, and whether the words before say that it is an update."""
    datelines = frozenset(dateline_blocks(tree))
    for element in tree.iter("time"):
        printed = _tidy(element.get("datetime")) or _tidy("".join(element.itertext()))
        is_dated = printed and any(char.isdigit() for char in printed) and block_of(element) in datelines
        if is_dated and not _is_elsewhere(element):
            before = element.getprevious()
            words = (before.tail or "") if before is not None else (element.getparent().text or "")
            is_update = bool(UPDATE_CUE.search(words)) or "modified" in str(element.get("itemprop", "")).lower()
            yield printed, is_update


def _is_elsewhere(element: _Element) -> bool:
    """Whether an element belongs to a box beside the article."""
    for around in (element, *element.iterancestors()):
        if around.tag in NOT_THE_ARTICLE:
            return True
        if around.tag not in {"body", "html"} and RELATED.search(f"{around.get('class', '')} {around.get('id', '')}"):
            return True
    return False


def _find_byline(tree: _Element, nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str]) -> str | None:
    choices = (
        ", ".join(dict.fromkeys(_names(nodes, "author"))),
        *_metas_named(metas, BYLINE_METAS),
        *_printed_bylines(tree),
    )
    return _first(
        BY.sub("", choice) for choice in choices if choice and not choice.startswith(("http:", "https:", "@"))
    )


def _printed_bylines(tree: _Element) -> Iterator[str]:
    for element in tree.iter("a", "span", "p", "div", "address", "strong"):
        marks = {element.get("itemprop", ""), element.get("rel", ""), *(element.get("class", "").split()[:9])}
        if marks & {"author", "byline", "by-line", "article-author"} and not _is_elsewhere(element):
            words = _tidy(element.text_content())
            if words and len(words) < 200:
                yield words


def _find_url(
    tree: _Element, nodes: Sequence[Mapping[str, Any]], metas: Mapping[str, str], url: str | None
) -> str | None:
    links = (_tidy(link.get("href")) for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    stated = (*links, metas.get("og:url", ""), *_values(nodes, "url"))
    for address in (_joined(url, each) for each in stated if each):
        if address.startswith(("http://", "https://")):
            return address
    return url or None


def _joined(url: str | None, address: str) -> str:
    try:
        urlsplit(address)
        return urljoin(url or "", address)
    except ValueError:  # "http://[": no address at all
        return ""


def _split_window_title(window: str, heading: str) -> tuple[str, str]:
    """Return the title and the outlet that "Title - Outlet" holds; the outlet only where the page prints the title."""
    if heading and window.startswith(heading):
        rest = re.match(r"\s{1,3}[-|–—•:·]{1,2}\s{1,3}(.{2,60})$", window[len(heading) :])
        if rest:
            return heading, rest[1]
    return window, ""


def _first_text(tree: _Element, tags: Sequence[str]) -> str:
    return next((words for element in tree.iter(*tags) if (words := _tidy(element.text_content()))), "")


def _read_metas(tree: _Element) -> dict[str, str]:
    """Return the first value of every meta tag, by the lower-case name it goes by."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = str(element.get(attribute) or "").strip().lower()
            value = _tidy(element.get("content"))
            if name and value:
                metas.setdefault(name, value)
    return metas


def _metas_named(metas: Mapping[str, str], names: Sequence[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _article_nodes(tree: _Element) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON-LD objects that describe the page's own article, those typed as an article first."""
    nodes = [node for script in _scripts(tree) for node in _own_nodes(script)][:MOST_NODES]
    typed = [(node, " ".join(map(str, _as_list(node.get("@type"))))) for node in nodes]
    for want_page in (False, True):
        yield from (n for n, kind in typed if ARTICLE_TYPE.search(kind) and kind.endswith("WebPage") == want_page)


def _scripts(tree: _Element) -> Iterator[Any]:
    """Yield the JSON-LD values of a page; broken ones are left out, the page remains."""
    found = (each for each in tree.iter("script") if "ld+json" in (each.get("type") or "").lower())
    for element, _ in zip(found, range(MOST_SCRIPTS), strict=False):
        text = element.text or ""
        if len(text) <= LARGEST_SCRIPT and (value := _read_json(text)) is not None:
            yield value


def _read_json(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", "", text)
    for repaired in (text, re.sub(r",(\s*[\]}])", r"\1", text)):
        try:
            return json.loads(repaired, strict=False)
        except (ValueError, RecursionError):  # RecursionError: nested deeper than any description of an article
            continue
    return None


def _own_nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects at the top, in a list, in a @graph or under mainEntity; not those that are merely mentioned."""
    queue = [(value, 0)]
    for item, depth in queue:  # the queue grows while it is read
        if depth > 5 or len(queue) > MOST_NODES:
            return
        if isinstance(item, list):
            queue += [(each, depth + 1) for each in item[:MOST_NODES]]
        elif isinstance(item, dict):
            yield item
            queue += [(item[key], depth + 1) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _values(nodes: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    return [words for node in nodes for value in _as_list(node.get(key)) if (words := _tidy(value))]


def _names(nodes: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """Return the names under `key` of the first object that has any: plain, or those of persons and organizations."""
    for node in nodes:
        values = (v.get("name") if isinstance(v, dict) else v for v in _as_list(node.get(key)))
        names = [words for value in values for each in _as_list(value) if (words := BY.sub("", _tidy(each)))]
        if names:
            return names
    return []


def _as_list(value: Any) -> list[Any]:
    return value[:MOST_NODES] if isinstance(value, list) else [] if value is None else [value]


def _tidy(value: Any) -> str:
    """Return a printed value without entities left in it and with single blanks, "" when it is none."""
    if not isinstance(value, str) or len(value) > 4 * LONGEST_VALUE:
        return ""
    words = " ".join(re.sub(r"&#[0-9]{8,}", "", value).split())
    words = " ".join(unescape(words).split())
    return words if len(words) <= LONGEST_VALUE else ""


def _first(values: Any) -> str | None:
    return next((value for value in values if value), None)
