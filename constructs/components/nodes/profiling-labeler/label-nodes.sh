#!/bin/sh
# Keeps as many nodes of each type for profiling as TYPES asks for. It only ever adds: a label is never taken away,
# because somebody may be profiling on that node.
#
# TYPES  file with a line for each type: name, number of nodes, and one label selector or more, any of which may match
# OWNER  label value that marks the nodes which this labeler chose
set -eu
export LC_ALL=C

dedicated=gpu.monitoring/profiling-dedicated
# The GPU operator keeps a value that is there; "false" keeps its exporter, which holds the profiling counters, away.
exporter=nvidia.com/gpu.deploy.dcgm-exporter
mark=gantry.dev/profiling-labeler

# nodes SELECTOR [OPTION...]: a line for each node that matches: its name, and whether it is ready.
nodes() {
  selector=$1
  shift
  kubectl get nodes --selector "$selector" "$@" \
    --output 'jsonpath={range .items[*]}{.metadata.name}{" "}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}'
}

# any_of SELECTORS RESTRICTION [OPTION...]: those lines for any of the selectors, each node once, by name.
# A list that the API did not give is a failure, never an empty list: nodes would be labelled that are not missing.
any_of() {
  selectors=$1
  restriction=$2
  shift 2
  listed=
  for one in $selectors; do
    more=$(nodes "$one,$restriction" "$@") || exit 1
    listed="$listed$more
"
  done
  printf %s "$listed" | sed '/^$/d' | sort -u
}

while read -r type wanted selectors; do
  [ -n "$type" ] || continue

  # A node of ours whose exporter was switched on again, as after a new install of the GPU operator.
  lost=$(any_of "$selectors" "$mark=$OWNER,$dedicated=true,$exporter!=false")
  for node in $(printf '%s\n' "$lost" | cut -d ' ' -f 1); do
    echo "$type: $node lost $exporter=false, putting it back"
    kubectl label node "$node" --overwrite "$exporter=false"
  done

  # Whoever labelled them: a node group may do so by itself.
  kept=$(any_of "$selectors" "$dedicated=true")
  count=$(printf '%s\n' "$kept" | sed '/^$/d' | wc -l)
  missing=$((wanted - count))
  if [ "$missing" -le 0 ]; then
    echo "$type: $((count)) of $wanted nodes are kept for profiling"
    continue
  fi

  # Any value of the label is somebody's word on that node, "false" included.
  free=$(any_of "$selectors" "!$dedicated" --field-selector spec.unschedulable=false)
  chosen=$(printf '%s\n' "$free" | awk '$2 == "True" { print $1 }' | head -n "$missing")
  [ -n "$chosen" ] || echo "$type: $((count)) of $wanted nodes are kept for profiling, and no other node is ready"
  for node in $chosen; do
    echo "$type: keeping $node for profiling"
    kubectl label node "$node" --overwrite "$dedicated=true" "$exporter=false" "$mark=$OWNER"
  done
done <"$TYPES"
