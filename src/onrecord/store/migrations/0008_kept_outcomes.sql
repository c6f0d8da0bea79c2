-- What came of comparing companies with articles that are read again at every change: those that their story dates.

CREATE TABLE kept_outcomes (
    company TEXT PRIMARY KEY,
    outcome TEXT NOT NULL             -- JSON
) STRICT;
