"""Two texts side by side: what they share, and whether one is a copy of the other."""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.sharing import Body, Stretch, find_shared
from onrecord.text import Span, merged

COPIED = 0.3
"""The share of the shorter body that makes a copy: by definition; .25 loses .006 of F, .33 loses .004."""

QUOTED = 0.9
"""Where so much of what two articles share stands in one or two quotations, both quote one speaker: no copy."""

_QUOTATION = re.compile(r"“[^“”\n]{1,3000}”|\"[^\"\n]{1,3000}\"|«[^«»\n]{1,3000}»|„[^„“”\n]{1,3000}[“”]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two texts, and its words without the furniture."""

    text: str
    body: Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two texts share: the stretches by words, the share of each body and of the shorter one, 0 to 1."""

    stretches: tuple[Stretch, ...]
    share_left: float
    share_right: float
    share: float
    is_copy: bool


def compare(left: Side, right: Side) -> Overlap:
    """Return what two texts share; `share` is that of the shorter one."""
    one, other = left.body, right.body
    stretches = find_shared(one, other)
    sizes = (one.size(), other.size())
    shared = (
        one.size_of((it.left, it.left_end) for it in stretches),
        other.size_of((it.right, it.right_end) for it in stretches),
    )
    share_left, share_right = (part / whole if whole else 0.0 for part, whole in zip(shared, sizes, strict=True))
    share = share_left if sizes[0] < sizes[1] else share_right
    return Overlap(
        stretches=stretches,
        share_left=share_left,
        share_right=share_right,
        share=share,
        is_copy=share >= COPIED and not _is_quoted(left, right, stretches),
    )


def _is_quoted(left: Side, right: Side, stretches: Sequence[Stretch]) -> bool:
    """Whether nearly all that is shared stands in one or two quotations, on both sides."""
    spans = (
        [left.body.words.span(it.left, it.left_end) for it in stretches],
        [right.body.words.span(it.right, it.right_end) for it in stretches],
    )
    return all(_is_quotation(side.text, merged(some)) for side, some in zip((left, right), spans, strict=True))


def _is_quotation(text: str, spans: Sequence[Span]) -> bool:
    """Whether QUOTED of the code points in `spans` stand in at most two quotations of `text`."""
    inside = [
        sum(max(0, min(span.end, found.end()) - max(span.start, found.start())) for span in spans)
        for found in _QUOTATION.finditer(text)
    ]
    return sum(heapq.nlargest(2, inside)) >= QUOTED * sum(span.end - span.start for span in spans)
