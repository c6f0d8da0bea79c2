"""One article's way of telling: its choices of words, whom it has named already, its length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from bench.archive.patterns import capitalised, choose, common, fill
from bench.archive.stories import Day, Line, Story

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MEDIAN_LOG, SPREAD = 5.9, 0.5
"""Of the words of an article, which are spread like those of news: most have 200 to 500, few up to 900."""

SHORTEST, LONGEST = 100, 880


@dataclass(slots=True, kw_only=True)
class Voice:
    """The writer of one article about a day of a story; it remembers whom it has introduced."""

    story: Story
    day: Day
    outlet: str
    dice: Random
    named: set[str] = field(default_factory=set)

    def sentence(self, pattern: str, figures: Mapping[str, str]) -> str:
        """Return `pattern` in the words of this article."""
        return capitalised(fill(choose(pattern, self.dice), lambda slot: self._value(slot, figures)))

    def line(self, line: Line) -> str:
        """Return what a line of the day says."""
        figures = {**line.figures, "speaks": line.who}
        if not line.who or line.is_indirect:
            return self.sentence(line.pattern, figures)
        figures["q"] = fill(line.pattern, lambda slot: self._value(slot, figures))
        return self.sentence(self.dice.choice(common()["said"]), figures)

    def paragraphs(self) -> list[str]:
        """Return the body of an own report: lead, then what fits its length, in the order of the day's lines."""
        length = min(LONGEST, max(SHORTEST, round(self.dice.lognormvariate(MEDIAN_LOG, SPREAD))))
        lead, second, _ = self.dice.sample(self.story.subject.leads, 3)
        dateline = self.sentence(self.dice.choice(common()["datelines"]), {})
        paragraphs = [dateline + self.sentence(lead, self._figures())]
        sentences = [self.line(line) for line in self._chosen()]
        sentences.insert(len(sentences) // 2, self.sentence(second, self._figures()))
        words, at = len(paragraphs[0].split()), 0
        while at < len(sentences) and words < length:
            several = sentences[at : at + self.dice.choice((1, 1, 2, 3))]
            at += len(several)
            paragraphs.append(" ".join(several))
            words += len(paragraphs[-1].split())
        return paragraphs

    def _chosen(self) -> list[Line]:
        """Return the lines of the day, less some, then some of the days before."""
        lines = [line for line in self.day.lines if self.dice.random() < 0.8]
        for day in reversed(self.story.days):
            if day.day < self.day.day and len(lines) < 50:
                lines += [line for line in day.lines if self.dice.random() < 0.4]
        return lines

    def _figures(self) -> Mapping[str, str]:
        return self.day.lines[0].figures

    def _value(self, slot: str, figures: Mapping[str, str]) -> str:
        if slot == "who":
            return self._name(figures["speaks"])
        if slot in self.story.people:
            return self._name(slot)
        for table in (figures, self.day.state, self.story.fixed):
            if slot in table:
                return table[slot]
        return {
            "weekday": WEEKDAYS[self.day.day.weekday()],
            "outlet": f"the {self.outlet}",
            "reporter": self.story.people["boss2"].first + " " + self.dice.choice("Alder Birk Cole Dane Esker".split()),
        }[slot]

    def _name(self, slot: str) -> str:
        """Return a person's name: whole when first named, the family name later."""
        person = self.story.people[slot]
        if slot in self.named:
            return person.last
        self.named.add(slot)
        return person.whole
