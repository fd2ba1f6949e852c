#!/bin/sh
# Lets users read the GPUs' performance counters. The NVIDIA driver reads the option once, when it is loaded.
set -eu

echo 'options nvidia NVreg_RestrictProfilingToAdminUsers=0' > /etc/modprobe.d/gantry-profiling.conf

params=/proc/driver/nvidia/params
if [ -e "$params" ] && ! grep -q '^RmProfilingAdminOnly: 0$' "$params"; then
  echo 'the NVIDIA driver was loaded before its option was there: it holds from the next boot on' >&2
  exit 1
fi
