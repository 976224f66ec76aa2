import time

from google.auth.credentials import AnonymousCredentials
from googleapiclient.discovery import build

dataplex = build(
    "dataplex",
    "v1",
    credentials=AnonymousCredentials(),
    client_options={"api_endpoint": "http://localhost:8080"},
)


def test_the_loop_sees_the_cancel():
    locations = dataplex.projects().locations()
    operation = (
        locations.lakes()
        .create(parent="projects/p/locations/l", lakeId="cancel-late-1", body={})
        .execute()
    )

    locations.operations().cancel(name=operation["name"], body={}).execute()
    while not operation.get("done"):
        time.sleep(0.01)
        operation = locations.operations().get(name=operation["name"]).execute()

    assert operation["error"]["code"] == 1
