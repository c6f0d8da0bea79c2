"""Ingest: files to Captures. The only stage that reads inputs.

`read_inputs` reads plain text, HTML, saved pages (MHTML), PDF, DOCX, mails and mailboxes, exports of press databases,
JSON lines, JSON, CSV and TSV, RSS, Atom, JSON Feed, WARC, WACZ and ninjs, each plain or gzipped (docs/inputs.md).
`read_document` reads one text, for whoever wants to check it. A sidecar (`load_sidecar`) states what the files do not
say; `draft_sidecar` writes one to fill in.
"""

from __future__ import annotations

from onrecord.ingest.document import read_document
from onrecord.ingest.drafts import draft_sidecar
from onrecord.ingest.paths import sidecar_home
from onrecord.ingest.payload import Arrived
from onrecord.ingest.reading import read_inputs
from onrecord.ingest.sidecar import Sidecar
from onrecord.ingest.sidecar_files import find_sidecar, load_sidecar

__all__ = [
    "Arrived",
    "Sidecar",
    "draft_sidecar",
    "find_sidecar",
    "load_sidecar",
    "read_document",
    "read_inputs",
    "sidecar_home",
]
