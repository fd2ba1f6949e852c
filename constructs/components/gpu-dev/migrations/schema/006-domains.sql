-- Names and load-balancer parts that belong to one reservation and end with it.

CREATE TABLE IF NOT EXISTS domain_mappings (
  domain_name    varchar(255) PRIMARY KEY,
  node_ip        varchar(64) NOT NULL,
  node_port      integer NOT NULL,
  reservation_id varchar(255) NOT NULL REFERENCES reservations (reservation_id) ON DELETE CASCADE,
  expires_at     timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS domain_mappings_reservation_idx ON domain_mappings (reservation_id);
CREATE INDEX IF NOT EXISTS domain_mappings_expires_idx ON domain_mappings (expires_at);

CREATE OR REPLACE TRIGGER domain_mappings_touch BEFORE UPDATE ON domain_mappings
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

CREATE TABLE IF NOT EXISTS alb_target_groups (
  reservation_id           varchar(255) PRIMARY KEY REFERENCES reservations (reservation_id) ON DELETE CASCADE,
  domain_name              varchar(255) NOT NULL,
  jupyter_target_group_arn text,
  jupyter_rule_arn         text,
  expires_at               timestamptz,
  created_at               timestamptz NOT NULL DEFAULT now(),
  updated_at               timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS alb_target_groups_expires_idx ON alb_target_groups (expires_at);

CREATE OR REPLACE TRIGGER alb_target_groups_touch BEFORE UPDATE ON alb_target_groups
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
