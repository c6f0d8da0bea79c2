-- Articles that belong together are compared by themselves: which these are, and what came of comparing them.

CREATE TABLE company_articles (       -- which articles were compared together
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    company TEXT NOT NULL,            -- hash of all that the comparison rests on
    report  TEXT NOT NULL,            -- the least id of the articles that are one report with it
    drawn   INTEGER NOT NULL          -- 1: the lines of its claims are drawn
) STRICT, WITHOUT ROWID;
CREATE INDEX company_articles_by_company ON company_articles (company);

CREATE TABLE claim_origins (          -- who is said to have known what a claim says
    claim      TEXT PRIMARY KEY REFERENCES claims (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,         -- as shown
    sides      TEXT NOT NULL,         -- JSON list of keys: origins that share one are one side
    chain      TEXT NOT NULL,         -- JSON list of those who relayed it, the nearest first
    interested INTEGER NOT NULL       -- 1: it speaks of its own deeds or side
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_values (           -- what a claim gives for a slot that it was compared by
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    slot  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (claim, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE happenings (             -- claims of one happening
    first TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    PRIMARY KEY (first, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX happenings_by_claim ON happenings (claim);

CREATE TABLE line_claims (            -- how the claims of lines are grouped before anybody decides
    claim   TEXT PRIMARY KEY,         -- also one that is gone, until the lines are drawn again
    company TEXT NOT NULL,
    piece   TEXT NOT NULL,            -- the least claim of those of its company that make one line with it
    words   TEXT NOT NULL             -- hash of its words and date: claims that share it are in one line
) STRICT, WITHOUT ROWID;
CREATE INDEX line_claims_by_piece ON line_claims (piece);
CREATE INDEX line_claims_by_words ON line_claims (words, company);

CREATE TABLE corrections (            -- what the notes of correction of an article take back
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    basis   TEXT NOT NULL,            -- hash of all that this rests on
    found   TEXT NOT NULL             -- JSON: [start, end of the note, article, its sentence, what rests on that] of each
) STRICT, WITHOUT ROWID;

CREATE INDEX entries_by_position ON entries (position);
