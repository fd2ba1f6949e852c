#!/bin/sh
# Buffers of sockets, in bytes: long fat transfers between nodes want more than the kernel gives by itself.
set -eu

file=/etc/sysctl.d/90-gantry-network.conf

cat > "$file" << 'END'
net.core.rmem_default = 262144000
net.core.rmem_max = 262144000
net.core.wmem_default = 262144000
net.core.wmem_max = 262144000
END

sysctl --load="$file"
