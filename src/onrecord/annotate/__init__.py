"""Reading one article: the annotators, in the order in which they run."""

from __future__ import annotations

from onrecord.annotate.commitments import annotate_commitments
from onrecord.annotate.contract import Annotator, Reading, read_with
from onrecord.annotate.control import annotate_control
from onrecord.annotate.events import annotate_events
from onrecord.annotate.names import annotate_names
from onrecord.annotate.places import annotate_places
from onrecord.annotate.quantities import annotate_quantities
from onrecord.annotate.quotations import annotate_quotations
from onrecord.annotate.sentences import annotate_sentences
from onrecord.annotate.statements import annotate_statements
from onrecord.annotate.times import annotate_times
from onrecord.model import Article

ANNOTATORS: tuple[Annotator, ...] = (
    annotate_sentences,
    annotate_quotations,
    annotate_times,
    annotate_quantities,
    annotate_places,
    annotate_names,
    annotate_statements,
    annotate_events,
    annotate_commitments,
    annotate_control,
)
"""What reads an article. Each says what it needs and gives; a test checks that the order serves every need."""

__all__ = ["ANNOTATORS", "Reading", "read_article"]


def read_article(article: Article) -> Reading:
    """Return all marks and claims of one article; the same for the same article, whatever else is in the record."""
    return read_with(article, ANNOTATORS)
