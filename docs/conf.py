"""How the pages in docs/ are built: `make docs`, and with warnings as errors in `make lint`."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

project = "onrecord"
author = "the onrecord authors"
copyright = "the onrecord authors, Apache-2.0"  # noqa: A001 - the name that Sphinx reads
release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
version = release

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
myst_links_external_new_tab = False
nitpicky = True

html_theme = "furo"
html_title = f"onrecord {release}"
html_show_sphinx = False
