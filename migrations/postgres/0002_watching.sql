-- When the provider was last asked whether it still pushes to our hook.
ALTER TABLE accounts ADD COLUMN hook_checked_at BIGINT;
-- When another SMS was asked for; empty again once that call has ended.
ALTER TABLE orders ADD COLUMN resend_asked_at BIGINT;
