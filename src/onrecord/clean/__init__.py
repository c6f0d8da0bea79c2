"""From a Capture to an Article: its text apart from the page around it, and when it was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from onrecord.clean.boilerplate import RULE, Cut, find_boilerplate
from onrecord.clean.cutting import readable, without_lines
from onrecord.clean.notes import clean_note
from onrecord.clean.pages import extract_page
from onrecord.clean.published import DateSource, Publication, date_lines, date_publication
from onrecord.clean.stamps import dates_a_page
from onrecord.clean.visible import read_visible
from onrecord.errors import InputError
from onrecord.model import (
    Arrival,
    Article,
    Basis,
    Boilerplate,
    Capture,
    Furniture,
    Media,
    Particulars,
    Problem,
    Severity,
)
from onrecord.text import OffsetMap, Span, outside, stripped
from onrecord.wrapping import unwrap

VERSION = 2
"""Raise it when the same capture comes out different: records then read their captures anew."""

SHORTEST_ARTICLE = 40
"""Code points; a shorter text is a stub or an error page. It stays in the record and is reported."""

LONGEST_ARTICLE = 1_000_000
"""Code points of text; a longer one is a book, a dump or an attack, and would take more than a minute to read. The
longest newspaper pieces have some 100,000."""

__all__ = ["VERSION", "clean", "words_seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """A readable text with its map to the raw text, and what a page states and shows beside it."""

    text: str
    offsets: OffsetMap
    particulars: Particulars
    date_source: str
    page_cuts: tuple[Span, ...] = ()


def clean(capture: Capture, arrivals: Sequence[Arrival]) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article of `capture` and what is doubtful about it.

    What the sidecar of an arrival states outranks what the payload states, which outranks what the page states.
    Raises InputError when the capture holds no article text, or more of it than any article has.
    """
    arrivals = sorted(arrivals, key=lambda arrival: arrival.locator)
    name = arrivals[0].locator if arrivals else capture.id[:12]
    if capture.media is Media.NOTE:
        note, noted = clean_note(capture, name)
        return note, tuple(_doubts(name, note, noted, arrivals, is_note=True))
    sidecar = _least_stated([arrival.particulars for arrival in arrivals])
    body = _read_body(capture, url=sidecar.url or capture.particulars.url)
    cuts = find_boilerplate(body.text)
    text, offsets = without_lines(body.text, body.offsets, (cut.span for cut in cuts))
    if not text:
        raise InputError(f"{name}: nothing but boilerplate", advice="Check that the file holds the article's text.")
    if len(text) > LONGEST_ARTICLE:
        raise InputError(
            f"{name}: {len(text):,} characters of text, more than the {LONGEST_ARTICLE:,} of any article",
            advice="Split it into one file per article.",
        )
    stated = _first_stated([sidecar, capture.particulars, body.particulars])
    publication = date_publication(text, _date_sources(sidecar, capture, body, cuts), url=stated.url)
    article = Article(
        id=Article.id_of(capture.id),
        capture=capture.id,
        text=text,
        offsets=offsets,
        boilerplate=_boilerplate(capture, body, cuts),
        title=stated.title,
        byline=stated.byline,
        outlet=stated.outlet,
        language=stated.language,
        url=stated.url,
        published=publication.when,
    )
    return article, tuple(_doubts(name, article, publication, arrivals))


def _read_body(capture: Capture, *, url: str | None) -> _Body:
    if capture.media is Media.HTML:
        page = extract_page(capture.raw, url=url)
        return _Body(
            text=page.text,
            offsets=page.offsets,
            particulars=page.particulars,
            date_source=page.date_basis,
            page_cuts=page.cut,
        )
    plain, unwrapping = unwrap(capture.raw, stands_apart=dates_a_page)
    text, offsets = readable(plain)
    return _Body(text=text, offsets=offsets.then(unwrapping), particulars=Particulars(), date_source="")


def _least_stated(stated: Sequence[Particulars]) -> Particulars:
    """Return for every field the least value that is stated: where arrivals differ, none is better than another."""
    names = [field.name for field in fields(Particulars)]
    return Particulars(**{name: min((v for s in stated if (v := getattr(s, name))), default=None) for name in names})


def _first_stated(stated: Sequence[Particulars]) -> Particulars:
    """Return for every field the first value that is stated."""
    names = [field.name for field in fields(Particulars)]
    return Particulars(**{name: next((v for s in stated if (v := getattr(s, name))), None) for name in names})


def _date_sources(sidecar: Particulars, capture: Capture, body: _Body, cuts: Sequence[Cut]) -> list[DateSource]:
    sources: list[DateSource] = []
    if sidecar.published:
        sources.append(DateSource(printed=sidecar.published, basis=Basis.STATED, where="sidecar"))
    sources += date_lines(cut.span.of(body.text) for cut in cuts if cut.kind is Furniture.METADATA)
    if capture.particulars.published:
        sources.append(
            DateSource(printed=capture.particulars.published, basis=Basis.METADATA, where="field of the input")
        )
    if body.particulars.published:
        sources.append(DateSource(printed=body.particulars.published, basis=Basis.METADATA, where=body.date_source))
    return sources


def _boilerplate(capture: Capture, body: _Body, cuts: Sequence[Cut]) -> tuple[Boilerplate, ...]:
    """Return all that was cut, with its place in the raw text; what an extractor left without a place is left out."""
    found = [
        Boilerplate(span=raw, text=words_seen(capture, raw), kind=cut.kind, by=f"{RULE} {cut.rule}")
        for cut in cuts
        if (raw := body.offsets.to_raw(cut.span))
    ]
    inside = [item.span for item in found]
    for page_cut in body.page_cuts:
        for part in outside(inside, page_cut):
            span = stripped(part, capture.raw)
            if words := words_seen(capture, span):
                found.append(Boilerplate(span=span, text=words, kind=Furniture.PAGE, by=f"{RULE} around the article"))
    return tuple(sorted(found, key=lambda item: item.span))


def words_seen(capture: Capture, raw: Span) -> str:
    """Return what a reader sees of a stretch of the raw text: of a page, its words without the markup."""
    words = raw.of(capture.raw)
    return " ".join(read_visible(words).text.split()) if capture.media is Media.HTML else words


def _doubts(
    name: str, article: Article, publication: Publication, arrivals: Sequence[Arrival], *, is_note: bool = False
) -> list[Problem]:
    where = "correct the note" if is_note else "state it in a sidecar (onrecord init)"
    reasons = [(doubt, f"Check the date, or {where}.") for doubt in publication.doubts]
    if len(article.text) < SHORTEST_ARTICLE and not is_note:
        reasons.append((f"only {len(article.text)} characters of article text", "Check that the text is complete."))
    for fact in ("outlet", "published"):
        stated = {value for arrival in arrivals if (value := getattr(arrival.particulars, fact))}
        if len(stated) > 1:
            words = f"it arrived with more than one {fact}: {'; '.join(sorted(stated))}"
            reasons.append((words, "The first of them was taken."))
    unmapped = [span for span in article.offsets.unmapped(len(article.text)) if span.of(article.text).strip()]
    if unmapped:
        count = sum(span.end - span.start for span in unmapped)
        reasons.append(
            (f"{count} characters of its text have no certain place in the page", "Cites there are flagged.")
        )
    return [
        Problem(input=name, stage="clean", reason=reason, advice=advice, severity=Severity.DOUBT)
        for reason, advice in reasons
    ]
