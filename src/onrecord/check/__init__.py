"""Check: a draft held against a record. Every quotation, number, date, name with role and attribution in it.

Pure functions over readings: `nouns` is what comes out, `sheets` what goes in. `quotations`, `numbers`, `dates`,
`roles`, `attributions` and `accounts` hold one kind of item each against the record, `voices` those sentences that were
read as no statement. They ask for evidence near an item
before they say that it differs, and look everywhere before they say that it is not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.contract import Reading
from onrecord.check.accounts import check_accounts
from onrecord.check.attributions import check_attributions
from onrecord.check.dates import check_dates
from onrecord.check.nouns import Checked, Difference, Edit, Evidence, ItemKind, Retired, Verdict
from onrecord.check.numbers import check_numbers
from onrecord.check.passages import Library
from onrecord.check.persons import People
from onrecord.check.quotations import check_quotations
from onrecord.check.roles import check_roles
from onrecord.check.sheets import Sheet, Shelf
from onrecord.check.voices import check_voices

__all__ = ["Checked", "Difference", "Edit", "Evidence", "ItemKind", "Retired", "Verdict", "check_draft"]


def check_draft(draft: Reading, record: Sequence[Reading], retired: Sequence[Retired] = ()) -> tuple[Checked, ...]:
    """Return the items of a draft in the order of its text, each held against the articles of `record`.

    `retired` are the accounts of the record that later ones have taken the place of. Spans count in the clean text of
    the draft. The same draft and record give the same items, in whatever order the articles come.
    """
    sheet, shelf = Sheet(draft), Shelf(record, retired)
    people = People(shelf)
    quotations = check_quotations(sheet, Library(shelf))
    attributions = check_attributions(sheet, shelf, people, quotations)
    differing = [one.span for one in attributions if one.verdict is Verdict.DIFFERS]
    voices = check_voices(sheet, shelf, people)
    found = (
        *(one.checked for one in quotations),
        *attributions,
        *(one for one in voices if not any(one.span.overlaps(span) for span in differing)),
        *check_numbers(sheet, shelf),
        *check_dates(sheet, shelf),
        *check_roles(sheet, people),
        *check_accounts(sheet, shelf),
    )
    return tuple(sorted(found, key=lambda checked: (checked.span, checked.kind)))
