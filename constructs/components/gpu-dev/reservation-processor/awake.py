"""Fails when a process has not woken since the last look: a poller sleeps and wakes again, a hung one does neither.

Arguments: the process, and the file that keeps what was seen last.
"""

import sys

process, memory = sys.argv[1:]
with open(f"/proc/{process}/status", encoding="utf-8") as file:
    fields = dict(line.split(":", 1) for line in file if ":" in line)
with open(f"/proc/{process}/stat", encoding="utf-8") as file:
    # The name in parentheses may hold spaces; the start is the twentieth field after it.
    started = file.read().rpartition(")")[2].split()[19]
seen = f"{started} {fields['voluntary_ctxt_switches'].strip()}"
try:
    with open(memory, encoding="utf-8") as file:
        before = file.read()
except FileNotFoundError:
    before = ""
with open(memory, "w", encoding="utf-8") as file:
    file.write(seen)
sys.exit(f"process {process} has not woken since the last look" if seen == before else 0)
