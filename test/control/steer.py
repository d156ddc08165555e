"""Steers a mock with nothing but the standard library: a state, the clock, a fault, and what the journal has seen."""
import json
import sys
import urllib.error
import urllib.request

mock = sys.argv[1]


def call(method, path, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(mock + path, data, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


project = call("POST", "/_dewkit/projects")[1]["id"]
scope = {"X-Dewkit-Scope": project}
state = {"state": "a CMK {alias} that is {state}", "params": {"alias": "orders", "state": "pendingDeletion"}}
status, values = call("POST", "/_dewkit/provider-states", state, scope)
assert status == 200, values
key_id = values["key_id"]
token = call("POST", "/_dewkit/provider-states", {"state": "a token of demo"}, scope)[1]["token"]


def kms(operation, body):
    return call("POST", f"/v1.0/{project}/kms/{operation}", body, {"X-Auth-Token": token})


status, answer = kms("describe-key", {"key_id": key_id})
assert (status, answer["key_info"]["key_state"]) == (200, "4"), answer

status, moved = call("POST", "/_dewkit/clock", {"advance": "8d"}, scope)
assert [each["what"] for each in moved["fell_due"]] == ["deleted"], moved
assert kms("describe-key", {"key_id": key_id})[0] == 404

call("POST", "/_dewkit/faults", {"operation": "list-keys", "error": "Throttled", "first": 1}, scope)
assert [kms("list-keys", {})[0] for _ in range(2)] == [429, 200]

status, verified = call("POST", "/_dewkit/requests/verify", {"operation": "list-keys", "exactly": 2}, scope)
assert (status, verified["matched"]) == (200, 2), verified
status, refused = call("POST", "/_dewkit/requests/verify", {"operation": "describe-key", "body": {"key_id": "alias/orders"}}, scope)
assert status == 409 and refused["error"]["misses"][0]["differences"][0]["got"] == key_id, refused
call("DELETE", f"/_dewkit/projects/{project}")
print("steered")
