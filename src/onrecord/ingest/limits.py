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

PDF_BYTES = 64 * MEBIBYTE
"""A PDF: pages of newspapers with their pictures have 1 to 30 MB."""

PDF_PAGES = 300
"""An issue of a newspaper has up to 100 pages; what has more is a book or a file of papers."""

PDF_STREAM_BYTES = 10 * MEBIBYTE
"""What one page of a PDF is drawn with, after decompression: a page of text has 10 to 100 kB, a map some MB."""

PDF_CONTENT_BYTES = 20 * MEBIBYTE
"""The same of all its pages: the parser takes a second or so for a MB."""

PDF_STREAM_WORK = 300_000
"""Numbers, words and steps in the drawing of one page: a page of text has up to 100,000, a million take some 3 s."""

PDF_HEAVY_PAGES = 5
"""Pages of a PDF that may be over the limits of a page, and are passed over (maps): each takes seconds."""

PDF_OPERATIONS = 1_000_000
"""Drawing steps of a whole PDF: a page of text has 1,000 to 5,000, and a million take 10 to 60 s."""

DOCX_BYTES = 20 * MEBIBYTE
"""The text of a DOCX after decompression: 1,000 pages have some 10 MB."""

DOCX_RATIO = 200
"""How far the text of a DOCX may have been compressed: real ones 10 to 40 times, bombs up to 1,000 times."""

MAIL_BYTES = 32 * MEBIBYTE
"""One mail with its attachments: providers take up to 25 MB, which base64 makes a third more."""

MAIL_PARTS = 1000
"""Parts of one mail or saved page: pages with all their pictures have some hundred."""

MAIL_DEPTH = 50
"""Parts of a mail that hold parts: a mail forwarded ten times as an attachment has 20."""

MAIL_HEAD_BYTES = 256 * 1024
"""The headers of a mail, or of a part: traces of its way and lists of recipients make up to 60 kB."""

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

NOTES = 2000
"""Notes of one file: a desk of ten that writes twenty a day fills it in ten days; more is a table of articles."""

NOTE_LENGTH = 1200
"""Characters of one field of a note, which becomes one line of the record: the longest sentence of news had 520."""
