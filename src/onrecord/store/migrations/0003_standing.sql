-- How claims stand to one another, and the standing of each slot of a line.

CREATE TABLE links (
    a       TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,  -- of an update: the later account
    b       TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,            -- same_event, same_statement, agrees, updates, conflicts, qualifies
    slot    TEXT NOT NULL,            -- what it is about: happened, number, holder, date, place, cause, stage ...
    how     TEXT NOT NULL,            -- of an update: changed, grew, revised, retracted
    reason  TEXT NOT NULL,            -- in a sentence
    made_by TEXT NOT NULL,
    PRIMARY KEY (a, b, kind, slot)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_b ON links (b);

CREATE TABLE standings (              -- of each slot of a line
    entry    TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    slot     TEXT NOT NULL,
    standing TEXT NOT NULL,           -- single, matching, rival, superseded
    reason   TEXT NOT NULL,
    PRIMARY KEY (entry, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (               -- what is said of it, the account that stands first
    entry      TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,      -- of its standing
    account    INTEGER NOT NULL,
    value      TEXT NOT NULL,
    claims     TEXT NOT NULL,         -- JSON list of claim ids
    reports    INTEGER NOT NULL,      -- articles that say so, copies counted once
    origins    TEXT NOT NULL,         -- JSON list
    interested TEXT NOT NULL,         -- JSON list: origins that speak of their own deeds
    retired    TEXT NOT NULL,         -- how a later account took its place, '' while it stands
    PRIMARY KEY (entry, ordinal, account)
) STRICT, WITHOUT ROWID;

CREATE VIEW disagreements AS          -- lines on which accounts exclude or retire one another
SELECT e.position, e.text, s.slot, s.standing, a.value, a.reports, a.origins, a.retired, e.id AS entry
FROM standings s
JOIN entries e ON e.id = s.entry
JOIN accounts a ON a.entry = s.entry AND a.ordinal = s.ordinal
WHERE s.standing IN ('rival', 'superseded')
ORDER BY e.position, s.ordinal, a.account;
