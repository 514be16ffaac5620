-- How codes look in the chat, how long their messages stay (minutes; 0 = for good), and whose clock the person reads.
ALTER TABLE users ADD COLUMN code_only BIGINT NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN codes_covered BIGINT NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN code_minutes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN time_zone TEXT;
