-- One row per reservation and node: a multinode reservation is a master row and one row for each further node.

CREATE TABLE IF NOT EXISTS reservations (
  reservation_id         varchar(255) PRIMARY KEY,
  user_id                varchar(255) NOT NULL,
  status                 varchar(32) NOT NULL DEFAULT 'pending',
  current_detailed_status text,
  status_history         jsonb NOT NULL DEFAULT '[]',
  failure_reason         text,
  warning                text,

  -- What was asked for
  name                   varchar(255),
  gpu_type               varchar(64),
  gpu_count              integer NOT NULL DEFAULT 1,
  instance_type          varchar(64),
  duration_hours         double precision NOT NULL,
  github_user            varchar(255),
  secondary_users        jsonb NOT NULL DEFAULT '[]',
  preserve_entrypoint    boolean NOT NULL DEFAULT false,
  cli_version            varchar(64),

  -- Several nodes
  is_multinode           boolean NOT NULL DEFAULT false,
  master_reservation_id  varchar(255),
  node_index             integer,
  total_nodes            integer,

  -- Where it runs and how to reach it
  pod_name               varchar(255),
  namespace              varchar(255),
  node_ip                varchar(64),
  node_private_ip        varchar(64),
  node_port              integer,
  ssh_command            text,
  domain_name            varchar(255),
  fqdn                   varchar(255),
  alb_config             jsonb,
  jupyter_enabled        boolean NOT NULL DEFAULT false,
  jupyter_url            text,
  jupyter_port           integer,
  jupyter_token          text,
  jupyter_error          text,
  pod_logs               text,

  -- Its disk
  disk_name              varchar(255),
  ebs_volume_id          varchar(255),
  ebs_availability_zone  varchar(64),

  -- When
  created_at             timestamptz NOT NULL DEFAULT now(),
  launched_at            timestamptz,
  expires_at             timestamptz,
  updated_at             timestamptz NOT NULL DEFAULT now(),
  failed_at              timestamptz,
  cancelled_at           timestamptz,
  reservation_ended      timestamptz,

  -- What the expiry job remembers
  warnings_sent          jsonb NOT NULL DEFAULT '{}',
  last_warning_time      bigint,
  oom_count              integer NOT NULL DEFAULT 0,
  last_oom_at            timestamptz,
  oom_container          varchar(255)
);

COMMENT ON COLUMN reservations.user_id IS 'Name of the user as the API knows it (not api_users.user_id)';
COMMENT ON COLUMN reservations.last_warning_time IS 'Seconds since 1970';

-- Users see seven of them. While an image is built the processor writes creating_server, and a row `lock:<reservation>`
-- of status lock is how one node of a multinode reservation keeps the others from coordinating as well.
-- Dropped first, so that a changed list takes effect when this file is applied again.
ALTER TABLE reservations DROP CONSTRAINT IF EXISTS reservations_status_check;
ALTER TABLE reservations ADD CONSTRAINT reservations_status_check
  CHECK (status IN ('pending', 'queued', 'preparing', 'creating_server', 'active', 'cancelled', 'failed', 'expired',
    'lock'));

CREATE INDEX IF NOT EXISTS reservations_user_idx ON reservations (user_id);
CREATE INDEX IF NOT EXISTS reservations_user_status_idx ON reservations (user_id, status);
CREATE INDEX IF NOT EXISTS reservations_status_idx ON reservations (status);
CREATE INDEX IF NOT EXISTS reservations_gpu_type_status_idx ON reservations (gpu_type, status);
CREATE INDEX IF NOT EXISTS reservations_created_idx ON reservations (created_at DESC);
CREATE INDEX IF NOT EXISTS reservations_expires_idx ON reservations (expires_at);
CREATE INDEX IF NOT EXISTS reservations_master_idx ON reservations (master_reservation_id)
  WHERE master_reservation_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_domain_idx ON reservations (domain_name) WHERE domain_name IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_fqdn_idx ON reservations (fqdn) WHERE fqdn IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_private_ip_idx ON reservations (node_private_ip)
  WHERE node_private_ip IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_failed_idx ON reservations (failed_at) WHERE failed_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_cancelled_idx ON reservations (cancelled_at) WHERE cancelled_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_ended_idx ON reservations (reservation_ended)
  WHERE reservation_ended IS NOT NULL;
CREATE INDEX IF NOT EXISTS reservations_oom_idx ON reservations (last_oom_at) WHERE oom_count > 0;

CREATE OR REPLACE TRIGGER reservations_touch BEFORE UPDATE ON reservations
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
