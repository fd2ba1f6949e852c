#!/bin/sh
# Builds what is asked for, one after the other, for ever: serve-requests.sh <build command> [argument ...]
#
# A request is a file <commit>.req in the queue; its first line may name the ref that holds the commit, such as
# pull/123/merge. While .worker-alive is younger than a minute, somebody is here to take it. build-logs/<commit>.log is
# the build's output as it comes, removed with the request: in a folder of our own, because in the queue anybody could
# put a link in its place. What was built lies under by-sha, as build.sh says.
set -eu
queue=$TREE_PUBLISHED/build-queue
logs=$TREE_PUBLISHED/build-logs
here=$(dirname "$0")

mkdir -p "$queue" "$logs"
# Anybody may ask; nobody may remove the request of another.
chmod 1777 "$queue"

heartbeat() {
  while :; do
    touch "$queue/.worker-alive"
    sleep 20
  done
}
heartbeat &
beating=$!
child=
trap 'kill "$beating" "$child" 2> /dev/null; exit 0' TERM INT

oldest_request() {
  find "$queue" -maxdepth 1 -type f -name '*.req' -printf '%T@ %f\n' | sort -n | head -n 1 | cut -d ' ' -f 2-
}

# The name of a ref, which git could not take for an option.
is_ref() {
  case $1 in
    -*) return 1 ;;
  esac
  git check-ref-format "refs/$1"
}

is_commit() {
  case $1 in
    *[!0-9a-f]* | '') return 1 ;;
  esac
  [ ${#1} -eq 40 ]
}

while :; do
  request=$(oldest_request)
  if [ -z "$request" ]; then
    sleep "${REQUEST_PAUSE:-5}" &
    child=$!
    wait "$child" || :
    continue
  fi
  commit=${request%.req}
  ref=$(head -n 1 "$queue/$request" | cut -c 1-200)
  ref=${ref:-$commit}
  if ! is_commit "$commit" || ! is_ref "$ref"; then
    echo "refuses request $request: not a commit, or no name of a ref"
  else
    sh "$here/build.sh" "$ref" "$@" > "$logs/$commit.log" 2>&1 &
    child=$!
    if wait "$child"; then
      echo "built $commit from $ref"
    else
      echo "could not build $commit from $ref:"
      tail -n 20 "$logs/$commit.log"
    fi
  fi
  rm -f "$queue/$request" "$logs/$commit.log"
done
