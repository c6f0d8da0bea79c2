"""The record that the tests of the page share: it is built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.present.page.made import build


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("page"))
