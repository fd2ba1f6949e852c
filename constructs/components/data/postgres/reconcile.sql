-- What a cluster of this component holds, stated so that it can be applied at any time: run by reconcile.sh as the superuser.
-- Variables: role, database, credentials (folder of the Secrets), want_pgmq, want_pg_partman, want_pg_stat_statements.

-- Passwords pass through here: nothing of this session may reach the server's log or wait for somebody's lock.
SET log_statement = 'none';
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';
SET client_min_messages = 'warning';
SET lock_timeout = '10s';
-- A strict cluster without replicas must still get its roles: whoever leads next applies this again.
SET synchronous_commit = 'local';

\setenv CREDENTIALS :credentials
\set application_password `cat "$CREDENTIALS/application/POSTGRES_PASSWORD"`
\set replication_password `cat "$CREDENTIALS/replication/REPLICATION_PASSWORD"`
\set rewind_password `cat "$CREDENTIALS/patroni/REWIND_PASSWORD"`
\set monitoring_password `cat "$CREDENTIALS/monitoring/MONITORING_PASSWORD"`

-- Roles: made where missing, then brought to exactly these attributes and the Secret's password.
SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY[:'role', 'replicator', 'rewinder', 'postgres_exporter']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'application_password';
ALTER ROLE replicator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE REPLICATION NOBYPASSRLS PASSWORD :'replication_password';
ALTER ROLE rewinder LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'rewind_password';
ALTER ROLE postgres_exporter LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5
  PASSWORD :'monitoring_password';
-- The superuser comes by the socket alone.
ALTER ROLE postgres PASSWORD NULL;

-- What pg_rewind reads of the primary.
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text, boolean, boolean) TO rewinder;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_file(text, boolean) TO rewinder;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text) TO rewinder;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) TO rewinder;
GRANT pg_monitor TO postgres_exporter;

SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
ALTER DATABASE :"database" OWNER TO :"role";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO postgres_exporter;

\connect :"database"
SET client_min_messages = 'warning';
SET lock_timeout = '10s';
SET synchronous_commit = 'local';

\if :want_pgmq
  -- As its owner, so that whatever an update makes belongs to the application as well: it needs no superuser.
  SELECT coalesce((SELECT extowner::regrole::text FROM pg_extension WHERE extname = 'pgmq'), quote_ident(:'role')) AS owner \gset
  SET ROLE :owner;
  CREATE EXTENSION IF NOT EXISTS pgmq;
  ALTER EXTENSION pgmq UPDATE;
  RESET ROLE;
  GRANT USAGE, CREATE ON SCHEMA pgmq TO :"role";
  GRANT ALL ON ALL TABLES IN SCHEMA pgmq TO :"role";
  GRANT ALL ON ALL SEQUENCES IN SCHEMA pgmq TO :"role";
\endif

\if :want_pg_partman
  CREATE SCHEMA IF NOT EXISTS partman;
  CREATE EXTENSION IF NOT EXISTS pg_partman SCHEMA partman;
  ALTER EXTENSION pg_partman UPDATE;
  SELECT extnamespace::regnamespace AS partman FROM pg_extension WHERE extname = 'pg_partman' \gset
  GRANT ALL ON SCHEMA :partman TO :"role";
  GRANT ALL ON ALL TABLES IN SCHEMA :partman TO :"role";
  GRANT ALL ON ALL SEQUENCES IN SCHEMA :partman TO :"role";
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA :partman TO :"role";
  GRANT EXECUTE ON ALL PROCEDURES IN SCHEMA :partman TO :"role";
\endif

\if :want_pg_stat_statements
  CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
  ALTER EXTENSION pg_stat_statements UPDATE;
\endif
