"""What is kept of a comparison, so that the next one need not look at every article again. None of it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Articles with the same words, as copies are looked for: `members` by id, `words` many of them.

    Leaves are ordered by their `key`. `is_counted`: it is related to no earlier one, and what it shares with unrelated
    ones may become common. `outlet` is that of the first member, "" unknown.
    """

    number: int
    key: bytes
    outlet: str
    words: int
    members: tuple[str, ...]
    is_counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two leaves, by their numbers, that were laid side by side: the earlier on the left; `share` of the shorter."""

    left: int
    right: int
    share: float
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Articles with one text, as stories are looked for: `members` by their days, then by id.

    Sheets are ordered by their `place`. `earliest` and `latest` are days as ordinals, None: open. `home` is the group
    that it is in, by the number of that group's first sheet; `belongs` are the groups of whose stories it is a member:
    its home, or one that it follows, or the several that a digest tells.
    """

    number: int
    place: str
    earliest: int | None
    latest: int | None
    members: tuple[str, ...]
    home: int = 0
    belongs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The marked words of one statement, folded, as versions of quotations are looked for."""

    claim: str
    article: str
    words: tuple[str, ...]

    @property
    def order(self) -> tuple[int, str]:
        """What quotations are ordered by: the longest first."""
        return -len(self.words), self.claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The actors of one article, as actors are looked for across articles.

    `stories` are those that it is in with other articles, `words` its topic; `company` are the keys and names of those
    who are company to others; `kinds` the kinds on which its stories settle, by appearance; `crowded` the tiers in
    which it has namesakes.
    """

    article: str
    stories: tuple[str, ...]
    words: tuple[str, ...]
    company: tuple[tuple[str, str], ...]
    crowded: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
