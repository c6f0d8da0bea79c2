"""When a clause is: by the time that stands in it, else by one that plainly governs it, else bounds, else unknown.

A time belongs to the verb or event noun that it hangs on in the tree, so "said on Monday that the dam had broken" dates
the saying. What is told as done was so by the date of its article; of what is planned or denied nothing is known
without words. Rooms: `owners` says which word a time dates, `dates` which clause lends its date to which,
`bounds` does the arithmetic.
"""

from __future__ import annotations

from onrecord.annotate.clause_dates.bounds import by_publication, can_date, main_date, opened
from onrecord.annotate.clause_dates.dated import Dated
from onrecord.annotate.clause_dates.dates import ClauseDates
from onrecord.annotate.clause_dates.owners import is_done_with

__all__ = ["ClauseDates", "Dated", "by_publication", "can_date", "is_done_with", "main_date", "opened"]
