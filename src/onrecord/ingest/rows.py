"""The rows of a CSV table, one by one, up to the first that is broken."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from onrecord.errors import InputError


def each_row(rows: Iterator[list[str]], *, what: str, advice: str) -> Iterator[list[str]]:
    """Yield `rows` of a csv reader. Raises InputError where one is broken: what follows it can't be told apart.

    `what` names a row in the message ("row", "note"), which counts them from 1.
    """
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            reason = f"{what} {number} is broken ({error}); it and what follows are not read"
            raise InputError(reason, advice=advice) from error
        if row is None:
            return
        yield row
