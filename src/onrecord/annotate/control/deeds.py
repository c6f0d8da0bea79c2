"""A finding of control with the places and the people that its words name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.holders import Holder
from onrecord.annotate.control.places import HeldPlace
from onrecord.annotate.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A finding with the places and the people that its tokens are."""

    tree: Tree
    finding: Finding
    places: tuple[HeldPlace, ...]
    holders: tuple[Holder, ...]
    formers: tuple[Holder, ...]

    @property
    def doers(self) -> tuple[Holder, ...]:
        """Those who do it; for a leaving who leave."""
        return self.formers if self.finding.frame.change == "leaves" and self.formers else self.holders or self.formers

    @property
    def named(self) -> tuple[int, ...]:
        """The tokens that say who does it, be they somebody or not."""
        return self.finding.formers if self.finding.frame.change == "leaves" else self.finding.holders

    @property
    def is_guess(self) -> bool:
        """Whether nothing but the word tells that one of the names is a place's."""
        return any(place.is_guessed for place in self.places)
