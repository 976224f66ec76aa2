"""The calls that the clients of all languages make, and what this one tells of each: the cells of
docs/fidelity.md. With FIDELITY_TOLD in the environment they are written to that file."""

import json
import os
from importlib.metadata import version
from pathlib import Path

import pytest
from google.api_core.exceptions import GoogleAPICallError
from google.cloud.dataplex_v1 import Lake, State
from google.rpc import code_pb2

from fake import FAST, new_location, scripted

CALLS = json.loads((Path(__file__).parent / "../resources/fidelity/calls.json").read_text())
TRANSPORTS = {"rest": "REST", "grpc": "gRPC"}


def row(case):
    return f"{case['call']}: {case['fate']}"


@pytest.mark.parametrize("case", CALLS["cases"], ids=row)
def test_a_client_tells_of(case, client, transport):
    told = tell(LakeCalls(client, case.get("script", {})), case)

    write(
        client=f"Python {TRANSPORTS[transport]}",
        library=f"google-cloud-dataplex {version('google-cloud-dataplex')}",
        row=row(case),
        told=told,
    )


def tell(calls, case):
    """Takes the steps of a case, of which only the last may come to an error."""
    *steps, last = case["steps"]
    for step in steps:
        calls.take(step)
    try:
        told = calls.take(last)
    except GoogleAPICallError as error:
        return name_of(error, case["answer"])
    assert told in [case["answer"], *case.get("or", [])]
    return told


def name_of(error, answer):
    """Returns the canonical code where the client's exception is the one for it, else its class."""
    if error.grpc_status_code is not None and error.grpc_status_code.name == answer:
        return answer
    assert error.code == CALLS["http"][answer]
    return type(error).__name__


class LakeCalls:
    """Calls on one lake and the latest of its operations."""

    def __init__(self, client, script):
        self.client = client
        self.script = script
        self.parent = new_location()
        self.lake = f"{self.parent}/lakes/sales"
        self.future = None
        self.name = f"{self.parent}/operations/unknown"

    def take(self, step):
        verb, _, argument = step.partition(" ")
        return getattr(self, f"_{verb}")(*[argument] if argument else [])

    def _create(self, lake_id="sales"):
        return self._started(
            self.client.create_lake(
                parent=self.parent, lake_id=lake_id, lake={}, metadata=scripted(**self.script)
            )
        )

    def _update(self):
        lake = Lake(name=self.lake)
        return self._started(
            self.client.update_lake(lake=lake, update_mask={"paths": ["description"]})
        )

    def _delete(self):
        return self._started(self.client.delete_lake(name=self.lake))

    def _started(self, future):
        self.future = future
        self.name = future.operation.name
        return shown(future.operation)

    def _await(self):
        return type(self.future.result(polling=FAST)).__name__

    def _poll(self):
        return shown(self.client.get_operation({"name": self.name}))

    def _cancel(self):
        self.client.cancel_operation({"name": self.name})
        return "OK"

    def _forget(self):
        self.client.delete_operation({"name": self.name})
        return "OK"

    def _list(self, filter=""):
        found, token = 0, None
        while token != "":
            page = self.client.list_operations(
                {"name": self.parent, "filter": filter, "page_size": 2, "page_token": token}
            )
            found += len(page.operations)
            token = page.next_page_token
        return str(found)

    def _lake(self):
        return State(self.client.get_lake(name=self.lake).state).name

    def _lakes(self):
        return str(len(list(self.client.list_lakes({"parent": self.parent, "page_size": 2}))))


def shown(operation):
    if not operation.done:
        return "running"
    if operation.HasField("error"):
        return f"error {code_pb2.Code.Name(operation.error.code)}"
    return operation.response.type_url.rpartition(".")[2]


def write(**cell):
    if file := os.environ.get("FIDELITY_TOLD"):
        with open(file, "a", encoding="utf-8") as cells:
            cells.write(json.dumps(cell) + "\n")
