package io.github.wiremocklro.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What an operation takes of the heap that a client has started, and that nobody has called yet.
 */
final class HeapRows implements RowGroup {
  private static final int OPERATIONS = 50_000;
  private static final int CLIENTS = 4;
  private static final int TARGET = 700;

  /** An operation on nothing, with the metadata that the shipped mappings give theirs. */
  private static final String MAPPING =
      """
      {"name": "StartNothing", "request": {"method": "POST", "urlPath": "/v1/projects/p/nothing"},
       "response": {"transformers": ["start-operation"], "transformerParameters": {"operation": {
         "parent": "projects/p/locations/l",
         "metadata": {
           "@type": "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata",
           "apiVersion": "v1",
           "target": "projects/p/locations/l/lakes/{{request.query.lakeId}}",
           "verb": "create"}}}}}
      """;

  @Override
  public List<Row> measure(Race race) throws Exception {
    long bare = perStart("/v1/projects/p/nothing?lakeId=");
    long withLake = perStart("/v1/projects/p/locations/l/lakes?lakeId=");
    return List.of(
        Row.of(
            "heap per idle operation (Dataplex metadata), started over HTTP",
            "bytes",
            "<= " + TARGET,
            String.valueOf(bare),
            bare <= TARGET),
        new Row(
            "the same with the lake that it creates", "bytes", "-", String.valueOf(withLake), "-"));
  }

  private static long perStart(String path) throws Exception {
    try (ServerProcess server = ServerProcess.fake(0, "--no-request-journal")) {
      Stubs.add(server, MAPPING);
      start(server, path + "warm-", CLIENTS);
      long before = server.footprint().heap();
      start(server, path + "lake-", OPERATIONS);
      return (server.footprint().heap() - before) / OPERATIONS;
    }
  }

  private static void start(ServerProcess server, String path, int number) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int first = i;
      done.add(
          clients.submit(
              () -> {
                try (Connection connection = new Connection(server.port())) {
                  for (int n = first; n < number; n += CLIENTS) {
                    connection.call("POST", path + n, "{}").expect(200);
                  }
                }
                return null;
              }));
    }
    clients.shutdown();
    for (Future<?> client : done) {
      client.get();
    }
  }
}
