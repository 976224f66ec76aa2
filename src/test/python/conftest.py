import pytest

import fake


@pytest.fixture(params=fake.TRANSPORTS)
def transport(request):
    return request.param


@pytest.fixture
def client(transport):
    with fake.dataplex_client(transport) as client:
        yield client
