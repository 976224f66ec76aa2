"""The asynchronous client, of which there is none for REST in this package."""

import asyncio

import pytest
from google.api_core.exceptions import GoogleAPICallError, MethodNotImplemented, NotFound
from google.cloud.dataplex_v1 import Lake, State

from fake import async_dataplex_client, details, new_location, scripted


@pytest.fixture
async def client():
    client = async_dataplex_client()
    yield client
    await client.transport.close()


async def create_lake(client, parent, lake_id, **script):
    return await client.create_lake(
        parent=parent,
        lake_id=lake_id,
        lake=Lake(display_name="Sales"),
        metadata=scripted(**script),
    )


async def result(operation):
    # The pace of operation.result() is its own: it begins with pauses of up to a second.
    while not await operation.done():
        await asyncio.sleep(0.01)
    return await operation.result()


async def test_an_operation_is_polled_until_its_lake_arrives(client):
    parent = new_location()

    operation = await create_lake(client, parent, "sales")
    assert not operation.operation.done
    lake = await result(operation)

    assert lake.name == f"{parent}/lakes/sales"
    assert lake.state == State.ACTIVE
    assert operation.metadata.verb == "create"
    assert await client.get_lake(name=lake.name) == lake


async def test_a_cancel_ends_the_operation_and_the_lake_is_gone(client):
    parent = new_location()
    operation = await create_lake(client, parent, "sales", doneAfter="never")

    assert await operation.cancel()

    # This future has no exception of its own for each code, as that of the synchronous client has.
    with pytest.raises(GoogleAPICallError, match="The operation was cancelled."):
        await result(operation)
    assert await operation.cancelled()
    with pytest.raises(NotFound):
        await client.get_lake(name=f"{parent}/lakes/sales")


async def test_what_is_not_there_is_not_found_and_the_details_name_it(client):
    name = f"{new_location()}/lakes/sales"

    with pytest.raises(NotFound) as error:
        await client.get_lake(name=name)

    assert details(error.value)["ResourceInfo"]["resourceName"] == name


async def test_a_lake_arrives_despite_the_cancel(client):
    operation = await create_lake(client, new_location(), "completes-despite-cancel-1")

    await operation.cancel()

    assert (await result(operation)).display_name == "Sales"
    assert operation.metadata.requested_cancellation


async def test_a_cancel_may_be_unimplemented(client):
    operation = await create_lake(client, new_location(), "cancel-unimplemented-1")

    with pytest.raises(MethodNotImplemented) as error:
        await operation.cancel()

    assert details(error.value)["ErrorInfo"]["reason"] == "CANCEL_NOT_SUPPORTED"
    assert not await operation.done()


async def test_an_operation_may_fail(client):
    operation = await create_lake(client, new_location(), "fails-1")

    with pytest.raises(GoogleAPICallError, match="The resource could not be created."):
        await result(operation)


async def test_many_operations_run_at_the_same_time(client):
    parent = new_location()

    async def created(lake_id):
        return await result(await create_lake(client, parent, lake_id))

    lakes = await asyncio.gather(*(created(f"lake-{number}") for number in range(20)))

    pager = await client.list_lakes(request={"parent": parent, "page_size": 7})
    listed = [lake.name async for lake in pager]
    assert sorted(listed) == sorted(lake.name for lake in lakes)
