#!/usr/bin/env bash
# Container beside every member: keeps roles, passwords, database, extensions and grants as they should be, and the
# label that clients are led by. Only the leader's does anything. It acts when its member becomes the leader, when a
# mounted Secret changes (the kubelet updates them in place, so a password is replaced without a restart), when the
# last try failed, and every ten minutes. Acting twice changes nothing.
#
#   POD_NAME, POD_IP    the member
#   REST_PORT           where its Patroni answers
#   CLUSTER, SELECTOR   the StatefulSet's name, and a label selector of its pods
#   CREDENTIALS         folder of the mounted Secrets, one folder each
#   ROLE, DATABASE      the role that owns the database, and the database
#   EXTENSIONS          extensions of the database, separated by blanks
#   PGHOST, PGUSER      the member's socket folder and the superuser, whom the kernel vouches for
set -euo pipefail

here=$(dirname "${BASH_SOURCE[0]}")
account=/var/run/secrets/kubernetes.io/serviceaccount
period=2 again=600
applied='' next=0

say() { printf 'reconcile: %s\n' "$*"; }
trap 'exit 0' TERM INT

# An IPv6 address stands in brackets in a URL.
bracketed() { if [[ $1 == *:* ]]; then printf '[%s]' "$1"; else printf '%s' "$1"; fi; }

# Asked of Patroni, not of PostgreSQL: while Patroni makes a new cluster, a primary is there that is not ready yet.
leads() { curl --silent --fail --insecure --max-time 3 --output /dev/null "https://$(bracketed "$POD_IP"):$REST_PORT/primary"; }

# The desired state in one number.
digest() { cat -- "$CREDENTIALS"/*/* "$here/reconcile.sql" | sha256sum; }

# The token is in no argument, where other processes could read it.
kubernetes() {
  curl --silent --show-error --fail --max-time 5 --cacert "$account/ca.crt" \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$(<"$account/token")") "$@"
}

# A member whose node died keeps its label, and the primary's Service keeps leading there until the node is missed.
# So the new leader takes the label away from it; should it come back, its own Patroni labels it again.
claim() {
  local pods leading stale
  pods=https://$(bracketed "$KUBERNETES_SERVICE_HOST"):$KUBERNETES_SERVICE_PORT/api/v1/namespaces/$(<"$account/namespace")/pods
  leading=$(kubernetes --get --data-urlencode "labelSelector=$SELECTOR,role=primary" \
    --header 'Accept: application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' "$pods") || return 1
  for stale in $(printf '%s' "$leading" | grep -oE "\"$CLUSTER-[0-9]+\"" | tr -d '"' | sort -u); do
    if [[ $stale == "$POD_NAME" ]]; then continue; fi
    kubernetes --request PATCH --header 'Content-Type: application/merge-patch+json' --output /dev/null \
      --data '{"metadata":{"labels":{"role":null}}}' "$pods/$stale" || return 1
    say "$stale leads no more: took its label"
  done
}

apply() {
  local named
  named=$(<"$CREDENTIALS/application/POSTGRES_USER")
  if [[ $named != "$ROLE" ]]; then
    say "POSTGRES_USER of the application's Secret is '$named', but the component's role is '$ROLE': make them equal" >&2
    return 1
  fi
  local wants=() extension
  for extension in pgmq pg_partman pg_stat_statements; do
    if [[ " $EXTENSIONS " == *" $extension "* ]]; then wants+=(-v "want_$extension=true"); else wants+=(-v "want_$extension=false"); fi
  done
  # Passwords are read by psql itself: they are in no argument and no environment.
  psql --no-psqlrc --quiet --no-align --tuples-only --dbname postgres --file "$here/reconcile.sql" \
    -v ON_ERROR_STOP=1 -v role="$ROLE" -v database="$DATABASE" -v credentials="$CREDENTIALS" "${wants[@]}"
}

while :; do
  if leads; then
    wanted=$(digest)
    if [[ $wanted != "$applied" || $SECONDS -ge $next ]]; then
      # Inside a condition `set -e` does not hold: each function says itself whether it succeeded.
      if claim && apply; then
        if [[ $wanted != "$applied" ]]; then say "applied"; fi
        applied=$wanted next=$((SECONDS + again))
      else
        applied=''
        say "failed; trying again in $period s" >&2
      fi
    fi
  else
    applied=''
  fi
  # In the background, so that a stop is not waited for.
  sleep "$period" &
  wait $! || true
done
