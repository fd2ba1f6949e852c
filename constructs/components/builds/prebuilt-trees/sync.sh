#!/bin/sh
# Brings a node's copies up to date, once: sync.sh
#
# TREE_NAME        what is copied
# TREE_WORKTREE    address of the worktree without its ending: .tar.gz and .sha
# TREE_PUBLISHED   folder of prebuilt trees, as build.sh fills it
# TREE_NODE        folder of the node:
#                    <name>-worktree   sources with submodules
#                    <name>-built      the same with build products
#                  each with its commit in .sha
# A tree is unpacked beside its place and swapped in whole. The one before stays until the next change: a pod may still
# be copying it.
set -eu
architecture=$(uname -m)

say() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*"
}

is_commit() {
  case $1 in
    *[!0-9a-f]* | '') return 1 ;;
  esac
  [ ${#1} -eq 40 ] || [ ${#1} -eq 64 ]
}

commit_in() {
  cat "$1" 2> /dev/null || echo none
}

# Unpacks an archive and swaps it in: swap_in <archive> <place> <file in the tree that holds its commit>
swap_in() {
  rm -rf "$2.new" "$2.old"
  mkdir "$2.new"
  tar --extract --no-same-owner --strip-components=1 --file "$1" --directory "$2.new" || return 1
  commit=$(commit_in "$2.new/$3")
  is_commit "$commit" || {
    say "$1 does not say which commit it is"
    return 1
  }
  echo "$commit" > "$2.new/.sha"
  if [ -e "$2" ]; then mv "$2" "$2.old"; fi
  mv "$2.new" "$2"
  say "$2 is at $commit"
}

worktree() {
  place=$TREE_NODE/$TREE_NAME-worktree
  wanted=$(curl --fail --silent --show-error --max-time 60 "$TREE_WORKTREE.sha") || return 1
  is_commit "$wanted" || {
    say "$TREE_WORKTREE.sha is no commit"
    return 1
  }
  [ "$wanted" != "$(commit_in "$place/.sha")" ] || return 0
  # Below 1 kB/s for a minute is dead.
  curl --fail --silent --show-error --speed-limit 1000 --speed-time 60 \
    --output "$place.tar.gz" "$TREE_WORKTREE.tar.gz" || return 1
  swap_in "$place.tar.gz" "$place" .git/worktree-sha || return 1
  rm -f "$place.tar.gz"
}

built() {
  place=$TREE_NODE/$TREE_NAME-built
  newest=$TREE_PUBLISHED/$TREE_NAME-$architecture
  wanted=$(commit_in "$newest.sha")
  is_commit "$wanted" || return 0
  [ "$wanted" != "$(commit_in "$place/.sha")" ] || return 0
  # Checked out at a commit, which HEAD names.
  swap_in "$newest.tar.zst" "$place" .git/HEAD
}

mkdir -p "$TREE_NODE"
failed=0
worktree || {
  say "no new worktree of $TREE_NAME"
  failed=1
}
built || {
  say "no new built tree of $TREE_NAME"
  failed=1
}
# What a failed attempt left.
rm -rf "$TREE_NODE/$TREE_NAME-worktree.new" "$TREE_NODE/$TREE_NAME-built.new" "$TREE_NODE/$TREE_NAME-worktree.tar.gz"
exit "$failed"
