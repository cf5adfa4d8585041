# What the machine must be and have. Sourced.

min_memory_mib=4096
min_disk_mib=4096
node_version=20.20.2

check_machine() {
  [ "$(uname -s)" = Linux ] || fail "Vireo runs on Linux; this is $(uname -s)."
  [ "$(uname -m)" = x86_64 ] || fail "Vireo runs on x86_64; this is $(uname -m)."
  local id version
  id=$(. /etc/os-release && echo "${ID:-unknown}") version=$(. /etc/os-release && echo "${VERSION_ID:-}")
  [ "$id-$version" = debian-12 ] || fail "the launcher knows the packages of Debian 12 only; this is $id $version."
  [ "$(id -u)" = 0 ] || fail "hosts, networks and packages need root; run it as root, for instance with sudo."
  place_home
}

# PostgreSQL and a system's libvirtd run as other users, who may not enter a checkout in /root; sockets need a short path.
# State goes to /var/lib/vireo then, and .run is a link to it.
place_home() {
  local obstacle
  obstacle=$(home_obstacle "$home") || return 0
  [ -z "${VIREO_HOME:-}" ] || fail "VIREO_HOME=$home $obstacle; choose another folder."
  home=/var/lib/vireo/$(printf '%s' "$root" | sha256sum | cut -c1-8)
  [ ! -d "$root/.run" ] || [ -L "$root/.run" ] || fail "$root/.run $obstacle; move it to $home and start again."
  mkdir -p "$home"
  ln -sfn "$home" "$root/.run"
  say "the checkout's path $obstacle; files go to $home, and .run is a link to it"
  exec "$root/vireo" "${arguments[@]}"
}

home_obstacle() { # PATH: prints what is wrong with it, or fails
  local step=$1
  case $1 in *[!A-Za-z0-9._/@+-]*) echo "has characters that libvirt's files do not take" && return ;; esac
  [ ${#1} -le 50 ] || { echo "is longer than the 50 characters that sockets leave room for" && return; }
  while [ "$step" != / ]; do
    if [ -d "$step" ] && [ $((0$(stat -c %a "$step") & 1)) = 0 ]; then echo "is closed to other users at $step" && return; fi
    step=$(dirname "$step")
  done
  return 1
}

# The launcher asks for what a build, an engine, a host and one guest take together.
check_room() {
  local free disk
  free=$(memory_free_mib)
  [ "$free" -ge $min_memory_mib ] || fail "$min_memory_mib MiB of free memory are needed; this machine has $free MiB."
  mkdir -p "$home"
  disk=$(df -Pm "$home" | awk 'NR == 2 {print $4}')
  [ "$disk" -ge $min_disk_mib ] || fail "$min_disk_mib MiB of free disk space are needed in $home; there are $disk MiB."
}

# The smaller of what the machine has left and what a container's limit leaves.
memory_free_mib() {
  local free limit used
  free=$(awk '/^MemAvailable:/ {print int($2 / 1024)}' /proc/meminfo)
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max) used=$(cat /sys/fs/cgroup/memory.current 2>/dev/null || echo 0)
  if [ "$limit" != max ] && [ $(((limit - used) / 1048576)) -lt "$free" ]; then free=$(((limit - used) / 1048576)); fi
  echo "$free"
}

# check_ports NUMBER:NAME …: refuses a port on which anything listens, on whatever address.
check_ports() {
  local entry
  for entry in "$@"; do
    ! port_taken "${entry%%:*}" || fail "port ${entry%%:*} (${entry#*:}) is taken by another program."
  done
}

port_taken() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port {found = 1} END {exit !found}'
}

jdk_home() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-openjdk-amd64 "$(readlink -f "$(command -v javac)" | sed 's|/bin/javac$||')"; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && "$candidate/bin/javac" -version 2>&1 | grep -q '^javac 17\.' && echo "$candidate" && return
  done
  return 1
}

# Each line: a package, and the command whose success makes it needless. No daemon of the system comes with any of them.
needed_packages() {
  cat <<-'LIST'
	openjdk-17-jdk-headless jdk_home
	maven command -v mvn
	curl command -v curl
	jq command -v jq
	ca-certificates test -s /etc/ssl/certs/ca-certificates.crt
	iproute2 command -v ip
	iptables command -v iptables
	dnsmasq-base command -v dnsmasq
	libvirt-daemon command -v libvirtd
	libvirt-daemon-config-nwfilter test -d /etc/libvirt/nwfilter
	libvirt-clients command -v virsh
	qemu-system-x86 command -v qemu-system-x86_64
	qemu-utils command -v qemu-img
	libnbd0 ls /usr/lib/x86_64-linux-gnu/libnbd.so.0
	genisoimage command -v genisoimage
	syslinux command -v syslinux
	syslinux-common test -e /usr/lib/syslinux/mbr/mbr.bin
	mtools command -v mcopy
	e2fsprogs command -v mke2fs
	python3 command -v python3
	fontconfig command -v fc-list
	nodejs command -v node
	npm command -v npm
	fonts-droid-fallback test -s /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf
	fonts-nanum test -s /usr/share/fonts/truetype/nanum/NanumGothic.ttf
	LIST
}

# Clients that only tests need.
client_packages() {
  cat <<-'LIST'
	fence-agents command -v fence_rhevm
	nfs-ganesha command -v ganesha.nfsd
	nfs-ganesha-vfs ls /usr/lib/x86_64-linux-gnu/ganesha/libfsalvfs.so
	rpcbind command -v rpcbind
	glusterfs-server command -v glusterd
	ceph-mon command -v ceph-mon
	ceph-mgr command -v ceph-mgr
	ceph-osd command -v ceph-osd
	ceph-common command -v ceph
	tgt command -v tgtd
	libiscsi7 ls /usr/lib/x86_64-linux-gnu/libiscsi.so.7
	qemu-block-extra ls /usr/lib/x86_64-linux-gnu/qemu/block-nfs.so
	python3-prometheus-client test -d /usr/lib/python3/dist-packages/prometheus_client
	python3-gi test -d /usr/lib/python3/dist-packages/gi
	chromium command -v chromium
	openssl command -v openssl
	slapd test -x /usr/sbin/slapd
	ldap-utils command -v ldapmodify
	389-ds-base test -x /usr/sbin/ns-slapd
	python3-lib389 test -d /usr/lib/python3/dist-packages/lib389
	samba test -x /usr/sbin/samba
	samba-ad-provision test -d /usr/share/samba/setup
	samba-dsdb-modules ls /usr/lib/x86_64-linux-gnu/samba/ldb/samba_dsdb.so
	samba-vfs-modules ls /usr/lib/x86_64-linux-gnu/samba/vfs/acl_xattr.so
	gir1.2-govirt-1.0 ls /usr/lib/x86_64-linux-gnu/girepository-1.0/GoVirt-1.0.typelib
	LIST
}

missing_packages() {
  local package check
  { needed_packages && { [ -z "${with_clients:-}" ] || client_packages; }; } | while read -r package check; do $check >/dev/null 2>&1 </dev/null || echo "$package"; done
}

install_packages() {
  local missing log=$home/log/packages.log
  missing=$(missing_packages | xargs)
  [ -z "$missing" ] || install_debian "$missing"
  prepare_node
}

# Debian 12 has a Node.js that is too old for what builds the portal's pages; the registry of npm has a newer one as a package.
prepare_node() {
  mkdir -p "$home/log"
  ! node_serves node || return 0
  export VIREO_NODE=$home/tools/node_modules/node
  ! node_serves "$VIREO_NODE/bin/node" || return 0
  say "fetching Node.js $node_version for the build of the portal"
  npm install --no-audit --no-fund --prefix "$home/tools" "node@$node_version" >"$home/log/node.log" 2>&1 && node_serves "$VIREO_NODE/bin/node" ||
    fail "Node.js $node_version could not be fetched; see $home/log/node.log."
}

node_serves() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

install_debian() { # PACKAGES
  local missing=$1
  say "packages to install from Debian: $missing"
  agree "Install them now?" || fail "these packages are needed and were not installed: $missing."
  mkdir -p "$home/log"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 -o APT::Update::Error-Mode=any update >"$log" 2>&1 ||
    fail "apt-get could not fetch the package lists (is there a network?): $(apt_error "$log")"
  # shellcheck disable=SC2086 # a list of package names
  apt-get -q -y -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2 --no-install-recommends install $missing >>"$log" 2>&1 ||
    fail "apt-get could not install the packages: $(apt_error "$log")"
  missing=$(missing_packages | xargs)
  [ -z "$missing" ] || fail "apt-get installed everything and yet these do not work: $missing; see $log."
}

apt_error() { grep -E '^(E|W|Err)' "$1" | tail -1 || tail -1 "$1"; }

agree() {
  [ -z "${CI:-}" ] && [ -z "$assume_yes" ] || return 0
  [ -t 0 ] || fail "there is no terminal to ask on; run it with --yes to agree in advance. The question was: $1"
  local answer
  read -r -p "$1 [Y/n] " answer
  case $answer in '' | y | Y | yes) ;; *) return 1 ;; esac
}
