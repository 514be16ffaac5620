-- Accounts are counted by whether the provider pushes.
CREATE INDEX accounts_by_push ON accounts (push_state) WHERE revoked_at IS NULL;

-- What /announce sends to everybody. The cursor is the last person it was or may have been sent to: it moves before
-- the message leaves, so that nobody gets it twice.
CREATE TABLE announcements (
    id          BIGINT NOT NULL PRIMARY KEY,
    author      BIGINT NOT NULL,
    body        TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    due_at      BIGINT,
    lease_until BIGINT NOT NULL DEFAULT 0,
    cursor      BIGINT NOT NULL DEFAULT 0,
    sent        BIGINT NOT NULL DEFAULT 0,
    unreached   BIGINT NOT NULL DEFAULT 0,
    in_doubt    BIGINT NOT NULL DEFAULT 0,
    message_id  BIGINT
);
CREATE INDEX announcements_by_due ON announcements (due_at) WHERE due_at IS NOT NULL;

-- Figures of a day (days since 1970, UTC), summed over processes.
CREATE TABLE tallies (
    day   BIGINT NOT NULL,
    name  TEXT   NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (day, name)
);

-- Lasting troubles of which the administrators were told, until they are told that they are over.
CREATE TABLE troubles (
    name    TEXT   NOT NULL PRIMARY KEY,
    since   BIGINT NOT NULL,
    told_at BIGINT
);
