"""What a person sent, checked: from the fields of a form to a decision, or a sentence that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from onrecord.decisions import UNDO, Anchor, taken_back
from onrecord.errors import UsageError
from onrecord.model import Actor
from onrecord.present.decided import Anchors, state_of
from onrecord.present.views import Views
from onrecord.present.who import Who
from onrecord.record.decided_dates import UNKNOWN, read_edtf
from onrecord.store import Record

LONGEST = 500
"""Characters of a field, a reason apart."""

LONGEST_REASON = 2_000

MOST_FIELDS = 300

_ID = re.compile(r"[0-9a-f]{4,64}")
_LINK = re.compile(r"(?:.{0,200}/line/|.{0,200}\#l-)?(?P<id>[0-9a-f]{4,64})", re.DOTALL)

CHANGED = "has changed since you opened it, or is gone: somebody decided about it, or the record was built anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The fields of a form. `about` is the full id of a line, statement or actor, `seen` its state when it was shown.

    `claim` is a claim or appearance of it, by which it is found again when its id has changed. The others belong to one
    act each: a date, a speaker (of the report `part`, or of all), a name, another line or actor (`other`, or `near`), a
    number of a decision, and the `parts` that are ticked.
    """

    token: str = ""
    act: str = ""
    about: str = ""
    claim: str = ""
    seen: str = ""
    date: str = ""
    speaker: str = ""
    part: str = ""
    name: str = ""
    near: str = ""
    other: str = ""
    number: str = ""
    who: str = ""
    why: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A decision that can be carried out."""

    act: str
    anchors: tuple[Anchor, ...]
    value: str = ""


def read_form(body: bytes) -> Sent:
    """Return the fields of an urlencoded form; unknown ones are left out. Raises UsageError for what is none."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="replace")
    except ValueError as error:
        raise UsageError("That is no form.", advice="Go back and try again.") from error
    fields = dict(pairs)
    for name, value in fields.items():
        if len(value) > (LONGEST_REASON if name == "why" else LONGEST):
            raise UsageError(f"What was written under “{name[:20]}” is too long.", advice="Go back and shorten it.")
    known = {name: fields.get(name, "").strip() for name in Sent.__slots__ if name != "parts"}
    return Sent(**known, parts=tuple(value for name, value in pairs if name == "parts"))


def plan(views: Views, sent: Sent) -> Wanted:
    """Return the decision that a form asks for. Raises UsageError, saying why, when it can't be had."""
    if sent.act not in _PLANS:
        raise UsageError("No such thing can be decided.", advice="Go back and use one of the buttons.")
    if not sent.who:
        raise UsageError("A decision needs a name.", advice="Go back and write who decides.")
    if sent.act != UNDO:
        if not _ID.fullmatch(sent.about):
            raise UsageError("The form does not say what it is about.", advice="Go back and try again.")
        check_unchanged(views.record, sent)
    return _PLANS[sent.act](views, sent)


def check_unchanged(record: Record, sent: Sent) -> None:
    """Raise UsageError when what a form is about is not what the person saw."""
    if sent.act == UNDO:
        known = {str(one.number) for one in record.decisions()}
        gone = {str(number) for number in taken_back(record.decisions())}
        if sent.number not in known:
            raise UsageError(
                "There is no such decision.", advice="The record was replaced by another; nothing was changed."
            )
        if sent.number in gone:
            raise UsageError("That decision was taken back already.", advice="Nothing was changed.")
    elif state_of(record, sent.about) != sent.seen or not sent.seen:
        raise UsageError(f"What you decided about {CHANGED}.", advice="Nothing was changed. Look at it as it is now.")


def _line(views: Views, sent: Sent) -> Wanted:
    return Wanted(act=sent.act, anchors=Anchors(views.record).of_line(sent.about))


def _redate(views: Views, sent: Sent) -> Wanted:
    value = UNKNOWN if sent.date.casefold() in ("unknown", UNKNOWN.casefold()) else sent.date
    try:
        read_edtf(value)
    except ValueError as error:
        raise UsageError(f"“{sent.date}” is no date: {error}.", advice="Go back and write another.") from error
    return Wanted(act=sent.act, anchors=Anchors(views.record).of_line(sent.about), value=value)


def _attribute_line(views: Views, sent: Sent) -> Wanted:
    anchors = Anchors(views.record)
    if not sent.part:
        return Wanted(act=sent.act, anchors=anchors.of_line(sent.about), value=sent.speaker)
    claims = [claim for claim in anchors.claims_of(sent.about) if claim.id == sent.part]
    if not claims:
        raise UsageError("That report is not of this line.", advice="Go back and choose another.")
    return Wanted(act=sent.act, anchors=(anchors.of_claim(claims[0]),), value=sent.speaker)


def _merge_lines(views: Views, sent: Sent) -> Wanted:
    match = _LINK.fullmatch(sent.other or sent.near)
    if match is None:
        raise UsageError(
            "It is not said which line to merge with.", advice="Go back, and choose one or paste its address."
        )
    anchors = Anchors(views.record)
    other = anchors.line_id(match["id"])
    if other == sent.about:
        raise UsageError("A line can't be merged with itself.", advice="Go back and choose another.")
    return Wanted(act=sent.act, anchors=(anchors.of_line(sent.about)[0], anchors.of_line(other)[0]))


def _split_line(views: Views, sent: Sent) -> Wanted:
    anchors = Anchors(views.record)
    claims = anchors.claims_of(sent.about)
    leaving = [claim for claim in claims if claim.id in sent.parts]
    if not leaving or len(leaving) == len(claims):
        raise UsageError("Tick some of what the line holds, not all of it.", advice="Go back and choose.")
    return Wanted(act=sent.act, anchors=tuple(anchors.of_claim(claim) for claim in leaving))


def _statement(views: Views, sent: Sent) -> Wanted:
    value = sent.speaker if sent.act == "re-attribute statement" else ""
    return Wanted(act=sent.act, anchors=Anchors(views.record).of_statement(sent.about), value=value)


def _actor(views: Views, sent: Sent) -> Wanted:
    return Wanted(act=sent.act, anchors=(Who(views).anchor(_find_actor(views, sent.about)),))


def _rename(views: Views, sent: Sent) -> Wanted:
    if not sent.name:
        raise UsageError("The new name is empty.", advice="Go back and write one.")
    return Wanted(act=sent.act, anchors=_actor(views, sent).anchors, value=sent.name)


def _merge_actors(views: Views, sent: Sent) -> Wanted:
    if not sent.other:
        raise UsageError("It is not said whom to merge with.", advice="Go back and name another actor.")
    other = Who(views).find(sent.other)
    if other.id == sent.about:
        raise UsageError("These are one actor already.", advice="Go back and name another.")
    return Wanted(act=sent.act, anchors=(*_actor(views, sent).anchors, Who(views).anchor(other)))


def _split_actor(views: Views, sent: Sent) -> Wanted:
    actor = _find_actor(views, sent.about)
    articles = _articles_of(views, actor)
    leaving = [article for article in articles if str(views.numbers[article]) in sent.parts]
    if not leaving or len(leaving) == len(articles):
        raise UsageError("Tick some of the articles, not all of them.", advice="Go back and choose.")
    return Wanted(act=sent.act, anchors=tuple(Who(views).anchor(actor, article) for article in leaving))


def _undo(views: Views, sent: Sent) -> Wanted:
    check_unchanged(views.record, sent)
    decision = next(one for one in views.record.decisions() if str(one.number) == sent.number)
    return Wanted(act=UNDO, anchors=decision.anchors, value=sent.number)


def _find_actor(views: Views, actor: str) -> Actor:
    found = [one for one in views.record.actors() if one.id == actor]
    if not found:
        raise UsageError(f"The actor {CHANGED}.", advice="Nothing was changed.")
    return found[0]


def _articles_of(views: Views, actor: Actor) -> Sequence[str]:
    members = {one for one, _ in actor.appearances}
    return sorted({one.article for one in views.record.appearances() if one.id in members})


_PLANS: Mapping[str, Callable[[Views, Sent], Wanted]] = {
    "accept line": _line,
    "hide line": _line,
    "re-date line": _redate,
    "re-attribute line": _attribute_line,
    "merge lines": _merge_lines,
    "split line": _split_line,
    "accept statement": _statement,
    "hide statement": _statement,
    "re-attribute statement": _statement,
    "hide actor": _actor,
    "rename actor": _rename,
    "merge actors": _merge_actors,
    "split appearance": _split_actor,
    UNDO: _undo,
}
