"""Whether the text of a line is a clause that one can read: a verb with a tense, and a subject that is named."""

from __future__ import annotations

import re

from onrecord.annotate.events.forms import is_finite
from onrecord.annotate.syntax import parse
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.text import Span

_NAME = re.compile(r"(?P<of>\w+) \[[^\]]{1,200}\]")
_MARKS = str.maketrans("", "", '‹›“”‘’"')
_POINTING = frozenset("he she it they this that these those who which whom what there i we you".split())
_OWNED = frozenset("his her its their".split())


def is_whole(text: str) -> bool:
    """Whether the words of a line have a main verb with a tense, and a subject that says who or what.

    A pronoun says it only with a name in brackets behind it. The words are parsed anew, so that nothing which the
    rules found out about them counts.
    """
    named = {found["of"].casefold() for found in _NAME.finditer(text)}
    plain = re.sub(r" \[[^\]]{1,200}\]", "", text).replace(" … ", " ").translate(_MARKS)
    plain = f"{plain.rstrip('.')}."  # the parser takes words without a full stop for a headline
    tree = next(iter(parse(plain, [Span(0, len(plain))])))
    roots = (token for token, head in enumerate(tree.heads) if head == token)
    return any(_tells(tree, root, named) for root in roots)


def _tells(tree: Tree, root: int, named: set[str]) -> bool:
    subject = tree.child(root, *SUBJECTS)
    if not tree.is_verb(root) or not is_finite(tree, root) or subject is None:
        return False
    pointing = [
        tree.words[token]
        for token in (subject, *tree.children[subject])
        if tree.words[token] in (_POINTING if token == subject else _OWNED)
    ]
    return all(word in named for word in pointing) and not _is_relative(tree, root)


def _is_relative(tree: Tree, root: int) -> bool:
    """Whether a clause opens as one that hangs on a noun, whatever the parser makes of it: "who run the port"."""
    return tree.words[tree.firsts[root]] in {"who", "which", "whom", "whose"}
