-- Who and where: what names mean, actors as one article tells of them and across articles, places with coordinates, and
-- what a person decided about them.

ALTER TABLE marks ADD COLUMN basis TEXT NOT NULL DEFAULT '';  -- how it is known what a name means
CREATE INDEX marks_by_value ON marks (kind, value);

CREATE TABLE places (                 -- the places that articles name
    id         TEXT PRIMARY KEY,      -- marks of kind "place" have it as their value
    name       TEXT NOT NULL,
    level      TEXT NOT NULL,         -- country, region, district, town, water, mountain, area, continent, facility
    lat        REAL NOT NULL,         -- degrees
    lon        REAL NOT NULL,
    country    TEXT NOT NULL,         -- ISO 3166-1, '' for none
    region     TEXT NOT NULL,         -- GeoNames code of the first-level region, '' for none
    population INTEGER NOT NULL       -- 0: unknown
) STRICT;

CREATE TABLE appearances (            -- one actor as one article tells of it
    id      TEXT PRIMARY KEY,         -- marks of kind "name" have it as their value
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start   INTEGER NOT NULL,         -- its fullest name, where that stands first
    "end"   INTEGER NOT NULL,
    kind    TEXT NOT NULL,            -- person, organisation, country, armed_force, group
    name    TEXT NOT NULL,
    country TEXT NOT NULL,            -- as the article ties it to one, '' where it does not
    gender  TEXT NOT NULL,            -- man, woman, '' where nothing tells
    made_by TEXT NOT NULL
) STRICT;
CREATE INDEX appearances_by_article ON appearances (article);

CREATE TABLE roles (                  -- offices and descriptions, in the words of an article
    appearance   TEXT NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    title        TEXT NOT NULL,
    organisation TEXT NOT NULL,
    country      TEXT NOT NULL,
    phase        TEXT NOT NULL,       -- current, former, new, future
    PRIMARY KEY (appearance, start, "end", title)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (                 -- across articles
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    country TEXT NOT NULL,
    hidden  INTEGER NOT NULL          -- 1: a person decided that it is none
) STRICT;

CREATE TABLE actor_appearances (
    actor      TEXT NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    appearance TEXT NOT NULL UNIQUE REFERENCES appearances (id) ON DELETE CASCADE,
    reason     TEXT NOT NULL,         -- why it is one of them
    PRIMARY KEY (actor, appearance)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (              -- what a person decided; appended, never changed
    number  INTEGER PRIMARY KEY,
    act     TEXT NOT NULL,
    anchors TEXT NOT NULL,            -- JSON: [article, words, the words around them] of each mention it is about
    value   TEXT NOT NULL,
    who     TEXT NOT NULL,
    decided TEXT NOT NULL,            -- when
    why     TEXT NOT NULL
) STRICT;

CREATE VIEW mentions AS               -- every name in the articles with what it means
SELECT m.kind, substr(a.text, m.start + 1, m."end" - m.start) AS words,
       coalesce(p.name, ac.name, ap.name) AS name, m.basis, coalesce(a.outlet, a.title, a.id) AS outlet,
       m.article, m.start, m."end", coalesce(p.id, ac.id) AS means
FROM marks m
JOIN articles a ON a.id = m.article
LEFT JOIN places p ON m.kind = 'place' AND p.id = m.value
LEFT JOIN appearances ap ON m.kind = 'name' AND ap.id = m.value
LEFT JOIN actor_appearances aa ON aa.appearance = ap.id
LEFT JOIN actors ac ON ac.id = aa.actor
WHERE m.kind IN ('place', 'name')
ORDER BY m.article, m.start;
