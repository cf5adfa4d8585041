# What a first run makes through the public API: storage, template tiny, VM hello. Sourced.

demo_vm=hello

make_demo() {
  if [ -n "$(find_id vms vm $demo_vm)" ]; then
    start_vm "$(find_id vms vm $demo_vm)"
    return
  fi
  [ -n "$(find_id storagedomains storage_domain local)" ] || make_storage
  [ -n "$(find_id templates template tiny)" ] || make_template
  say "creating VM $demo_vm from template tiny"
  local vm profile
  vm=$(api POST /ovirt-engine/api/vms '{"name":"hello","cluster":{"name":"Default"},"template":{"name":"tiny"}}' | jq -r .id)
  wait_for 60 field_is "vms/$vm" .status down || fail "VM $demo_vm did not get its disk in 60 s."
  profile=$(find_id vnicprofiles vnic_profile ovirtmgmt)
  [ -n "$(field "vms/$vm/nics" '.nic[0].id')" ] ||
    api POST "/ovirt-engine/api/vms/$vm/nics" "{\"name\":\"nic1\",\"interface\":\"virtio\",\"vnic_profile\":{\"id\":\"$profile\"}}" >/dev/null
  start_vm "$vm"
}

make_storage() {
  local domain center
  # what came with the engine is installed at its first start, beside all else
  wait_for 60 plugin_active storage-local || fail "the plugin storage-local is $(plugin_status storage-local) and not active after 60 s; see $engine_log."
  say "adding storage domain local"
  domain=$(api POST /ovirt-engine/api/storagedomains "$(jq -nc --arg path "$hosts/local/storage" \
    '{name: "local", type: "data", host: {name: "local"}, storage: {type: "localfs", path: $path}}')" | jq -r .id)
  center=$(find_id datacenters data_center Default)
  api POST "/ovirt-engine/api/datacenters/$center/storagedomains" "{\"id\":\"$domain\"}" >/dev/null
  wait_for 60 field_is "datacenters/$center/storagedomains/$domain" .status active || fail "storage domain local did not become active in 60 s."
}

plugin_status() { api GET /vireo/api/plugins | jq -r --arg id "$1" 'first(.plugins[]? | select(.id == $id)).status // "not there"'; }
plugin_active() { case $(plugin_status "$1" 2>/dev/null) in active | degraded) ;; *) false ;; esac; }

make_template() {
  local disk vm template
  say "building the guest image from Debian packages"
  "$lab/build-guest" "$home/guest" || fail "the guest image could not be built from Debian packages."
  cp "$home/guest/tiny.qcow2" "$hosts/local/data/import/"
  say "importing it as a disk"
  disk=$(find_id disks disk tiny)
  if [ -z "$disk" ]; then
    api POST /vireo/api/disk-imports '{"name":"tiny","storage_domain":{"name":"local"},"host":{"name":"local"},"file":"tiny.qcow2"}' >/dev/null
    wait_for 60 disk_ready tiny || fail "the guest image was not imported in 60 s."
    disk=$(find_id disks disk tiny)
  fi
  say "making template tiny"
  vm=$(find_id vms vm tiny-origin)
  [ -n "$vm" ] || vm=$(api POST /ovirt-engine/api/vms '{"name":"tiny-origin","cluster":{"name":"Default"},"template":{"name":"Blank"},"memory":"134217728",
    "memory_policy":{"guaranteed":"134217728","max":"1073741824"},"os":{"type":"other_linux"}}' | jq -r .id)
  [ -n "$(field "vms/$vm/diskattachments" '.disk_attachment[0].id')" ] ||
    api POST "/ovirt-engine/api/vms/$vm/diskattachments" \
      "{\"bootable\":\"true\",\"active\":\"true\",\"interface\":\"virtio\",\"disk\":{\"id\":\"$disk\"}}" >/dev/null
  template=$(api POST /ovirt-engine/api/templates "{\"name\":\"tiny\",\"vm\":{\"id\":\"$vm\"}}" | jq -r .id)
  wait_for 120 field_is "templates/$template" .status ok || fail "template tiny was not ready in 120 s."
  api DELETE "/ovirt-engine/api/vms/$vm" >/dev/null
}

disk_ready() { [ "$(api GET /ovirt-engine/api/disks | jq -r --arg n "$1" 'first(.disk[]? | select(.name == $n)).status')" = ok ]; }

storage_active() {
  field_is "datacenters/$(find_id datacenters data_center Default)/storagedomains/$(find_id storagedomains storage_domain local)" .status active
}

start_vm() {
  if field_is "vms/$1" .status down; then
    # the engine asks for it when the host is up again
    wait_for 60 storage_active || fail "storage domain local is not active 60 s after its host is up."
    say "starting VM $demo_vm"
    api POST "/ovirt-engine/api/vms/$1/start" '{}' >/dev/null
  fi
  wait_for 120 field_is "vms/$1" .status up || fail "VM $demo_vm is $(field "vms/$1" .status) and not up after 120 s."
  say "VM $demo_vm is up; waiting for its guest agent to report an address"
  wait_for 120 vm_address "$1" >/dev/null || fail "VM $demo_vm is up, but its guest agent reported no address in 120 s."
}

vm_address() { # ID: the first IPv4 address that the guest agent reported
  api GET "/ovirt-engine/api/vms/$1/reporteddevices" |
    jq -re 'first(.reported_device[]? | .ips.ip[]? | select(.version == "v4" or (.address | test("^[0-9.]+$"))) | .address | select(startswith("127.") | not))'
}
