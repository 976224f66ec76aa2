import json
from urllib.request import Request, urlopen

import pytest
from testcontainers.core.container import DockerContainer
from testcontainers.core.wait_strategies import HttpWaitStrategy


@pytest.fixture(scope="session")
def lro():
    container = (
        DockerContainer("wiremock-lro")
        .with_command("--no-request-journal")
        .with_exposed_ports(8080)
        .waiting_for(HttpWaitStrategy(8080, "/__admin/health"))
    )
    with container:
        yield f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8080)}"


def test_a_cancel_ends_the_operation(lro):
    lakes = f"{lro}/v1/projects/p/locations/l/lakes"
    operation = f"{lro}/v1/{call('POST', f'{lakes}?lakeId=sales')['name']}"

    call("POST", f"{operation}:cancel")

    assert call("GET", operation)["error"]["code"] == 1


def call(method, url):
    with urlopen(Request(url, method=method)) as reply:
        return json.load(reply)
