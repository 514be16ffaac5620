-- Since when the provider has not shown an order that is open here, and when the person heard of it.
ALTER TABLE orders ADD COLUMN missing_since BIGINT;
ALTER TABLE orders ADD COLUMN vanished_at BIGINT;
-- The press that asked for another SMS last: handed over again, it asks for none.
ALTER TABLE orders ADD COLUMN resend_press TEXT;
