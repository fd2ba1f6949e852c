#!/bin/sh
# Credential helper of a cache: tells the registry with which name and password it may ask a host of its upstream.
# Speaks the protocol of docker-credential-helpers: called with `get`, the host on standard input, JSON on standard output.
# Empty answers make an anonymous request; a host that is not the upstream's never learns the password.
#
#   CREDENTIALS       folder with the files username and password; empty or missing: always anonymous
#   CREDENTIAL_HOSTS  hosts that may be told, separated by spaces
set -eu

read -r host || [ -n "${host-}" ]
case $host in *[!A-Za-z0-9.:_-]*) host='' ;; esac

# JSON takes no bare quotes, backslashes or control characters; a trailing line break is none of the password's.
quoted() { tr -d '\000-\037' < "$1" | sed 's/["\\]/\\&/g'; }

username='' password=''
case " ${CREDENTIAL_HOSTS-} " in
  *" ${host:-nobody} "*)
    if [ -n "${CREDENTIALS-}" ] && [ -r "$CREDENTIALS/username" ]; then
      username=$(quoted "$CREDENTIALS/username")
      password=$(quoted "$CREDENTIALS/password")
    fi
    ;;
esac
printf '{"ServerURL":"%s","Username":"%s","Secret":"%s"}\n' "$host" "$username" "$password"
