# What servers of storage on this machine share: each runs in namespaces of its own below DIR, joined to the bridge of the virtual hosts.
# Sourced, with $name, $command and $dir set; $dir/address keeps where clients reach it.
. "$(dirname "$(readlink -f "$0")")/bridge.sh"
network=${VIREO_HOSTS_NETWORK:-10.217.0}

fail() { echo "$name: $*" >&2; exit 1; }

mark() {
  [ -s "$dir/id" ] || cat /proc/sys/kernel/random/uuid >"$dir/id"
  echo "vireo-$name-$(cat "$dir/id")"
}

runs() { grep -qs "$(mark)" "/proc/$(cat "$1" 2>/dev/null)/mountinfo"; }
enter() { nsenter -t "$(cat "$dir/anchor.pid")" -m -n -u -- "$@"; }

wait_until() {
  local tenths=$1
  shift
  until "$@"; do
    tenths=$((tenths - 1))
    [ $tenths -gt 0 ] || return 1
    sleep 0.1
  done
}

# Keeps the namespaces; "prepare" makes the folders of the server's kind in them.
become_anchor() {
  mount --make-rprivate /
  mkdir -p "$dir/run"
  mount -t tmpfs "$(mark)" "$dir/run"
  prepare
  mount --rbind "$dir/run" /run
  ip link set lo up
  echo $$ >"$dir/anchor.pid"
  exec sleep infinity </dev/null >/dev/null 2>&1
}

# namespaces_up [ADDRESS]: without one a free address is taken
namespaces_up() {
  ! runs "$dir/anchor.pid" || fail "the server in $dir runs already"
  mark >/dev/null
  export -f become_anchor mark prepare
  export dir name
  setsid unshare -m -n -u bash -euc become_anchor </dev/null >"$dir/anchor.out" 2>&1 9>&- &
  wait_until 50 runs "$dir/anchor.pid" || fail "the namespaces did not come up: $(tail -1 "$dir/anchor.out")"
  join_network "$(cat "$dir/anchor.pid")" "${1:-}"
}

join_network() {
  local pid=$1 wanted=$2 last
  if [ -n "$wanted" ]; then
    last=${wanted##*.}
    take_link "$last" "$pid" || fail "a server has the address $wanted already"
  else
    last=250
    until take_link $last "$pid"; do
      last=$((last - 1))
      [ $last -gt 200 ] || fail "no address is free"
    done
  fi
  address=$network.$last
  join_bridge "sv$last" "$network.1"
  enter ip addr add "$address/24" dev eth0
  enter ip link set eth0 up
  enter ip route add default via "$network.1"
  echo "$address" >"$dir/address"
}

# The name of the link is what keeps two servers from one address. The next server there has the same hardware address, too: who spoke to
# the one before would else look for that for most of a minute.
take_link() {
  ip link add "sv$1" type veth peer name eth0 address "$(printf '02:76:69:72:00:%02x' "$1")" netns "$2" 2>/dev/null
}

members() { grep -ls "$(mark)" /proc/[0-9]*/mountinfo | cut -d/ -f3; }
none_left() { [ -z "$(members)" ]; }

namespaces_down() {
  local address
  address=$(cat "$dir/address" 2>/dev/null || true)
  # shellcheck disable=SC2046 # a list of process ids
  none_left || { kill -9 $(members) 2>/dev/null || true; wait_until 50 none_left || true; }
  # the kernel takes the link away a moment after the last process; the address is free then
  [ -z "$address" ] || wait_until 50 eval '! ip link show "sv${address##*.}" >/dev/null 2>&1' || true
  rm -f "$dir"/*.pid
  leave_bridge
}

# kill_all FILE...: ends processes as a crash would
kill_all() {
  local file
  for file in "$@"; do
    kill -9 "$(cat "$file")" 2>/dev/null || true
    wait_until 50 eval '! runs "$file"' || fail "a process of the server does not end"
  done
}
