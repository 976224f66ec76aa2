package io.github.wiremocklro.bench;

import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call of the core, without HTTP and JSON. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CoreCall {
  private static final PageRequest PAGE = PageRequest.parse("100", null);

  @Param("1")
  public int operations;

  private final OperationsService service = LroServices.create(Limits.DEFAULTS).operations();
  private OperationName[] names = {};

  @Setup
  public void start() {
    names = new OperationName[operations];
    for (int i = 0; i < operations; i++) {
      names[i] = service.start(FakeServer.script(i)).name();
    }
  }

  @Benchmark
  public Object getOperation() {
    return service.get(names[ThreadLocalRandom.current().nextInt(operations)]);
  }

  @Benchmark
  public Object listOperations() {
    return service.list(FakeServer.PARENT, PAGE);
  }
}
