"""Datelines: the words before the first sentence that say where and when an article was written."""

from __future__ import annotations

import re

from onrecord.text import Span

REACH = 80
"""Code points that a dateline takes on either side of its date."""
PLACE_BEFORE = re.compile(
    r"""
    (?:\A|\n) [ \t]{0,8}
    [A-Z][A-Z.'’-]++ (?: [ \t] [A-Z][A-Z.'’-]++ ){0,3} [ \t]?  # PORT HESK
    (?: , [ \t]{0,8} [A-Z][\w.]{1,20} ){0,2} , \s{1,2} \Z      # , Lorvenia,
    """,
    re.VERBOSE,
)
DASH_AFTER = re.compile(r",?\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?(?:--|[-–—_:])\s")


def stands_in_dateline(text: str, span: Span) -> bool:
    """Say whether a date stands between a place in capitals and a dash: "KHARKIV, March 4 (Agency) - ..."."""
    before = text[max(0, span.start - REACH) : span.start]
    return DASH_AFTER.match(text, span.end, span.end + REACH) is not None and PLACE_BEFORE.search(before) is not None
