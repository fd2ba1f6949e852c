#!/bin/sh
# Whether the daemon answers, and serves the certificate that lies there now.
set -eu
sha256sum -c "$XDG_RUNTIME_DIR/served" > /dev/null
buildctl debug workers > /dev/null
