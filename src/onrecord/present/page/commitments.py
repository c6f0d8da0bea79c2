"""Who promised, gives or gave what: a ledger for each giver, and totals of like with like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.present.claims import CommitmentLine
from onrecord.present.exports import Contents
from onrecord.present.page.amounts import Amount, read_amount, say_number
from onrecord.present.page.datewords import say_long
from onrecord.present.page.excerpts import Excerpt, Texts
from onrecord.present.page.standings import say_told
from onrecord.present.phrases import count

NOT_STATED = "Giver not stated"
STAGES = ("planned", "announced", "pledged", "allocated", "ongoing", "delivered", "withdrawn")
ADDED = {"announced": "pledged", "pledged": "pledged", "allocated": "pledged", "delivered": "delivered"}
"""The stages whose amounts are added, and under which word; what is planned, ongoing or withdrawn is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """How far a commitment has come, when, and on whose word."""

    stage: str
    date: str
    told: str
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    """One commitment with its stages in their order."""

    id: str
    item: str
    amount: str
    recipient: str
    purpose: str
    stages: tuple[StageView, ...]
    sources: tuple[int, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """One giver; `totals` are sums of one currency and stage, `left_out` says what is in none of them and why."""

    name: str
    commitments: tuple[CommitmentView, ...]
    totals: tuple[str, ...]
    left_out: tuple[str, ...]


def build_commitments(contents: Contents, texts: Texts) -> tuple[Giver, ...]:
    """Return the givers of a record by name, those that are not stated last."""
    entries = {
        row["claim"]: row["entry"]
        for row in contents.record.query("SELECT entry, claim FROM entry_claims ORDER BY entry DESC, claim")
    }
    givers: dict[str, dict[tuple[str, str], list[CommitmentLine]]] = {}
    for line in contents.commitments:
        head = (entries.get(line.id, line.id), f"{line.item.casefold()} {line.quantity}")
        givers.setdefault(line.giver or NOT_STATED, {}).setdefault(head, []).append(line)
    made = [_giver(name, list(groups.values()), texts) for name, groups in givers.items()]
    return tuple(sorted(made, key=lambda giver: (giver.name == NOT_STATED, giver.name.casefold(), giver.name)))


def _giver(name: str, groups: list[list[CommitmentLine]], texts: Texts) -> Giver:
    return Giver(
        name=name,
        commitments=tuple(_view(group, texts) for group in groups),
        totals=tuple(_totals(groups)),
        left_out=tuple(_left_out(groups)),
    )


def _view(group: list[CommitmentLine], texts: Texts) -> CommitmentView:
    first = group[0]
    amount = read_amount(first.quantity)
    told = {(line.stage, line.status, line.said_by, line.source): line for line in group}
    stages = sorted(told.values(), key=lambda line: (_rank(line.stage), line.source, line.id))
    return CommitmentView(
        id=first.id,
        item=first.item,
        amount=amount.words if amount else "",
        recipient=first.recipient,
        purpose=first.purpose,
        stages=tuple(
            StageView(
                stage=line.stage or "stage not stated",
                date=say_long(line.when),
                told=say_told((line.status,), (line.said_by,) if line.said_by else ()),
                source=line.source,
            )
            for line in stages
        ),
        sources=tuple(sorted({line.source for line in group})),
        excerpts=texts.excerpts((line.cite.article, line.cite.span) for line in group),
    )


def _rank(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES else len(STAGES)


def _addable(groups: list[list[CommitmentLine]]) -> Iterator[tuple[CommitmentLine, Amount]]:
    """Yield the commitments of money, each once: the same amount to the same recipient may be one told twice."""
    for group in groups:
        line = max(group, key=lambda line: _rank(line.stage))
        amount = read_amount(line.quantity)
        if amount and amount.is_money:
            yield line, amount


def _totals(groups: list[list[CommitmentLine]]) -> Iterator[str]:
    """Yield sums of one currency and stage of exact amounts that do not come on top of others."""
    sums: dict[tuple[str, str], dict[tuple[Decimal, str], Decimal]] = {}
    for line, amount in _addable(groups):
        stage = ADDED.get(line.stage, "")
        if stage and _is_sure(line) and amount.value is not None and not amount.is_incremental:
            same = (amount.value, line.recipient.casefold())
            sums.setdefault((stage, amount.unit), {})[same] = amount.value
    for (stage, unit), values in sorted(sums.items()):
        many = f" in {len(values)} commitments" if len(values) > 1 else ""
        yield f"{say_number(sum(values.values(), Decimal(0)))} {unit} {stage}{many}"


def _left_out(groups: list[list[CommitmentLine]]) -> Iterator[str]:
    """Yield in words what the totals leave out."""
    found = list(_addable(groups))
    sure = [(line, amount) for line, amount in found if _is_sure(line) and line.stage in ADDED]
    incremental = [amount for _, amount in sure if amount.is_incremental]
    vague = [amount for _, amount in sure if amount.value is None and not amount.is_incremental]
    exact = [(a.unit, a.value, line.stage, line.recipient.casefold()) for line, a in sure if a.value is not None]
    unsure = len(found) - len(sure)
    if incremental:
        yield f"“a further” or “additional”, on top of what is not said: {'; '.join(a.words for a in incremental)}"
    if vague:
        yield f"no exact number: {'; '.join(amount.words for amount in vague)}"
    if unsure:
        yield f"{count(unsure, 'amount')} planned, ongoing, denied or withdrawn"
    if repeated := len(exact) - len(set(exact)):
        yield f"{count(repeated, 'amount')} that may be one told twice"


def _is_sure(line: CommitmentLine) -> bool:
    return line.status not in ("denied", "hypothetical", "opinion")
