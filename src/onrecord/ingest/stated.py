"""What office programs write into a file about it: taken where the text itself says the same.

Templates, earlier files and the names of computers' users stand there as often as titles and authors. The day on which
a file was made is no publication date, and no bound of one: prints are made later, drafts and releases earlier.
"""

from __future__ import annotations

from onrecord.model import Particulars

REACH = 3000
"""Code points at the head of a text in which its title and its author are looked for."""

LONGEST = 300


def confirmed(text: str, *, title: str | None, byline: str | None) -> Particulars:
    """Return the title and the byline that a file states, each only if the head of its text has the same words."""
    head = _plain(text[:REACH])
    return Particulars(
        title=_stated_in(head, title),
        byline=_stated_in(head, byline),
    )


def _stated_in(head: str, value: str | None) -> str | None:
    words = " ".join((value or "").split())
    return words if 2 < len(words) <= LONGEST and f" {_plain(words).strip()} " in head else None


def _plain(text: str) -> str:
    """Return the words of a text in lower case, a blank before, after and between them."""
    return f" {' '.join(''.join(char if char.isalnum() else ' ' for char in text.casefold()).split())} "
