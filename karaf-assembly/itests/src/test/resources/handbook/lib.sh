# What preparations of pages use, beside what the page "commands" defines. Put before each of them.

# machine NAME [TEMPLATE]: a virtual machine; its disk, if the template has one, is on host alpha
machine() {
  local vm
  vm=$(call "$API/vms" -d '{"name":"'"$1"'","cluster":{"name":"Default"},"template":{"name":"'"${2:-tiny-alpha}"'"}}' | jq -r .id)
  becomes "vms/$vm" status down
}

# running NAME: a virtual machine without disks that runs on alpha
running() {
  machine "$1" Blank
  call -X PUT "$API/vms/$(idof vms "$1")" -d '{"memory":"134217728","memory_policy":{"guaranteed":"134217728","max":"134217728"}}'
  call "$API/vms/$(idof vms "$1")/start" -d '{"vm":{"placement_policy":{"hosts":{"host":[{"name":"alpha"}]}}}}'
  becomes "vms/$(idof vms "$1")" status up
}

# no_machine NAME...: ends and removes them, those that are there
no_machine() {
  local name vm
  for name in "$@"; do
    vm=$(idof vms "$name") || continue
    # one that is being migrated cannot be stopped yet
    until [ "$(call "$API/vms/$vm" | jq -r .status)" = down ]; do call "$API/vms/$vm/stop" -d '{}' || :; sleep 1; done
    until call -X DELETE "$API/vms/$vm"; do sleep 1; done
    while idof vms "$name"; do sleep 1; done
  done
}

# no_disk NAME
no_disk() {
  local disk
  disk=$(idof disks "$1") || return 0
  call -X DELETE "$API/disks/$disk"
  while idof disks "$1"; do sleep 1; done
}

# plugin_gone ID...
plugin_gone() {
  local id
  for id in "$@"; do
    curl -fsS --cacert ca.pem -u admin@internal -X DELETE "$ENGINE/vireo/api/plugins/$id?force=true" || continue
    while call "$ENGINE/vireo/api/plugins/$id"; do sleep 1; done
  done
}

# storage_gone NAME: a storage domain of host alpha, attached or not
storage_gone() {
  local domain here
  domain=$(idof storagedomains "$1") || return 0
  here=datacenters/$(idof datacenters Default)/storagedomains/$domain
  if call "$API/$here"; then
    [ "$(call "$API/$here" | jq -r .status)" = maintenance ] || call "$API/$here/deactivate" -d '{}'
    becomes "$here" status maintenance
    call -X DELETE "$API/$here"
  fi
  until call -X DELETE "$API/storagedomains/$domain?host=alpha&format=true"; do sleep 1; done
  while idof storagedomains "$1"; do sleep 1; done
}
