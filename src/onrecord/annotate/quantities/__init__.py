"""Amounts in a text: numbers with their units, bounds and counted nouns, and the numbers that count nothing.

Rooms: `vocabulary` holds the word lists, `tokens` cuts, `guards` finds dates, ages and names, `numbers`, `units`,
`nouns`, `modifiers` and `pieces` read the parts, `amounts` puts them together, `understood` fills in shared units.
"""

from __future__ import annotations

from onrecord.annotate.quantities.annotator import annotate_quantities, quantities_of
from onrecord.annotate.quantities.expressions import Quantity
from onrecord.annotate.quantities.finding import find_quantities

__all__ = ["Quantity", "annotate_quantities", "find_quantities", "quantities_of"]
