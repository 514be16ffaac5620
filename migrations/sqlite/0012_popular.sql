-- What a person bought last, and what many people bought lately.
DROP INDEX purchases_by_user;
CREATE INDEX purchases_by_user ON purchases (user_id, state, confirmed_at);
CREATE INDEX purchases_bought ON purchases (confirmed_at, country_id, service_id, user_id) WHERE state = 'bought';
