/** Columns that the original's later scripts added; a database that stopped before them lacks these. */
const laterColumns = `
  ALTER TABLE reservations ADD ebs_availability_zone varchar(50), ADD domain_name varchar(255), ADD fqdn varchar(512),
    ADD alb_config jsonb, ADD preserve_entrypoint boolean NOT NULL DEFAULT false, ADD node_private_ip varchar(50),
    ADD oom_count integer DEFAULT 0, ADD last_oom_at timestamptz, ADD oom_container varchar(255),
    ADD warnings_sent jsonb DEFAULT '{}', ADD last_warning_time bigint,
    ADD failed_at timestamptz, ADD cancelled_at timestamptz, ADD reservation_ended timestamptz;
  ALTER TABLE disks ADD disk_size text, ADD marked_deleted_at timestamptz;
  ALTER TABLE gpu_types ADD available_gpus integer DEFAULT 0, ADD max_reservable integer DEFAULT 0,
    ADD full_nodes_available integer DEFAULT 0, ADD running_instances integer DEFAULT 0,
    ADD desired_capacity integer DEFAULT 0, ADD last_availability_update timestamptz,
    ADD last_availability_updated_by varchar(100);
  CREATE INDEX idx_reservations_oom ON reservations (oom_count) WHERE oom_count > 0;
  CREATE INDEX idx_reservations_ended ON reservations (reservation_ended) WHERE reservation_ended IS NOT NULL;`;

/**
 * SQL for a database as the original program leaves it: its tables by the fact sheet (§14), with the types, defaults and
 * names that its scripts give them, made without a ledger and owned by the role that runs it. `first` is its first
 * generation, `last` the one that is in use.
 */
export function originalDatabase(generation: "first" | "last" = "last"): string {
  const touched = (table: string, column: string, trigger: string, routine: string) => `
    CREATE FUNCTION ${routine}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.${column} = now(); RETURN NEW; END $$;
    CREATE TRIGGER ${trigger} BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${routine}();`;
  return `
    CREATE TABLE api_users (user_id serial PRIMARY KEY, username varchar(255) UNIQUE NOT NULL, email varchar(255),
      created_at timestamp DEFAULT CURRENT_TIMESTAMP, is_active boolean DEFAULT true);
    CREATE TABLE api_keys (key_id serial PRIMARY KEY, user_id integer REFERENCES api_users ON DELETE CASCADE,
      key_hash varchar(128) NOT NULL UNIQUE, key_prefix varchar(16) NOT NULL,
      created_at timestamptz DEFAULT CURRENT_TIMESTAMP, expires_at timestamptz, last_used_at timestamptz,
      is_active boolean DEFAULT true, description text);
    CREATE INDEX idx_api_keys_hash ON api_keys (key_hash) WHERE is_active = true;

    CREATE TABLE reservations (reservation_id varchar(255) PRIMARY KEY, user_id varchar(255) NOT NULL,
      status varchar(50) NOT NULL, gpu_type varchar(50), gpu_count integer, instance_type varchar(100),
      duration_hours float NOT NULL, created_at timestamptz NOT NULL, launched_at timestamptz, expires_at timestamptz,
      updated_at timestamptz DEFAULT now(), name varchar(255), github_user varchar(255), pod_name varchar(255),
      namespace varchar(100) DEFAULT 'default', node_ip varchar(50), node_port integer, ssh_command text,
      jupyter_enabled boolean DEFAULT false, jupyter_url text, jupyter_port integer, jupyter_token varchar(255),
      jupyter_error text, ebs_volume_id varchar(255), disk_name varchar(255), failure_reason text,
      current_detailed_status text, status_history jsonb DEFAULT '[]', pod_logs text, warning text,
      secondary_users jsonb DEFAULT '[]', is_multinode boolean DEFAULT false, master_reservation_id varchar(255),
      node_index integer, total_nodes integer, cli_version varchar(50));
    CREATE INDEX idx_reservations_user_id ON reservations (user_id);
    CREATE INDEX idx_reservations_expires_at ON reservations (expires_at);
    ${touched("reservations", "updated_at", "trigger_reservations_updated_at", "update_reservations_updated_at")}

    CREATE TABLE disks (disk_id uuid PRIMARY KEY DEFAULT gen_random_uuid(), disk_name text NOT NULL, user_id text NOT NULL,
      size_gb integer, created_at timestamptz DEFAULT now(), last_used timestamptz, in_use boolean DEFAULT false,
      reservation_id varchar(255) REFERENCES reservations ON DELETE SET NULL, is_backing_up boolean DEFAULT false,
      is_deleted boolean DEFAULT false, delete_date date, snapshot_count integer DEFAULT 0,
      pending_snapshot_count integer DEFAULT 0, ebs_volume_id text, last_snapshot_at timestamptz, operation_id uuid,
      operation_status text, operation_error text, latest_snapshot_content_s3 text,
      last_updated timestamptz DEFAULT now(), UNIQUE (user_id, disk_name));
    CREATE INDEX idx_disks_user_id ON disks (user_id);
    ${touched("disks", "last_updated", "update_disks_last_updated", "update_disks_last_updated_column")}

    CREATE TABLE gpu_types (gpu_type varchar(50) PRIMARY KEY, instance_type varchar(100) NOT NULL,
      max_gpus integer NOT NULL, cpus integer NOT NULL, memory_gb integer NOT NULL, total_cluster_gpus integer DEFAULT 0,
      max_per_node integer, is_active boolean DEFAULT true, created_at timestamptz DEFAULT now(),
      updated_at timestamptz DEFAULT now(), description text);
    CREATE INDEX idx_gpu_types_active ON gpu_types (is_active) WHERE is_active = true;
    ${touched("gpu_types", "updated_at", "update_gpu_types_updated_at", "update_gpu_types_updated_at_column")}

    CREATE TABLE domain_mappings (domain_name varchar(255) PRIMARY KEY, node_ip varchar(50) NOT NULL,
      node_port integer NOT NULL, reservation_id varchar(255) NOT NULL REFERENCES reservations ON DELETE CASCADE,
      expires_at timestamptz NOT NULL, created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now());
    CREATE INDEX idx_domain_mappings_expires_at ON domain_mappings (expires_at);
    ${touched("domain_mappings", "updated_at", "trigger_domain_mappings_updated_at", "update_domain_mappings_updated_at")}
    CREATE TABLE alb_target_groups (reservation_id varchar(255) PRIMARY KEY REFERENCES reservations ON DELETE CASCADE,
      domain_name varchar(255) NOT NULL, jupyter_target_group_arn text, jupyter_rule_arn text,
      expires_at timestamptz NOT NULL, created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now());
    CREATE INDEX idx_alb_target_groups_domain_name ON alb_target_groups (domain_name);
    ${touched("alb_target_groups", "updated_at", "trigger_alb_target_groups_updated_at", "update_alb_target_groups_updated_at")}

    SELECT pgmq.create('gpu_reservations'), pgmq.create('disk_operations');
    ${generation === "last" ? laterColumns : ""}
    ${generation === "last" ? touched("disks", "marked_deleted_at", "trigger_disk_marked_deleted", "set_disk_marked_deleted_at").replace("NEW.marked_deleted_at = now();", "IF NEW.is_deleted AND OLD.is_deleted IS NOT TRUE THEN NEW.marked_deleted_at = now(); END IF;") : ""}`;
}
