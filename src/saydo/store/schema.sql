-- The store: one SQLite file. Version 2 (PRAGMA user_version); the file says whose it is by PRAGMA application_id.
--
-- Four groups of tables: what was read (articles, records and the tables that questions are put to), what was audited
-- (audits, cases, changes), what people said (judgements, follows), and the desk (dossiers, tokens, webhooks, feeds).
-- Days are ISO days, moments ISO moments in UTC. `who` is an actor's code: ISO 3166 alpha-3 for a state and its organs,
-- else the short name of the body or person.

-------------------------------------------------------------------------------------------------- what was read

-- One row a version of an article. The same article with another text is a new version and leaves the old one, and the
-- audits that quote it, as they are; the same text again changes nothing but what is known about it.
CREATE TABLE articles (
    number    INTEGER PRIMARY KEY,   -- grows with every version; the newest version of an id has the highest
    id        TEXT NOT NULL,         -- Article.id
    content   TEXT NOT NULL,         -- hash of the text
    digest    TEXT NOT NULL,         -- hash of the whole reading: says whether a reading brings anything new
    newest    INTEGER NOT NULL,      -- 1: the version that is searched, listed and asked about; 0: an older one
    title     TEXT,
    outlet    TEXT,
    url       TEXT,
    source    TEXT,
    published TEXT,                  -- ISO day
    text      TEXT NOT NULL,         -- where the spans of all records count their offsets
    reading   BLOB NOT NULL,         -- the whole Reading but the text: JSON as packing.py describes, deflated (zlib)
    UNIQUE (id, content)
) STRICT;
CREATE INDEX articles_by_day ON articles (published, number) WHERE newest;
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_source ON articles (source);

-- Articles that were kept and not audited yet.
CREATE TABLE waiting (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE
) STRICT;

-- In which readings a record stands: every when, figure, statement, event and commitment of every version.
CREATE TABLE records (
    id       INTEGER NOT NULL,       -- the twelve hexadecimal digits of the record's id as a number
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (id, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_article ON records (article);

-- The tables that questions are put to hold the newest version of an article alone. `day` is the day of publication, ''
-- where that is not known.
CREATE TABLE statements (
    number   INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    "start"  INTEGER NOT NULL,       -- half-open offsets into articles.text
    "end"    INTEGER NOT NULL,
    day      TEXT NOT NULL,
    who      TEXT,                   -- code of the speaker, null where that is not known
    speaker  TEXT,                   -- the speaker's name, else the words that name him
    stance   TEXT NOT NULL,
    kind     TEXT NOT NULL,          -- direct, indirect or mixed
    negated  INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_by_article ON statements (article);
CREATE INDEX statements_by_day ON statements (day);
CREATE INDEX statements_by_who ON statements (who, day) WHERE who IS NOT NULL;
CREATE INDEX statements_by_speaker ON statements (speaker COLLATE NOCASE, day) WHERE speaker IS NOT NULL;

CREATE TABLE events (
    number   INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    "start"  INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    day      TEXT NOT NULL,          -- the last day on which the text says it was, else that of publication
    lemma    TEXT NOT NULL,
    type     TEXT,                   -- PLOVER's
    mode     TEXT,
    deed     TEXT,
    status   TEXT NOT NULL,
    place    TEXT REFERENCES places (id)
) STRICT;
CREATE INDEX events_by_article ON events (article);
CREATE INDEX events_by_day ON events (day);
CREATE INDEX events_by_place ON events (place, day) WHERE place IS NOT NULL;

-- Who does an event (role actor) and to whom (role target).
CREATE TABLE parties (
    who   TEXT NOT NULL,
    role  TEXT NOT NULL,
    day   TEXT NOT NULL,             -- events.day
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    PRIMARY KEY (who, role, day, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_event ON parties (event, role, who);

CREATE TABLE figures (
    number   INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    "start"  INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    day      TEXT NOT NULL,
    low      REAL,
    high     REAL,
    unit     TEXT,
    what     TEXT,                   -- what is counted or measured, as said
    change   TEXT NOT NULL,
    place    TEXT,                   -- the words that say where
    holder   TEXT                    -- the words that say whose
) STRICT;
CREATE INDEX figures_by_article ON figures (article);

-- Words of what figures count, where and whose. Contentless: the words themselves stand in the articles.
CREATE VIRTUAL TABLE figure_words USING fts5 (
    what, place, content = '', contentless_delete = 1, detail = column,
    tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Words of what is stated.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_delete AFTER DELETE ON statements BEGIN
    DELETE FROM statement_words WHERE rowid = old.number;
END;
CREATE TRIGGER figures_delete AFTER DELETE ON figures BEGIN
    DELETE FROM figure_words WHERE rowid = old.number;
END;

CREATE TABLE places (
    id        TEXT PRIMARY KEY,      -- Place.id
    name      TEXT NOT NULL,
    country   TEXT,                  -- ISO alpha-3
    latitude  REAL,
    longitude REAL
) STRICT, WITHOUT ROWID;

-- The names under which an article speaks of actors.
CREATE TABLE actor_names (
    who     TEXT NOT NULL,
    name    TEXT NOT NULL COLLATE NOCASE,
    kind    TEXT NOT NULL,           -- Actor.kind
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (name, who, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_names_by_who ON actor_names (who, article);
CREATE INDEX actor_names_by_article ON actor_names (article);

-- Full text of title and body of the newest versions, kept in step by the triggers.
CREATE VIRTUAL TABLE article_words USING fts5 (
    text, content = 'articles', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO article_words (article_words, rank) VALUES ('secure-delete', 1);  -- what is forgotten leaves no words
CREATE TRIGGER article_words_insert AFTER INSERT ON articles WHEN new.newest BEGIN
    INSERT INTO article_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER article_words_delete AFTER DELETE ON articles WHEN old.newest BEGIN
    INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER article_words_older AFTER UPDATE OF newest ON articles WHEN old.newest AND NOT new.newest BEGIN
    INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER article_words_again AFTER UPDATE OF newest ON articles WHEN new.newest AND NOT old.newest BEGIN
    INSERT INTO article_words (rowid, text) VALUES (new.number, new.text);
END;

------------------------------------------------------------------------------------------------ what was audited

-- Every audit ever made, once: a later one adds a row and replaces none.
CREATE TABLE audits (
    number  INTEGER PRIMARY KEY,     -- the order in which they came
    id      TEXT NOT NULL,           -- Audit.id
    as_of   TEXT NOT NULL,
    content TEXT NOT NULL,           -- hash of the payload
    verdict TEXT NOT NULL,
    payload BLOB NOT NULL,           -- the whole audit as JSON, deflated (zlib)
    UNIQUE (id, as_of, content)
) STRICT;

-- The words of articles that an audit quotes. An article that is forgotten takes its audits with it by these.
CREATE TABLE quotations (
    audit    INTEGER NOT NULL REFERENCES audits (number) ON DELETE CASCADE,
    role     TEXT NOT NULL,          -- announced, gap or evidence
    position INTEGER NOT NULL,
    article  TEXT NOT NULL,          -- Article.id
    "start"  INTEGER NOT NULL,
    "end"    INTEGER NOT NULL,
    says     TEXT NOT NULL,          -- the commitment announced, the gap's type, or what the evidence shows
    PRIMARY KEY (audit, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotations_by_article ON quotations (article, audit);

-- A commitment as the desk follows it. Its id is that of the audit that founded it and never changes, whatever later
-- audits make of its tellings. The other columns are those of its newest audit, so that lists need not open audits.
CREATE TABLE cases (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    audit      INTEGER REFERENCES audits (number) ON DELETE SET NULL,  -- the newest; null: none is left
    "into"     INTEGER REFERENCES cases (number) ON DELETE SET NULL,   -- the case that it is told within now
    merged     INTEGER NOT NULL DEFAULT 0,   -- 1: `into` was set by people, and no run changes it
    split      INTEGER NOT NULL DEFAULT 0,   -- 1: founded by people, who split it from another case
    deed       TEXT,
    what       TEXT,
    amount     TEXT,                 -- the figure as said
    place      TEXT,
    force      TEXT NOT NULL DEFAULT 'promise',  -- how it binds, as Audit.force
    due        TEXT,                 -- the date that stands: due_now, else due
    first_due  TEXT,
    verdict    TEXT,
    outcome    TEXT,
    schedule   TEXT,
    confidence REAL,
    says       TEXT,
    as_of      TEXT,
    announced  TEXT,                 -- day of the first announcement
    "by"       TEXT,                 -- who announced it first
    article    TEXT,                 -- where: Article.id
    "start"    INTEGER,
    "end"      INTEGER,
    quote      TEXT,                 -- in which words
    tellings   INTEGER,
    evidence   INTEGER,
    changed    TEXT,                 -- day of the last change of verdict
    said       TEXT,                 -- the verdict as people corrected it
    rejected   INTEGER NOT NULL DEFAULT 0,   -- people say it is no commitment
    judged     INTEGER NOT NULL DEFAULT 0,   -- how many judgements stand
    doubt      REAL,                 -- the confidence of a case that somebody should look at, else null
    seen       INTEGER               -- audits.number of the newest audit that people accepted, rejected or corrected
) STRICT;
-- Lists are of the cases that stand: audited, told within no other, and not rejected.
CREATE INDEX cases_by_change ON cases (changed) WHERE audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_due ON cases (coalesce(due, '9999-99-99'))
    WHERE audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_announced ON cases (coalesce(announced, ''))
    WHERE audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_confidence ON cases (confidence) WHERE audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_place ON cases (place, coalesce(said, verdict))
    WHERE audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_verdict ON cases (coalesce(said, verdict), coalesce(due, '9999-99-99'))
    WHERE audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_doubt ON cases (doubt)
    WHERE doubt IS NOT NULL AND audit IS NOT NULL AND "into" IS NULL AND NOT rejected;
CREATE INDEX cases_by_audit ON cases (audit);
CREATE INDEX cases_by_into ON cases ("into") WHERE "into" IS NOT NULL;

-- Who is held to a case, and how words and deeds part in it, by its newest audit.
CREATE TABLE case_actors (
    who      TEXT NOT NULL,
    "case"   INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (who, "case")
) STRICT, WITHOUT ROWID;
CREATE INDEX case_actors_by_case ON case_actors ("case", position);
CREATE TABLE case_gaps (
    gap    TEXT NOT NULL,
    "case" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    PRIMARY KEY (gap, "case")
) STRICT, WITHOUT ROWID;
CREATE INDEX case_gaps_by_case ON case_gaps ("case");
CREATE VIRTUAL TABLE case_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER cases_delete AFTER DELETE ON cases BEGIN
    DELETE FROM case_words WHERE rowid = old.number;
END;

-- The tellings of a case, from all its audits: by the commitment's id, and by article, deed and words for when an
-- article is changed elsewhere and its offsets move.
CREATE TABLE members (
    "case"     INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    commitment TEXT NOT NULL,
    words      TEXT NOT NULL,        -- hash of Article.id, deed and the passage
    article    TEXT NOT NULL,
    PRIMARY KEY ("case", commitment)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_commitment ON members (commitment);
CREATE INDEX members_by_words ON members (words);
CREATE INDEX members_by_article ON members (article);

CREATE TABLE case_audits (
    "case" INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    audit  INTEGER NOT NULL REFERENCES audits (number) ON DELETE CASCADE,
    own    INTEGER NOT NULL,         -- 1: the case it was shared out to; 0: one split off, whose tellings it holds too
    PRIMARY KEY ("case", audit)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_audits_by_audit ON case_audits (audit);

-- Every change of a case's verdict, from no verdict to the first one on. The id is a hash of its other fields.
CREATE TABLE changes (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    "case"  INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
    audit   INTEGER NOT NULL REFERENCES audits (number) ON DELETE CASCADE,
    day     TEXT NOT NULL,           -- as of which
    before  TEXT,
    verdict TEXT NOT NULL,
    article TEXT                     -- Article.id of the words that brought it; null where time alone did
) STRICT;
CREATE INDEX changes_by_day ON changes (day, number);
CREATE INDEX changes_by_case ON changes ("case", day);

-------------------------------------------------------------------------------------------------- what people said

-- Added, never overwritten: a judgement is taken back by another one (withdraw). No run touches them.
CREATE TABLE judgements (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    "case"    TEXT NOT NULL,         -- cases.id
    action    TEXT NOT NULL,
    about     TEXT NOT NULL,
    "by"      TEXT NOT NULL,
    at        TEXT NOT NULL,
    article   TEXT,                  -- of what is judged within the case: Article.id and offsets
    "start"   INTEGER,
    "end"     INTEGER,
    audit     INTEGER,               -- audits.number of the case's newest audit then: what was judged
    withdrawn INTEGER REFERENCES judgements (number),
    payload   TEXT NOT NULL          -- the whole Judgement, as JSON
) STRICT;
CREATE INDEX judgements_by_case ON judgements ("case");
CREATE INDEX judgements_by_article ON judgements (article);
CREATE TABLE follows (
    "case" TEXT NOT NULL,            -- cases.id
    "by"   TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY ("case", "by")
) STRICT, WITHOUT ROWID;

--------------------------------------------------------------------------------------------------------- the desk

CREATE TABLE dossiers (
    name    TEXT NOT NULL COLLATE NOCASE,
    article TEXT NOT NULL,           -- Article.id
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossiers_by_article ON dossiers (article);

CREATE TABLE tokens (
    name    TEXT PRIMARY KEY,
    role    TEXT NOT NULL CHECK (role IN ('read', 'review', 'admin')),
    hashed  TEXT NOT NULL UNIQUE,    -- of the secret, which is kept nowhere
    made    TEXT NOT NULL,
    revoked TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE webhooks (
    number INTEGER PRIMARY KEY,
    url    TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,            -- signs what is sent
    "by"   TEXT NOT NULL,
    made   TEXT NOT NULL,
    since  INTEGER NOT NULL          -- changes.number: none up to here is sent
) STRICT;
CREATE TABLE deliveries (
    webhook  INTEGER NOT NULL REFERENCES webhooks (number) ON DELETE CASCADE,
    change   TEXT NOT NULL,          -- changes.id
    attempts INTEGER NOT NULL,
    at       TEXT NOT NULL,          -- of the last attempt
    status   INTEGER,                -- of the answer, null where there was none
    done     INTEGER NOT NULL,
    PRIMARY KEY (webhook, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
    url      TEXT PRIMARY KEY,
    polled   TEXT NOT NULL,
    items    INTEGER NOT NULL,       -- how many the last poll brought
    problem  TEXT,
    failures INTEGER NOT NULL        -- polls in a row with a problem
) STRICT, WITHOUT ROWID;

-- Ids of articles that were forgotten, so that a feed does not bring them back. An id is a hash.
CREATE TABLE forgotten (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
