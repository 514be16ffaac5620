-- Offers that a person keeps at hand, and the most that they pay for one number there, in rupiah; NULL is "no limit".
CREATE TABLE favourites (
    user_id    BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    product_id BIGINT NOT NULL,
    country_id BIGINT NOT NULL,
    service_id BIGINT NOT NULL,
    service    TEXT,
    country    TEXT,
    flag       TEXT,
    ceiling    BIGINT,
    added_at   BIGINT NOT NULL,
    PRIMARY KEY (user_id, product_id)
);
