-- What is kept of the comparison that finds actors across articles, as 0007 keeps that of other steps.

CREATE TABLE kept_casts (             -- actors of one article; outlives it until the next comparison
    article TEXT PRIMARY KEY,
    stories TEXT NOT NULL,            -- those that it is in with other articles, by blanks
    told    TEXT NOT NULL             -- JSON: words, company, crowded tiers, kinds by appearance
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_names (             -- keys by which appearances hang together
    key        TEXT NOT NULL,
    looks_up   INTEGER NOT NULL,      -- 1: it looks others up by the key, 0: it is only found by it
    appearance TEXT NOT NULL,
    PRIMARY KEY (key, looks_up, appearance)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_names_by_appearance ON kept_names (appearance);
