# The bridge that virtual hosts and servers of tests are joined to, in the machine's own network. Several come and go at once. Sourced.
bridge=vireo0
bridge_lock=/run/vireo-bridge.lock

# join_bridge LINK GATEWAY: makes LINK a port of the bridge, which is made if there is none
join_bridge() {
  (
    flock 8
    if ! ip link show $bridge >/dev/null 2>&1; then
      ip link add $bridge type bridge
      ip addr add "$2/24" dev $bridge
      ip link set $bridge up
    fi
    ip link set "$1" master $bridge up
  ) 8>"$bridge_lock"
}

# leave_bridge: takes the bridge away if it has no port left
leave_bridge() {
  (
    flock 8
    if ip link show $bridge >/dev/null 2>&1 && [ -z "$(ls "/sys/class/net/$bridge/brif")" ]; then ip link del $bridge; fi
  ) 8>"$bridge_lock"
}
