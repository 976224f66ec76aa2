import pytest
from google.api_core.exceptions import (
    BadRequest,
    Cancelled,
    FailedPrecondition,
    InternalServerError,
    MethodNotImplemented,
    NotFound,
)

from fake import FAST, dataplex_client, details, new_location, scripted

# The server's own words: no client says them.
CANCELLED = "The operation was cancelled."


def create_lake(client, parent, lake_id, **script):
    return client.create_lake(
        parent=parent, lake_id=lake_id, lake={}, metadata=scripted(**script)
    )


def test_a_cancel_ends_the_operation_and_the_lake_is_gone(client):
    parent = new_location()
    operation = create_lake(client, parent, "sales", doneAfter="never")

    assert operation.cancel()

    with pytest.raises(Cancelled, match=CANCELLED):
        operation.result(polling=FAST)
    assert operation.cancelled()
    assert operation.metadata.requested_cancellation
    with pytest.raises(NotFound):
        client.get_lake(name=f"{parent}/lakes/sales")


def test_a_cancel_of_an_unknown_operation_is_not_found(client):
    name = f"{new_location()}/operations/unknown"

    with pytest.raises(NotFound) as error:
        client.cancel_operation({"name": name})

    assert details(error.value)["ResourceInfo"]["resourceName"] == name


def test_a_lake_arrives_despite_the_cancel(client):
    parent = new_location()
    operation = create_lake(client, parent, "completes-despite-cancel-1")

    operation.cancel()

    assert operation.result(polling=FAST).name == f"{parent}/lakes/completes-despite-cancel-1"
    assert operation.metadata.requested_cancellation
    assert not operation.cancelled()


def test_a_late_cancel_lets_one_more_poll_see_the_operation_running(client):
    operation = create_lake(client, new_location(), "cancel-late-1")
    name = operation.operation.name

    client.cancel_operation({"name": name})

    assert not client.get_operation({"name": name}).done
    with pytest.raises(Cancelled, match=CANCELLED):
        operation.result(polling=FAST)


def test_a_cancel_may_fail(client):
    operation = create_lake(client, new_location(), "cancel-fails-1")

    operation.cancel()

    with pytest.raises(InternalServerError):
        operation.result(polling=FAST)


def test_a_stuck_operation_takes_the_cancel_and_runs_on(client):
    operation = create_lake(client, new_location(), "cancel-stuck-1")

    operation.cancel()

    assert not operation.done()
    assert operation.metadata.requested_cancellation


def test_a_cancel_may_be_refused(client, transport):
    operation = create_lake(client, new_location(), "cancel-refused-1")

    # Over REST the client looks at nothing but HTTP's 400.
    with pytest.raises(FailedPrecondition if transport == "grpc" else BadRequest) as error:
        operation.cancel()

    assert details(error.value)["ErrorInfo"]["reason"] == "CANCEL_NOT_ACCEPTED"
    assert not operation.done()


def test_a_cancel_may_be_unimplemented(client):
    operation = create_lake(client, new_location(), "cancel-unimplemented-1")

    with pytest.raises(MethodNotImplemented) as error:
        operation.cancel()

    assert details(error.value)["ErrorInfo"]["reason"] == "CANCEL_NOT_SUPPORTED"
    assert not operation.done()


def test_an_operation_may_fail(client):
    operation = create_lake(client, new_location(), "fails-1")

    with pytest.raises(InternalServerError, match="The resource could not be created."):
        operation.result(polling=FAST)


def test_an_operation_may_never_end_until_it_is_cancelled(client):
    operation = create_lake(client, new_location(), "never-ends-1")
    assert not any(operation.done() for _ in range(5))

    operation.cancel()

    with pytest.raises(Cancelled, match=CANCELLED):
        operation.result(polling=FAST)


@pytest.mark.parametrize("here, there", [("rest", "grpc"), ("grpc", "rest")])
def test_a_cancel_over_one_transport_is_seen_over_the_other(here, there):
    with dataplex_client(here) as one, dataplex_client(there) as other:
        operation = create_lake(one, new_location(), "sales", doneAfter="never")

        other.cancel_operation({"name": operation.operation.name})

        with pytest.raises(Cancelled, match=CANCELLED):
            operation.result(polling=FAST)
