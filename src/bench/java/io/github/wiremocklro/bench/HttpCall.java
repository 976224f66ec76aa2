package io.github.wiremocklro.bench;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One call over HTTP, on a connection for each thread, that has to be answered with 200. The server
 * runs elsewhere.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HttpCall {
  /** Stands in a path for a random number below {@link #names}. */
  static final String ANY = "{any}";

  /** Stands in a path for an id that no other call has. */
  static final String NEW = "{new}";

  @Param("0")
  public int port;

  @Param("GET")
  public String method;

  @Param("/")
  public String path;

  @Param("")
  public String body;

  @Param("1")
  public int names;

  private Connection connection;
  private String uniquePrefix;
  private int calls;

  @Setup
  public void connect() throws IOException {
    connection = new Connection(port);
    uniquePrefix =
        "u%d-%d-%d-"
            .formatted(
                ProcessHandle.current().pid(), Thread.currentThread().getId(), System.nanoTime());
  }

  @TearDown
  public void disconnect() throws IOException {
    connection.close();
  }

  /** Makes the call, and returns the answer. */
  @Benchmark
  public Object call() throws IOException {
    return connection.call(method, target(), body).expect(200);
  }

  private String target() {
    if (path.contains(ANY)) {
      int any = ThreadLocalRandom.current().nextInt(names);
      return path.replace(ANY, String.valueOf(any));
    }
    return path.contains(NEW) ? path.replace(NEW, uniquePrefix + calls++) : path;
  }
}
