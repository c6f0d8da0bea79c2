"""The pages of the server: lists, and one page for each line, statement, actor and article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.decisions import UNDO, taken_back
from onrecord.model import Claim, Decision
from onrecord.present.decided import Anchors, Decisions, state_of
from onrecord.present.lines import Lines
from onrecord.present.page.datewords import say_long
from onrecord.present.page.excerpts import Piece
from onrecord.present.page.standings import OWN_ACCOUNT, badges_of, say_told
from onrecord.present.page.statements import NOT_STATED
from onrecord.present.page.timeline import statuses_of
from onrecord.present.views import Views
from onrecord.present.web.book import Book
from onrecord.present.web.drawing import draw
from onrecord.present.who import Who
from onrecord.store import Record
from onrecord.text import Span, merged

PER_PAGE = 100
"""Rows of a list."""

NEAR = 12
"""Lines on either side that a line is offered to be merged with: one happening is mostly told under close dates."""

LONGEST_SEARCH = 200


class Room(Enum):
    """A kind of page, with its address."""

    LINES = "/lines"
    STATEMENTS = "/statements"
    ACTORS = "/actors"
    ARTICLES = "/articles"
    DECISIONS = "/decisions"
    LINE = "/line/{id}"
    STATEMENT = "/statement/{id}"
    ACTOR = "/actor/{id}"
    ARTICLE = "/article/{number:int}"

    @property
    def path(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list: what it leads to, what stands beside it, its words and notes."""

    address: str
    head: str
    words: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision: what it is about, where that can be seen ("": nowhere), which decision took it back (0: none)."""

    decision: Decision
    words: str
    about: tuple[str, ...]
    address: str
    undone_by: int


def answer_to(room: Room, book: Book, request: Request, facts: dict[str, Any]) -> Response:
    """Return the page that a request for a room asks for. `facts` say who may decide (`desk`), if anybody."""
    with book.open() as record:
        facts = {**facts, "summary": book.summary, "room": room.name, "done": _done(record, request)}
        return _ANSWERS[room](_Asked(book, record, request, facts))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request with what is needed to answer it."""

    book: Book
    record: Record
    request: Request
    facts: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.request.path_params["id"])

    def page(self, template: str, **values: Any) -> Response:
        shared = {"source": self.book.sources.by_number, "own_account": OWN_ACCOUNT}
        return HTMLResponse(draw(template, **shared, **self.facts, **values))

    def list(self, title: str, rows: Iterable[Row]) -> Response:
        """Return one sheet of the rows that hold the words searched for."""
        terms = self.words.casefold().split()
        fit = [row for row in rows if all(term in f"{row.head} {row.words}".casefold() for term in terms)]
        return self.sheet(title, len(fit), lambda at: fit[at : at + PER_PAGE])

    @property
    def words(self) -> str:
        """The words searched for."""
        return " ".join(self.request.query_params.get("q", "")[:LONGEST_SEARCH].split())

    def sheet(self, title: str, of: int, rows_at: Callable[[int], Iterable[Row]]) -> Response:
        """Return one sheet of a list of so many rows; `rows_at` gives those from a place on."""
        sheets = max(1, -(-of // PER_PAGE))
        asked = self.request.query_params.get("page", "1")
        sheet = min(sheets, max(1, int(asked))) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        told = {"title": title, "of": of, "q": self.words, "sheet": sheet, "sheets": sheets}
        return HTMLResponse(draw("list.html", **self.facts, **told, rows=list(rows_at((sheet - 1) * PER_PAGE))))


def _lines(asked: _Asked) -> Response:
    """Return a sheet of the lines: without a search no other lines are read than those that it shows."""
    if not asked.words:
        lines = asked.book.outline
        return asked.sheet("Lines", len(lines), lambda at: _brief(asked.record, lines[at : at + PER_PAGE]))

    def rows() -> Iterable[Row]:
        for line in asked.book.lines.values():
            notes = (line.told, *(badge.words for badge in line.badges))
            yield Row(address=f"/line/{line.id}", head=line.date, words=line.text, notes=notes)

    return asked.list("Lines", rows())


def _brief(record: Record, lines: Sequence[str]) -> Iterable[Row]:
    for line in Lines(Views(record)).brief(lines):
        notes = (say_told(statuses_of(line), line.said_by), *(badge.words for badge in badges_of(line)))
        yield Row(address=f"/line/{line.id}", head=say_long(line.when), words=line.text, notes=notes)


def _statements(asked: _Asked) -> Response:
    def rows() -> Iterable[Row]:
        for speaker, one in asked.book.statements.values():
            notes = (one.date, one.mode, *one.notes)
            yield Row(address=f"/statement/{one.id}", head=speaker.name, words=one.text, notes=notes)

    return asked.list("Statements", rows())


def _actors(asked: _Asked) -> Response:
    def rows() -> Iterable[Row]:
        for actor in asked.book.actors.values():
            roles = "; ".join(dict.fromkeys(role.title for role in actor.roles if role.title))
            notes = (f"{actor.mentions} mentions", *(("hidden",) if actor.hidden else ()))
            yield Row(address=f"/actor/{actor.id}", head=actor.kind, words=actor.name, notes=(roles, *notes))

    return asked.list("Actors", rows())


def _articles(asked: _Asked) -> Response:
    def rows() -> Iterable[Row]:
        for one in asked.book.sources.all:
            yield Row(
                address=f"/article/{one.number}", head=one.date, words=one.title or one.outlet, notes=(one.outlet,)
            )

    return asked.list("Articles", rows())


def _decisions(asked: _Asked) -> Response:
    found = list(_told(asked.record))
    return asked.page("decisions.html", decisions=found[::-1], problems=_lost(asked))


def _line(asked: _Asked) -> Response:
    book, record = asked.book, asked.record
    if asked.id in book.line_of:
        return RedirectResponse(f"/line/{book.line_of[asked.id]}", status_code=303)
    if asked.id not in book.lines:
        raise HTTPException(404, _GONE.format("line"))
    at = book.order.index(asked.id)
    claims = Anchors(record).claims_of(asked.id)
    near = [one for one in book.order[max(0, at - NEAR) : at + NEAR + 1] if one != asked.id]
    return asked.page(
        "line.html",
        line=book.lines[asked.id],
        before=book.order[at - 1] if at else "",
        after=book.order[at + 1] if at + 1 < len(book.order) else "",
        near=[book.lines[one] for one in near],
        reports=[(claim, _said_by(record, claim), asked.book.numbers[claim.article]) for claim in claims],
        when=_edtf(record, asked.id),
        notes=Decisions(record).notes(asked.id, *(claim.id for claim in claims)),
        state=state_of(record, asked.id),
        claim=claims[0].id if claims else "",
    )


def _statement(asked: _Asked) -> Response:
    if asked.id not in asked.book.statements:
        return RedirectResponse(f"/statement/{_shown_as(asked)}", status_code=303)
    speaker, one = asked.book.statements[asked.id]
    return asked.page(
        "statement.html",
        speaker=speaker,
        statement=one,
        not_stated=NOT_STATED,
        notes=Decisions(asked.record).notes(asked.id),
        state=state_of(asked.record, asked.id),
    )


def _shown_as(asked: _Asked) -> str:
    """Return the statement under which another one of the same words, or another version, is shown."""
    rows = asked.record.query("SELECT value FROM slots WHERE claim = ? AND name = 'content' ORDER BY ordinal", asked.id)
    words = " … ".join(" ".join(row["value"].split()) for row in rows).casefold()
    for _, one in asked.book.statements.values():
        if words and (one.text.casefold() == words or any(version.claim == asked.id for version in one.versions)):
            return one.id
    raise HTTPException(404, _GONE.format("statement"))


def _actor(asked: _Asked) -> Response:
    views = Views(asked.record)
    found = [actor for actor in asked.record.actors() if actor.id == asked.id]
    if not found:
        raise HTTPException(404, _GONE.format("actor"))
    detail = Who(views).detail(found[0])
    named = {(number, cite.quote, basis): None for number, cite, basis in detail.cites}
    return asked.page(
        "actor.html",
        actor=detail.line,
        reasons=detail.reasons,
        mentions=list(named),
        statements=[one for one in detail.statements if one.id in asked.book.statements],
        names=sorted({one.name for one in asked.book.actors.values() if one.id != asked.id}, key=str.casefold),
        state=state_of(asked.record, asked.id),
        claim=found[0].appearances[0][0],
    )


def _article(asked: _Asked) -> Response:
    number = int(asked.request.path_params["number"])
    if number not in asked.book.articles:
        raise HTTPException(404, _GONE.format("article"))
    article = asked.book.articles[number]
    rows = asked.record.query("SELECT text FROM articles WHERE id = ?", article)
    cites = asked.record.query('SELECT claim, start, "end" FROM cites WHERE article = ? ORDER BY start, claim', article)
    lines = dict.fromkeys(asked.book.line_of.get(row["claim"], "") for row in cites)
    return asked.page(
        "article.html",
        article=asked.book.sources.by_number[number],
        pieces=list(_pieces(rows[0]["text"] if rows else "", [Span(row["start"], row["end"]) for row in cites])),
        lines=[asked.book.lines[one] for one in lines if one in asked.book.lines],
    )


def _pieces(text: str, cited: Sequence[Span]) -> Iterable[Piece]:
    at = 0
    for span in merged(cited):
        yield Piece(text=text[at : span.start], is_cited=False)
        yield Piece(text=span.of(text), is_cited=True)
        at = span.end
    yield Piece(text=text[at:], is_cited=False)


def _told(record: Record) -> Iterable[DecisionView]:
    decisions = record.decisions()
    gone = taken_back(decisions)
    addresses = _addresses(record)
    for one in decisions:
        words = f"take back decision {one.value}" if one.act == UNDO else one.act
        yield DecisionView(
            decision=one,
            words=words,
            about=tuple(dict.fromkeys(words for _, words, _ in one.anchors)) if one.act != UNDO else (),
            address=addresses.get(one.number, ""),
            undone_by=gone.get(one.number, 0),
        )


def _addresses(record: Record) -> dict[int, str]:
    """Return where a line or statement can be seen that each decision had an effect on, by its number."""
    rows = record.query(
        """SELECT d.number, 'line' AS page, e.id FROM decided d JOIN entries e ON e.id = d.about
           UNION ALL SELECT d.number, 'statement', k.id FROM decided d JOIN claims k ON k.id = d.about
             WHERE k.kind = 'statement' AND d.what <> 'hidden' ORDER BY d.number, page DESC, id DESC"""
    )
    return {row["number"]: f"/{row['page']}/{row['id']}" for row in rows}


def _done(record: Record, request: Request) -> DecisionView | None:
    """Return the decision that a page was reached by."""
    number = request.query_params.get("done", "")
    return next((one for one in _told(record) if str(one.decision.number) == number), None) if number else None


def _lost(asked: _Asked) -> list[Any]:
    return [problem for problem in asked.record.problems() if problem.stage == "decisions"]


def _said_by(record: Record, claim: Claim) -> str:
    sourced = Decisions(record).decided(claim)
    return sourced.source or ("the article itself" if sourced.source_stated else "somebody, not stated who")


def _edtf(record: Record, line: str) -> str:
    rows = record.query("SELECT when_edtf FROM entries WHERE id = ?", line)
    return str(rows[0]["when_edtf"]) if rows else ""


_GONE = "There is no such {}. It was decided about, or the record was built anew since."

_ANSWERS: dict[Room, Callable[[_Asked], Response]] = {
    Room.LINES: _lines,
    Room.STATEMENTS: _statements,
    Room.ACTORS: _actors,
    Room.ARTICLES: _articles,
    Room.DECISIONS: _decisions,
    Room.LINE: _line,
    Room.STATEMENT: _statement,
    Room.ACTOR: _actor,
    Room.ARTICLE: _article,
}
