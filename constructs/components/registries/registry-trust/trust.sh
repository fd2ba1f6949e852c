#!/bin/sh
# Keeps the node's containerd told of the environment's registries: for each a folder with hosts.toml and ca.crt.
# containerd reads them at every pull, so nothing is restarted. The authority is written before the file that names it,
# and each file as a whole, because containerd refuses every pull of a registry whose authority it cannot read.
# Files of others are left alone: a folder is ours when its hosts.toml begins with our mark.
#
#   HOSTS          folder of hosts.toml files, each named after its folder
#   AUTHORITY      PEM file that all of them name as ca.crt
#   NODE           the node's folder of registry hosts
#   MARK           first line of files that are ours
#   STATE          scratch folder: `beat` is touched by every round, `ready` is there while all is as it should be
#   EVERY_SECONDS  between two rounds
#
# Argument `once`: one round, with its outcome as exit status.
set -u

said=
say() {
  # Said once, not every round.
  [ "$*" = "$said" ] || printf 'trust: %s\n' "$*"
  said=$*
}

ours() { [ -f "$1/hosts.toml" ] && [ "$(head -n 1 "$1/hosts.toml")" = "$MARK" ]; }

# Source, target: as a whole or not at all, and only where it differs.
write() {
  cmp -s "$1" "$2" && return 0
  cp "$1" "$2.new" && chmod 0644 "$2.new" && mv -f "$2.new" "$2" && printf 'trust: wrote %s\n' "$2"
}

round() {
  if ! grep -q -- '-----BEGIN CERTIFICATE-----' "$AUTHORITY" 2>/dev/null; then
    say "no authority in $AUTHORITY yet; the node keeps what it has"
    return 1
  fi
  trouble=
  for wanted in "$HOSTS"/*; do
    registry=${wanted##*/}
    folder=$NODE/$registry
    if [ -e "$folder/hosts.toml" ] && ! ours "$folder"; then
      trouble="$trouble $registry (its hosts.toml is somebody else's)"
      continue
    fi
    mkdir -p "$folder" && write "$AUTHORITY" "$folder/ca.crt" && write "$wanted" "$folder/hosts.toml" ||
      trouble="$trouble $registry (cannot be written)"
  done
  for folder in "$NODE"/*; do
    [ -e "$HOSTS/${folder##*/}" ] && continue
    ours "$folder" || continue
    # The file that names the authority goes first.
    rm -f "$folder/hosts.toml" "$folder/ca.crt" && printf 'trust: removed %s\n' "$folder"
    rmdir "$folder" 2>/dev/null || true
  done
  if [ -n "$trouble" ]; then
    say "left out:$trouble"
    return 1
  fi
  said=
}

if [ "${1-}" = once ]; then
  round
  exit
fi

trap 'exit 0' TERM INT
while :; do
  if round; then touch "$STATE/ready"; else rm -f "$STATE/ready"; fi
  touch "$STATE/beat"
  sleep "$EVERY_SECONDS" &
  wait $!
done
