# The engine's public API with curl and jq. Sourced. The password travels by a file descriptor, never as an argument.

api() { # METHOD PATH [JSON]: prints the answer's body
  local method=$1 path=$2 answer
  answer=$(curl -sS -m 120 --noproxy '*' --fail-with-body --cacert "$ca_file" -K <(credentials) -X "$method" \
    -H 'Accept: application/json' ${3:+-H 'Content-Type: application/json' --data-binary "$3"} "$engine_url$path" 2>&1) ||
    fail "$method $path failed: $(explanation "$answer")"
  printf '%s' "$answer"
}

# The fault's own words; curl's when there was no answer.
explanation() {
  sed '/^curl: /d' <<<"$1" | jq -r '[(.fault // .) | .reason, .detail | strings] | join(": ")' 2>/dev/null | grep . ||
    tr -s '[:space:]' ' ' <<<"$1" | cut -c1-300
}

credentials() { printf 'user = "admin@internal:%s"\n' "$(cat "$password_file")"; }

find_id() { # COLLECTION ELEMENT NAME: the id of the object of that name, or nothing
  api GET "/ovirt-engine/api/$1" | jq -r --arg e "$2" --arg n "$3" 'first(.[$e][]? | select(.name == $n)).id // empty'
}

field() { # PATH JQ-FILTER
  api GET "/ovirt-engine/api/$1" | jq -r "$2 // empty"
}

field_is() { # PATH JQ-FILTER VALUE
  [ "$(field "$1" "$2" 2>/dev/null)" = "$3" ]
}
