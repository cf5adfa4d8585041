# Hosts on this machine: a libvirtd and a host agent each. Sourced.

hosts=$home/hosts
virtual_host=$lab/virtual-host

host_names() { ls "$hosts" 2>/dev/null || true; }

own_libvirt() { [ -d "$hosts/$1/libvirt" ]; }

libvirt_uri() {
  if own_libvirt "$1"; then "$virtual_host" uri "$hosts/$1/libvirt"; else echo qemu:///system; fi
}

# The system's libvirtd serves when it runs and its guests, who run as a user of their own, can reach our disks.
system_libvirt() { # NAME
  [ -S /run/libvirt/libvirt-sock ] && virsh -q -c qemu:///system uri >/dev/null 2>&1 || return 1
  local user
  user=$(sed -n 's/^ *user *= *"\(.*\)"/\1/p' /etc/libvirt/qemu.conf | tail -1)
  setpriv --reuid "${user:-libvirt-qemu}" --regid kvm --clear-groups test -x "$hosts/$1/storage" 2>/dev/null && return 0
  say "the system's libvirtd runs guests as ${user:-libvirt-qemu}, who cannot reach $hosts; a libvirtd of our own is used"
  return 1
}

# start_host NAME [ADDRESS]: with an address the host is a machine apart with a network of its own.
start_host() {
  local name=$1 dir=$hosts/$1
  mkdir -p "$dir/storage" "$dir/data/import"
  [ -z "${2:-}" ] || echo "$2" >"$dir/address"
  start_libvirt "$name"
  if process_runs "$dir/agent"; then return; fi
  if unpack host "$dir/app"; then rm -rf "$dir/data/cache"; fi
  write_agent_settings "$name"
  if [ ! -e "$dir/enrolled" ] || [ -z "$(find_id hosts host "$name")" ]; then register_host "$name"; fi
  say "starting the host agent of $name"
  undo_with stop_agent "$name"
  (
    karaf_env "$dir/app" "$dir/data" "$home/log/host-$name"
    exec setsid $(inside_host "$name") "$dir/app/bin/karaf" server </dev/null >"$home/log/host-$name/console.log" 2>&1 9>&-
  ) &
  note_process $! "$dir/agent"
  wait_for 180 host_decided "$name" || fail "host $name did not come up in 180 s; see $home/log/host-$name."
  process_runs "$dir/agent" || fail "the host agent of $name ended while it started; see $home/log/host-$name."
  touch "$dir/enrolled"
  say "host $name is up ($(libvirt_uri "$name"))"
}

start_libvirt() {
  local dir=$hosts/$1 address
  address=$(cat "$dir/address" 2>/dev/null || true)
  if [ ! -e "$dir/enrolled" ] && [ -z "$address" ] && system_libvirt "$1"; then
    say "host $1 uses the system's libvirtd"
    return
  fi
  own_libvirt "$1" || [ ! -e "$dir/enrolled" ] || return 0
  if ! "$virtual_host" alive "$dir/libvirt"; then
    say "starting a libvirtd of its own for host $1"
    undo_with stop_libvirt "$1"
  fi
  "$virtual_host" up "$dir/libvirt" ${address:+"$1" "$address"} || fail "no libvirtd for host $1; see $dir/libvirt/log."
}

inside_host() { ! own_libvirt "$1" || echo "$virtual_host" exec "$hosts/$1/libvirt"; }

write_agent_settings() {
  local dir=$hosts/$1 url=$engine_url
  [ ! -e "$dir/address" ] || url=https://$(hostname):$https_port
  cat >"$dir/app/etc/vireo.agent.cfg" <<-CFG
	engine_url = $url
	token_file = $dir/token
	CFG
  cat >"$dir/app/etc/vireo.libvirt.cfg" <<-CFG
	uri = $(libvirt_uri "$1")
	console_listen = $(cat "$dir/address" 2>/dev/null || echo 127.0.0.1)
	CFG
}

register_host() {
  local name=$1 dir=$hosts/$1 id address
  # What an agent remembers of an engine that knows it no more would only mislead it.
  if [ -e "$dir/enrolled" ]; then rm -rf "$dir/data" "$dir/enrolled"; fi
  mkdir -p "$dir/data/import"
  address=$(cat "$dir/address" 2>/dev/null || echo localhost)
  id=$(find_id hosts host "$name")
  (
    umask 077
    if [ -n "$id" ]; then
      api POST "/vireo/api/hosts/$id/enrolment-token" '{}'
    else
      api POST /vireo/api/hosts "$(jq -nc --arg n "$name" --arg a "$address" '{name: $n, address: $a, cluster: {name: "Default"}}')"
    fi | jq -r .token >"$dir/token"
  )
}

host_status() { api GET /ovirt-engine/api/hosts | jq -r --arg n "$1" 'first(.host[]? | select(.name == $n)).status // "unknown"'; }
host_decided() { [ "$(host_status "$1" 2>/dev/null)" = up ] || ! process_runs "$hosts/$1/agent"; }

stop_agent() {
  process_runs "$hosts/$1/agent" && say "stopping the host agent of $1"
  end_process "$hosts/$1/agent" 40
}

stop_libvirt() { ! own_libvirt "$1" || "$virtual_host" down "$hosts/$1/libvirt"; }

# Guests in a libvirtd of ours are asked to shut down first; those of the system's libvirtd go on.
stop_guests() {
  local uri guests
  own_libvirt "$1" && "$virtual_host" alive "$hosts/$1/libvirt" || return 0
  uri=$(libvirt_uri "$1")
  guests=$(virsh -q -c "$uri" list --name 2>/dev/null | xargs)
  [ -n "$guests" ] || return 0
  say "shutting down guests on $1: $guests"
  for guest in $guests; do virsh -q -c "$uri" shutdown "$guest" >/dev/null 2>&1 || true; done
  wait_for 20 no_guests "$uri" || say "some guests did not shut down in 20 s and are switched off"
}

no_guests() { [ -z "$(virsh -q -c "$1" list --name 2>/dev/null | xargs)" ]; }

add_host() {
  [[ $1 =~ ^[a-z][a-z0-9-]{0,14}$ ]] || fail "a host's name has up to 15 small letters, digits and dashes; $1 does not fit."
  [ ! -e "$hosts/$1" ] || fail "there is a host $1 already."
  local last=11
  while grep -qsx "10.217.0.$last" "$hosts"/*/address; do last=$((last + 1)); done
  undo_with rm -rf "$hosts/$1"
  start_host "$1" "10.217.0.$last"
}

remove_host() {
  [ -e "$hosts/$1" ] || fail "there is no host $1 here."
  local id
  id=$(find_id hosts host "$1")
  if [ -n "$id" ]; then
    say "moving host $1 to maintenance"
    field_is "hosts/$id" .status maintenance || api POST "/ovirt-engine/api/hosts/$id/deactivate" '{}' >/dev/null
    wait_for 120 field_is "hosts/$id" .status maintenance || fail "host $1 did not reach maintenance in 120 s; guests may still run on it."
    api DELETE "/ovirt-engine/api/hosts/$id" >/dev/null
  fi
  stop_agent "$1"
  stop_libvirt "$1"
  rm -rf "${hosts:?}/$1"
  say "host $1 is gone"
}
