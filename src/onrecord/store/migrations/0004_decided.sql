-- What decisions of people did to lines and claims. Lines are drawn with it; claims stay as they were read.

CREATE TABLE decided (
    about  TEXT NOT NULL,             -- id of a line or of a claim
    number INTEGER NOT NULL REFERENCES decisions (number) ON DELETE CASCADE,
    what   TEXT NOT NULL,             -- accepted, hidden, date, speaker, merged, split
    before TEXT NOT NULL,             -- the date (EDTF) or speaker that it took the place of, else ''
    PRIMARY KEY (about, number, what)
) STRICT, WITHOUT ROWID;
