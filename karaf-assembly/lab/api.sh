# The engine's public API with curl and jq. Sourced. The password travels by a file descriptor, never as an argument.

api() { # METHOD PATH [JSON]: prints the answer's body
  local method=$1 path=$2 answer
  answer=$(curl -sS -m 120 --noproxy '*' --fail-with-body --cacert "$ca_file" -K <(credentials) -X "$method" \
    -H 'Accept: application/json' ${3:+-H 'Content-Type: application/json' --data-binary "$3"} "$engine_url$path" 2>&1) ||
    fail "$method $path was refused: $(jq -r '.detail // .reason // .fault.detail // .title' <<<"$answer" 2>/dev/null || echo "$answer" | tail -1)"
  printf '%s' "$answer"
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
