-- A person's spending guard, in rupiah; NULL is "no limit".
ALTER TABLE users ADD COLUMN frozen_at BIGINT;
ALTER TABLE users ADD COLUMN daily_cap BIGINT;
ALTER TABLE users ADD COLUMN ask_above BIGINT;
-- Whether the person has said "yes, this much" to a purchase above `ask_above`.
ALTER TABLE purchases ADD COLUMN assured BIGINT NOT NULL DEFAULT 0;
