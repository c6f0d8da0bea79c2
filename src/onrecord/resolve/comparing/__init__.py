"""What claims of different articles, and of one, have to do with one another: the links of the record.

Rooms: `telling` holds what one claim tells in comparable form, `counts` reads its numbers by the `kinds` of
the lexicon, `scopes` says how far two of them reach; `numbers`, `happenings`, `holders`, `gifts`, `sayings`, `states`,
`likeness`, `causes`, `disputes` and `corrections` each compare by one key; `joining` takes the most telling link.
"""

from __future__ import annotations

from onrecord.resolve.comparing.joining import RULE, compare_claims
from onrecord.resolve.comparing.links import Finding
from onrecord.resolve.comparing.numbers import link_numbers
from onrecord.resolve.comparing.telling import Beside, Telling, read_tellings

__all__ = ["RULE", "Beside", "Finding", "Telling", "compare_claims", "link_numbers", "read_tellings"]
