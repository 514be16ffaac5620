-- The keys that each running process holds (their fingerprints, as a JSON list), so that nothing is sealed with a key
-- that one of them lacks.
CREATE TABLE key_holders (
    owner   TEXT   NOT NULL PRIMARY KEY,
    keys    TEXT   NOT NULL,
    seen_at BIGINT NOT NULL
);
