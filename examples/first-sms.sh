#!/usr/bin/env bash
# Sends an SMS to three people, waits until their phones have it, answers from one phone and reads the answer.
# Needs bash, curl and a gateway in demo mode (npm start). SVYAZ_URL and SVYAZ_TOKEN name another gateway or company.
set -euo pipefail

url="${SVYAZ_URL:-http://127.0.0.1:8080}"
token="${SVYAZ_TOKEN:-demo-token}"
attempt="$(date +%s)-$$"

call() {
  curl -sS --fail-with-body -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$@"
}

# A request whose answer got lost is sent again with the same key: nothing is sent twice.
send() {
  call --retry 3 -H "Idempotency-Key: first-sms-$attempt" "$url/v1/messages" -d "$1"
}

state_of() {
  [[ "$(call "$url/v1/messages/$1")" =~ \"state\":\"([a-z_]+)\" ]] && echo "${BASH_REMATCH[1]}"
}

until_delivered() {
  local state=''
  for _ in {1..50}; do
    state="$(state_of "$1")"
    if [ "$state" = delivered ]; then break; fi
    sleep 0.2
  done
  echo "message $1: $state"
  [ "$state" = delivered ]
}

answer_from_phone() {
  call "$url/v1/simulator/phones/79000000001/messages" -d "{\"to\": \"4938\", \"text\": \"$1\"}" >/dev/null
  for _ in {1..50}; do
    if call "$url/v1/messages?direction=mo&msisdn=%2B79000000001&limit=5" | grep -qF "$1"; then
      echo "answer: $1"
      return
    fi
    sleep 0.2
  done
  echo 'no answer came' >&2
  return 1
}

accepted="$(send '{
  "to": ["+79000000001", "8 900 000-00-02", "89000000003"],
  "text": "Авария на сервере 1: диск заполнен на 95 %. Проверьте, пожалуйста, и ответьте, кто берёт."
}')"
echo "accepted: $accepted"
for id in $(grep -oE '"id":"[0-9]+"' <<<"$accepted" | grep -oE '[0-9]+'); do until_delivered "$id"; done
answer_from_phone "Беру, $attempt"
