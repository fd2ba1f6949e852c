-- What may be reserved and how much of it is free. Columns of the catalogue are written by the fixtures, the rest by
-- the availability updater and operators; neither overwrites the other's.

CREATE TABLE IF NOT EXISTS gpu_types (
  gpu_type                     varchar(64) PRIMARY KEY,

  -- Catalogue
  instance_type                varchar(64) NOT NULL,
  max_gpus                     integer NOT NULL CHECK (max_gpus >= 0),
  cpus                         integer NOT NULL CHECK (cpus > 0),
  memory_gb                    integer NOT NULL CHECK (memory_gb > 0),
  max_per_node                 integer NOT NULL CHECK (max_per_node >= 0),
  description                  text,

  -- Live
  is_active                    boolean NOT NULL DEFAULT true,
  total_cluster_gpus           integer NOT NULL DEFAULT 0,
  available_gpus               integer NOT NULL DEFAULT 0,
  max_reservable               integer NOT NULL DEFAULT 0,
  full_nodes_available         integer NOT NULL DEFAULT 0,
  running_instances            integer NOT NULL DEFAULT 0,
  desired_capacity             integer NOT NULL DEFAULT 0,
  last_availability_update     timestamptz,
  last_availability_updated_by varchar(255),

  created_at                   timestamptz NOT NULL DEFAULT now(),
  updated_at                   timestamptz NOT NULL DEFAULT now()
);

COMMENT ON COLUMN gpu_types.max_gpus IS 'GPUs of one node: the denominator of pod sizing';
COMMENT ON COLUMN gpu_types.memory_gb IS 'GiB of one node';
COMMENT ON COLUMN gpu_types.is_active IS 'An operator''s switch: fixtures set it on first insert only';

CREATE OR REPLACE TRIGGER gpu_types_touch BEFORE UPDATE ON gpu_types
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();
