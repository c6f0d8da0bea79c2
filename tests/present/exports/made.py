"""Lines, statements and articles made by hand: what the tests of exports write and read back."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model import Actor, ActorKind, Basis, Cite, Level, Place, Precision, When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.exports import Contents
from onrecord.present.exports.contents import Said
from onrecord.present.exports.extents import Extent, Passages
from onrecord.present.lines import FullLine, Quote
from onrecord.present.selecting import Selected, Wish
from onrecord.present.views import Source, StatementLine
from onrecord.text import Span

TEXT = "The dam broke on Tuesday, the mayor said. Pumps will follow in June."
HOSTILE = '=HYPERLINK("http://evil.example")\u202e<script>alert(1)</script> *bold* [x](javascript:a) | @me; a,b \\'
"""What a spreadsheet, a web page, Markdown and a calendar would each trip over, with a turned reading direction."""


def day(words: str) -> When:
    """Return a date known to the day."""
    on = date.fromisoformat(words)
    return When(edtf=words, earliest=on, latest=on, precision=Precision.DAY, basis=Basis.EXPLICIT)


def month(year: int, number: int, last: int) -> When:
    """Return a date known to the month, whose last day is `last`."""
    return When(
        edtf=f"{year}-{number:02d}",
        earliest=date(year, number, 1),
        latest=date(year, number, last),
        precision=Precision.MONTH,
        basis=Basis.EXPLICIT,
    )


def between(first: str, last: str) -> When:
    """Return some day between two days."""
    bounds = date.fromisoformat(first), date.fromisoformat(last)
    edtf = f"{first}/{last}"
    return When(edtf=edtf, earliest=bounds[0], latest=bounds[1], precision=Precision.DAY, basis=Basis.RESOLVED)


def until(words: str) -> When:
    """Return a date of which only the latest day is known."""
    last = date.fromisoformat(words)
    return When(edtf=f"../{words}", latest=last, precision=Precision.INTERVAL, basis=Basis.PUBLICATION)


def since(words: str) -> When:
    """Return a time that began on a day and has no end."""
    first = date.fromisoformat(words)
    return When(edtf=f"{words}/..", earliest=first, precision=Precision.INTERVAL, basis=Basis.EXPLICIT)


UNKNOWN = When()


def source(number: int = 1, **facts: Any) -> Source:
    """Return an article of The Ferry Post, published on 2025-03-05 unless `facts` say otherwise."""
    known: dict[str, Any] = {
        "number": number,
        "article": f"article{number}",
        "name": "The Ferry Post",
        "title": "Dam broke",
        "byline": "Ana Sole",
        "url": f"https://post.example/dam-{number}",
        "locators": (f"articles/dam-{number}.txt",),
        "published": day("2025-03-05"),
        "stories": ("dam",),
        "copies": (),
        "cut": 0,
    }
    return Source(**known | facts)


def line(text: str = "The dam broke on Tuesday", when: When = UNKNOWN, **facts: Any) -> FullLine:
    """Return a line that article 1 asserts, citing its first 24 characters."""
    known: dict[str, Any] = {
        "id": f"line{sum(place * ord(char) for place, char in enumerate(text, start=1))}",
        "when": when,
        "text": text,
        "standing": "single",
        "reports": 1,
        "origins": ("the mayor",),
        "sources": (1,),
        "kinds": ("event",),
        "types": ("disaster",),
        "statuses": ("asserted",),
        "said_by": (),
        "agents": (),
        "actors": (),
        "places": (),
        "quotes": (quote(),),
        "slots": (),
    }
    return FullLine(**known | facts)


def quote(number: int = 1, start: int = 0, end: int = 24, words: str = "The dam broke on Tuesday") -> Quote:
    return Quote(
        source=number, article=f"article{number}", start=start, end=end, words=words, raw=Span(start + 9, end + 9)
    )


def cite(words: str = "Pumps will follow in June", start: int = 42) -> Cite:
    return Cite(article="article1", start=start, end=start + len(words), quote=words, raw=None)


def said(words: str = "The dam broke", **facts: Any) -> Said:
    """Return what the mayor said in article 1."""
    known: dict[str, Any] = {
        "id": "statement1",
        "speaker": "the mayor",
        "speaker_basis": "",
        "person": "Ana Sole",
        "person_basis": "named before",
        "named_by": None,
        "kind": "said",
        "mode": "indirect",
        "contents": (words,),
        "cue": "said",
        "source": 1,
        "cite": cite("The dam broke on Tuesday, the mayor said", 0),
    }
    status = facts.pop("status", "reported")
    made = StatementLine(**known | facts)
    return Said(line=made, status=status, act="asserts", when=UNKNOWN, audience="", medium="", speakers=("actor-sole",))


def commitment(**facts: Any) -> CommitmentLine:
    """Return what Taum has pledged."""
    known: dict[str, Any] = {
        "id": "commitment1",
        "giver": "Taum",
        "recipient": "Hesk",
        "item": "pumps",
        "quantity": "12 item",
        "incremental": False,
        "purpose": "",
        "stage": "pledged",
        "status": "planned",
        "said_by": "the mayor",
        "when": month(2025, 6, 30),
        "source": 1,
        "cite": cite(),
    }
    return CommitmentLine(**known | facts)


def control(**facts: Any) -> ControlLine:
    """Return who is said to have left Hesk."""
    known: dict[str, Any] = {
        "id": "control1",
        "place": "Hesk",
        "change": "leaves",
        "holder": "",
        "former": "the army",
        "status": "reported",
        "said_by": "the mayor",
        "when": until("2025-03-05"),
        "source": 1,
        "cite": cite(),
    }
    return ControlLine(**known | facts)


def place(name: str = "Kherson", level: Level = Level.TOWN) -> Place:
    return Place(
        id=f"gn:{name}", name=name, level=level, lat=46.65581, lon=-32.6178, country="UA", region="", population=0
    )


def actor(name: str = "Ana Sole") -> Actor:
    return Actor(id="actor-sole", kind=ActorKind.PERSON, name=name, appearances=())


def contents(extent: Extent = Extent.SENTENCES, **parts: Any) -> Contents:
    """Return the contents of a record that holds `parts` and article 1."""
    made = Contents.__new__(Contents)  # without a record: nothing is read
    known: dict[str, Any] = {
        "sources": (source(),),
        "lines": (),
        "statements": (),
        "commitments": (),
        "control": (),
        "actors": (),
        "places": (),
        "wish": Wish(),
        "_selected": Selected(lines=(), of=0),
        "_cites": {},
        "texts": {"article1": TEXT, "article2": TEXT},
        "extent": extent,
        "passages": Passages({"article1": TEXT, "article2": TEXT}, {}, extent),
    }
    vars(made).update(known | parts)  # they are read once and kept: these stand where they would be kept
    return made
