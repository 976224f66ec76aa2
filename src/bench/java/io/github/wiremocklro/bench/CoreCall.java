package io.github.wiremocklro.bench;

import io.github.wiremocklro.internal.engine.OperationFilter;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.RpcRequest;
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
  private static final RpcRequest GET = RpcRequest.of("GetOperation");

  @Param("1")
  public int operations;

  private final LroServices services = LroServices.create(Limits.DEFAULTS);
  private final OperationsService service = services.operations();
  private OperationName[] names = {};

  @Setup
  public void start() {
    names = new OperationName[operations];
    for (int i = 0; i < operations; i++) {
      names[i] = services.controls().start(FakeServer.script(i)).operation().name();
    }
  }

  @Benchmark
  public Object getOperation() {
    return service.get(names[ThreadLocalRandom.current().nextInt(operations)], GET);
  }

  @Benchmark
  public Object listOperations() {
    return service.list(FakeServer.PARENT, OperationFilter.ALL, PAGE);
  }
}
