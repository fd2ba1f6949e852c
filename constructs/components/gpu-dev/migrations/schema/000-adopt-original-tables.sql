-- Adopts a database that the original program made. Its idempotent scripts left no ledger, so the files after this one
-- would meet tables of the right names with other types, nullable columns, and in early generations fewer columns.
-- Here they become what those files make anew, with every row kept; or the run ends with what is in the way, and nothing
-- is changed. On a new database there is nothing to do, and one that has a ledger is ours.

DO $$
DECLARE
  known CONSTANT text[] := ARRAY['api_users', 'api_keys', 'reservations', 'disks', 'gpu_types', 'domain_mappings',
    'alb_target_groups'];
  found_rows text;
  wanted record;
  present record;
  item record;
BEGIN
  IF EXISTS (SELECT FROM schema_migrations WHERE file LIKE 'schema/%')
    OR NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (known))
  THEN
    RETURN;
  END IF;

  -- What is in the way.

  SELECT string_agg(format('%s (of %s)', tablename, tableowner), ', ' ORDER BY tablename) INTO found_rows
    FROM pg_tables
    WHERE schemaname = 'public' AND tablename = ANY (known) AND NOT pg_has_role(tableowner, 'USAGE');
  IF found_rows IS NOT NULL THEN
    RAISE EXCEPTION 'tables of an earlier program belong to another role than %: %', current_user, found_rows
      USING HINT = format('as their owner: ALTER TABLE <table> OWNER TO %I; then run again', current_user);
  END IF;

  IF to_regclass('public.reservations') IS NOT NULL THEN
    SELECT string_agg(format('%L (%s)', status, number), ', ' ORDER BY status) INTO found_rows
      FROM (SELECT status, count(*) AS number FROM reservations GROUP BY status) AS used
      WHERE status NOT IN ('pending', 'queued', 'preparing', 'creating_server', 'active', 'cancelled', 'failed',
        'expired', 'lock');
    IF found_rows IS NOT NULL THEN
      RAISE EXCEPTION 'reservations of an earlier program have statuses that are not known here: %', found_rows
        USING HINT = 'give them a known status (those that ended: expired), then run again';
    END IF;
  END IF;

  -- Triggers and functions that the files after this one replace under other names.

  FOR item IN SELECT * FROM (VALUES
    ('reservations', 'trigger_reservations_updated_at', 'update_reservations_updated_at'),
    ('disks', 'update_disks_last_updated', 'update_disks_last_updated_column'),
    ('disks', 'trigger_disk_marked_deleted', 'set_disk_marked_deleted_at'),
    ('gpu_types', 'update_gpu_types_updated_at', 'update_gpu_types_updated_at_column'),
    ('domain_mappings', 'trigger_domain_mappings_updated_at', 'update_domain_mappings_updated_at'),
    ('alb_target_groups', 'trigger_alb_target_groups_updated_at', 'update_alb_target_groups_updated_at')
  ) AS original (tab, trig, func) LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', item.trig, item.tab);
    EXECUTE format('DROP FUNCTION IF EXISTS %I()', item.func);
  END LOOP;

  -- Indexes are called idx_<table>_<what> by the original and <table>_<what>_idx here; both would be kept up to date.

  FOR item IN SELECT indexname FROM pg_indexes
    WHERE schemaname = 'public' AND tablename = ANY (known) AND starts_with(indexname, 'idx_' || tablename || '_')
  LOOP
    EXECUTE format('DROP INDEX %I', item.indexname);
  END LOOP;

  IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass('public.disks')
    AND conname = 'disks_user_id_disk_name_key')
  THEN
    ALTER TABLE disks RENAME CONSTRAINT disks_user_id_disk_name_key TO disks_user_disk_name_key;
  END IF;

  -- Columns: type, default, whether a value is required, and what rows without one get (the default, unless said).

  FOR wanted IN SELECT * FROM (VALUES
    ('api_users', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('api_users', 'is_active', 'boolean', 'true', true, NULL),
    ('api_keys', 'user_id', 'integer', NULL, true, NULL),
    ('api_keys', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('api_keys', 'is_active', 'boolean', 'true', true, NULL),

    ('reservations', 'status', 'character varying(32)', '''pending''', true, NULL),
    ('reservations', 'status_history', 'jsonb', '''[]''', true, NULL),
    ('reservations', 'gpu_type', 'character varying(64)', NULL, false, NULL),
    ('reservations', 'gpu_count', 'integer', '1', true, NULL),
    ('reservations', 'instance_type', 'character varying(64)', NULL, false, NULL),
    ('reservations', 'secondary_users', 'jsonb', '''[]''', true, NULL),
    ('reservations', 'preserve_entrypoint', 'boolean', 'false', true, NULL),
    ('reservations', 'cli_version', 'character varying(64)', NULL, false, NULL),
    ('reservations', 'is_multinode', 'boolean', 'false', true, NULL),
    ('reservations', 'namespace', 'character varying(255)', NULL, false, NULL),
    ('reservations', 'node_ip', 'character varying(64)', NULL, false, NULL),
    ('reservations', 'node_private_ip', 'character varying(64)', NULL, false, NULL),
    ('reservations', 'domain_name', 'character varying(255)', NULL, false, NULL),
    ('reservations', 'fqdn', 'character varying(255)', NULL, false, NULL),
    ('reservations', 'alb_config', 'jsonb', NULL, false, NULL),
    ('reservations', 'jupyter_enabled', 'boolean', 'false', true, NULL),
    ('reservations', 'jupyter_token', 'text', NULL, false, NULL),
    ('reservations', 'ebs_availability_zone', 'character varying(64)', NULL, false, NULL),
    ('reservations', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('reservations', 'updated_at', 'timestamp with time zone', 'now()', true, 'created_at'),
    ('reservations', 'failed_at', 'timestamp with time zone', NULL, false, NULL),
    ('reservations', 'cancelled_at', 'timestamp with time zone', NULL, false, NULL),
    ('reservations', 'reservation_ended', 'timestamp with time zone', NULL, false, NULL),
    ('reservations', 'warnings_sent', 'jsonb', '''{}''', true, NULL),
    ('reservations', 'last_warning_time', 'bigint', NULL, false, NULL),
    ('reservations', 'oom_count', 'integer', '0', true, NULL),
    ('reservations', 'last_oom_at', 'timestamp with time zone', NULL, false, NULL),
    ('reservations', 'oom_container', 'character varying(255)', NULL, false, NULL),

    ('disks', 'user_id', 'character varying(255)', NULL, true, NULL),
    ('disks', 'disk_name', 'character varying(255)', NULL, true, NULL),
    ('disks', 'disk_size', 'character varying(64)', NULL, false, NULL),
    ('disks', 'ebs_volume_id', 'character varying(255)', NULL, false, NULL),
    ('disks', 'in_use', 'boolean', 'false', true, NULL),
    ('disks', 'is_backing_up', 'boolean', 'false', true, NULL),
    ('disks', 'snapshot_count', 'integer', '0', true, NULL),
    ('disks', 'pending_snapshot_count', 'integer', '0', true, NULL),
    ('disks', 'is_deleted', 'boolean', 'false', true, NULL),
    ('disks', 'marked_deleted_at', 'timestamp with time zone', NULL, false, NULL),
    ('disks', 'operation_id', 'character varying(255)', NULL, false, NULL),
    ('disks', 'operation_status', 'character varying(64)', NULL, false, NULL),
    ('disks', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('disks', 'last_updated', 'timestamp with time zone', 'now()', true, NULL),

    ('gpu_types', 'gpu_type', 'character varying(64)', NULL, true, NULL),
    ('gpu_types', 'instance_type', 'character varying(64)', NULL, true, NULL),
    ('gpu_types', 'max_per_node', 'integer', NULL, true, 'max_gpus'),
    ('gpu_types', 'is_active', 'boolean', 'true', true, NULL),
    ('gpu_types', 'total_cluster_gpus', 'integer', '0', true, NULL),
    ('gpu_types', 'available_gpus', 'integer', '0', true, NULL),
    ('gpu_types', 'max_reservable', 'integer', '0', true, NULL),
    ('gpu_types', 'full_nodes_available', 'integer', '0', true, NULL),
    ('gpu_types', 'running_instances', 'integer', '0', true, NULL),
    ('gpu_types', 'desired_capacity', 'integer', '0', true, NULL),
    ('gpu_types', 'last_availability_update', 'timestamp with time zone', NULL, false, NULL),
    ('gpu_types', 'last_availability_updated_by', 'character varying(255)', NULL, false, NULL),
    ('gpu_types', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('gpu_types', 'updated_at', 'timestamp with time zone', 'now()', true, NULL),

    ('domain_mappings', 'node_ip', 'character varying(64)', NULL, true, NULL),
    ('domain_mappings', 'expires_at', 'timestamp with time zone', NULL, false, NULL),
    ('domain_mappings', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('domain_mappings', 'updated_at', 'timestamp with time zone', 'now()', true, NULL),
    ('alb_target_groups', 'expires_at', 'timestamp with time zone', NULL, false, NULL),
    ('alb_target_groups', 'created_at', 'timestamp with time zone', 'now()', true, NULL),
    ('alb_target_groups', 'updated_at', 'timestamp with time zone', 'now()', true, NULL)
  ) AS columns (tab, col, type, standard, required, otherwise) LOOP
    CONTINUE WHEN to_regclass('public.' || wanted.tab) IS NULL;

    SELECT format_type(atttypid, atttypmod) AS type, atthasdef AS has_default INTO present FROM pg_attribute
      WHERE attrelid = to_regclass('public.' || wanted.tab) AND attname = wanted.col AND NOT attisdropped;
    IF NOT FOUND THEN
      EXECUTE format('ALTER TABLE %I ADD COLUMN %I %s', wanted.tab, wanted.col, wanted.type);
    ELSIF present.type <> wanted.type THEN
      IF wanted.type LIKE 'character varying%' THEN
        EXECUTE format('SELECT count(*) FROM %I WHERE length(%I::text) > %s', wanted.tab, wanted.col,
          substring(wanted.type FROM '\d+')) INTO found_rows;
        IF found_rows <> '0' THEN
          RAISE EXCEPTION '%.% of an earlier program is longer than % characters in % rows', wanted.tab, wanted.col,
            substring(wanted.type FROM '\d+'), found_rows USING HINT = 'shorten or delete them, then run again';
        END IF;
      END IF;
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I DROP DEFAULT', wanted.tab, wanted.col);
      -- A time without a zone is taken to be in the server's, in which it was written.
      EXECUTE format('ALTER TABLE %1$I ALTER COLUMN %2$I TYPE %3$s USING %2$I::%3$s', wanted.tab, wanted.col,
        wanted.type);
    END IF;

    IF wanted.standard IS NOT NULL THEN
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET DEFAULT %s', wanted.tab, wanted.col, wanted.standard);
    ELSIF present.has_default THEN
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I DROP DEFAULT', wanted.tab, wanted.col);
    END IF;

    IF NOT wanted.required THEN
      EXECUTE format('ALTER TABLE %I ALTER COLUMN %I DROP NOT NULL', wanted.tab, wanted.col);
      CONTINUE;
    END IF;
    IF coalesce(wanted.otherwise, wanted.standard) IS NOT NULL THEN
      EXECUTE format('UPDATE %1$I SET %2$I = %3$s WHERE %2$I IS NULL', wanted.tab, wanted.col,
        coalesce(wanted.otherwise, wanted.standard));
    END IF;
    EXECUTE format('SELECT count(*) FROM %I WHERE %I IS NULL', wanted.tab, wanted.col) INTO found_rows;
    IF found_rows <> '0' THEN
      RAISE EXCEPTION '%.% of an earlier program is empty in % rows', wanted.tab, wanted.col, found_rows
        USING HINT = 'fill or delete them, then run again';
    END IF;
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET NOT NULL', wanted.tab, wanted.col);
  END LOOP;

  -- Bounds that the original does not set.

  FOR wanted IN SELECT * FROM (VALUES
    ('max_gpus', 'max_gpus >= 0'),
    ('cpus', 'cpus > 0'),
    ('memory_gb', 'memory_gb > 0'),
    ('max_per_node', 'max_per_node >= 0')
  ) AS bounds (col, holds) LOOP
    CONTINUE WHEN to_regclass('public.gpu_types') IS NULL OR EXISTS (SELECT FROM pg_constraint
      WHERE conrelid = to_regclass('public.gpu_types') AND conname = format('gpu_types_%s_check', wanted.col));
    EXECUTE format('ALTER TABLE gpu_types ADD CONSTRAINT gpu_types_%s_check CHECK (%s)', wanted.col, wanted.holds);
  END LOOP;
END
$$;
