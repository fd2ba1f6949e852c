#!/bin/sh
# Builds one commit and publishes the whole tree: build.sh <ref> <build command> [argument ...]
#
# TREE_NAME TREE_URL      what is built, and where it comes from
# TREE_SOURCE             checkout; build products in it stay for the next run. Its path is baked into them,
#                         so it is where the tree is used, too
# TREE_PUBLISHED          folder that many nodes read:
#                           by-sha/<commit>.tar.zst   the tree
#                           by-sha/<commit>.sha       written once the archive is whole
#                           <name>-<arch>.tar.zst, .sha   the same of the last commit, where TREE_LATEST is yes
# TREE_KEEP_HOURS         age at which a tree under by-sha is removed; the last one stays
# CCACHE_DIR CCACHE_MAXSIZE   compiler cache; its own default of 5 GB holds not even one build of pytorch
#
# Archives are written under another name and moved to their place whole. One large file, because a shared file system
# takes minutes for each thousand of small ones.
set -eu
ref=$1
shift
architecture=$(uname -m)
by_sha=$TREE_PUBLISHED/by-sha
newest=$TREE_PUBLISHED/$TREE_NAME-$architecture

say() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*"
}

mkdir -p "$by_sha" "$TREE_SOURCE"

# Two builds in one tree would spoil each other; the lock goes with the process.
exec 9< "$TREE_SOURCE"
flock --timeout 60 9 || {
  say "another build is at work in $TREE_SOURCE"
  exit 1
}

published=$(cat "$newest.sha" 2> /dev/null || echo none)
find "$by_sha" -maxdepth 1 -type f \( -name '*.tar.zst' -o -name '*.sha' \) ! -name "$published.*" \
  -mmin "+$((TREE_KEEP_HOURS * 60))" -exec rm -f {} +
# Left behind by a run that was killed; no run lasts a day.
find "$TREE_PUBLISHED" -maxdepth 2 -type f -name '.part-*' -mmin +1440 -exec rm -f {} +

git config --global --replace-all safe.directory '*'
git config --global http.lowSpeedLimit 1000
git config --global http.lowSpeedTime 60
cd "$TREE_SOURCE"
[ -d .git ] || git init --quiet .
# Locks of a run that was killed: we hold the only lock that counts.
find .git -name '*.lock' -type f -exec rm -f {} +
git config remote.origin.url "$TREE_URL"
git config --replace-all remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'
git fetch --quiet --force --no-tags -- origin "$ref"
commit=$(git rev-parse --verify 'FETCH_HEAD^{commit}')

if [ "$TREE_LATEST" = yes ]; then
  if [ "$published" = "$commit" ] && [ -f "$newest.tar.zst" ]; then
    say "$ref is still $commit: nothing to build"
    exit 0
  fi
elif [ -f "$by_sha/$commit.sha" ]; then
  say "$commit is there already"
  exit 0
fi

say "builds $commit of $ref"
git checkout --quiet --force --detach "$commit"
git submodule --quiet sync --recursive
git submodule --quiet update --init --recursive --force

mkdir -p "$CCACHE_DIR"
if command -v ccache > /dev/null; then
  ccache --max-size "$CCACHE_MAXSIZE" > /dev/null
else
  say "the image has no ccache: every build compiles everything"
fi
"$@"

# Puts a file to its place whole: place <file beside the place> <place>
place() {
  mv -f "$1" "$2"
}

part=.part-$commit-$$
trap 'rm -f "$by_sha/$part" "$TREE_PUBLISHED/$part"' EXIT
trap 'exit 143' TERM INT
say "publishes $commit"
# tar itself runs the compressor, so its status tells whether the archive is whole.
tar --create --use-compress-program='zstd -3 -T0 -q' --file "$by_sha/$part" \
  --directory "$(dirname "$TREE_SOURCE")" "$(basename "$TREE_SOURCE")"
place "$by_sha/$part" "$by_sha/$commit.tar.zst"
echo "$commit" > "$by_sha/$part"
place "$by_sha/$part" "$by_sha/$commit.sha"

if [ "$TREE_LATEST" = yes ]; then
  # The same bytes under a second name, where the file system can.
  ln "$by_sha/$commit.tar.zst" "$TREE_PUBLISHED/$part" 2> /dev/null || cp "$by_sha/$commit.tar.zst" "$TREE_PUBLISHED/$part"
  place "$TREE_PUBLISHED/$part" "$newest.tar.zst"
  echo "$commit" > "$TREE_PUBLISHED/$part"
  place "$TREE_PUBLISHED/$part" "$newest.sha"
fi
say "published $commit"
