"""Control of places: who holds, takes, loses or leaves a town, a bridge, a square, as an article says it.

Rooms: `findings` reads the frames of the lexicon in a tree (`nouns`, `hands` and `relatives` for it, `possessions`
beside it, `owners` who stands before a noun), `finding` is what they make, `places` says what can be held and what "it"
goes back to, `holders` who can hold, `deeds` joins them, `doers` whether they can do what is said, `lookalikes` what
only sounds like it, `telling` whether it is told as so, `annotator` makes the claims, `words` knows the lexicon.
"""

from __future__ import annotations

from onrecord.annotate.control.annotator import annotate_control, read_control

__all__ = ["annotate_control", "read_control"]
