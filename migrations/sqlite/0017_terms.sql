-- Which version of the terms of use the person accepted, and when. NULL: none yet.
ALTER TABLE users ADD COLUMN terms_version BIGINT;
ALTER TABLE users ADD COLUMN terms_at BIGINT;
