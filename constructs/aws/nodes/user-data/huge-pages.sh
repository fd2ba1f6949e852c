#!/bin/sh
# Huge pages of 2 MiB for EFA. kubelet counts them once, when it starts: what comes later nobody can ask for.
set -eu

file=/etc/sysctl.d/90-gantry-huge-pages.conf

echo 'vm.nr_hugepages = 5128' > "$file"
sysctl --load="$file"

# The kernel gives as many as it finds, and says nothing when they are fewer.
given=$(cat /proc/sys/vm/nr_hugepages)
if [ "$given" -lt 5128 ]; then
  echo "only $given of 5128 huge pages are free at boot" >&2
  exit 1
fi
