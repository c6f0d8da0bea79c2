"""A note of the desk as an article: its words are the text, its fields what was cut, the desk stands for the outlet.

Where it is from stands for its title, so that no citation of a note can leave it out.
"""

from __future__ import annotations

from onrecord.clean.cutting import readable, without_lines
from onrecord.clean.published import DateSource, Publication, date_publication
from onrecord.errors import InputError
from onrecord.model import Article, Basis, Boilerplate, Capture, Furniture, Note, words_start
from onrecord.text import Span, lines_of

RULE = "notes@1 field"


def clean_note(capture: Capture, name: str) -> tuple[Article, Publication]:
    """Return a note as an article, with what is known of the day that it was written down.

    Nothing of its words is boilerplate. Raises InputError, naming the input `name`, when it has none.
    """
    note = Note.of(capture.raw)
    whole, offsets = readable(capture.raw)
    head, _ = readable(capture.raw[: words_start(capture.raw)])
    text, offsets = without_lines(whole, offsets, (Span(0, len(head)),))
    if not text:
        raise InputError(f"{name}: nothing but characters that nobody sees", advice="Write what the note says.")
    day = note.noted.strip()
    stated = [DateSource(printed=day, basis=Basis.STATED, where="the note's “noted”")] if day else []
    publication = date_publication(text, stated, url=None)
    article = Article(
        id=Article.id_of(capture.id),
        capture=capture.id,
        text=text,
        offsets=offsets,
        boilerplate=tuple(_fields(capture.raw)),
        title=f"where from: {' '.join(note.where_from.split()) or 'not stated'}",
        byline=" ".join(note.by.split()) or None,
        outlet=note.desk,
        published=publication.when,
    )
    return article, publication


def _fields(raw: str) -> list[Boilerplate]:
    """Return the lines of the fields: they date a note and say whose it is, and claim nothing themselves."""
    head = raw[: words_start(raw)]
    return [
        Boilerplate(span=span, text=span.of(raw), kind=Furniture.METADATA, by=RULE)
        for span in lines_of(head)
        if span.of(head).strip()
    ]
