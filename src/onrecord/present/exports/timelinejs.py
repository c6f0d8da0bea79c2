"""TimelineJS: its JSON, and the columns of its spreadsheet as CSV.

A slide needs a start, so a line of which only the latest day is known can't be one: it is left out and counted.
Months and years stay months and years; a line known between two days spans them, and its displayed date says so.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.model import Basis, Precision, When
from onrecord.present.dates import say_precision, say_when
from onrecord.present.exports.characters import html_of, is_web_address, json_of, one_line
from onrecord.present.exports.citations import Citation, say_quotation, say_source
from onrecord.present.exports.contents import Contents, Export, count_of
from onrecord.present.exports.telling import say_date, say_line, say_told
from onrecord.present.lines import FullLine

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
"""The columns of the spreadsheet template, in its order: the first four are read by place, the others by name."""

_OPEN_ENDED = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?/\.\.")
_UNITS = {Precision.YEAR: 1, Precision.MONTH: 2}
_WHOLE = re.compile(r"\d{4}(?:-\d\d)?")

Day = tuple[int, ...]
"""A year, a year and month, or a year, month and day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide: `headline` and `text` are HTML."""

    id: str
    start: Day
    end: Day
    shown: str
    headline: str
    text: str
    group: str


def export_timelinejs(contents: Contents) -> Export:
    """Return one JSON file: lines with a start. The others are left out and counted."""
    slides = list(_slides(contents))
    events = [_event(slide) for slide in slides]
    return Export.single(f"{json_of({'events': events}, indent=1)}\n", _note(contents, slides))


def export_timelinejs_csv(contents: Contents) -> Export:
    """Return one CSV file with the columns of TimelineJS's spreadsheet; left out is what its JSON leaves out."""
    slides = list(_slides(contents))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for slide in slides:
        writer.writerow(_row(slide))
    return Export.single(out.getvalue(), _note(contents, slides))


def span_of(when: When) -> tuple[Day, Day] | None:
    """Return where a date starts and ends (an empty end: it has none of its own), None where no start is known."""
    if when.earliest is None:
        return None
    if when.latest is None:
        match = _OPEN_ENDED.fullmatch(when.edtf)
        known = match is not None and when.basis is not Basis.INFERRED  # inferred: not before then, rather than since
        return (tuple(int(part) for part in match.groups() if part), ()) if match and known else None
    if when.is_day:
        return _parts(when.earliest), ()
    if when.precision in _UNITS and _WHOLE.fullmatch(when.edtf):
        return _parts(when.earliest)[: _UNITS[when.precision]], ()
    return _parts(when.earliest), _parts(when.latest)


def _slides(contents: Contents) -> Iterator[Slide]:
    for line in contents.lines:
        if span := span_of(line.when):
            yield Slide(
                id=line.id,
                start=span[0],
                end=span[1],
                shown=_shown(line.when),
                headline=html_of(say_line(line)),
                text=_text(line, contents.citations.of_line(line)),
                group=next((status for status in line.statuses if status not in ("asserted", "reported")), ""),
            )


def _shown(when: When) -> str:
    precision = say_precision(when)
    return f"{say_when(when)} ({precision})" if precision == "bounds only" else say_when(when)


def _text(line: FullLine, citations: tuple[Citation, ...]) -> str:
    told = f"<p>{html_of(say_date(line.when))}; {html_of(say_told(line))}</p>"
    return f"{told}<ul>{''.join(f'<li>{_citation(citation)}</li>' for citation in citations)}</ul>"


def _citation(citation: Citation) -> str:
    where = html_of(citation.where)
    link = f'<a href="{where}">{where}</a>' if is_web_address(citation.where) else where
    return f"{html_of(say_source(citation.source))}, {link}{say_quotation(citation, html_of)}"


def _event(slide: Slide) -> dict[str, Any]:
    event: dict[str, Any] = {"unique_id": f"line-{slide.id}", "start_date": _date(slide.start)}
    if slide.end:
        event["end_date"] = _date(slide.end)
    event |= {
        "display_date": slide.shown,
        "text": {"headline": slide.headline, "text": slide.text},
        "autolink": False,
    }
    return event | ({"group": slide.group} if slide.group else {})


def _row(slide: Slide) -> list[str]:
    start, end = _padded(slide.start), _padded(slide.end)
    shown = one_line(slide.shown)
    return [*start, "", *end, "", shown, slide.headline, slide.text, "", "", "", "", "", slide.group, ""]


def _padded(day: Day) -> list[str]:
    return [*map(str, day), "", "", ""][:3]


def _date(day: Day) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), day, strict=False))


def _parts(day: date) -> Day:
    return day.year, day.month, day.day


def _note(contents: Contents, slides: list[Slide]) -> str:
    left = len(contents.lines) - len(slides)
    return f"{count_of(left, 'line has', 'lines have')} no day to start on: not in the timeline." if left else ""
