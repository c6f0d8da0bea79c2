"""How much ingest takes in at once: every bound on hostile or broken input, with its reason."""

from __future__ import annotations

MEBIBYTE = 1 << 20

PAYLOAD_BYTES = 20 * MEBIBYTE
"""One article: text, page, line, row or record, after decompression. The longest newspaper pieces are about
100 kB of text and the heaviest saved pages a few MB, so that 20 MiB is no article but a dump or an attack."""

DOCUMENT_BYTES = 64 * MEBIBYTE
"""A JSON object: it can only be parsed whole, and takes some ten times its size in memory."""

FEED_BYTES = 20 * MEBIBYTE
"""A feed: feedparser holds it whole (up to 25 times its size in memory), and takes up to 2.5 s for a MB of nothing
but tags. Feeds with the full text of a hundred articles have 1 MB."""

LENIENT_BYTES = 2 * MEBIBYTE
"""A feed that is not well-formed: the lenient parser takes up to 8 s for a MB of it."""

SKIPPED_BYTES = 1024 * MEBIBYTE
"""How far to look for the end of a line that is too long, before the rest of the file is given up: a gzip bomb
expands a thousandfold, and reading on would take minutes per MB of it."""

HEAD_BYTES = 4096
"""What is read of a file to tell its format. HTML asks that a page declares its encoding in its first 1,024
bytes; real pages put scripts before it."""

DETECTION_BYTES = 256 * 1024
"""What the detection of an encoding looks at: it tries dozens of encodings, and more text changes no answer."""

HTML_DEPTH = 1000
"""Open elements at one point of a page. Audits of web pages warn above 32; parsers that recurse fail near 1,000."""

MEMBER_COUNT = 10_000
"""Files inside one WACZ: real ones hold a handful of WARCs."""

CONTROL_SHARE = 0.01
"""Share of control characters above which a text is binary junk: random bytes have 10 %, a page with a stray NUL
or form feed has less than 0.1 %."""
