#!/bin/sh
# Says whether the backend behind the gateway is up.
body=$(curl -sk "https://gw.example:8243/stock/v1/ping" -H "apikey: $API_KEY")
if printf '%s' "$body" | grep -q '<am:code>101503'; then
  echo "backend down" >&2
  exit 1
fi
