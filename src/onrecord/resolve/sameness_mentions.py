"""A mention of a happening, with all that tells whether another one speaks of the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.lexicon.happenings import classes_of, word_classes
from onrecord.lexicon.weights import background
from onrecord.resolve.vectors import Vector, vector_of

_LONGEST = 60
"""Terms of an article or a sentence that are weighed."""


ANY = "anything"
"""What a pronoun may stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One mention of a happening: a verb or noun with what its clause says.

    `lemma` is the dictionary form, with "_" for a phrase ("gun_down"). Actors, targets and details (what else its
    clause holds) are ids where they are known, else words in lower case; never pronouns. `named` are the names among
    the targets, `numbers` those of its clause. Each of `places` is a place id and the ids of all that it lies in, the
    narrowest first. `earliest` and `latest` bound when it happened, `told` is when the article was published, None
    where that is open. `words` is the context (`context_of`) that the sentence makes without the mention itself,
    `setting` that of the whole article, `clause` the weights of the clause's own words.

    `is_beginning`: its noun is what began; `is_further`: it is told as one more of its kind ("also closed");
    `is_recurring`: its story tells the like of several days; `is_known`: its noun is told as a known one ("the
    subpoena").

    Where slots are known in full, `agent_words` and `target_words` hold all their words of weight; they are compared
    instead of actors and targets. `beside` are all words of the sentence in lower case: a name of the other mention
    that stands there in another place of grammar is not another name. `names_beside` are further names of the clause,
    `weekdays` the days of the week that it names.

    `subject_words` and `object_words` are the words of weight around the predicate of who acts and what is acted on,
    also where no actor is known, `object_head` is the kind of thing that is acted on. `new_parts` are subject and
    object where they are told as new ("a plane" gives "subject plane"), `known_parts` where they are told as known
    ("the plane", "it" gives "subject anything"). `land` is the key of the country that acts, `lands` are such keys of
    the names in the words of who acts: "Russia", "the Russian minister".
    """

    id: str
    article: str
    stories: tuple[str, ...]
    sentence: int
    lemma: str
    is_noun: bool
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    places: tuple[tuple[str, ...], ...] = ()
    earliest: date | None = None
    latest: date | None = None
    told: date | None = None
    is_denied: bool = False
    is_planned: bool = False
    words: Vector = field(default_factory=dict, hash=False)
    setting: Vector = field(default_factory=dict, hash=False)
    is_beginning: bool = False
    is_further: bool = False
    is_recurring: bool = False
    is_known: bool = False
    clause: Vector = field(default_factory=dict, hash=False)
    agent_words: frozenset[str] = frozenset()
    target_words: frozenset[str] = frozenset()
    agent_names: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    names_beside: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    subject_words: frozenset[str] = frozenset()
    object_words: frozenset[str] = frozenset()
    object_head: str = ""
    new_parts: frozenset[str] = frozenset()
    known_parts: frozenset[str] = frozenset()
    land: str = ""
    lands: frozenset[str] = frozenset()

    @property
    def classes(self) -> frozenset[str]:
        """The classes of happenings that its word is of."""
        return classes_of(self.lemma, is_noun=self.is_noun)

    def is_of_kind(self, kind: str) -> bool:
        """Whether one of its classes is of a coarse kind: "speech", "change"."""
        return any(word_classes()[name].kind == kind for name in self.classes)


def context_of(text: str) -> Vector:
    """Return the unit vector of an article's or a sentence's weightiest words, as mentions are compared by it."""
    return vector_of("", text, background=background(), longest=_LONGEST)
