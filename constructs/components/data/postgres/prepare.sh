#!/usr/bin/env bash
# Init container of a member: what must be there before Patroni starts. Runs as the member's user at every start of the pod.
#
#   IMAGE_EXTENSIONS    the image's own extension files
#   EXTENSIONS_VOLUME   where they are copied to; the volume is then mounted over IMAGE_EXTENSIONS, with PGMQ's files added
#   CERTIFICATE         folder for the member's certificate; empty: a Secret brings one
#   CERTIFICATE_NAMES   its names, as openssl's subjectAltName takes them
#   PATRONI_CONFIG      patroni.yml
#   DYNAMIC_CONFIG      the dynamic configuration, as JSON
#   DATA                the data directory
set -euo pipefail

say() { printf 'prepare: %s\n' "$*"; }

# Links stay links; modes and times are left, since the volume itself belongs to root.
cp -dR "$IMAGE_EXTENSIONS/." "$EXTENSIONS_VOLUME/"
say "copied $(find "$EXTENSIONS_VOLUME" -name '*.control' | wc -l) extensions"

if [[ -n ${CERTIFICATE:-} ]]; then
  # The key must be the server's own and nobody else's, or PostgreSQL refuses it.
  (umask 077 && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj "/CN=${HOSTNAME:-postgres}" -addext "subjectAltName=$CERTIFICATE_NAMES" \
    -keyout "$CERTIFICATE/tls.key" -out "$CERTIFICATE/tls.crt" 2>/dev/null)
  say "made a certificate for $CERTIFICATE_NAMES"
fi

# fsGroup may have opened the data directory to the group, which PostgreSQL refuses.
if [[ -d $DATA ]]; then chmod 0700 "$DATA"; fi

# Patroni takes the dynamic configuration from its file only when it makes the cluster, so later changes are written here.
# Before this member starts, so that parameters which need a restart are in force from its start on.
current=$(patronictl --config-file "$PATRONI_CONFIG" show-config)
if [[ -z $current || $current == '{}' || $current == null ]]; then
  say "no cluster yet: its first leader takes the dynamic configuration from $PATRONI_CONFIG"
else
  patronictl --config-file "$PATRONI_CONFIG" edit-config --quiet --force --replace "$DYNAMIC_CONFIG"
  say "dynamic configuration is up to date"
fi
