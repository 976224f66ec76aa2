package io.github.wiremocklro.model;

import static io.github.wiremocklro.model.RandomScripts.SCOPES;
import static java.util.Objects.requireNonNull;

import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.Answers;
import io.github.wiremocklro.internal.engine.FakeTimeSource;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Page;
import io.github.wiremocklro.internal.engine.PageRequest;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.StateControls;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.Stores;
import io.github.wiremocklro.internal.engine.TestOperations;
import io.github.wiremocklro.internal.engine.WholeState;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.internal.json.SnapshotJson;
import io.github.wiremocklro.internal.json.SnapshotReader;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.RpcRequest;
import io.github.wiremocklro.operation.StatusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The fake itself, under the commands that the model takes too. */
final class RealFake {
  /** More than there are names for operations. */
  private static final int MAX_PAGES = 10;

  private static final RpcRequest REQUEST = new RpcRequest("", "");

  private final Limits limits;
  private final FakeTimeSource time = new FakeTimeSource();
  private final Counter counter = new Counter();
  private final IdGenerator ids = new IdGenerator(counter);
  private final Store store;
  private final ResourcesService resources;
  private final TestOperations operations;
  private final StateControls state;

  RealFake() {
    this(Limits.DEFAULTS);
  }

  RealFake(Limits limits) {
    this.limits = limits;
    store = new Store(time, limits, Stores.DATAPLEX);
    resources = new ResourcesService(store, ids);
    operations = new TestOperations(store, ids, resources);
    state = new StateControls(store, resources);
  }

  /** Returns all that it holds, as JSON that it can be loaded from. */
  JsonObject saved() {
    return SnapshotJson.of(state.save(null));
  }

  /** Returns how much is taken of the room for operations and resources. */
  List<String> taken() {
    JsonObject world = (JsonObject) requireNonNull(parsed(wholeState()).get("world"));
    return List.of(String.valueOf(world.get("operations")), String.valueOf(world.get("resources")));
  }

  private static JsonObject parsed(String state) {
    return Json.parseReply(state, "$");
  }

  /** Returns another at the same time, which goes on from what this has saved. */
  RealFake loaded(String saved, OperationScript before) {
    RealFake other = new RealFake(limits);
    other.time.advance(time.elapsed());
    other.answer(new Command.Start(before));
    other.state.load(new SnapshotReader().read(Json.parseReply(saved, "saved"), null));
    other.counter.next = counter.next;
    return other;
  }

  /** Returns all that it holds, as JSON. */
  String wholeState() {
    return WholeState.of(store);
  }

  /** A client starts an operation, whose name is made up. */
  Object startedByAClient(OperationScript script) {
    try {
      Answer<Operation> answer = operations.start(script, OperationScript.operation(), REQUEST);
      return of(answer, started -> started);
    } catch (StatusException e) {
      return e.status();
    }
  }

  /** Looks at all that there is, in every way in which one can look without a poll. */
  void readAll() {
    operations.records(null, PageRequest.FIRST);
    operations.everyRecord(null).forEach(record -> readAll(record.operation().name()));
    operations.clock(null);
    operations.now(null);
    for (String scope : SCOPES) {
      operations.records(scope, new PageRequest(1, ""));
      operations.everyRecord(scope).toList();
      pages(scope + "/locations/l", 1);
      resources.list(scope + "/locations/l/lakes", PageRequest.FIRST);
      operations.clock(scope);
      operations.now(scope);
      ignoringErrors(() -> resources.get(scope + "/locations/l/lakes/a"));
      ignoringErrors(() -> resources.get(scope + "/locations/l/lakes/a/zones/z"));
      ignoringErrors(() -> operations.latestOn(scope + "/locations/l/lakes/a"));
    }
  }

  private void readAll(OperationName name) {
    operations.record(name);
    operations.watch(() -> name, record -> false, Duration.ZERO);
    ignoringErrors(() -> operations.peek(name));
  }

  private static void ignoringErrors(Supplier<Object> call) {
    try {
      call.get();
    } catch (StatusException e) {
      // There is nothing to look at.
    }
  }

  /** Returns the answer: a value, "OK", or the code of an error. */
  Object answer(Command command) {
    try {
      return call(command);
    } catch (StatusException e) {
      return e.status().code();
    } catch (InvalidArgumentException e) {
      return "INVALID";
    }
  }

  /** Returns all that is known of an operation, null where nothing is. */
  @Nullable Seen seen(OperationName name) {
    try {
      return seen(operations.record(name));
    } catch (StatusException e) {
      return null;
    }
  }

  private Object call(Command command) {
    if (command instanceof Command.Start start) {
      return withoutUid(operations.start(start.script()));
    } else if (command instanceof Command.Get get) {
      Answer<Operation> answer = operations.get(get.name(), REQUEST);
      return of(answer, RealFake::withoutUid);
    } else if (command instanceof Command.GetOften often) {
      return often.all().map(this::answer).reduce((first, last) -> last).orElseThrow();
    } else if (command instanceof Command.Complete complete) {
      return withoutUid(
          operations.complete(complete.name(), complete.response(), complete.metadata()));
    } else if (command instanceof Command.Fail fail) {
      return withoutUid(operations.fail(fail.name(), fail.error(), fail.metadata()));
    } else if (command instanceof Command.CancelFromOutside cancel) {
      return withoutUid(operations.cancelFromOutside(cancel.name(), cancel.metadata()));
    } else if (command instanceof Command.ListAll list) {
      return operations.list(list.parent(), PageRequest.FIRST).map(RealFake::withoutUid).items();
    } else if (command instanceof Command.ListByPages list) {
      return pages(list.parent(), list.pageSize());
    } else if (command instanceof Command.Arm arm) {
      return done(operations::arm, arm.armed());
    } else if (command instanceof Command.LookUp lookUp) {
      return seen(operations.record(operations.latestOn(lookUp.target())));
    } else if (command instanceof Command.Read read) {
      return resources.get(read.resource()).without("uid");
    } else if (command instanceof Command.Change change) {
      return resources.change(change.change()).without("uid");
    } else if (command instanceof Command.Give give) {
      return done(resources::given, give.seeds());
    } else if (command instanceof Command.Advance advance) {
      return operations.advanceClock(advance.scope(), advance.by());
    } else if (command instanceof Command.Freeze freeze) {
      return operations.freezeClock(freeze.scope());
    } else if (command instanceof Command.Resume resume) {
      return operations.resumeClock(resume.scope());
    } else if (command instanceof Command.Cancel cancel) {
      return of(operations.cancel(cancel.name(), REQUEST), accepted -> "OK");
    } else if (command instanceof Command.Delete delete) {
      return of(operations.delete(delete.name(), REQUEST), deleted -> "OK");
    } else if (command instanceof Command.Forget forget) {
      return done(operations::forget, forget.name());
    } else if (command instanceof Command.Wait wait) {
      return done(time::advance, wait.by());
    } else if (command instanceof Command.Reset reset) {
      operations.reset(reset.scope());
      return "OK";
    }
    throw new IllegalArgumentException("no such command: " + command);
  }

  private static <T> Object of(Answer<T> answer, Function<T, Object> reply) {
    if (Answers.isLost(answer)) {
      return NaiveFaults.LOST;
    }
    if (answer.error() != null) {
      return answer.error().status().code();
    }
    return reply.apply(requireNonNull(answer.value()));
  }

  /** Returns page after page; those of a list that does not end, up to a limit. */
  private List<List<Operation>> pages(String parent, int pageSize) {
    List<List<Operation>> pages = new ArrayList<>();
    String token = "";
    do {
      Page<Operation> page = operations.list(parent, new PageRequest(pageSize, token));
      pages.add(page.map(RealFake::withoutUid).items());
      token = page.nextPageToken();
    } while (!token.isEmpty() && pages.size() < MAX_PAGES);
    return pages;
  }

  private static Seen seen(OperationRecord record) {
    return new Seen(
        withoutUid(record.operation()),
        record.state(),
        record.calls(),
        record.history().stream().map(RealFake::happened).toList());
  }

  private static Seen.Happened happened(Event event) {
    return new Seen.Happened(event.type(), event.time(), event.error(), event.leftOut());
  }

  private static <T> Object done(Consumer<T> call, T argument) {
    call.accept(argument);
    return "OK";
  }

  /** Numbers of which one sees how many were asked for; ids need be no more random than that. */
  private static final class Counter implements RandomGenerator {
    private long next;

    @Override
    public long nextLong() {
      return next++ << Integer.SIZE | next;
    }
  }

  /** The one thing that is made up: the model cannot know it. */
  private static Operation withoutUid(Operation operation) {
    JsonObject response = operation.response();
    return new Operation(
        operation.name(),
        operation.metadata(),
        operation.done(),
        operation.error(),
        response == null ? null : response.without("uid"));
  }
}
