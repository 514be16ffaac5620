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

-- What one process commits wakes the workers of all.
CREATE FUNCTION smscode_bot_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('smscode_bot', TG_ARGV[0]);
    RETURN NULL;
END
$$;
CREATE TRIGGER wake_for_new AFTER INSERT ON outbox
    FOR EACH ROW EXECUTE FUNCTION smscode_bot_wake('outbox');
CREATE TRIGGER wake_for_sooner AFTER UPDATE OF not_before, generation ON outbox
    FOR EACH ROW WHEN (NEW.not_before < OLD.not_before OR NEW.generation > OLD.generation)
    EXECUTE FUNCTION smscode_bot_wake('outbox');
CREATE TRIGGER wake_for_sooner AFTER UPDATE OF due_at ON purchases
    FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND (OLD.due_at IS NULL OR NEW.due_at < OLD.due_at))
    EXECUTE FUNCTION smscode_bot_wake('purchases');
CREATE TRIGGER wake_for_new AFTER INSERT ON accounts
    FOR EACH ROW WHEN (NEW.poll_at IS NOT NULL) EXECUTE FUNCTION smscode_bot_wake('polls');
CREATE TRIGGER wake_for_sooner AFTER UPDATE OF poll_at ON accounts
    FOR EACH ROW WHEN (NEW.poll_at IS NOT NULL AND (OLD.poll_at IS NULL OR NEW.poll_at < OLD.poll_at))
    EXECUTE FUNCTION smscode_bot_wake('polls');
