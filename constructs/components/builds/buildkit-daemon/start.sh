#!/bin/sh
# Starts the daemon, and remembers which certificate it started with: it reads it once, so once another one lies there
# the liveness check ends it, and the kubelet starts it anew.
set -eu
sha256sum /certs/tls.crt /certs/tls.key /certs/ca.crt > "$XDG_RUNTIME_DIR/served"
exec rootlesskit buildkitd --config /config/buildkitd.toml \
  --addr "unix://$XDG_RUNTIME_DIR/buildkit/buildkitd.sock" --addr tcp://0.0.0.0:1234 \
  --tlscacert /certs/ca.crt --tlscert /certs/tls.crt --tlskey /certs/tls.key
