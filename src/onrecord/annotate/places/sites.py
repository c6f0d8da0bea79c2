"""The country that a site is written for, as far as its address says."""

from __future__ import annotations

from urllib.parse import urlsplit

_NO_COUNTRY = frozenset("ai am cc co fm gg im io la ly me nu sh so st to tv vc ws eu".split())
"""Two-letter endings that are sold to anybody (and the Union's)."""
_OTHER_CODE = {"uk": "GB"}
"""Endings that are not the code of their country (ISO 3166-1)."""


def country_of_site(url: str | None) -> str | None:
    """Return the ISO 3166-1 code of the country that an address ends in (".co.uk": "GB"), None when it says none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # not an address at all: it says nothing
        return None
    ending = host.rpartition(".")[2].casefold()
    if len(ending) != 2 or not ending.isascii() or not ending.isalpha() or ending in _NO_COUNTRY:
        return None
    return _OTHER_CODE.get(ending, ending.upper())
