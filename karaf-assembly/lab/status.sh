# What runs and where its files are, for people and for programs. Sourced.

engine_state() {
  if ! process_runs "$engine_process"; then echo stopped; elif engine_healthy; then echo running; else echo starting; fi
}

hosts_json() {
  local known='{}' name
  [ "$(engine_state)" != running ] || known=$(api GET /ovirt-engine/api/hosts)
  for name in $(host_names); do
    jq -c --arg n "$name" --arg uri "$(libvirt_uri "$name")" \
      '{name: $n, status: (first(.host[]? | select(.name == $n)).status // "unknown"), libvirt: $uri}' <<<"$known"
  done | jq -sc .
}

# Where the history is: beside the engine's database, or where its settings say; there nobody told the password of a reader.
history_json() {
  local url user secret reader
  url=$(history_setting url)
  if [ -z "$url" ]; then
    jq -n --arg dsn "postgresql://vireo_history_reader@127.0.0.1:$database_port/vireo_history" --arg file "$engine_data/postgres/history_password" \
      '{dsn: $dsn, password_file: $file}'
    return
  fi
  reader=$(history_setting reader) user=$(history_setting user) secret=$(history_setting password_file)
  [ -z "$reader" ] || secret=''
  jq -n --arg dsn "postgresql://${reader:-${user:-vireo}}@${url#jdbc:postgresql://}" --arg file "$secret" \
    '{dsn: $dsn, password_file: (if $file == "" then null else $file end)}'
}

history_setting() { sed -n "s/^$1 *= *//p" "$engine_app/etc/vireo.history.cfg" 2>/dev/null | tail -1; }

status_json() {
  local pid=null
  ! process_runs "$engine_process" || pid=$(process_of "$engine_process")
  jq -n --arg state "$(engine_state)" --arg url "$engine_url" --arg password "$password_file" --arg ca "$ca_file" \
    --arg dsn "postgresql://vireo@127.0.0.1:$database_port/vireo" --arg dbpassword "$engine_data/postgres/password" \
    --argjson history "$(history_json)" \
    --argjson pid "$pid" --argjson hosts "$(hosts_json)" --arg log "$home/log" \
    '{state: $state, api: ($url + "/ovirt-engine/api"), portal: ($url + "/vireo/portal/"), webconsole: ($url + "/system/console"),
      user: "admin@internal", password_file: $password, ca_file: $ca, database: {dsn: $dsn, password_file: $dbpassword},
      history: $history,
      engine_pid: $pid, hosts: $hosts, log_dir: $log}'
}

status() {
  command -v jq >/dev/null || fail "status needs jq, which ./vireo run installs."
  case ${1:-} in
    --json) status_json ;;
    '') status_json | jq -r 'to_entries[] | select(.key != "hosts" and .key != "database" and .key != "history") | "\(.key): \(.value)"'; host_list ;;
    *) fail "status knows --json only." ;;
  esac
}

host_list() { hosts_json | jq -r '.[] | "host \(.name): \(.status), \(.libvirt)"'; }

token() {
  curl -fsS --noproxy '*' --cacert "$ca_file" -H 'Accept: application/json' \
    -d grant_type=password -d scope=ovirt-app-api --data-urlencode username=admin@internal \
    -K <(printf 'data-urlencode = "password=%s"\n' "$(cat "$password_file")") "$engine_url/ovirt-engine/sso/oauth/token" | jq -r .access_token
}

summary() {
  local vm address=''
  cat <<-TEXT

	  Portal       $engine_url/vireo/portal/
	  API          $engine_url/ovirt-engine/api
	  Web console  $engine_url/system/console
	  User         admin@internal
	  Password     in $password_file
	  CA           $ca_file
	TEXT
  vm=$(find_id vms vm "$demo_vm")
  [ -z "$vm" ] || printf '  VM           %s, %s, IP %s\n' "$demo_vm" "$(field "vms/$vm" .status)" "$(vm_address "$vm" || echo unknown)"
  printf '  Ready after  %d s\n\n' "$SECONDS"
}

test_reports() { find "$root" -path '*/target/*-reports/TEST-*.xml' -newer "$home/lock" -print0 2>/dev/null; }

# The numbers of all modules together, then the tests that passed only when they were run a second time. A report counts only the tests of
# the last run of its class: those of the class are counted by their elements.
test_summary() {
  test_reports | xargs -0 -r grep -hoE '<(testcase|failure|error|skipped)[ />]' |
    awk '{ gsub(/[<> \/]/, ""); sum[$0]++ }
         END { printf "Tests run: %d, failures: %d, errors: %d, skipped: %d\n", sum["testcase"], sum["failure"], sum["error"], sum["skipped"] }'
  test_reports | xargs -0 -r awk '/<testcase / { match($0, / name="[^"]*/); name = substr($0, RSTART + 7, RLENGTH - 7)
                                 match($0, /classname="[^"]*/); class = substr($0, RSTART + 11, RLENGTH - 11) }
         /<flaky(Error|Failure)/ { print "Flaky: " class "." name }' | sort -u
}
