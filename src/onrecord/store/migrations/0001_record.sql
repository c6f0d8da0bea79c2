-- The record, first version. Every table but `arrivals`, `problems`, `readings` and `runs` is a function of the input and
-- of the version of onrecord; those four hold what belongs to one machine or one run.
-- Offsets are half-open code points; `raw_start` and `raw_end` count in `captures.raw`, all others in `articles.text`.
-- when_*: EDTF value, first and last day (ISO, null = open), precision, how it is known, the words, what they were
-- resolved against.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE captures (               -- a payload that came in
    id        TEXT PRIMARY KEY,       -- sha256 of its bytes
    media     TEXT NOT NULL,          -- text, html
    raw       TEXT NOT NULL,          -- decoded, no newline translation
    title     TEXT,                   -- what the payload itself states beside its text
    byline    TEXT,
    outlet    TEXT,
    published TEXT,
    language  TEXT,
    url       TEXT
) STRICT;

CREATE TABLE arrivals (               -- one time that it arrived
    capture   TEXT NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
    locator   TEXT NOT NULL,          -- path as given, "#n" for a part of a container
    source    TEXT NOT NULL,          -- the path alone
    title     TEXT,                   -- what a sidecar or a crawl header states
    byline    TEXT,
    outlet    TEXT,
    published TEXT,
    language  TEXT,
    url       TEXT,
    PRIMARY KEY (capture, locator)
) STRICT;

CREATE TABLE articles (
    id             TEXT PRIMARY KEY,
    capture        TEXT NOT NULL UNIQUE REFERENCES captures (id) ON DELETE CASCADE,
    title          TEXT,
    byline         TEXT,
    outlet         TEXT,
    language       TEXT,
    url            TEXT,
    when_edtf      TEXT NOT NULL,     -- publication
    when_earliest  TEXT,
    when_latest    TEXT,
    when_precision TEXT NOT NULL,
    when_basis     TEXT NOT NULL,
    when_words     TEXT NOT NULL,
    when_anchor    TEXT NOT NULL,
    text           TEXT NOT NULL      -- without boilerplate; every cite counts in it
) STRICT;

CREATE TABLE offsets (                -- clean text <-> raw text, piece by piece
    article     TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    clean_start INTEGER NOT NULL,
    clean_end   INTEGER NOT NULL,
    raw_start   INTEGER NOT NULL,
    raw_end     INTEGER NOT NULL,
    whole       INTEGER NOT NULL,     -- 1: all of one for all of the other, though of equal length
    PRIMARY KEY (article, clean_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE boilerplate (            -- what was cut
    article   TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    raw_start INTEGER NOT NULL,
    raw_end   INTEGER NOT NULL,
    kind      TEXT NOT NULL,          -- metadata, teaser, ad, widget, footer, page
    text      TEXT NOT NULL,
    made_by   TEXT NOT NULL,
    PRIMARY KEY (article, raw_start, raw_end)
) STRICT, WITHOUT ROWID;

CREATE TABLE marks (                  -- standoff annotation
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    kind    TEXT NOT NULL,            -- paragraph, sentence, time, quotation, ...
    value   TEXT NOT NULL,
    made_by TEXT NOT NULL,            -- rule@version
    PRIMARY KEY (article, start, "end", kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (                 -- what one article says
    id             TEXT PRIMARY KEY,
    kind           TEXT NOT NULL,     -- statement, event, commitment, control
    article        TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    when_edtf      TEXT NOT NULL,
    when_earliest  TEXT,
    when_latest    TEXT,
    when_precision TEXT NOT NULL,
    when_basis     TEXT NOT NULL,
    when_words     TEXT NOT NULL,
    when_anchor    TEXT NOT NULL,
    factuality     TEXT NOT NULL,
    polarity       TEXT NOT NULL,
    source         TEXT NOT NULL,     -- who is said to say so, '' = the narrator
    source_stated  INTEGER NOT NULL,  -- 0 = in somebody's words, but whose is not stated
    anchor_start   INTEGER,           -- the words that the date was resolved against, where the article prints them
    anchor_end     INTEGER,
    anchor_quote   TEXT,
    made_by        TEXT NOT NULL
) STRICT;
CREATE INDEX claims_by_article ON claims (article);

CREATE TABLE cites (                  -- the backbone: substr(articles.text, start + 1, "end" - start) = quote
    claim     TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    article   TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    raw_start INTEGER,                -- null: has no certain place in the raw text
    raw_end   INTEGER,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE slots (                  -- what fills the slots of a claim
    claim   TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name    TEXT NOT NULL,            -- speaker, content, cue, time, ...
    value   TEXT NOT NULL,
    start   INTEGER,                  -- the words that fill it; null for a label
    "end"   INTEGER,
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (               -- quotations that stand in several articles
    quotation TEXT NOT NULL,          -- the claim that is its longest version
    ordinal   INTEGER NOT NULL,
    claim     TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    difference TEXT NOT NULL,         -- from the longest version
    PRIMARY KEY (quotation, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX versions_by_claim ON versions (claim);

CREATE TABLE resolutions (            -- what open slots turned out to be; the claims stay as they were read
    claim   TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    slot    TEXT NOT NULL,
    value   TEXT NOT NULL,
    basis   TEXT NOT NULL,            -- how it is known
    origin  TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,  -- the claim that says so
    made_by TEXT NOT NULL,
    PRIMARY KEY (claim, slot, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (                 -- two articles that share body text: one report
    a     TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    b     TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    share REAL NOT NULL,              -- of the shorter body, 0 to 1
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (                -- running stories
    id    TEXT PRIMARY KEY,
    label TEXT NOT NULL               -- of the articles' own words
) STRICT;

CREATE TABLE story_articles (
    story   TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,         -- their order, by their days
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    reason  TEXT NOT NULL,            -- why it is in the story
    PRIMARY KEY (story, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE entries (                -- the lines of the record
    id             TEXT PRIMARY KEY,
    position       INTEGER NOT NULL,  -- their order
    text           TEXT NOT NULL,     -- an extract, nothing reworded
    when_edtf      TEXT NOT NULL,
    when_earliest  TEXT,
    when_latest    TEXT,
    when_precision TEXT NOT NULL,
    when_basis     TEXT NOT NULL,
    when_words     TEXT NOT NULL,
    when_anchor    TEXT NOT NULL,
    standing       TEXT NOT NULL,
    reports        INTEGER NOT NULL,  -- articles that carry the line, copies counted once
    origins        TEXT NOT NULL,     -- JSON list
    made_by        TEXT NOT NULL
) STRICT;

CREATE TABLE entry_claims (
    entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    PRIMARY KEY (entry, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_claims_by_claim ON entry_claims (claim);

CREATE TABLE problems (               -- what went wrong with which input
    input    TEXT NOT NULL,
    source   TEXT NOT NULL,           -- the file that the input is, or is a part of
    stage    TEXT NOT NULL,
    severity TEXT NOT NULL,           -- failed: not in the record; doubt: in it, look at it
    reason   TEXT NOT NULL,
    advice   TEXT NOT NULL,
    capture  TEXT REFERENCES captures (id) ON DELETE CASCADE,  -- null: the input gave no capture
    PRIMARY KEY (input, stage, reason)
) STRICT;

CREATE TABLE readings (               -- done-marks: this capture was read, with these statements about it
    capture TEXT PRIMARY KEY REFERENCES captures (id) ON DELETE CASCADE,
    key     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id       INTEGER PRIMARY KEY,
    command  TEXT NOT NULL,
    version  TEXT NOT NULL,
    started  TEXT NOT NULL,
    finished TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (  -- the sentences, for full-text search
    text, article UNINDEXED, start UNINDEXED, "end" UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW timeline AS
SELECT e.position, e.when_edtf AS "when", e.when_basis AS basis, e.text, e.standing, e.reports, e.origins,
       coalesce(a.outlet, a.title, a.id) AS outlet, c.article, c.start, c."end", e.id AS entry
FROM entries e
JOIN entry_claims ec ON ec.entry = e.id
JOIN cites c ON c.claim = ec.claim
JOIN articles a ON a.id = c.article
ORDER BY e.position, c.article, c.start;

CREATE VIEW statements AS
SELECT s.claim, s.value AS content,
       (SELECT value FROM slots WHERE claim = s.claim AND name = 'speaker') AS speaker,
       (SELECT value FROM slots WHERE claim = s.claim AND name = 'speaker_basis') AS speaker_basis,
       (SELECT value FROM slots WHERE claim = s.claim AND name = 'cue') AS cue,
       (SELECT value FROM slots WHERE claim = s.claim AND name = 'mode') AS mode,
       coalesce(a.outlet, a.title, a.id) AS outlet, k.article, s.start, s."end"
FROM slots s
JOIN claims k ON k.id = s.claim AND k.kind = 'statement'
JOIN articles a ON a.id = k.article
WHERE s.name = 'content'
ORDER BY k.article, s.start;
