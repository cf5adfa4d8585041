# Progress, failure and clean-up for the launcher. Sourced.

say() { printf '[%4d s] %s\n' "$SECONDS" "$*" >&2; }

# One sentence and out; what was begun is undone by the trap.
fail() {
  printf 'vireo: %s\n' "$*" >&2
  exit 1
}

undo_list=()
undo_with() { undo_list+=("$*"); }
keep_all() { undo_list=(); }

undo_all() {
  local status=$? i
  set +e
  trap '' INT TERM
  for ((i = ${#undo_list[@]} - 1; i >= 0; i--)); do ${undo_list[i]} >&2; done
  exit "$status"
}

# wait_for SECONDS COMMAND …: tries until the command succeeds.
wait_for() {
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt "$until" ] || return 1
    sleep 0.3
  done
}

# A process file holds a process id and its start time, as an id alone may be another process after a restart.
note_process() { # PID FILE
  printf '%s %s\n' "$1" "$(started_at "$1")" >"$2"
}

started_at() { # PID: the start time, or nothing when no such process runs
  sed -n 's/^.*) \([^ZX]\) \(.*\)/\2/p' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f19
}

process_of() { cut -d' ' -f1 "$1"; }

process_runs() { # FILE
  local pid started
  [ -s "$1" ] && read -r pid started <"$1" && [ -n "$started" ] && [ "$(started_at "$pid")" = "$started" ]
}

# end_process FILE SECONDS: asks the process to end, insists after that time.
end_process() {
  local until=$((SECONDS + $2))
  ! process_runs "$1" || kill "$(process_of "$1")" 2>/dev/null || true
  while process_runs "$1"; do
    [ $SECONDS -lt "$until" ] || kill -9 "$(process_of "$1")" 2>/dev/null || true
    sleep 0.2
  done
  rm -f "$1"
}
