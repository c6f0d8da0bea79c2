"""Names: the persons, organisations, countries, armed forces and groups of one article, and every mention of them."""

from __future__ import annotations

from onrecord.annotate.names.annotator import annotate_names

__all__ = ["annotate_names"]
