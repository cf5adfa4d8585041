# Builds and unpacks the two distributions. Sourced.

distribution() { # engine|host: the newest archive of that kind, or nothing
  ls -t "$root/karaf-assembly/$1/target/vireo-$1-"*.tar.gz 2>/dev/null | head -1
}

stale() { # engine|host: whether the archive is missing or older than any source
  local archive
  archive=$(distribution "$1")
  [ -n "$archive" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/.mvn" "$root/kit" "$root/bundles" "$root/host-bundles" "$root/features" "$root/karaf-assembly" \
    \( -name target -o -name node_modules -o -path "$root/karaf-assembly/lab" -o -path "$root/karaf-assembly/itests" \
    -o -path '*/src/test' \) -prune -o -type f -newer "$archive" -print -quit 2>/dev/null)" ]
}

build_if_needed() {
  stale engine || stale host || return 0
  build "the distributions" -DskipTests -Dspotless.skip install
}

build() { # WHAT MAVEN-ARGUMENTS …
  run_maven "building $1" "${@:2}" || fail "the build of $1 failed; its log is $home/log/build.log."
}

# Tells which module Maven is at, and shows the first errors when it fails; maven_log may name another log. It runs beside the shell, which stays open to signals.
run_maven() {
  local what=$1 log=${maven_log:-$home/log/build.log} maven at said='' tick=0
  shift
  mkdir -p "$home/log"
  say "$what (log: $log)"
  JAVA_HOME=$(jdk_home) mvn -B -ntp -f "$root/pom.xml" "$@" >"$log" 2>&1 9>&- &
  maven=$!
  undo_with kill "$maven"
  while kill -0 "$maven" 2>/dev/null; do
    sleep 1
    tick=$((tick + 1))
    [ $((tick % 15)) = 0 ] || continue
    at=$(sed -nE 's/^\[INFO\] Building (.*) [^ ]+ +(\[[0-9]+\/[0-9]+\])$/\1 \2/p' "$log" | tail -1)
    [ "$at" = "$said" ] || say "  at ${at:-the start}"
    said=$at
  done
  unset 'undo_list[-1]'
  if wait "$maven"; then return 0; fi
  grep -E '^\[ERROR\]' "$log" | head -5 | cut -c1-400 >&2
  return 1
}

# unpack engine|host DIR: puts the distribution there when it is newer than what is there. Settings are the launcher's,
# data is elsewhere; so the folder is replaced as a whole.
unpack() {
  local archive stamp
  archive=$(distribution "$1")
  stamp=$(stat -c '%Y %s' "$archive")
  [ "$(cat "$2/.archive" 2>/dev/null)" = "$stamp" ] && return 1
  rm -rf "$2"
  mkdir -p "$2"
  tar -xzf "$archive" -C "$2" --strip-components=1 || fail "the archive $archive could not be unpacked."
  echo "$stamp" >"$2/.archive"
}
