-- The two queues. Created only when absent: pgmq.create on a live queue must never be needed.

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['gpu_reservations', 'disk_operations'] LOOP
    IF NOT EXISTS (SELECT FROM pgmq.meta WHERE queue_name = wanted) THEN
      PERFORM pgmq.create(wanted);
    END IF;
    -- Both the entry and its tables: a restored dump can hold one without the other.
    IF NOT EXISTS (SELECT FROM pgmq.meta WHERE queue_name = wanted)
      OR to_regclass(format('pgmq.%I', 'q_' || wanted)) IS NULL
      OR to_regclass(format('pgmq.%I', 'a_' || wanted)) IS NULL
    THEN
      RAISE EXCEPTION 'queue % is missing or has lost a table', wanted
        USING HINT = 'pgmq.meta must name it, and pgmq.q_<name> and pgmq.a_<name> must exist';
    END IF;
  END LOOP;
END
$$;
