#!/usr/bin/env bash
# Sends and polls through the M2M contract with plain HTTP: ./send.sh [ADDRESS] [LOGIN] [PASSWORD]
set -euo pipefail
address="${1:-http://127.0.0.1:8080/m2m/m2m_api.asmx}"
who=(--data-urlencode "login=${2:-demo}" --data-urlencode "password=$(printf %s "${3:-demo}" | md5sum | cut -d' ' -f1)")

answer="$(curl -sS "$address/SendMessages" "${who[@]}" -d msids=79000000001 -d msids=79000000002 \
  --data-urlencode 'message=Привет из curl' -d naming=)"
grep -o '<Msid>[0-9]*' <<<"$answer" | tr -d '<>[:alpha:]' | sed 's/$/ accepted/'

id="$(curl -sS --get "$address/SendMessage" "${who[@]}" -d msid=79000000001 --data-urlencode 'message=Привет из curl' |
  grep -o '[0-9]*</long>' | tr -dc 0-9)"
curl -sS --get "$address/GetMessageStatus" "${who[@]}" -d "messageID=$id" | grep -o '<Msid>[0-9]*' | tr -d '<>[:alpha:]'

curl -sS --get "$address/SendMessage" "${who[@]}" -d msid=7 -d message=x
echo
