"""Place names: found with a gazetteer and a tagger, and put on the map."""

from __future__ import annotations

from onrecord.annotate.places.annotator import annotate_places, places_of
from onrecord.annotate.places.mentions import PlaceMention, find_places
from onrecord.annotate.places.proposals import Entity
from onrecord.model import Level, Place

__all__ = ["Entity", "Level", "Place", "PlaceMention", "annotate_places", "find_places", "places_of"]
