"""Where the server has a page for what stands under an anchor of the whole page."""

from __future__ import annotations

_PAGES = {"l": "line", "s": "statement", "c": "line", "k": "line", "actor": "actor", "source": "article"}
"""The prefix of an anchor, and the page that shows it; a commitment (c) or control (k) is a claim of a line."""


def address_of(anchor: str) -> str:
    """Return the address of a page of its own: "/line/3f9a" for "l-3f9a", "" where there is none."""
    prefix, _, rest = anchor.partition("-")
    return f"/{_PAGES[prefix]}/{rest}" if rest and prefix in _PAGES else ""


def article_address(number: int) -> str:
    """Return the address of the page of a source."""
    return f"/article/{number}"
