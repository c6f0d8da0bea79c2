"""Reading one article: the annotators, in the order in which they run."""

from __future__ import annotations

from onrecord.annotate.commitments import annotate_commitments
from onrecord.annotate.contract import Annotator, Reading, read_with
from onrecord.annotate.control import annotate_control
from onrecord.annotate.corrections import annotate_corrections
from onrecord.annotate.events import annotate_events
from onrecord.annotate.full_stops import with_full_stop, without_full_stop
from onrecord.annotate.names import annotate_names
from onrecord.annotate.notes import claim_note, read_date
from onrecord.annotate.places import annotate_places
from onrecord.annotate.posts import annotate_posts
from onrecord.annotate.quantities import annotate_quantities
from onrecord.annotate.quotations import annotate_quotations
from onrecord.annotate.sentences import annotate_sentences
from onrecord.annotate.statements import annotate_statements
from onrecord.annotate.states import annotate_states
from onrecord.annotate.times import annotate_times
from onrecord.annotate.wholes import annotate_wholes
from onrecord.model import Article, Note

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
    annotate_states,
    annotate_posts,
    annotate_corrections,
    annotate_wholes,
)
"""What reads an article. Each says what it needs and gives; a test checks that the order serves every need."""

__all__ = ["ANNOTATORS", "Reading", "read_article", "read_note"]


def read_article(article: Article) -> Reading:
    """Return all marks and claims of one article; the same for the same article, whatever else is in the record."""
    return read_with(article, ANNOTATORS)


def read_note(article: Article, note: Note) -> tuple[Reading, tuple[str, ...]]:
    """Return all marks and claims of a note of the desk, and in words what is doubtful about it."""
    dated = read_date(note.when, article.published)
    words = without_full_stop(read_article(with_full_stop(article)), article)
    return claim_note(words, note, dated), (dated.doubt,) if dated.doubt else ()
