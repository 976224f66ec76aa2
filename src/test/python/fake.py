"""What the tests share: clients of the servers that run at WIREMOCK_LRO_URL and at
WIREMOCK_LRO_REDIS_URL, and the ways to say what becomes of an operation."""

import json
import os
import urllib.request
import uuid
from urllib.parse import urlsplit

import grpc
from google.api_core.exceptions import GoogleAPICallError
from google.api_core.future.polling import DEFAULT_POLLING
from google.auth.credentials import AnonymousCredentials
from google.cloud.dataplex_v1 import DataplexServiceAsyncClient, DataplexServiceClient
from google.cloud.dataplex_v1.services.dataplex_service.transports import (
    DataplexServiceGrpcAsyncIOTransport,
    DataplexServiceGrpcTransport,
)
from google.cloud.redis_v1 import CloudRedisClient
from google.cloud.redis_v1.services.cloud_redis.transports import CloudRedisGrpcTransport
from google.protobuf import json_format

DATAPLEX = os.environ.get("WIREMOCK_LRO_URL", "http://localhost:8080")
REDIS = os.environ.get("WIREMOCK_LRO_REDIS_URL", "http://localhost:8085")

TRANSPORTS = ["rest", "grpc"]

FAST = DEFAULT_POLLING.with_delay(initial=0.01, maximum=0.01).with_timeout(300)


def dataplex_client(transport: str) -> DataplexServiceClient:
    """Returns the client that docs/clients.md shows for a transport."""
    return _client(DataplexServiceClient, DataplexServiceGrpcTransport, transport, DATAPLEX)


def async_dataplex_client() -> DataplexServiceAsyncClient:
    """Returns the asynchronous client, which knows no other transport than gRPC."""
    channel = grpc.aio.insecure_channel(target(DATAPLEX))
    return DataplexServiceAsyncClient(
        transport=DataplexServiceGrpcAsyncIOTransport(channel=channel)
    )


def redis_client(transport: str, url: str = REDIS) -> CloudRedisClient:
    return _client(CloudRedisClient, CloudRedisGrpcTransport, transport, url)


def _client(client, grpc_transport, transport, url):
    if transport == "grpc":
        return client(transport=grpc_transport(channel=grpc.insecure_channel(target(url))))
    return client(
        transport=transport,
        credentials=AnonymousCredentials(),
        client_options={"api_endpoint": url},
    )


def target(url: str) -> str:
    """Returns host and port, which is what gRPC asks for."""
    return urlsplit(url).netloc


def new_location() -> str:
    """Returns a location in a project of its own, so that no test sees what another one did."""
    return f"projects/python-{uuid.uuid4()}/locations/us-central1"


def scripted(**script) -> list[tuple[str, str]]:
    """Returns the request metadata that lay a script over that of the method."""
    return [("x-lro-script", json.dumps(script))]


def arm_next(name: str, **script) -> None:
    """Arms the next start on a resource over the admin API."""
    admin(DATAPLEX, "POST", "/ext/lro/scripts", {"target": name, "script": script})


def admin(url: str, method: str, path: str, body: dict | None = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/__admin{path}", data, method=method)
    with urllib.request.urlopen(request, timeout=60) as reply:
        return json.loads(reply.read() or b"{}")


def details(error: GoogleAPICallError) -> dict[str, dict]:
    """Returns the details of an error by the last names of their types: over REST the client shows
    them as they stand in the JSON, over gRPC as messages."""
    found = {}
    for detail in error.details:
        if not isinstance(detail, dict):
            detail = {"@type": detail.DESCRIPTOR.full_name} | json_format.MessageToDict(detail)
        found[detail["@type"].rpartition(".")[2]] = detail
    return found
