"""The script that makes the outlines of the page's map, on a shapefile of our own."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path
from types import ModuleType

SCRIPT = Path(__file__).resolve().parent.parent.parent / "scripts" / "build_outlines.py"
SQUARE = [(0.0, 0.0), (0.0, 5.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0), (0.0, 0.0)]


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_outlines", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shapefile(*rings: list[tuple[float, float]]) -> bytes:
    """Return a shapefile of one polygon."""
    numbers = [number for ring in rings for point in ring for number in point]
    starts = [sum(len(ring) for ring in rings[:at]) for at in range(len(rings))]
    body = struct.pack("<i4d2i", 5, 0, 0, 0, 0, len(rings), len(numbers) // 2)
    body += struct.pack(f"<{len(starts)}i{len(numbers)}d", *starts, *numbers)
    return b"\0" * 100 + struct.pack(">2i", 1, len(body) // 2) + body


def test_the_rings_of_a_shapefile_are_read() -> None:
    triangle = [(1.0, 1.0), (2.0, 1.0), (1.0, 2.0), (1.0, 1.0)]
    assert list(load_script().read_rings(shapefile(SQUARE, triangle))) == [SQUARE, triangle]


def test_a_point_on_a_straight_border_is_left_out() -> None:
    assert (0.0, 5.0) not in load_script().simplified(SQUARE[:3])


def test_a_ring_is_its_first_point_and_steps_of_tenths_of_a_degree() -> None:
    assert load_script().encoded(SQUARE) == [0, 0, 0, 100, 100, 0, 0, -100, -100, 0]
