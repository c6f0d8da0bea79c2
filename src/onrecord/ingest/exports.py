"""Exports of press databases: many articles in one text, each with its fields around it (`lexicon/exports.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.errors import InputError
from onrecord.ingest.payload import NOTHING, Item, arrive, canonical, doubt, failure
from onrecord.ingest.sources import Source
from onrecord.lexicon import load
from onrecord.model import Media, Particulars
from onrecord.wrapping import unwrapped

LOOKED_FOR = (
    'an article ends with "End of Document", begins with "1 of 25 DOCUMENTS", or has the codes HD, LP and TD; its text '
    'stands under a line "Body" or behind "Length: ... words", before "Load-Date:"'
)
AGAIN = "Export it again as TXT or DOCX, with the full text, or put each article into a file of its own."

_PLAIN = {ord("\r"): "\n", ord("\f"): "\n", ord("\u2028"): "\n", ord("\u00a0"): " ", ord("\u202f"): " "}
_STARTS = re.compile(r"(?:document )?\d{1,5} of (\d{1,5})(?: documents?)?", re.IGNORECASE)
_COUNTED = re.compile(r"Documents? \((\d{1,5})\)")  # on a cover page
_ENDS = re.compile(r"End of Document|Document [A-Z]{2,10}[0-9a-zA-Z]{12,40}")
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{1,20}(?: [A-Za-z-]{2,15})?)\s{0,3}:\s{0,40}(.*)")
_CODE = re.compile(r"([A-Z]{2,3})(?:\t|[ ]{2,}|[ ]?\Z)(.*)")
_BYLINE = re.compile(r"By [A-Z].{2,100}\Z")
_HOUR = re.compile(r"\d\d?:\d\d(?: [A-Za-z]{2,4})?")
_WORD = re.compile(r"[A-Za-z]{2,30}")
_WORD_COUNT = re.compile(r"\d{1,3}(?:,?\d{3}){0,2} words?", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright|\(c\)|©)\s?.{0,20}\b(?:19|20)\d\d\b", re.IGNORECASE)
_DAY = re.compile(
    r"""(?:[A-Z][a-z]{5,8},?\ )?                                     # Monday,
        (?:[A-Z][a-z]{2,8}\.?\ \d{1,2},?\ (?:19|20)\d\d|\d{1,2}\ [A-Z][a-z]{2,8}\.?\ (?:19|20)\d\d)
        (?:,?\ [^.]{0,60})?""",  # Monday Final Edition
    re.VERBOSE,
)

LONGEST_MARK = 200
"""A longer line is prose: no mark of a document, no day."""

LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One document of an export: its article's text, "" when it has none, and what its fields state."""

    text: str
    particulars: Particulars = NOTHING


def is_export(text: str) -> bool:
    """Tell whether a text has two different marks that only exports of press databases have."""
    kinds = {kind for line in _lines_of(text) if len(line) <= LONGEST_MARK and (kind := _mark_of(line))}
    return len(kinds) > 1


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\r\n", "\n").translate(_PLAIN).split("\n")]


def read_export(source: Source, text: str) -> Iterator[Item]:
    """Yield the articles of an export, and the Problem of each document without one. Raises InputError for none."""
    lines = _lines_of(text)
    documents = tuple(each_document(lines))
    if not any(document.text for document in documents):
        raise InputError(
            f"it looks like a press database's export, but no article was found: {LOOKED_FOR}", advice=AGAIN
        )
    for number, document in enumerate(documents, start=1):
        if document.text:
            yield from _arrive(source.part(number), document)
        else:
            yield failure(source.part(number), "this document of the export has no text of an article", advice=AGAIN)
    yield from _doubts(source, lines, len(documents))


def _arrive(locator: str, document: Exported) -> Iterator[Item]:
    inside = document.particulars
    known = {"text": document.text, "title": inside.title, "byline": inside.byline, "outlet": inside.outlet}
    known |= {"published": inside.published, "language": inside.language}
    yield from arrive(locator, canonical(known), document.text, Media.TEXT, inside=inside)


def _doubts(source: Source, lines: Sequence[str], number: int) -> Iterator[Item]:
    counts = (_STARTS.fullmatch(line) or _COUNTED.fullmatch(line) for line in lines)
    stated = max((int(found[1]) for found in counts if found), default=0)
    if stated > number:
        yield doubt(source.locator, f"it says that it holds {stated:,} documents; found: {number:,}", advice=AGAIN)
    ends = [at for at, line in enumerate(lines) if _ENDS.fullmatch(line)]
    if ends and any(map(_mark_of, lines[ends[-1] + 1 :])):
        yield doubt(source.part(number), "this document of the export is cut short", advice=AGAIN)


def each_document(lines: Sequence[str]) -> Iterator[Exported]:
    """Yield the documents of an export; what stands before the first without any mark of one (a cover page) is none."""
    for number, part in enumerate(_cut(lines)):
        if any(_code_of(line, "title") for line in part):
            yield _with_codes(part)
        elif any(map(_mark_of, part)):
            yield _with_fields(part)
        elif number and sum(map(len, part)) > LONGEST_MARK:
            yield Exported(text="")


def _cut(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each document, without the marks at its borders."""
    part: list[str] = []
    for line in lines:
        is_start, is_end = bool(_STARTS.fullmatch(line)), bool(_ENDS.fullmatch(line))
        if is_start or is_end or (_code_of(line, "title") and any(_code_of(old, "text") for old in part)):
            if is_end and line != "End of Document":
                part.append(line)  # Factiva's number of the document: a mark of it
            yield part
            part = []
        if not (is_start or is_end):
            part.append(line)
    yield part


def _mark_of(line: str) -> str:
    """Return which mark of an export a line is, "" for none."""
    if _STARTS.fullmatch(line):
        return "start"
    if line == "End of Document":
        return "end"
    if _ENDS.fullmatch(line):
        return "number"
    if _WORD_COUNT.fullmatch(line):
        return "word count"
    name, value = _field_of(line)
    if name == "length" and _WORD_COUNT.fullmatch(value):
        return "length"
    if name == "load-date":
        return "load-date"
    return next((slot for slot in ("title", "text", "published") if _code_of(line, slot)), "")


def _field_of(line: str) -> tuple[str, str]:
    """Return the name and the value of a field, of a part its name alone; ("", "") for any other line."""
    if not line or len(line) > 5 * LONGEST_MARK:
        return "", ""
    found = _FIELD.fullmatch(line)
    name, value = (found[1], found[2]) if found else (line, "")
    plain = name.casefold().replace(" ", "-")
    return (plain, value) if plain in _field_names() and (found or name[0].isupper()) else ("", "")


@cache
def _field_names() -> frozenset[str]:
    nexis = load("exports")["nexis"]
    return frozenset((*nexis["before_text"], *nexis["text"], *nexis["after_text"], "correction"))


@cache
def _names(slot: str) -> frozenset[str]:
    return frozenset(load("exports")["nexis"][slot])


@cache
def _codes(slot: str) -> frozenset[str]:
    factiva = load("exports")["factiva"]
    slots = [name for name in factiva if name != "example"] if slot == "all" else [slot]
    return frozenset(code for name in slots for code in factiva[name])


def _code_of(line: str, slot: str) -> str:
    """Return the code of `slot` ("all": any) that a line begins with, "" for none."""
    found = _CODE.match(line)
    return found[1] if found and found[1] in _codes(slot) else ""


def _with_codes(lines: Sequence[str]) -> Exported:
    """Return a document of the display format with codes: a value goes on until the next code."""
    values: dict[str, list[str]] = {}
    value: list[str] = []
    for line in lines:
        if code := _code_of(line, "all"):
            value = values.setdefault(code, [])
            value.append(line[len(code) :].strip())
        else:
            value.append(line)

    def first(slot: str) -> str | None:
        return next((" ".join(" ".join(values[code]).split()) for code in _codes(slot) if code in values), None) or None

    parts = [_body(values[code]) for code in load("exports")["factiva"]["text"] if code in values]
    particulars = Particulars(
        title=first("title"),
        byline=first("byline"),
        outlet=first("outlet"),
        published=first("published"),
        language=_language(first("language")),
    )
    return Exported(text="\n\n".join(filter(None, parts)), particulars=particulars)


def _with_fields(lines: Sequence[str]) -> Exported:
    """Return a document of the formats with named fields, or of the one without names (Factiva)."""
    start, end = _text_borders(lines)
    text, correction = _body(lines[start:end]), _value_of("correction", lines[end:])
    if text and correction:
        text += f"\n\nCorrection: {correction}"
    above = list(lines[:start])
    byline = _value_of("byline", above) or next((line for line in above if _BYLINE.match(line)), None)
    stated = replace(_above_fields(above), byline=byline, language=_language(_value_of("language", lines[end:])))
    return Exported(text=text, particulars=stated)


def _value_of(name: str, lines: Sequence[str]) -> str | None:
    """Return the value of a field, with the lines that it goes on in; None when it has none."""
    at = next((at for at, line in enumerate(lines) if _field_of(line)[0] == name), None)
    if at is None:
        return None
    value = [_field_of(lines[at])[1]]
    for line in lines[at + 1 :]:
        if _field_of(line)[0] or (not line and any(value)):
            break
        value.append(line)
    return " ".join(" ".join(value).split()) or None


def _language(name: str | None) -> str | None:
    """Return the code of a language that stands at the head of a field ("ENGLISH", "German; Deutsch")."""
    found = _WORD.match(name or "")
    return load("exports")["languages"].get(found[0].casefold()) if found else None


def _text_borders(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the text of a document starts and ends; the same place twice when it has none."""
    names = [_field_of(line)[0] for line in lines]
    opens = [at + 1 for at, name in enumerate(names) if name in _names("text")]
    has_abstract = bool(opens) and "abstract" in names[opens[0] :]  # "Body", "ABSTRACT", ..., "FULL TEXT", ...
    start = next(iter(opens[-1:] if has_abstract else opens), None)
    if start is None:
        start = _end_of_fields(lines, names)
    is_factiva = start is None
    if start is None:
        start = next((at + 1 for at, line in enumerate(lines) if _COPYRIGHT.match(line)), len(lines))
    for at in range(start, len(lines)):
        if names[at] in _names("after_text") or (is_factiva and _ENDS.fullmatch(lines[at])):
            return start, at
    return start, len(lines)


def _end_of_fields(lines: Sequence[str], names: Sequence[str]) -> int | None:
    """Return where the fields before the text end, None when there are none: a value ends at an empty line."""
    fields = [at for at, name in enumerate(names) if name in _names("before_text") and ":" in lines[at]]
    first_after = next((at for at, name in enumerate(names) if name in _names("after_text")), len(lines))
    known = [at for at in fields if at < first_after]
    if not known:
        return None
    # Fields follow one another; a line of the text that looks like one stands further down.
    last = known[0]
    for at in known[1:]:
        if sum(1 for line in lines[last + 1 : at] if line) > 2:
            break
        last = at
    return next((at for at in range(last, len(lines)) if not lines[at]), len(lines))


def _above_fields(above: Sequence[str]) -> Particulars:
    """Return what stands above the text: "title, outlet, day" (newer exports), or "outlet, day, title" (older)."""
    first = next((at for at, line in enumerate(above) if _field_of(line)[0] or _COPYRIGHT.match(line)), len(above))
    printed = [at for at, line in enumerate(above[:first]) if line and len(line) <= LONGEST_TITLE]
    day = next((at for at in reversed(printed) if _DAY.fullmatch(above[at])), None)
    if day is None:
        return Particulars(title=above[printed[0]] if printed else None)
    before = [above[at] for at in printed if at < day]
    if any(map(_WORD_COUNT.fullmatch, before)):  # Factiva: title, author, length, day, hour, outlet
        below = [above[at] for at in printed if at > day and not _HOUR.fullmatch(above[at])]
        return Particulars(title=before[0], outlet=next(iter(below), None), published=above[day])
    title = before[-2] if len(before) > 1 else _title_below(above[day + 1 : first])
    return Particulars(title=title, outlet=before[-1] if before else None, published=above[day])


def _title_below(lines: Sequence[str]) -> str | None:
    """Return the title under a day: the first block of lines below the day's own, which may name the edition."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        else:
            blocks.append([])
    found = next((block for block in (*blocks[1:], blocks[0]) if block), [])
    return " ".join(found) or None


def _body(lines: Sequence[str]) -> str:
    return unwrapped("\n".join(lines)).strip()
