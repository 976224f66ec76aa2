package io.github.wiremocklro.clients;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.dataplex.v1.CloudDataplex.Projects.Locations;
import com.google.api.services.dataplex.v1.model.GoogleCloudDataplexV1Lake;
import com.google.api.services.dataplex.v1.model.GoogleCloudDataplexV1ListLakesResponse;
import com.google.api.services.dataplex.v1.model.GoogleLongrunningListOperationsResponse;
import com.google.api.services.dataplex.v1.model.GoogleLongrunningOperation;
import com.google.rpc.Code;
import java.io.IOException;

/** Of google-api-services-dataplex, which has no way to wait: whoever uses it polls. */
final class DiscoveryLakeCalls extends LakeCalls {
  private final Locations locations;

  DiscoveryLakeCalls(DiscoveryClientExtension fake) {
    super(fake.project().parent());
    this.locations = fake.client().projects().locations();
  }

  @Override
  Shown create(String id, String script) throws IOException {
    Locations.Lakes.Create request =
        locations.lakes().create(parent, new GoogleCloudDataplexV1Lake()).setLakeId(id);
    if (!script.isEmpty()) {
      request.getRequestHeaders().set("x-lro-script", script);
    }
    return shown(request.execute());
  }

  @Override
  Shown update() throws IOException {
    return shown(
        locations
            .lakes()
            .patch(lake, new GoogleCloudDataplexV1Lake())
            .setUpdateMask("description")
            .execute());
  }

  @Override
  Shown delete() throws IOException {
    return shown(locations.lakes().delete(lake).execute());
  }

  @Override
  String await(String name) throws IOException {
    Shown shown = poll(name);
    while (!shown.done()) {
      shown = poll(name);
    }
    return shown.result().replace("error ", "");
  }

  @Override
  Shown poll(String name) throws IOException {
    return shown(locations.operations().get(name).execute());
  }

  @Override
  void cancel(String name) throws IOException {
    locations.operations().cancel(name, null).execute();
  }

  @Override
  void forget(String name) throws IOException {
    locations.operations().delete(name).execute();
  }

  @Override
  int operations(String filter) throws IOException {
    Locations.Operations.List request =
        locations.operations().list(parent).setFilter(filter).setPageSize(2);
    int found = 0;
    do {
      GoogleLongrunningListOperationsResponse page = request.execute();
      found += page.getOperations() == null ? 0 : page.getOperations().size();
      request.setPageToken(page.getNextPageToken());
    } while (request.getPageToken() != null);
    return found;
  }

  @Override
  int lakes() throws IOException {
    Locations.Lakes.List request = locations.lakes().list(parent).setPageSize(2);
    int found = 0;
    do {
      GoogleCloudDataplexV1ListLakesResponse page = request.execute();
      found += page.getLakes() == null ? 0 : page.getLakes().size();
      request.setPageToken(page.getNextPageToken());
    } while (request.getPageToken() != null);
    return found;
  }

  @Override
  String stateOfTheLake() throws IOException {
    return locations.lakes().get(lake).execute().getState();
  }

  @Override
  String code(Exception e) throws Exception {
    if (e instanceof GoogleJsonResponseException error) {
      return String.valueOf(error.getDetails().get("status"));
    }
    throw e;
  }

  private static Shown shown(GoogleLongrunningOperation operation) {
    String result;
    if (operation.getError() != null) {
      result = "error " + Code.forNumber(operation.getError().getCode());
    } else if (operation.getResponse() != null) {
      result = String.valueOf(operation.getResponse().get("@type")).replaceFirst(".*\\.", "");
    } else {
      result = "";
    }
    return new Shown(operation.getName(), Boolean.TRUE.equals(operation.getDone()), result);
  }
}
