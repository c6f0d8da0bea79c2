"""What two claims have in common, by the weight of their stems. Sums are exact, so that no order of stems matters."""

from __future__ import annotations

import math
from collections.abc import Iterable

from onrecord.resolve.comparing.telling import Telling, once


def share_of(one: Telling, other: Telling) -> tuple[float, set[str]]:
    """Return which part of the lighter of two claims both have, by the weight of stems, and those stems."""
    shared = one.stems.keys() & other.stems.keys()
    lighter = min(_mass(one), _mass(other))
    return (_common(one, other, shared) / lighter if lighter else 0.0), shared


@once
def _mass(telling: Telling) -> float:
    """Return the weight of all stems of a claim."""
    return math.fsum(telling.stems.values())


def _common(one: Telling, other: Telling, shared: Iterable[str]) -> float:
    return math.fsum([min(one.stems[stem], other.stems[stem]) for stem in shared])


def own_stems(one: Telling, other: Telling) -> set[str]:
    """Return the stems that two claims share beside names."""
    return (one.stems.keys() & other.stems.keys()) - one.names - other.names


def own_weight(one: Telling, other: Telling) -> float:
    """Return the weight of the stems that two claims share beside names."""
    return math.fsum([one.stems[stem] for stem in own_stems(one, other)])


def heavier_share(one: Telling, other: Telling) -> float:
    """Return which part of the heavier of two claims both have, by the weight of stems."""
    heavier = max(_mass(one), _mass(other))
    return _common(one, other, one.stems.keys() & other.stems.keys()) / heavier if heavier else 0.0


def own_share(one: Telling, other: Telling) -> float:
    """Return the same without names: what is said, whoever it is said of."""
    names = one.names | other.names
    masses = [math.fsum([part.stems[stem] for stem in part.stems.keys() - names]) for part in (one, other)]
    return _common(one, other, own_stems(one, other)) / min(masses) if min(masses) else 0.0
