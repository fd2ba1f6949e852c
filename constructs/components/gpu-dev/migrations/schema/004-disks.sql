-- Users' persistent disks. A row outlives its volume until the disk is really gone.

CREATE TABLE IF NOT EXISTS disks (
  disk_id                    uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id                    varchar(255) NOT NULL,
  disk_name                  varchar(255) NOT NULL,
  size_gb                    integer,
  disk_size                  varchar(64),
  ebs_volume_id              varchar(255),
  in_use                     boolean NOT NULL DEFAULT false,
  reservation_id             varchar(255) REFERENCES reservations (reservation_id) ON DELETE SET NULL,

  is_backing_up              boolean NOT NULL DEFAULT false,
  snapshot_count             integer NOT NULL DEFAULT 0,
  pending_snapshot_count     integer NOT NULL DEFAULT 0,
  last_snapshot_at           timestamptz,
  latest_snapshot_content_s3 text,

  is_deleted                 boolean NOT NULL DEFAULT false,
  marked_deleted_at          timestamptz,
  delete_date                date,

  operation_id               varchar(255),
  operation_status           varchar(64),
  operation_error            text,

  created_at                 timestamptz NOT NULL DEFAULT now(),
  last_used                  timestamptz,
  last_updated               timestamptz NOT NULL DEFAULT now(),

  CONSTRAINT disks_user_disk_name_key UNIQUE (user_id, disk_name)
);

COMMENT ON COLUMN disks.disk_size IS 'Space in use as people read it, such as 12G';
COMMENT ON COLUMN disks.delete_date IS 'Day from which the deleted disk''s snapshots may go';

CREATE INDEX IF NOT EXISTS disks_reservation_idx ON disks (reservation_id) WHERE reservation_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS disks_volume_idx ON disks (ebs_volume_id) WHERE ebs_volume_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS disks_operation_idx ON disks (operation_id) WHERE operation_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS disks_deleted_idx ON disks (marked_deleted_at) WHERE is_deleted;

CREATE OR REPLACE FUNCTION stamp_marked_deleted_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW.is_deleted THEN
    NEW.marked_deleted_at := NULL;
  ELSIF NEW.marked_deleted_at IS NULL THEN
    NEW.marked_deleted_at := now();
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER disks_touch BEFORE UPDATE ON disks
  FOR EACH ROW EXECUTE FUNCTION touch_last_updated();
CREATE OR REPLACE TRIGGER disks_stamp_deleted BEFORE INSERT OR UPDATE OF is_deleted ON disks
  FOR EACH ROW EXECUTE FUNCTION stamp_marked_deleted_at();
