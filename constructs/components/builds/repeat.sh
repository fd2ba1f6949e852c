#!/bin/sh
# Runs a command for ever: repeat.sh <seconds between two runs> <command> [argument ...]
# A run that fails is tried again after the pause: one bad run does not end the pod.
set -u
pause=$1
shift

child=
trap 'kill "$child" 2>/dev/null; exit 0' TERM INT

while :; do
  "$@" &
  child=$!
  wait "$child" || echo "repeat: failed with status $?, tried again in $pause seconds" >&2
  sleep "$pause" &
  child=$!
  wait "$child"
done
