"""How many planted errors were found, and on how many correct items lies an alarm, as the README of the data says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.checking.reading import Answer, CheckedDraft
from bench.pairing import Counts
from bench.task import Mistake
from onrecord.check import Verdict
from onrecord.text import Span

Item = dict[str, Any]


@dataclass(slots=True)
class Score:
    """Counts by kind of item ("quotation") and of error ("fused"); `stray`: alarms that lie on no item."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    found_as_kind: Counter[str] = field(default_factory=Counter)
    correct: Counter[str] = field(default_factory=Counter)
    quiet: Counter[str] = field(default_factory=Counter)
    checked: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    found_errors: Counter[str] = field(default_factory=Counter)
    stray: int = 0
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def recall(self) -> Counts:
        """Planted errors on which any alarm lies."""
        return Counts(right=self.found.total(), wanted=self.planted.total())

    @property
    def recall_as_kind(self) -> Counts:
        """Planted errors on which an alarm of their own kind lies."""
        return Counts(right=self.found_as_kind.total(), wanted=self.planted.total())

    @property
    def without_alarm(self) -> Counts:
        """Correct items, and items of the reporter's own, on which no false alarm lies; strays count against them."""
        return Counts(right=max(0, self.quiet.total() - self.stray), wanted=self.correct.total())

    @property
    def coverage(self) -> Counts:
        """Correct items for which the command says anything."""
        return Counts(right=self.checked.total(), wanted=self.correct.total())


def score_drafts(drafts: Iterable[CheckedDraft]) -> Score:
    """Return the score over all drafts."""
    score = Score()
    for draft in drafts:
        planted = [_span(item) for item in draft.items if item["planted"]]
        for item in draft.items:
            if item.get("part_of"):
                continue
            if item["planted"]:
                _score_planted(score, draft, item)
            else:
                _score_correct(score, draft, item, planted)
        for answer in _strays(draft):
            score.stray += 1
            score.mistakes.append(Mistake(category="alarm on nothing", line=_line(draft, answer.span, [answer])))
    return score


def _score_planted(score: Score, draft: CheckedDraft, item: Item) -> None:
    over = _over(draft.answers, _span(item))
    alarms = [answer for answer in over if answer.is_alarm]
    score.planted[item["kind"]] += 1
    score.errors[item["error"]] += 1
    if alarms:
        score.found[item["kind"]] += 1
        score.found_errors[item["error"]] += 1
    if any(answer.kind == item["kind"] for answer in alarms):
        score.found_as_kind[item["kind"]] += 1
    elif not alarms:
        words = f"{item['error']} ({item.get('note', '')}): {_line(draft, _span(item), over)}"
        score.mistakes.append(Mistake(category=f"missed, {item['kind']}", line=words))


def _score_correct(score: Score, draft: CheckedDraft, item: Item, planted: Sequence[Span]) -> None:
    over = [answer for answer in _over(draft.answers, _span(item)) if answer.kind == item["kind"]]
    alarms = [answer for answer in over if _is_alarm_on(answer, item) and not _lies_on(answer, planted)]
    score.correct[item["kind"]] += 1
    score.checked[item["kind"]] += bool(over)
    if alarms:
        category = f"false alarm, {item['kind']}"
        score.mistakes.append(Mistake(category=category, line=_line(draft, _span(item), alarms)))
    else:
        score.quiet[item["kind"]] += 1


def _is_alarm_on(answer: Answer, item: Item) -> bool:
    """Whether an answer is an alarm: of what is the reporter's own, "not in the record" is none."""
    return answer.verdict == Verdict.DIFFERS.value if item["expected"] == "own" else answer.is_alarm


def _strays(draft: CheckedDraft) -> Iterator[Answer]:
    items = [_span(item) for item in draft.items]
    yield from (answer for answer in draft.answers if answer.is_alarm and not _lies_on(answer, items))


def _over(answers: Sequence[Answer], span: Span) -> list[Answer]:
    return [answer for answer in answers if answer.span.overlaps(span)]


def _lies_on(answer: Answer, spans: Sequence[Span]) -> bool:
    return any(answer.span.overlaps(span) for span in spans)


def _span(item: Item) -> Span:
    return Span(item["start"], item["end"])


def _line(draft: CheckedDraft, span: Span, answers: Sequence[Answer]) -> str:
    said = "; ".join(f"{one.kind} “{one.span.of(draft.text)}” {one.verdict}: {one.reason}" for one in answers)
    return f"{draft.name} “{' '.join(span.of(draft.text).split())}” | {said or 'nothing said'}"
