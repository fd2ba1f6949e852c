#!/bin/sh
# Init container of the registry: removes what no image needs any more, while no registry process uses the volume.
# A registry with garbage is better than none, so nothing that goes wrong here keeps it from starting.
#
#   PROGRAM        the registry
#   CONFIGURATION  its configuration file
#   STORE          its root folder
#   UNTAGGED       delete or keep: images whose last tag has moved on
set -eu

say() { printf 'collect-garbage: %s\n' "$*"; }

# The program fails on a store that nobody has pushed to.
if [ ! -d "$STORE/docker/registry/v2/repositories" ]; then
  say 'nothing was ever pushed'
  exit 0
fi
case $UNTAGGED in
  delete) set -- --delete-untagged ;;
  *) set -- ;;
esac
before=$(du -sk "$STORE" | cut -f 1)
if "$PROGRAM" garbage-collect --quiet "$@" "$CONFIGURATION"; then
  say "freed $((before - $(du -sk "$STORE" | cut -f 1))) KiB of $before KiB"
else
  say 'FAILED; the registry starts all the same'
fi
