# The engine: its folders, its start and its end. Sourced.

engine_app=$home/engine/app
engine_data=$home/engine/data
engine_process=$home/engine/process
engine_log=$home/log/engine
password_file=$engine_data/secrets/admin-password
ca_file=$engine_data/pki/ca.pem
# The distributions read the same variables.
https_port=${VIREO_HTTPS_PORT:-8443}
database_port=${VIREO_DATABASE_PORT:-15432}
engine_url=https://localhost:$https_port
engine_ports=("$https_port:the web server" "${VIREO_BROKER_PORT:-61617}:the host link" "$database_port:the database"
  "${VIREO_ENGINE_SSH_PORT:-8101}:the engine's shell" "${VIREO_HOST_SSH_PORT:-8102}:the host agent's shell")

# The part of the environment that both containers share; a Karaf of the user's own must not leak in.
karaf_env() { # APP DATA LOG
  unset KARAF_HOME KARAF_BASE KARAF_OPTS EXTRA_JAVA_OPTS JAVA_OPTS
  export JAVA_HOME KARAF_ETC=$1/etc KARAF_DATA=$2 KARAF_LOG=$3 KARAF_EXEC=exec KARAF_REDIRECT=/dev/null
  JAVA_HOME=$(jdk_home)
  mkdir -p "$2" "$3"
}

start_engine() {
  if process_runs "$engine_process"; then
    say "the engine runs already (process $(process_of "$engine_process"))"
    return
  fi
  # A new build keeps bundle versions, so what the container cached of the old one must go.
  if unpack engine "$engine_app"; then rm -rf "$engine_data/cache"; fi
  say "starting the engine"
  undo_with stop_engine
  (
    karaf_env "$engine_app" "$engine_data" "$engine_log"
    exec setsid "$engine_app/bin/karaf" server </dev/null >"$engine_log/console.log" 2>&1 9>&-
  ) &
  note_process $! "$engine_process"
  wait_for 240 engine_decided || fail "the engine did not become ready in 240 s; see $engine_log."
  engine_serves || fail "the engine ended while it started; see $engine_log."
  say "the engine answers at $engine_url"
}

engine_healthy() {
  [ -s "$ca_file" ] && curl -fsS -m 5 --noproxy '*' --cacert "$ca_file" "$engine_url/ovirt-engine/services/health" >/dev/null 2>&1
}

# Health is the database's and the web server's; the API's paths appear with the bundles behind them.
engine_serves() { engine_healthy && (find_id hosts host none) >/dev/null 2>&1; }

engine_decided() { engine_serves || ! process_runs "$engine_process"; }

stop_engine() {
  process_runs "$engine_process" && say "stopping the engine"
  end_process "$engine_process" 60
  # An engine that was killed leaves its database behind.
  local postmaster
  postmaster=$(head -1 "$engine_data/postgres/data/postmaster.pid" 2>/dev/null) || return 0
  ! kill -INT "$postmaster" 2>/dev/null || wait_for 20 eval "! kill -0 $postmaster 2>/dev/null"
}
