"""Sends meter readings. Waits when the gateway throttles it."""
import time

import requests


def send(reading, token):
    answer = requests.post("https://gw.example/meter/v2", json=reading, headers={"Authorization": "Bearer " + token})
    if answer.status_code == 429 and answer.json().get("code") == 900803:
        # the quota of this application is used up
        time.sleep(60)
        return send(reading, token)
    answer.raise_for_status()
