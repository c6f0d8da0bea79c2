"""iCalendar (RFC 5545): lines whose day is known, each an event of that whole day. The others are left out and counted.

A calendar has no "some day in March", so a line that is not known to the day is not in it. No clock is read: the stamp
of an event is the last publication date among its sources, or else its own day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.model import Level
from onrecord.present.exports.characters import is_web_address, one_line
from onrecord.present.exports.citations import Citation, say_citation
from onrecord.present.exports.contents import Contents, Export, count_of
from onrecord.present.exports.telling import say_date, say_line, say_told
from onrecord.present.lines import FullLine

LONGEST = 75
"""Octets of a line of the file, its end left out; longer ones go on behind a blank."""


EXACT = (Level.TOWN, Level.FACILITY)
"""The levels of a place whose point a calendar may give as where something is."""


def export_ical(contents: Contents) -> Export:
    """Return one file: lines that are known to the day. The others are left out and counted."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//record//EN", "CALSCALE:GREGORIAN"]
    left = 0
    for line in contents.lines:
        if line.when.is_day and line.when.earliest:
            lines += _event(line, line.when.earliest, contents.citations.of_line(line))
        else:
            left += 1
    lines.append("END:VCALENDAR")
    text = "".join(f"{part}\r\n" for line in lines for part in folded(line))
    note = f"{count_of(left, 'line has', 'lines have')} no day: not in the calendar." if left else ""
    return Export.single(text, note)


def folded(line: str) -> Iterator[str]:
    """Yield a content line in stretches of at most LONGEST octets, none of which cuts a character."""
    part, room = "", LONGEST
    for char in line:
        size = len(char.encode())
        if size > room:
            yield part
            part, room = " ", LONGEST - 1
        part += char
        room -= size
    yield part


def escaped(text: str) -> str:
    r"""Return the value of a TEXT property: backslashes, commas, semicolons escaped, line feeds as \n."""
    lines = (one_line(line) for line in text.split("\n"))
    return "\\n".join(line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)


def _event(line: FullLine, day: date, citations: tuple[Citation, ...]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:line-{line.id}@onrecord"
    yield f"DTSTAMP:{_basic(_stamp(day, citations))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(say_line(line))}"
    yield f"DESCRIPTION:{escaped(_description(line, citations))}"
    if line.statuses:
        yield f"CATEGORIES:{','.join(escaped(status) for status in line.statuses)}"
    if line.places:
        yield f"LOCATION:{escaped('; '.join(place.name for place in line.places))}"
    if len(line.places) == 1 and line.places[0].level in EXACT:  # the point of a country is no place to go to
        yield f"GEO:{line.places[0].lat:.6f};{line.places[0].lon:.6f}"
    for address in dict.fromkeys(citation.source.url for citation in citations):
        if address and is_web_address(address):
            yield f"URL:{address}"
            break  # an event has one at most; the description holds all
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(line: FullLine, citations: tuple[Citation, ...]) -> str:
    return "\n".join((say_date(line.when), say_told(line), *map(say_citation, citations)))


def _stamp(day: date, citations: tuple[Citation, ...]) -> date:
    return max((c.source.published.latest for c in citations if c.source.published.latest), default=day)


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")
