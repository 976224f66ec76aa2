"""An API that the server knows from its descriptors alone, and the same one from a mapping."""

import json
import re
from pathlib import Path

import pytest
from google.api_core.exceptions import BadRequest, Cancelled, MethodNotImplemented
from google.cloud.redis_v1 import Instance

from fake import DATAPLEX, FAST, admin, new_location, redis_client

PAGE = Path(__file__).parents[3] / "docs" / "mappings.md"


@pytest.fixture
def redis(transport):
    with redis_client(transport) as client:
        yield client


def create_instance(client, parent, instance_id):
    return client.create_instance(
        parent=parent,
        instance_id=instance_id,
        instance=Instance(tier=Instance.Tier.BASIC, memory_size_gb=1),
    )


def cancel(client, operation):
    # Not operation.cancel(): over REST google-cloud-redis 2.23.0 fails in it, with KeyError 'body'.
    client.cancel_operation({"name": operation.operation.name})


def test_an_instance_is_created_read_and_deleted(redis):
    parent = new_location()
    operation = create_instance(redis, parent, "cache")
    assert operation.metadata.verb == "create"
    assert redis.get_instance(name=f"{parent}/instances/cache").state == Instance.State.CREATING

    instance = operation.result(polling=FAST)

    assert instance.state == Instance.State.READY
    assert [found.name for found in redis.list_instances(parent=parent)] == [instance.name]
    redis.delete_instance(name=instance.name).result(polling=FAST)
    assert list(redis.list_instances(parent=parent)) == []


def test_a_cancel_ends_the_creation_of_an_instance(redis):
    operation = create_instance(redis, new_location(), "cache")

    cancel(redis, operation)

    with pytest.raises(Cancelled, match="The operation was cancelled."):
        operation.result(polling=FAST)
    assert operation.metadata.cancel_requested


def test_the_ids_decide_the_fate_of_instances_too(redis):
    with pytest.raises(BadRequest):
        cancel(redis, create_instance(redis, new_location(), "cancel-refused-1"))

    with pytest.raises(MethodNotImplemented):
        cancel(redis, create_instance(redis, new_location(), "cancel-unimplemented-1"))


@pytest.fixture
def shown_mapping():
    """The mapping that docs/mappings.md shows first, in a server that has no descriptors of Redis."""
    blocks = re.findall(r"^```json\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    [mapping] = [block for block in map(json.loads, blocks) if block["name"] == "CreateInstance"]
    stored = admin(DATAPLEX, "POST", "/mappings", mapping)
    yield
    admin(DATAPLEX, "DELETE", f"/mappings/{stored['id']}")


def test_the_mapping_of_the_page_is_polled_to_its_end(shown_mapping):
    parent = new_location()

    def time_passes(by):
        [project, _] = parent.split("/locations/")
        admin(DATAPLEX, "POST", "/ext/lro/clock:advance", {"by": by, "scope": project})

    with redis_client("rest", DATAPLEX) as redis:
        operation = create_instance(redis, parent, "cache")
        assert not operation.done()
        assert operation.metadata.status_detail == "creating cache"

        time_passes("300s")
        assert not operation.done()
        assert operation.metadata.status_detail == "half way"

        time_passes("300s")
        instance = operation.result(polling=FAST)

    assert instance.name == f"{parent}/instances/cache"
    assert instance.state == Instance.State.READY
    assert instance.memory_size_gb == 1


def test_the_mapping_of_the_page_tells_of_a_cancel_in_the_metadata(shown_mapping):
    with redis_client("rest", DATAPLEX) as redis:
        operation = create_instance(redis, new_location(), "cache")
        cancel(redis, operation)

        with pytest.raises(Cancelled, match="The operation was cancelled."):
            operation.result(polling=FAST)

    assert operation.metadata.cancel_requested
