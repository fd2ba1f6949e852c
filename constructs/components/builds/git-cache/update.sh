#!/bin/sh
# Brings the cache up to date, once: update.sh <cache folder> <list of repositories>
#
# A line of the list is "<name> <url> <branch>". Of each repository and, all the way down, of its submodules:
#   <organisation>_<repository>.git          bare mirror of branches and tags, to clone over plain HTTP
#   <organisation>_<repository>-git.tar.gz   the same as one archive
# and of each repository of the list:
#   <name>-worktree-<branch>.tar.gz          the branch checked out with its submodules, origins as upstream
#   <name>-worktree-<branch>.sha             its commit, written last
# Everything is made in .work and moved to its place whole, so that nobody is ever served half a file.
set -eu
cache=$1
list=$2
work=$cache/.work

mkdir -p "$work"
# What a run that was killed left behind.
rm -rf "$work/clone" "$work/tree" "$work/archive" "$work/sha" "$work/seen"
: > "$work/seen"

export HOME="$work" GIT_TERMINAL_PROMPT=0 GIT_CONFIG_NOSYSTEM=1
export GIT_CONFIG_GLOBAL="$work/mirror.gitconfig"

# A transfer below 1 kB/s for a minute is dead; without this git would wait for ever.
# Garbage is collected while we wait, never beside an archive that is being written.
cat > "$work/mirror.gitconfig" << 'EOF'
[http]
  lowSpeedLimit = 1000
  lowSpeedTime = 60
[gc]
  autoDetach = false
[maintenance]
  autoDetach = false
[pack]
  threads = 2
  windowMemory = 512m
[safe]
  directory = *
[advice]
  detachedHead = false
EOF

say() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*" >&2
}

# Name of a mirror: https://github.com/pytorch/pytorch.git is pytorch_pytorch; other hosts stay in the name.
mirror_name() {
  printf '%s' "$1" | sed -e 's|^[a-z]*://||' -e 's|^github\.com/||' -e 's|/*$||' -e 's|\.git$||' \
    -e 's|^[/.]*||' -e 's|[^A-Za-z0-9._-]|_|g'
}

# URL of a submodule as git reads it: relative ones start at the repository that names them.
absolute() {
  case $2 in
    ./* | ../*) ;;
    *)
      printf '%s' "$2"
      return
      ;;
  esac
  base=${1%/}
  rest=$2
  while :; do
    case $rest in
      ../*)
        base=${base%/*}
        rest=${rest#../}
        ;;
      ./*) rest=${rest#./} ;;
      *) break ;;
    esac
  done
  printf '%s/%s' "$base" "$rest"
}

# Makes or refreshes the mirror of a URL, once in a run.
mirror() {
  mirror_id=$(mirror_name "$1")
  if grep -qxF "$mirror_id $1" "$work/seen"; then return 0; fi
  mirror_path=$cache/$mirror_id.git
  if [ -d "$mirror_path" ]; then
    git -C "$mirror_path" fetch --quiet --prune origin < /dev/null || return 1
  else
    say "mirrors $1"
    rm -rf "$work/clone"
    git clone --quiet --bare -- "$1" "$work/clone" < /dev/null || return 1
    # Branches and tags only: pull requests would be most of the bytes.
    git -C "$work/clone" config remote.origin.fetch '+refs/heads/*:refs/heads/*'
    git -C "$work/clone" config --add remote.origin.fetch '+refs/tags/*:refs/tags/*'
    git -C "$work/clone" config remote.origin.tagOpt --no-tags
    mv "$work/clone" "$mirror_path"
  fi
  mirror_head=$(git -C "$mirror_path" ls-remote --symref origin HEAD < /dev/null | awk '$1 == "ref:" { print $2; exit }')
  if [ -n "$mirror_head" ]; then git -C "$mirror_path" symbolic-ref HEAD "$mirror_head"; fi
  echo "$mirror_id $1" >> "$work/seen"
}

# Mirrors the submodules that a commit names, and theirs: mirror_submodules <url> <commit>
# The subshell keeps the variables of each level apart.
mirror_submodules() (
  url=$1
  commit=$2
  scheme=${url%%://*}
  path_of=$cache/$(mirror_name "$url").git
  git -C "$path_of" cat-file -e "$commit:.gitmodules" 2> /dev/null || exit 0
  git -C "$path_of" config --blob "$commit:.gitmodules" --name-only --get-regexp '^submodule\..*\.path$' |
    while IFS= read -r key; do
      place=$(git -C "$path_of" config --blob "$commit:.gitmodules" "$key")
      module=${key#submodule.}
      module=${module%.path}
      named=$(git -C "$path_of" config --blob "$commit:.gitmodules" "submodule.$module.url") || continue
      named=$(absolute "$url" "$named")
      pinned=$(git -C "$path_of" ls-tree "$commit" -- "$place" | awk '$2 == "commit" { print $3 }')
      [ -n "$pinned" ] || continue
      case $named in
        # Nothing but what the repository itself is fetched by: a submodule must not name files of this pod.
        "$scheme"://*) ;;
        *)
          say "leaves out $named, a submodule of $url: not $scheme"
          continue
          ;;
      esac
      if ! mirror "$named"; then
        say "could not mirror $named"
        continue
      fi
      below=$cache/$(mirror_name "$named").git
      # A commit that no branch holds is fetched by itself, and kept.
      git -C "$below" cat-file -e "$pinned^{commit}" 2> /dev/null ||
        git -C "$below" fetch --quiet origin "$pinned:refs/pinned/$pinned" < /dev/null ||
        say "$named does not have $pinned"
      mirror_submodules "$named" "$pinned"
    done
)

# One archive of each mirror, written anew when its branches or tags moved.
archive() {
  while read -r id _; do
    path_of=$cache/$id.git
    # What clients that clone over plain HTTP start from; collecting garbage outdates it as well.
    git -C "$path_of" update-server-info
    state=$({
      git -C "$path_of" symbolic-ref HEAD
      git -C "$path_of" for-each-ref --format='%(objectname) %(refname)'
    } | git hash-object --stdin)
    if [ -f "$cache/$id-git.tar.gz" ] && [ "$(cat "$work/$id.refs" 2> /dev/null)" = "$state" ]; then continue; fi
    say "archives $id"
    tar -czf "$work/archive" -C "$cache" "$id.git"
    mv "$work/archive" "$cache/$id-git.tar.gz"
    echo "$state" > "$work/$id.refs"
  done < "$work/seen"
}

# The branch checked out with all submodules, from the mirrors alone: worktree <name> <url> <branch>
worktree() {
  target=$cache/$1-worktree-$(printf '%s' "$3" | tr / -)
  commit=$(git -C "$cache/$(mirror_name "$2").git" rev-parse --verify --quiet "refs/heads/$3^{commit}") || {
    say "$2 has no branch $3"
    return 1
  }
  if [ -f "$target.tar.gz" ] && [ "$(cat "$target.sha" 2> /dev/null)" = "$commit" ]; then return 0; fi
  say "checks out $1 at $commit"
  rm -rf "$work/tree"
  mkdir "$work/tree"
  GIT_CONFIG_GLOBAL=$work/worktree.gitconfig \
    git clone --quiet --branch "$3" -- "$2" "$work/tree/$1-worktree" < /dev/null || return 1
  GIT_CONFIG_GLOBAL=$work/worktree.gitconfig \
    git -C "$work/tree/$1-worktree" submodule --quiet update --init --recursive < /dev/null || return 1
  # So that whoever unpacks it knows what it is, however the files beside it have moved on.
  echo "$commit" > "$work/tree/$1-worktree/.git/worktree-sha"
  tar -czf "$work/archive" -C "$work/tree" "$1-worktree" || return 1
  rm -rf "$work/tree"
  mv "$work/archive" "$target.tar.gz"
  echo "$commit" > "$work/sha"
  mv "$work/sha" "$target.sha"
}

# Git reads every mirrored URL from its mirror, and the worktree keeps the real URL as its origin.
write_worktree_config() {
  cp "$work/mirror.gitconfig" "$work/worktree.gitconfig"
  git config --file "$work/worktree.gitconfig" protocol.allow never
  git config --file "$work/worktree.gitconfig" protocol.file.allow always
  git config --file "$work/worktree.gitconfig" uploadpack.allowAnySHA1InWant true
  while read -r id url; do
    git config --file "$work/worktree.gitconfig" --add "url.file://$cache/$id.git.insteadOf" "$url"
  done < "$work/seen"
}

failed=0
while read -r name url branch; do
  if ! mirror "$url"; then
    say "could not mirror $url"
    failed=1
    continue
  fi
  commit=$(git -C "$cache/$(mirror_name "$url").git" rev-parse --verify --quiet "refs/heads/$branch^{commit}") || commit=
  if [ -n "$commit" ]; then mirror_submodules "$url" "$commit"; fi
done < "$list"

archive
write_worktree_config
while read -r name url branch; do
  [ -d "$cache/$(mirror_name "$url").git" ] || continue
  worktree "$name" "$url" "$branch" || {
    say "has no new worktree of $name: the last one stays"
    failed=1
  }
done < "$list"

if [ "$failed" = 0 ]; then date -u +%Y-%m-%dT%H:%M:%SZ > "$work/updated" && mv "$work/updated" "$cache/updated"; fi
exit "$failed"
