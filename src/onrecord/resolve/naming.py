"""How an actor of several appearances is called and known: name, country, id, the key by which it is company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.model import ActorKind, Appearance, content_id
from onrecord.resolve.bodies import parse_body
from onrecord.resolve.names import is_description, parse_name, sound_of


def actor_id(least: Appearance) -> str:
    """Return the id of the actor whose least appearance, by (publication day, article, offset), this is."""
    return content_id("actor", least.id)


def fullest_name(appearances: Sequence[Appearance]) -> str:
    """Return the fullest name that one of `appearances` (in the order of time) prints; of equals the most frequent.

    Names come before descriptions, long forms before short ones, and small letters before capitals throughout.
    """
    counts = Counter(appearance.name for appearance in appearances)
    ranks = {name: at for at, name in reversed(list(enumerate(counts)))}
    kind = appearances[0].kind

    def fullness(name: str) -> tuple[bool, int, bool, int, int]:
        return not is_description(name), _length(name, kind), not name.isupper(), counts[name], -ranks[name]

    return max(counts, key=fullness)


def _length(name: str, kind: ActorKind) -> int:
    """Return the words of a name; an organisation's acronym has one, a country is called as it mostly is."""
    if kind is ActorKind.PERSON:
        parsed = parse_name(name)
        return sum(1 + (len(word) > 1) for word in parsed.words)
    return 0 if kind is ActorKind.COUNTRY else len(parse_body(name, kind).words)


def usual_country(appearances: Sequence[Appearance]) -> str:
    """Return the country that most of `appearances` (in the order of time) give, "" when none gives one."""
    counts = Counter(appearance.country for appearance in appearances if appearance.country)
    return counts.most_common(1)[0][0] if counts else ""


def company_key(appearance: Appearance) -> str:
    """Return the key by which an actor is company to others in its article; "" for what stands beside anybody."""
    if appearance.kind is ActorKind.PERSON:
        words = () if is_description(appearance.name) else parse_name(appearance.name).words
        return " ".join(sorted(sound_of(word) for word in words)) if len(words) > 1 else ""
    body = parse_body(appearance.name, appearance.kind)
    return "" if body.is_generic else " ".join(body.ordered)
