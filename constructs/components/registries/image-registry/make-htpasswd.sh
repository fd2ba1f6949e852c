#!/bin/sh
# Init container of the registry: turns the password of the Secret into the one form that the registry takes, bcrypt.
# The file lies in memory; the password itself appears in no argument, log or file.
#
#   USERNAME, PASSWORD  from the Secret
#   OUTPUT              htpasswd file to write
set -eu

fail() { printf 'make-htpasswd: error: %s\n' "$*" >&2; exit 1; }

case ${USERNAME-} in
  '') fail 'the Secret has no username' ;;
  *:*) fail 'the username holds a colon, which HTTP Basic authentication cannot carry' ;;
esac
[ -n "${PASSWORD-}" ] || fail 'the Secret has no password'
# bcrypt reads no more, and a client would be refused for the rest.
[ "$(printf %s "$PASSWORD" | wc -c)" -le 72 ] || fail 'the password is longer than 72 bytes'

umask 077
# Cost 10 is Go's default: each request is checked anew, so more would be felt.
printf '%s\n' "$PASSWORD" | htpasswd -niB -C 10 "$USERNAME" > "$OUTPUT"
printf 'make-htpasswd: wrote the entry of %s\n' "$USERNAME"
