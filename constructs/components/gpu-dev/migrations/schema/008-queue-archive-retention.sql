-- Read messages go to an archive table that nothing ever empties. Here both archives become partitioned by week and
-- pg_partman drops weeks older than 90 days; its background worker (preloaded by the database) does the upkeep.
-- Without that worker messages collect in the default partition: queues go on working, only nothing is dropped.

DO $$
DECLARE
  queue text;
  earlier text;
  columns text;
BEGIN
  FOREACH queue IN ARRAY ARRAY['gpu_reservations', 'disk_operations'] LOOP
    PERFORM pgmq.convert_archive_partitioned(queue, '7 days', '90 days');

    -- pgmq leaves what was archived before in a table beside the new one. Its columns differ between pgmq's versions.
    earlier := format('pgmq.%I', 'a_' || queue || '_old');
    CONTINUE WHEN to_regclass(earlier) IS NULL;
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
      FROM pg_attribute WHERE attrelid = to_regclass(earlier) AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('INSERT INTO pgmq.%I (%s) SELECT %s FROM %s', 'a_' || queue, columns, columns, earlier);
    EXECUTE format('DROP TABLE %s', earlier);
  END LOOP;
END
$$;
