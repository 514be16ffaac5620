-- When the codes, the SMS texts and the number of an ended order were wiped.
ALTER TABLE orders ADD COLUMN purged_at BIGINT;
CREATE INDEX orders_to_purge ON orders (ended_at) WHERE purged_at IS NULL;
