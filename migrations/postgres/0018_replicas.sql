-- Several processes on one database. Each counts up its own row while it lives; what a silent one held is free.
CREATE TABLE processes (
    owner TEXT   NOT NULL PRIMARY KEY,
    beat  BIGINT NOT NULL
);

-- Which process holds a lease.
ALTER TABLE outbox ADD COLUMN owner TEXT;
ALTER TABLE purchases ADD COLUMN owner TEXT;
ALTER TABLE accounts ADD COLUMN poll_owner TEXT;
CREATE INDEX outbox_by_owner ON outbox (owner) WHERE owner IS NOT NULL;
CREATE INDEX purchases_by_owner ON purchases (owner) WHERE owner IS NOT NULL;
CREATE INDEX accounts_by_owner ON accounts (poll_owner) WHERE poll_owner IS NOT NULL;

-- An update with an owner is being handled by it, since `handled_at`: one at a time of each person.
ALTER TABLE updates ADD COLUMN owner TEXT;
ALTER TABLE updates ADD COLUMN user_id BIGINT;
CREATE INDEX updates_by_owner ON updates (owner) WHERE owner IS NOT NULL;
CREATE UNIQUE INDEX updates_in_hand ON updates (user_id) WHERE owner IS NOT NULL;
