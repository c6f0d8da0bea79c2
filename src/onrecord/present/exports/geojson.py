"""GeoJSON (RFC 7946): for each line and each place that its words name, a point. Lines without a place are counted.

A point stands for a place, and `level` says what that is: the point of a country is no address.
"""

from __future__ import annotations

from typing import Any

from onrecord.model import Place
from onrecord.present.exports.characters import json_of
from onrecord.present.exports.citations import say_citation
from onrecord.present.exports.contents import Contents, Export, count_of
from onrecord.present.exports.plain import plain_citation
from onrecord.present.exports.telling import say_date, say_line
from onrecord.present.lines import FullLine


def export_geojson(contents: Contents) -> Export:
    """Return one file. Lines that name no place on the map are left out and counted."""
    features = [_feature(line, place, contents) for line in contents.lines for place in line.places]
    left = sum(not line.places for line in contents.lines)
    note = f"{count_of(left, 'line names', 'lines name')} no place on the map: not in the file." if left else ""
    return Export.single(f"{json_of({'type': 'FeatureCollection', 'features': features}, indent=1)}\n", note)


def _feature(line: FullLine, place: Place, contents: Contents) -> dict[str, Any]:
    citations = contents.citations.of_line(line)
    when = line.when
    return {
        "type": "Feature",
        "id": f"{line.id}-{place.id}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "line": line.id,
            "label": say_line(line),
            "text": line.text,
            "status": ", ".join(line.statuses),
            "said_by": "; ".join(line.said_by),
            "standing": line.standing,
            "reports": line.reports,
            "date": say_date(when),
            "edtf": when.edtf,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "precision": when.precision.value,
            "place": place.name,
            "place_id": place.id,
            "level": place.level.name.lower(),
            "country": place.country,
            "citation": "\n".join(map(say_citation, citations)),
            "citations": [plain_citation(citation) for citation in citations],
        },
    }
