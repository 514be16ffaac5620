-- How often in a row a delivery that the provider had switched off was switched on again without an event since, and when
-- it was done last.
ALTER TABLE accounts ADD COLUMN hook_repairs BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN hook_repaired_at BIGINT;
