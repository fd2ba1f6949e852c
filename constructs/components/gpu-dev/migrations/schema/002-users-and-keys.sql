-- Who may call the API, and with which key. Keys are stored as hashes only.

CREATE TABLE IF NOT EXISTS api_users (
  user_id    serial PRIMARY KEY,
  username   varchar(255) NOT NULL UNIQUE,
  email      varchar(255),
  created_at timestamptz NOT NULL DEFAULT now(),
  is_active  boolean NOT NULL DEFAULT true
);

CREATE TABLE IF NOT EXISTS api_keys (
  key_id       serial PRIMARY KEY,
  user_id      integer NOT NULL REFERENCES api_users (user_id) ON DELETE CASCADE,
  key_hash     varchar(128) NOT NULL UNIQUE,
  key_prefix   varchar(16) NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz,
  last_used_at timestamptz,
  is_active    boolean NOT NULL DEFAULT true,
  description  text
);

COMMENT ON COLUMN api_keys.key_hash IS 'SHA-256 of the key; the key itself is shown once and never stored';
COMMENT ON COLUMN api_keys.key_prefix IS 'First characters of the key, for a user to tell keys apart';

CREATE INDEX IF NOT EXISTS api_keys_active_hash_idx ON api_keys (key_hash) WHERE is_active;
CREATE INDEX IF NOT EXISTS api_keys_active_user_idx ON api_keys (user_id) WHERE is_active;
CREATE INDEX IF NOT EXISTS api_keys_active_expiry_idx ON api_keys (expires_at)
  WHERE is_active AND expires_at IS NOT NULL;
