"""Wholes: in what form a claim stands in its sentence, and the smallest words around it that one can read alone.

Rooms: `forms` names the form of a clause, `standing` says which clause stands alone, `spans` cuts its words.
"""

from __future__ import annotations

from onrecord.annotate.wholes.annotator import annotate_wholes

__all__ = ["annotate_wholes"]
