#!/bin/sh
# Brings a database to the schema and fixtures that lie beside this script. Runs as often as one likes.
#
#   migrate.sh [DIRECTORY]     holds schema/ and fixtures/, each with NNN-name.sql; default: this script's directory
#
# Connection: libpq's own variables (PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE), as the role that owns
# the database. It must reach the primary itself: a pooler in transaction mode would lose the lock.
#
#   MIGRATE_WAIT_SECONDS   how long to wait for the primary and its extensions, and then for another run's lock (300)
#   MIGRATE_LOCK_TIMEOUT   how long one statement waits for a table that clients use, before the run fails (30s)
#   MIGRATE_BUNDLE         name of this set of files; recorded once all of it is applied, so that clients can wait for it
#
# Needs sh, psql, cat, date and sleep, and writes no file. Ends with 0 when all is applied, otherwise with the reason.
set -eu
LC_ALL=C
export LC_ALL

directory=${1:-${0%/*}}
wait_seconds=${MIGRATE_WAIT_SECONDS:-300}
lock_timeout=${MIGRATE_LOCK_TIMEOUT:-30s}
bundle=${MIGRATE_BUNDLE:-}
PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-5}
PGAPPNAME=${PGAPPNAME:-gantry-migrate}
PGCLIENTENCODING=UTF8
MIGRATE_DIRECTORY=$directory
export PGCONNECT_TIMEOUT PGAPPNAME PGCLIENTENCODING MIGRATE_DIRECTORY

say() { printf 'migrate: %s\n' "$*"; }
fail() {
  printf 'migrate: FAILED: %s\n' "$*" >&2
  exit 1
}

[ -n "${PGHOST:-}" ] || fail "PGHOST is not set"
[ -n "${PGUSER:-}" ] || fail "PGUSER is not set"
[ -n "${PGDATABASE:-}" ] || fail "PGDATABASE is not set"
case $wait_seconds in '' | *[!0-9]*) fail "MIGRATE_WAIT_SECONDS is '$wait_seconds', expected whole seconds" ;; esac
case $lock_timeout in '' | *[!0-9a-z]*) fail "MIGRATE_LOCK_TIMEOUT is '$lock_timeout', expected for example 30s" ;; esac
case $bundle in *[!A-Za-z0-9._-]*) fail "MIGRATE_BUNDLE is '$bundle', allowed are letters, digits and . _ -" ;; esac

# Names are spliced into psql's script, so only plain ones are let in; the number gives the order.
list_files() {
  for file in "$directory/$1"/*.sql; do
    [ -r "$file" ] || fail "no readable file at $file"
    name=${file##*/}
    stem=${name%.sql}
    case $stem in [0-9][0-9][0-9]-?*) ;; *) fail "$1/$name: files are named NNN-lower-case-words.sql" ;; esac
    case $stem in *[!a-z0-9-]*) fail "$1/$name: files are named NNN-lower-case-words.sql" ;; esac
    printf '%s\n' "$1/$name"
  done
}

# Asks what keeps the run from starting; nothing when it can start. A privilege is asked of a schema only after an
# earlier line has shown that there is one.
obstacle_query="SELECT CASE
  WHEN pg_is_in_recovery() THEN 'the server at this address is a replica or recovering; writes go to the primary'
  WHEN NOT has_schema_privilege('public', 'CREATE')
    THEN 'role ' || current_user || ' may not create tables in schema public; it must own the database'
  WHEN NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'create' AND pronamespace = (
      SELECT oid FROM pg_namespace WHERE nspname = 'pgmq'))
    THEN 'pgmq is not installed in database ' || current_database() || '; the database component creates it'
  WHEN NOT (has_schema_privilege('pgmq', 'USAGE') AND has_schema_privilege('pgmq', 'CREATE'))
    THEN 'role ' || current_user || ' may not create queues: it lacks a right on schema pgmq'
  WHEN NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_partman')
    THEN 'pg_partman is not installed in database ' || current_database() || '; the database component creates it'
  WHEN NOT (SELECT has_schema_privilege(extnamespace, 'CREATE') FROM pg_extension WHERE extname = 'pg_partman')
    THEN 'role ' || current_user || ' may not partition tables: it lacks a right on the schema of pg_partman'
  ELSE '' END"

await_database() {
  deadline=$(($(date +%s) + wait_seconds))
  said=
  while :; do
    if obstacle=$(psql -X -q -A -t -w -c "$obstacle_query" 2>&1); then
      [ -n "$obstacle" ] || return 0
    fi
    [ "$(date +%s)" -lt "$deadline" ] || fail "gave up after $wait_seconds s: $obstacle"
    [ "$obstacle" = "$said" ] || say "waiting: $obstacle"
    said=$obstacle
    sleep 2
  done
}

# One psql session applies everything, so that its advisory lock is held from first to last. The lock is tried in a loop
# rather than awaited, so that giving up can say why.
print_prologue() {
  cat <<'EOF'
\set ON_ERROR_STOP on
\set QUIET on
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
SET search_path = public;
SELECT set_config('migrate.wait_seconds', :'wait_seconds', false) AS ignored \gset
DO $$
DECLARE
  waited int := 0;
BEGIN
  WHILE NOT pg_try_advisory_lock(hashtextextended('gantry/gpu-dev/migrations', 0)) LOOP
    IF waited >= current_setting('migrate.wait_seconds')::int THEN
      RAISE EXCEPTION 'another migration run has held the lock for % s', waited;
    END IF;
    PERFORM pg_sleep(1);
    waited := waited + 1;
  END LOOP;
END
$$;
SET lock_timeout = :'lock_timeout';
CREATE TABLE IF NOT EXISTS schema_migrations (
  file       text PRIMARY KEY,
  checksum   text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
\set applied 0
\set unchanged 0
EOF
}

# One file: one transaction with its row in the ledger, unless the ledger has it with the same content.
print_step() {
  printf '%s\n' "\\set file '$1'" "\\set content \`cat \"\$MIGRATE_DIRECTORY/$1\"\`"
  cat <<'EOF'
SELECT encode(sha256(convert_to(:'content', 'UTF8')), 'hex') AS checksum \gset
SELECT NOT EXISTS (SELECT FROM schema_migrations WHERE file = :'file' AND checksum = :'checksum') AS pending,
  :'directory' || '/' || :'file' AS path \gset
\if :pending
\echo migrate: applying :file
BEGIN;
\i :path
INSERT INTO schema_migrations (file, checksum) VALUES (:'file', :'checksum')
  ON CONFLICT (file) DO UPDATE SET checksum = excluded.checksum, applied_at = now();
COMMIT;
SELECT :applied + 1 AS applied \gset
\else
SELECT :unchanged + 1 AS unchanged \gset
\endif
EOF
}

print_epilogue() {
  cat <<'EOF'
SELECT 'migrate: note: ' || file || ' was applied once and is no longer among the files' FROM schema_migrations
  WHERE file NOT LIKE 'bundle/%' AND file <> ALL (string_to_array(:'files', E'\n')) ORDER BY file;
INSERT INTO schema_migrations (file, checksum) SELECT 'bundle/' || :'bundle', :'bundle' WHERE :'bundle' <> ''
  ON CONFLICT (file) DO NOTHING;
\echo migrate: done: :applied applied, :unchanged unchanged
EOF
}

schema=$(list_files schema)
fixtures=$(list_files fixtures)
files="$schema
$fixtures"

await_database

script=$(
  print_prologue
  for file in $files; do print_step "$file"; done
  print_epilogue
)
status=0
printf '%s\n' "$script" | psql -X -w -f - -v "directory=$directory" -v "files=$files" -v "bundle=$bundle" \
  -v "wait_seconds=$wait_seconds" -v "lock_timeout=$lock_timeout" || status=$?
case $status in
0) ;;
2) fail "the connection to $PGHOST broke; of the file named last above nothing was kept" ;;
3) fail "the database refused a statement (see above); of the file named last above nothing was kept" ;;
*) fail "psql ended with $status" ;;
esac
