-- The store: one SQLite file. Version 1 (PRAGMA user_version); the file says whose it is by PRAGMA application_id.

-- One row a version of an article. The same article with another text is a new version and leaves the old one, and the
-- audits that quote it, as they are; the same text again changes nothing but what is known about it.
CREATE TABLE articles (
    number    INTEGER PRIMARY KEY,   -- grows with every version; the newest version of an id has the highest
    id        TEXT NOT NULL,         -- Article.id
    content   TEXT NOT NULL,         -- hash of the text
    digest    TEXT NOT NULL,         -- hash of the whole reading: says whether a reading brings anything new
    title     TEXT,
    outlet    TEXT,
    url       TEXT,
    source    TEXT,
    published TEXT,                  -- ISO day
    text      TEXT NOT NULL,         -- where the spans of all records count their offsets
    payload   TEXT NOT NULL,         -- the other fields of Article, as JSON
    reading   TEXT NOT NULL,         -- the rest of Reading (sentences, names, factuality, ...), as JSON
    UNIQUE (id, content)
) STRICT;

-- One row a record read from an article: when, figure, statement, event or commitment.
CREATE TABLE records (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    kind     TEXT NOT NULL,          -- the record's class in lower case
    position INTEGER NOT NULL,       -- its place among its kind in the reading
    id       TEXT NOT NULL,
    rule     TEXT NOT NULL,          -- the rule that made it
    "start"  INTEGER NOT NULL,       -- half-open offsets into articles.text
    "end"    INTEGER NOT NULL,
    payload  TEXT NOT NULL,          -- the whole record, as JSON
    PRIMARY KEY (article, kind, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_id ON records (id);

-- Every audit ever made, once: a later one adds a row and replaces none.
CREATE TABLE audits (
    number  INTEGER PRIMARY KEY,     -- the order in which they came
    id      TEXT NOT NULL,           -- Audit.id: the commitment, the same from audit to audit
    as_of   TEXT NOT NULL,           -- ISO day
    content TEXT NOT NULL,           -- hash of the payload
    verdict TEXT NOT NULL,
    payload TEXT NOT NULL,           -- the whole audit, as JSON
    UNIQUE (id, as_of, content)
) STRICT;

-- Full text of title and body, kept in step by the triggers.
CREATE VIRTUAL TABLE article_words USING fts5 (
    text, content = 'articles', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_words_insert AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER article_words_delete AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER article_words_update AFTER UPDATE OF text ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO article_words (rowid, text) VALUES (new.number, new.text);
END;
