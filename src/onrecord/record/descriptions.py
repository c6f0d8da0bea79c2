"""How a source is printed: with its article or without, as a name or as a description."""

from __future__ import annotations

import re

from onrecord.model import Actor, ActorKind
from onrecord.record.bodies import is_vague
from onrecord.record.speakers import named_source

ARTICLES = frozenset({"The", "A", "An", "the", "a", "an"})
_OWNED = re.compile(r"(?:[Ii]ts|[Tt]heir)\ ")


def squeezed(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def shown_name(name: str) -> str:
    """Return a source as a reader would write it inside a sentence: on one line, "The company" as "the company"."""
    words = squeezed(name)
    return words[:1].lower() + words[1:] if words.split(" ", 1)[0] in ARTICLES else words


def plain_name(name: str) -> str:
    """Return a source without the article or "its" before it."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er)\ ", "", squeezed(name))


def is_description(name: str) -> bool:
    """Whether a source is described and not named, and can be told from others: "the fire brigade", "Civil defence"."""
    plain = plain_name(name)
    opens = plain if len(plain.split()) == 1 else plain[1:]  # "Civil defence" may only open its sentence
    return opens == opens.lower() and not is_vague(name) and not _OWNED.match(name)


def described_as(words: str, actor: Actor) -> frozenset[str]:
    """Return the key of a description of a body that no key of its own stands for: "the ferry's owner"."""
    plain = plain_name(words)
    is_body = actor.kind in (ActorKind.ORGANISATION, ActorKind.ARMED_FORCE)
    is_telling = is_body and plain == plain.lower() and len(plain.split()) > 1 and not _OWNED.match(words)
    return frozenset({f"words {plain}"}) if is_telling else frozenset()


def is_own_account(name: str) -> bool:
    """Whether a source is what the outlet itself has written: "our report", not "the inspectorate's report"."""
    return bool(_OWN_WORDS.search(name)) and named_source(name) == name


_OWN_WORDS = re.compile(r"\b(?:version|report|article|story)\b", re.IGNORECASE)
