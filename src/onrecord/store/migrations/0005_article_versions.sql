-- One article captured more than once: its versions, in their order.

CREATE TABLE article_versions (
    lineage      TEXT NOT NULL,
    ordinal      INTEGER NOT NULL,      -- 1: the earliest version
    article      TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    reason       TEXT NOT NULL,         -- why it is a version of the others
    known_by     TEXT NOT NULL,         -- how its place is known: first, publication, updated line, note, unclear
    order_reason TEXT NOT NULL,         -- the same in words
    PRIMARY KEY (lineage, ordinal)
) STRICT, WITHOUT ROWID;
