-- Times are milliseconds since 1970 (UTC). BYTEA columns hold encrypted values only. Where a key starts with
-- the provider's ids, rows written at the same time lie together, because these ids rise.

-- A person has a row for each account that they have had, with the same settings in each; the first row is always
-- there. Everything that belongs to an account is kept under its user_id.
CREATE TABLE users (
    user_id           BIGINT NOT NULL PRIMARY KEY,
    -- The Telegram id: that of the first account.
    person            BIGINT NOT NULL GENERATED ALWAYS AS (user_id & 4503599627370495) STORED,
    -- The name that the person gave this account.
    account_name      TEXT,
    -- In the first row: which account is in use.
    account_in_use    BIGINT NOT NULL DEFAULT 0,
    language          TEXT,
    telegram_language TEXT,
    currency          TEXT   NOT NULL,
    notifications     TEXT   NOT NULL,
    code_only         BIGINT NOT NULL DEFAULT 0,
    codes_covered     BIGINT NOT NULL DEFAULT 0,
    code_minutes      BIGINT NOT NULL DEFAULT 0,
    time_zone         TEXT,
    -- Spending limits, in rupiah.
    frozen_at         BIGINT,
    daily_cap         BIGINT,
    ask_above         BIGINT,
    -- A balance below this triggers one warning, and another once it was above again.
    low_balance       BIGINT,
    low_balance_told  BIGINT NOT NULL DEFAULT 0,
    -- Numbers bought from now on are replaced after so many minutes without an SMS, so many times in a row.
    replace_after     BIGINT,
    replace_times     BIGINT,
    terms_version     BIGINT,
    terms_at          BIGINT,
    -- Since when the chat can't be reached, and when a chat that was not found is retried.
    blocked_at        BIGINT,
    retry_at          BIGINT,
    deactivated_at    BIGINT,
    flood_until       BIGINT NOT NULL DEFAULT 0,
    created_at        BIGINT NOT NULL
);
CREATE INDEX users_by_person ON users (person, user_id);
CREATE INDEX users_reachable ON users (user_id) WHERE blocked_at IS NULL AND user_id = person;

CREATE TABLE accounts (
    user_id          BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    token            BYTEA  NOT NULL,
    -- A keyed hash by which chats with the same account find each other.
    token_tag        TEXT   NOT NULL,
    linked_at        BIGINT NOT NULL,
    revoked_at       BIGINT,
    suspected_at     BIGINT,
    webhook_status   TEXT   NOT NULL DEFAULT 'off',
    hook_hash        BYTEA,
    hook_key         BYTEA,
    hook_secret      BYTEA,
    previous_hook    BYTEA,
    last_event_at    BIGINT,
    hook_checked_at  BIGINT,
    hook_repairs     BIGINT NOT NULL DEFAULT 0,
    hook_repaired_at BIGINT,
    -- When there was last a sign that events may not arrive although the webhook is on.
    hook_doubt_at    BIGINT
);
CREATE UNIQUE INDEX accounts_by_hook ON accounts (hook_hash);
CREATE INDEX accounts_by_tag ON accounts (token_tag);
CREATE INDEX accounts_by_webhook ON accounts (webhook_status) WHERE revoked_at IS NULL;

CREATE TABLE favourites (
    user_id    BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    product_id BIGINT NOT NULL,
    country_id BIGINT NOT NULL,
    service_id BIGINT NOT NULL,
    service    TEXT,
    country    TEXT,
    flag       TEXT,
    operator   TEXT,
    ceiling    BIGINT,
    -- Whether one press buys it, which requires a ceiling.
    one_tap    BIGINT NOT NULL DEFAULT 0,
    added_at   BIGINT NOT NULL,
    PRIMARY KEY (user_id, product_id)
);

-- What users wait for: a number in stock, or at a price. Kept for some days after its end, for the message.
CREATE TABLE watches (
    user_id    BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    country_id BIGINT NOT NULL,
    service_id BIGINT NOT NULL,
    service    TEXT,
    country    TEXT,
    flag       TEXT,
    -- The most that one number may cost, in rupiah.
    at_most    BIGINT,
    until      BIGINT NOT NULL,
    ended_at   BIGINT,
    -- The price at which there was a number.
    found_idr  BIGINT,
    found_usd  TEXT,
    PRIMARY KEY (user_id, country_id, service_id)
);
CREATE INDEX watches_running ON watches (country_id, service_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX watches_ended ON watches (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE purchases (
    intent         TEXT   NOT NULL PRIMARY KEY,
    user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    currency       TEXT   NOT NULL,
    body           TEXT   NOT NULL,
    product_id     BIGINT NOT NULL,
    country_id     BIGINT NOT NULL,
    service_id     BIGINT NOT NULL,
    -- With these, the provider picks any offer within the limit instead of exactly the product.
    catalog_product_id BIGINT,
    operator_id    BIGINT,
    policy         TEXT,
    -- With this, it is the number of that order once more.
    continues      BIGINT,
    quantity       BIGINT NOT NULL,
    service        TEXT,
    country        TEXT,
    flag           TEXT,
    operator       TEXT,
    dial           TEXT,
    price_idr      BIGINT NOT NULL,
    price_usd      TEXT,
    -- The highest and the lowest price of one number that the body allows.
    limit_idr      BIGINT,
    limit_usd      TEXT,
    floor_idr      BIGINT,
    floor_usd      TEXT,
    state          TEXT   NOT NULL,
    created_at     BIGINT NOT NULL,
    provider_time  BIGINT,
    confirmed_at   BIGINT,
    account_tag    TEXT,
    -- Whether the user was asked once more because of one of their limits.
    assured        BIGINT NOT NULL DEFAULT 0,
    attempts       BIGINT NOT NULL DEFAULT 0,
    doubtful       BIGINT NOT NULL DEFAULT 0,
    in_progress    BIGINT NOT NULL DEFAULT 0,
    in_progress_at BIGINT,
    looked_at      BIGINT,
    looked_seen    BIGINT NOT NULL DEFAULT 0,
    unclear_at     BIGINT,
    late_count     BIGINT NOT NULL DEFAULT 0,
    failure        TEXT,
    failure_until  BIGINT,
    request_id     TEXT,
    failed_count   BIGINT NOT NULL DEFAULT 0,
    -- The draft at the next price, if there was no number within the limit.
    next_intent    TEXT,
    -- The order that its number takes the place of.
    replaces       BIGINT,
    -- When and how often its numbers are replaced without a press.
    replace_after  BIGINT,
    replace_times  BIGINT,
    due_at         BIGINT
);
CREATE INDEX purchases_by_due ON purchases (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX purchases_by_user ON purchases (user_id, state, confirmed_at);
CREATE INDEX purchases_by_account ON purchases (account_tag, confirmed_at);
CREATE INDEX purchases_bought ON purchases (confirmed_at, country_id, service_id, user_id) WHERE state = 'bought';
CREATE INDEX purchases_unconfirmed ON purchases (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE orders (
    order_id           BIGINT NOT NULL,
    user_id            BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    card               TEXT   NOT NULL,
    intent             TEXT,
    status             TEXT   NOT NULL,
    status_at          BIGINT NOT NULL,
    product_id         BIGINT,
    service            TEXT,
    country            TEXT,
    flag               TEXT,
    operator           TEXT,
    phone              BYTEA,
    price_idr          BIGINT,
    price_usd          TEXT,
    created_at         BIGINT,
    expires_at         BIGINT,
    ended_at           BIGINT,
    cancel_asked_at    BIGINT,
    cancel_unclear_at  BIGINT,
    cancel_promised_at BIGINT,
    refund_idr         BIGINT,
    refund_usd         TEXT,
    balance_idr        BIGINT,
    balance_usd        TEXT,
    abilities          TEXT   NOT NULL,
    round              BIGINT NOT NULL,
    round_started_at   BIGINT,
    resend_asked_at    BIGINT,
    resend_press       TEXT,
    verified           BIGINT NOT NULL,
    missing_since      BIGINT,
    vanished_at        BIGINT,
    purged_at          BIGINT,
    -- When it is to be finished because of a press for several orders.
    finish_promised_at BIGINT,
    -- The latest press about several orders including this one, until its result is sent; and why it was
    -- given up for this order.
    bulk_id            BIGINT,
    bulk_action        TEXT,
    bulk_failure       TEXT,
    -- The day under which its outcome is counted.
    counted_day        BIGINT,
    PRIMARY KEY (order_id, user_id)
);
CREATE INDEX orders_by_card ON orders (user_id, card);
CREATE INDEX orders_open ON orders (user_id) WHERE ended_at IS NULL;
CREATE INDEX orders_by_bulk ON orders (user_id, bulk_id) WHERE bulk_id IS NOT NULL;
CREATE INDEX orders_to_purge ON orders (COALESCE(ended_at, expires_at, status_at + 86400000)) WHERE purged_at IS NULL;

-- Orders that are to be replaced by another number, or were.
CREATE TABLE replacements (
    order_id    BIGINT NOT NULL PRIMARY KEY,
    user_id     BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    product_id  BIGINT NOT NULL,
    country_id  BIGINT NOT NULL,
    service_id  BIGINT NOT NULL,
    operator_id BIGINT,
    policy      TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    -- The most that the next number may cost, in rupiah.
    at_most     BIGINT NOT NULL,
    stage       TEXT   NOT NULL,
    -- Replacement without a press: after so many minutes, so many times including this one.
    after       BIGINT,
    times       BIGINT,
    by_itself   BIGINT NOT NULL DEFAULT 0,
    -- Whether a call to cancel the order had no clear answer.
    doubtful    BIGINT NOT NULL DEFAULT 0,
    intent      TEXT,
    over_at     BIGINT
);
CREATE INDEX replacements_by_user ON replacements (user_id);
CREATE INDEX replacements_running ON replacements (order_id) WHERE over_at IS NULL;
CREATE INDEX replacements_over ON replacements (over_at) WHERE over_at IS NOT NULL;

CREATE TABLE sms (
    order_id    BIGINT NOT NULL,
    user_id     BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    code        BYTEA,
    text        BYTEA,
    revision    BIGINT,
    received_at BIGINT,
    event_at    BIGINT,
    round       BIGINT NOT NULL,
    message_id  BIGINT,
    PRIMARY KEY (order_id, user_id, seq),
    FOREIGN KEY (order_id, user_id) REFERENCES orders (order_id, user_id) ON DELETE CASCADE
);
CREATE INDEX sms_by_message ON sms (user_id, message_id) WHERE message_id IS NOT NULL;

-- What became of the orders of a day, counted when an order changes. After a user was forgotten, a random
-- negative number stands for them.
CREATE TABLE outcomes (
    service  TEXT   NOT NULL,
    country  TEXT   NOT NULL,
    -- In days since 1970, in the user's time zone.
    day      BIGINT NOT NULL,
    person   BIGINT NOT NULL,
    -- Empty if not known.
    operator TEXT   NOT NULL,
    -- Whether the orders were bought through this bot.
    here     BIGINT NOT NULL,
    flag     TEXT,
    -- What is counted: numbers; sms_N, first SMS that took up to N seconds, but longer than the step before; money
    -- in rupiah, or in units of 10^-8 dollars with the rupiah stated beside them.
    counter  TEXT   NOT NULL,
    total    BIGINT NOT NULL,
    PRIMARY KEY (service, country, day, person, operator, here, counter)
);
CREATE INDEX outcomes_by_person ON outcomes (person, day);
CREATE INDEX outcomes_by_day ON outcomes (day);

CREATE TABLE cards (
    user_id    BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    card       TEXT   NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (user_id, card)
);
CREATE INDEX cards_by_message ON cards (user_id, message_id);

CREATE TABLE outbox (
    user_id          BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    notification_key TEXT   NOT NULL,
    -- Increases over time.
    id               BIGINT NOT NULL,
    notification     TEXT   NOT NULL,
    priority         BIGINT NOT NULL,
    generation       BIGINT NOT NULL DEFAULT 0,
    caused_at        BIGINT NOT NULL,
    not_before       BIGINT NOT NULL,
    attempts         BIGINT NOT NULL DEFAULT 0,
    -- How many messages of a long SMS were sent.
    parts_sent       BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, notification_key)
);

CREATE TABLE private_messages (
    user_id    BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,
    shown_at   BIGINT NOT NULL,
    PRIMARY KEY (user_id, message_id)
);
CREATE INDEX private_messages_by_age ON private_messages (shown_at);

CREATE TABLE dialogues (
    user_id BIGINT NOT NULL PRIMARY KEY,
    state   TEXT   NOT NULL
);

CREATE TABLE updates (
    update_id  BIGINT NOT NULL PRIMARY KEY,
    handled_at BIGINT NOT NULL
);
CREATE INDEX updates_by_age ON updates (handled_at);

-- Webhooks of accounts that are no longer linked, to be restored at the provider.
CREATE TABLE webhook_returns (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id  BIGINT  NOT NULL,
    token    BYTEA  NOT NULL,
    address  BYTEA  NOT NULL,
    earlier  BYTEA,
    due_at   BIGINT  NOT NULL,
    attempts BIGINT  NOT NULL DEFAULT 0,
    refusals BIGINT  NOT NULL DEFAULT 0,
    until    BIGINT  NOT NULL
);
CREATE INDEX webhook_returns_by_due ON webhook_returns (due_at);
CREATE INDEX webhook_returns_by_user ON webhook_returns (user_id);

CREATE TABLE announcements (
    id          BIGINT NOT NULL PRIMARY KEY,
    author      BIGINT NOT NULL,
    body        TEXT   NOT NULL,
    state       TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    due_at      BIGINT,
    cursor      BIGINT NOT NULL DEFAULT 0,
    sent        BIGINT NOT NULL DEFAULT 0,
    unreached   BIGINT NOT NULL DEFAULT 0,
    in_doubt    BIGINT NOT NULL DEFAULT 0,
    message_id  BIGINT
);
CREATE INDEX announcements_by_due ON announcements (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX announcements_by_author ON announcements (author);

CREATE TABLE counters (
    day   BIGINT NOT NULL,
    name  TEXT   NOT NULL,
    total BIGINT NOT NULL,
    PRIMARY KEY (day, name)
);

CREATE TABLE alarms (
    name    TEXT   NOT NULL PRIMARY KEY,
    since   BIGINT NOT NULL,
    told_at BIGINT
);

-- Digests of the parts of the bot's profile registered with Telegram; unchanged parts are not sent again.
CREATE TABLE profile_parts (
    part   TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL
);

-- One encrypted value that only the right keys open.
CREATE TABLE vault_check (
    id     BIGINT NOT NULL PRIMARY KEY,
    sealed BYTEA  NOT NULL
);

-- The latest time seen here, against which the next owner's clock is compared.
CREATE TABLE seen_time (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);

-- One process works on a database; others stand by. Every write transaction increments the owner's beat.
CREATE TABLE owner (
    id      BIGINT NOT NULL PRIMARY KEY,
    epoch   BIGINT NOT NULL,
    beat    BIGINT NOT NULL,
    address TEXT   NOT NULL
);
INSERT INTO owner (id, epoch, beat, address) VALUES (1, 0, 0, '');

-- Same as in SQLite: encrypted values of many rows arrive in one text.
CREATE FUNCTION unhex(digits TEXT) RETURNS BYTEA LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT decode(digits, 'hex') $$;

-- The private-chat topic a user last wrote in. Users without topics have no row.
CREATE TABLE topics (
    user_id BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
    topic   BIGINT NOT NULL
);
