-- Times are milliseconds since 1970 (UTC). BYTEA columns hold sealed values, never plain ones.

CREATE TABLE users (
    user_id           BIGINT NOT NULL PRIMARY KEY,
    language          TEXT,
    telegram_language TEXT,
    currency          TEXT   NOT NULL,
    notifications     TEXT   NOT NULL,
    blocked_at        BIGINT,
    flood_until       BIGINT NOT NULL DEFAULT 0,
    created_at        BIGINT NOT NULL
);

CREATE TABLE accounts (
    user_id       BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    token         BYTEA  NOT NULL,
    token_tag     TEXT   NOT NULL,
    linked_at     BIGINT NOT NULL,
    revoked_at    BIGINT,
    push_state    TEXT   NOT NULL DEFAULT 'off',
    hook_hash     BYTEA,
    hook_key      BYTEA,
    hook_secret   BYTEA,
    previous_hook BYTEA,
    last_event_at BIGINT,
    poll_at       BIGINT,
    poll_lease    BIGINT NOT NULL DEFAULT 0,
    poll_failures BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX accounts_by_hook ON accounts (hook_hash);
CREATE INDEX accounts_by_poll ON accounts (poll_at) WHERE poll_at IS NOT NULL;

CREATE TABLE purchases (
    intent        TEXT   NOT NULL PRIMARY KEY,
    user_id       BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    currency      TEXT   NOT NULL,
    body          TEXT   NOT NULL,
    product_id    BIGINT NOT NULL,
    country_id    BIGINT NOT NULL,
    service_id    BIGINT NOT NULL,
    quantity      BIGINT NOT NULL,
    service       TEXT,
    country       TEXT,
    flag          TEXT,
    price_idr     BIGINT NOT NULL,
    price_usd     TEXT,
    state         TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    provider_time BIGINT,
    confirmed_at  BIGINT,
    account_tag   TEXT,
    attempts      BIGINT NOT NULL DEFAULT 0,
    doubtful      BIGINT NOT NULL DEFAULT 0,
    failure       TEXT,
    failure_until BIGINT,
    request_id    TEXT,
    failed_count  BIGINT NOT NULL DEFAULT 0,
    due_at        BIGINT,
    lease_until   BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX purchases_by_due ON purchases (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX purchases_by_user ON purchases (user_id, state);

CREATE TABLE orders (
    user_id            BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    order_id           BIGINT NOT NULL,
    card               TEXT   NOT NULL,
    intent             TEXT,
    status             TEXT   NOT NULL,
    status_at          BIGINT NOT NULL,
    product_id         BIGINT,
    service            TEXT,
    country            TEXT,
    flag               TEXT,
    phone              BYTEA,
    price_idr          BIGINT,
    price_usd          TEXT,
    created_at         BIGINT,
    expires_at         BIGINT,
    ended_at           BIGINT,
    cancel_asked_at    BIGINT,
    refund_idr         BIGINT,
    refund_usd         TEXT,
    balance_idr        BIGINT,
    balance_usd        TEXT,
    abilities          TEXT   NOT NULL,
    round              BIGINT NOT NULL,
    round_started_at   BIGINT,
    verified           BIGINT NOT NULL,
    cancel_promised_at BIGINT,
    PRIMARY KEY (user_id, order_id)
);
CREATE INDEX orders_by_card ON orders (user_id, card);
CREATE INDEX orders_open ON orders (user_id) WHERE ended_at IS NULL;

CREATE TABLE sms (
    user_id     BIGINT NOT NULL,
    order_id    BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    code        BYTEA,
    text        BYTEA,
    revision    BIGINT,
    received_at BIGINT,
    event_at    BIGINT,
    round       BIGINT NOT NULL,
    message_id  BIGINT,
    PRIMARY KEY (user_id, order_id, seq),
    FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, order_id) ON DELETE CASCADE
);
CREATE INDEX sms_by_message ON sms (user_id, message_id) WHERE message_id IS NOT NULL;

CREATE TABLE cards (
    user_id    BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    card       TEXT   NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (user_id, card)
);
CREATE INDEX cards_by_message ON cards (user_id, message_id);

CREATE TABLE outbox (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id     BIGINT  NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    push_key    TEXT    NOT NULL,
    push        TEXT    NOT NULL,
    priority    BIGINT  NOT NULL,
    generation  BIGINT  NOT NULL DEFAULT 0,
    caused_at   BIGINT  NOT NULL,
    not_before  BIGINT  NOT NULL,
    lease_until BIGINT  NOT NULL DEFAULT 0,
    attempts    BIGINT  NOT NULL DEFAULT 0,
    UNIQUE (user_id, push_key)
);
CREATE INDEX outbox_by_due ON outbox (not_before, lease_until);

CREATE TABLE dialogues (
    user_id BIGINT NOT NULL PRIMARY KEY,
    state   TEXT   NOT NULL
);

CREATE TABLE updates (
    update_id  BIGINT NOT NULL PRIMARY KEY,
    handled_at BIGINT NOT NULL
);
CREATE INDEX updates_by_age ON updates (handled_at);

CREATE TABLE leases (
    name  TEXT   NOT NULL PRIMARY KEY,
    owner TEXT   NOT NULL,
    until BIGINT NOT NULL
);

-- One sealed value that only the right keys open.
CREATE TABLE vault_check (
    id     BIGINT NOT NULL PRIMARY KEY,
    sealed BYTEA  NOT NULL
);
