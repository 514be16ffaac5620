-- Who can be written to, in the order in which an announcement goes round.
CREATE INDEX users_reachable ON users (user_id) WHERE blocked_at IS NULL;
-- Whoever is forgotten takes along what they wrote.
CREATE INDEX announcements_by_author ON announcements (author);
