"""Wholes: in what form a claim stands in its sentence, and the smallest words around it that one can read alone.

Rooms: `forms` names the form of a clause, `standing` says which clause stands alone, `spans` cuts its words; `pointing`
says what a phrase means that only points, `towns` which place, `leaning` on which sentence words hang.
"""

from __future__ import annotations

from onrecord.annotate.wholes.annotator import annotate_wholes

__all__ = ["annotate_wholes"]
