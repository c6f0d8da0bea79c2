"""Commitments: who promises, plans, gives or has given what to whom, as an article says it.

Rooms: `findings` reads the frames of the lexicon in a tree, `things` which of its words are given, `gaps` the gifts
whose verb is left out, `items` says what is given and how much of it, `givers` who gives and to whom, `stages` at which
stage, `gifts` whether it is given at all, `trades` what is business, `idioms` what only sounds
like a gift, `annotator` makes the claims, `words` knows the lexicon.
"""

from __future__ import annotations

from onrecord.annotate.commitments.annotator import annotate_commitments, read_commitments

__all__ = ["annotate_commitments", "read_commitments"]
