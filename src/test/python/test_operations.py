import pytest
from google.api_core.exceptions import DataLoss, NotFound, TooManyRequests
from google.cloud.dataplex_v1 import Lake, State

from fake import FAST, arm_next, details, new_location, scripted


def create_lake(client, parent, lake_id, **script):
    return client.create_lake(
        parent=parent,
        lake_id=lake_id,
        lake=Lake(display_name="Sales"),
        metadata=scripted(**script),
    )


def test_an_operation_is_polled_until_its_lake_arrives(client):
    parent = new_location()

    operation = create_lake(client, parent, "sales")
    assert not operation.operation.done
    assert operation.metadata.target == f"{parent}/lakes/sales"
    lake = operation.result(polling=FAST)

    assert lake.name == f"{parent}/lakes/sales"
    assert lake.state == State.ACTIVE
    assert operation.metadata.verb == "create"
    assert operation.metadata.end_time >= operation.metadata.create_time
    assert client.get_lake(name=lake.name) == lake


def test_an_update_changes_only_the_fields_of_its_mask(client):
    parent = new_location()
    name = f"{parent}/lakes/sales"
    create_lake(client, parent, "sales", doneAfter={"polls": 0})

    client.update_lake(
        lake=Lake(name=name, display_name="ignored", description="All sales"),
        update_mask={"paths": ["description"]},
    ).result(polling=FAST)

    lake = client.get_lake(name=name)
    assert (lake.display_name, lake.description) == ("Sales", "All sales")


def test_a_delete_takes_the_lake_away(client):
    parent = new_location()
    name = f"{parent}/lakes/sales"
    create_lake(client, parent, "sales", doneAfter={"polls": 0})

    client.delete_lake(name=name).result(polling=FAST)

    with pytest.raises(NotFound):
        client.get_lake(name=name)


def test_what_is_not_there_is_not_found_and_the_details_name_it(client):
    name = f"{new_location()}/lakes/sales"

    with pytest.raises(NotFound) as error:
        client.get_lake(name=name)

    assert error.value.message.endswith(f"Resource '{name}' was not found")
    assert details(error.value)["ResourceInfo"]["resourceName"] == name
    assert "A test puts it there with" in details(error.value)["DebugInfo"]["detail"]


def test_an_operation_fails_as_the_armed_script_says(client):
    parent = new_location()
    name = f"{parent}/lakes/sales"
    arm_next(name, operation={"error": {"code": "DATA_LOSS", "message": "The disk is gone."}})

    with pytest.raises(DataLoss, match="The disk is gone."):
        create_lake(client, parent, "sales").result(polling=FAST)

    with pytest.raises(NotFound):
        client.get_lake(name=name)


def test_an_operation_runs_on_when_a_poll_is_answered_with_an_error(client):
    operation = create_lake(
        client,
        new_location(),
        "sales",
        doneAfter={"polls": 1},
        faults=[{"on": "get", "error": {"code": "RESOURCE_EXHAUSTED"}}],
    )

    with pytest.raises(TooManyRequests):
        operation.result(polling=FAST)

    resumed = client.get_operation({"name": operation.operation.name})
    assert resumed.done
    assert resumed.response.type_url.endswith(".Lake")


def test_the_list_of_operations_comes_page_by_page_the_newest_first(client):
    parent = new_location()
    names = [create_lake(client, parent, lake).operation.name for lake in ("a", "b", "c")]

    first = client.list_operations({"name": parent, "page_size": 2})
    second = client.list_operations(
        {"name": parent, "page_size": 2, "page_token": first.next_page_token}
    )

    assert [operation.name for operation in first.operations] == [names[2], names[1]]
    assert [operation.name for operation in second.operations] == [names[0]]
    assert second.next_page_token == ""


def test_the_list_of_operations_shows_only_what_its_filter_asks_for(client):
    parent = new_location()
    create_lake(client, parent, "running")
    create_lake(client, parent, "other", doneAfter={"polls": 0})
    wanted = create_lake(client, parent, "wanted", doneAfter={"polls": 0})

    found = client.list_operations(
        {"name": parent, "filter": 'done = true AND metadata.target = "*/lakes/wanted"'}
    )

    assert [operation.name for operation in found.operations] == [wanted.operation.name]


def test_the_list_of_lakes_comes_page_by_page_and_ends(client):
    parent = new_location()
    for lake in ("a", "b", "c"):
        create_lake(client, parent, lake)

    pager = client.list_lakes(request={"parent": parent, "page_size": 2})

    pages = [[lake.name for lake in page.lakes] for page in pager.pages]
    assert pages == [[f"{parent}/lakes/a", f"{parent}/lakes/b"], [f"{parent}/lakes/c"]]


def test_a_deleted_operation_is_not_found(client):
    name = create_lake(client, new_location(), "sales").operation.name

    client.delete_operation({"name": name})

    with pytest.raises(NotFound) as error:
        client.get_operation({"name": name})
    assert details(error.value)["ResourceInfo"]["resourceName"] == name
