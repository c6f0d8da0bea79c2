-- What is kept of the last comparison, so that the next one looks only at what has changed. Working memory: it says nothing
-- that other tables don't, and a record without it is compared anew.

CREATE TABLE kept_rules (             -- the rules under which each step was kept
    step TEXT PRIMARY KEY,
    rule TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_leaves (            -- articles with the same words, as copies are looked for
    number     INTEGER PRIMARY KEY,
    key        BLOB NOT NULL UNIQUE,  -- their order
    outlet     TEXT NOT NULL,
    words      INTEGER NOT NULL,
    is_counted INTEGER NOT NULL,      -- 1: related to no earlier one
    members    TEXT NOT NULL          -- ids of articles, one a line
) STRICT;

CREATE TABLE kept_members (           -- goes with its article: so it shows which leaves have changed
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    leaf    INTEGER NOT NULL          -- 0: has no words, or is a note of the desk
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_shingles (          -- every run of five words in a row, as a number
    shingle INTEGER NOT NULL,
    leaf    INTEGER NOT NULL,
    PRIMARY KEY (shingle, leaf)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_common (            -- those that unrelated articles share
    shingle INTEGER PRIMARY KEY,
    since   BLOB NOT NULL             -- the key of the leaf that made it common
) STRICT;

CREATE TABLE kept_beside (            -- leaves that were laid side by side
    "right" INTEGER NOT NULL,
    "left"  INTEGER NOT NULL,
    share   REAL NOT NULL,
    is_copy INTEGER NOT NULL,
    PRIMARY KEY ("right", "left")
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_done (              -- articles that a step has taken in; goes with its article
    step    TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (step, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_quoted (            -- quotations; they outlive their articles until the next comparison
    claim     TEXT PRIMARY KEY,
    number    INTEGER NOT NULL UNIQUE,
    article   TEXT NOT NULL,
    words     TEXT NOT NULL,          -- folded
    quotation TEXT NOT NULL           -- the claim of the longest version, '' where it stands in one article
) STRICT;
CREATE INDEX kept_quoted_by_quotation ON kept_quoted (quotation) WHERE quotation <> '';

CREATE TABLE kept_runs (              -- every run of three words of a quotation, as a number
    run    INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_sheets (            -- articles with one text, as stories are looked for
    number   INTEGER PRIMARY KEY,
    place    TEXT NOT NULL UNIQUE,    -- their order
    earliest INTEGER,                 -- days as ordinals, null: open
    latest   INTEGER,
    members  TEXT NOT NULL,           -- ids of articles, one a line
    home     INTEGER NOT NULL,        -- the group that it is in, by the first sheet of that group
    belongs  TEXT NOT NULL,           -- the groups whose stories it is a member of, by blanks
    words    TEXT NOT NULL,           -- its weightiest words, by blanks
    weights  BLOB NOT NULL,           -- theirs, doubles
    likely   BLOB NOT NULL            -- others that share most of these: what they share, number, likeness; doubles
) STRICT;

CREATE TABLE kept_sheet_members (     -- goes with its article: so it shows which sheets have changed
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    sheet   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_probes (            -- the words by which others are looked up
    word   TEXT NOT NULL,
    place  TEXT NOT NULL,
    sheet  INTEGER NOT NULL,
    weight REAL NOT NULL,
    PRIMARY KEY (word, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_ties (              -- neighbours, in both directions
    one      INTEGER NOT NULL,
    other    INTEGER NOT NULL,
    likeness REAL NOT NULL,           -- in their company
    starts   INTEGER NOT NULL,        -- 1: they may start a group
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_groups (            -- the story of a group, by its first sheet
    home  INTEGER PRIMARY KEY,
    story TEXT NOT NULL
) STRICT;

CREATE TABLE kept_spells (            -- when the articles of a group are of (a sample), by its first sheet
    home   INTEGER PRIMARY KEY,
    spells TEXT NOT NULL              -- JSON: [earliest, latest] of each
) STRICT;
