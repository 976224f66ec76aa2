package io.github.wiremocklro.model;

import io.github.wiremocklro.internal.engine.ArmedScript;
import io.github.wiremocklro.operation.After;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Fault;
import io.github.wiremocklro.operation.FaultReply;
import io.github.wiremocklro.operation.Faults;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.OnCancel;
import io.github.wiremocklro.operation.OnCancel.Outcome;
import io.github.wiremocklro.operation.OperationName;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.Progress;
import io.github.wiremocklro.operation.ResourceChange;
import io.github.wiremocklro.operation.ResourceStates;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random scripts out of few and small values, so that much of what can meet does. */
public final class RandomScripts {
  static final String LAKE_TYPE = "type.googleapis.com/google.cloud.dataplex.v1.Lake";
  static final List<String> SCOPES = List.of("projects/p", "projects/q", "organizations/o");

  private static final String DATAPLEX_METADATA =
      "type.googleapis.com/google.cloud.dataplex.v1.OperationMetadata";
  private static final String OTHER_METADATA = "type.googleapis.com/google.protobuf.Struct";

  private final Random random;

  /** Creates a generator that gives the same scripts for the same random numbers. */
  public RandomScripts(Random random) {
    this.random = random;
  }

  /** Returns a script for an operation of one of few names, which only sometimes is valid now. */
  public OperationScript next() {
    return next(true);
  }

  /** Returns a script that is valid wherever its name is free. */
  public OperationScript nextWithoutResource() {
    return next(false);
  }

  private OperationScript next(boolean withResource) {
    String scope = scope();
    boolean fails = chance(4);
    @Nullable ResourceChange change = sometimes(2, () -> change(resource(scope)));
    @Nullable JsonObject metadata = sometimes(1, () -> metadata(scope));
    @Nullable OnCancel onCancel = sometimes(1, this::onCancel);
    OperationScript script = OperationScript.operation().name(name(scope));
    script = said(script, OperationScript::metadata, metadata);
    if (fails) {
      script = script.error(error());
    } else {
      script = said(script, OperationScript::response, sometimes(3, () -> response(scope)));
    }
    script = said(script, OperationScript::doneAfter, sometimes(1, this::after));
    script = said(script, OperationScript::onCancel, mergeable(onCancel, metadata));
    @Nullable Boolean validateOnly = sometimes(8, random::nextBoolean);
    if (withResource) {
      script = said(script, OperationScript::resource, change);
      script = said(script, OperationScript::validateOnly, validateOnly);
    }
    if (metadata != null && !chance(4)) {
      script = script.progress(progress());
      script = said(script, OperationScript::metadataAtEnd, sometimes(1, this::patch));
    }
    script = said(script, OperationScript::expiresAfter, sometimes(4, this::duration));
    return said(script, OperationScript::faults, sometimes(1, this::faults));
  }

  /** Returns a script for starts to come, which leaves to them what they are about. */
  ArmedScript nextArmed() {
    String scope = scope();
    @Nullable String target = sometimes(1, () -> resource(scope));
    OperationScript all = next();
    @Nullable JsonObject metadata = sometimes(4, all::metadata);
    OperationScript script = OperationScript.operation();
    script = said(script, OperationScript::metadata, metadata);
    script = said(script, OperationScript::response, all.response());
    script = said(script, OperationScript::error, all.error());
    script = said(script, OperationScript::doneAfter, all.doneAfter());
    script = said(script, OperationScript::onCancel, mergeable(all.onCancel(), metadata));
    script = said(script, OperationScript::progress, metadata == null ? null : all.progress());
    script =
        said(script, OperationScript::metadataAtEnd, metadata == null ? null : all.metadataAtEnd());
    script = said(script, OperationScript::expiresAfter, all.expiresAfter());
    script = said(script, OperationScript::faults, all.faults());
    return new ArmedScript(
        oneOf("1", "2", "3"),
        sometimes(2, () -> scope),
        new StartPattern(
            target,
            sometimes(1, () -> oneOf("create", "update", "delete", "custom")),
            1 + random.nextInt(2)),
        script);
  }

  /** Returns a script that says one thing more, or the same where that is null. */
  static <T> OperationScript said(
      OperationScript script,
      BiFunction<OperationScript, T, OperationScript> word,
      @Nullable T value) {
    return value == null ? script : word.apply(script, value);
  }

  /** Returns whether metadata are of the type that has fields for the target and the verb. */
  static boolean isOfDataplex(JsonObject metadata) {
    return DATAPLEX_METADATA.equals(metadata.get("@type"));
  }

  OperationName name() {
    return name(scope());
  }

  /** Returns the first scope more often than the others: things are to meet there. */
  String scope() {
    return chance(3) ? oneOf(SCOPES) : SCOPES.get(0);
  }

  String resource() {
    return resource(scope());
  }

  /** Returns a change that no operation makes. */
  ResourceChange nextChange() {
    return change(resource());
  }

  /** Returns resources that a test puts there: a lake, a zone in it, or both. */
  List<ResourceChange> nextSeeds() {
    String lake = lake(scope());
    List<String> names = oneOf(List.of(lake), List.of(zone(lake)), List.of(lake, zone(lake)));
    return names.stream().map(name -> ResourceChange.create(name, LAKE_TYPE, seed())).toList();
  }

  private JsonObject seed() {
    return chance(2) ? body().without("state") : JsonObject.of("state", "ACTION_REQUIRED");
  }

  JsonObject response(String scope) {
    JsonObject response = JsonObject.of("@type", LAKE_TYPE, "displayName", oneOf("r1", "r2"));
    return chance(2) ? response : response.with("name", lake(scope));
  }

  Status error() {
    return Status.of(oneOf(Code.ABORTED, Code.CANCELLED, Code.DATA_LOSS), oneOf("", "e1", "e2"));
  }

  Duration duration() {
    return oneOf(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Returns true once in so many times. */
  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  /** Returns a value, or null so many times as often. */
  <T> @Nullable T sometimes(int nulls, Supplier<T> value) {
    return random.nextInt(nulls + 1) == 0 ? value.get() : null;
  }

  private OperationName name(String scope) {
    return new OperationName(scope + "/locations/l", oneOf("1", "2"));
  }

  private static String lake(String scope) {
    return scope + "/locations/l/lakes/a";
  }

  private static String zone(String lake) {
    return lake + "/zones/z";
  }

  /** Returns a lake, or less often a zone in it. */
  private String resource(String scope) {
    return chance(3) ? zone(lake(scope)) : lake(scope);
  }

  /** A patch needs metadata that it can be merged into. */
  private static @Nullable OnCancel mergeable(
      @Nullable OnCancel all, @Nullable JsonObject metadata) {
    return all == null || metadata != null
        ? all
        : new OnCancel(
            all.outcome(), all.after(), all.error(), all.response(), all.ifDone(), null, null);
  }

  private JsonObject metadata(String scope) {
    JsonObject metadata = JsonObject.of("@type", oneOf(DATAPLEX_METADATA, OTHER_METADATA));
    metadata = chance(2) ? metadata : metadata.with("verb", oneOf("create", "other"));
    return chance(2) ? metadata : metadata.with("target", lake(scope));
  }

  private Progress progress() {
    Progress progress = Progress.NONE;
    for (int steps = random.nextInt(5); steps > 0; steps--) {
      After at = chance(3) ? After.polls(random.nextInt(4)) : After.time(duration());
      progress = progress.with(at, patch());
    }
    return progress;
  }

  private Faults faults() {
    return new Faults(Stream.generate(this::fault).limit(1 + random.nextInt(3)).toList());
  }

  private Fault fault() {
    Fault.On on = oneOf(Fault.On.GET, Fault.On.CANCEL, Fault.On.DELETE);
    FaultReply reply =
        oneOf(
            FaultReply.error(oneOf(Code.UNAVAILABLE, Code.RESOURCE_EXHAUSTED), oneOf("", "f1")),
            FaultReply.body(502, "<html>"),
            FaultReply.dropped(),
            FaultReply.truncated(),
            FaultReply.delay(Duration.ofSeconds(1)));
    Fault fault = Fault.on(on, reply);
    if (on == Fault.On.GET && chance(3)) {
      fault = fault.fasterThan(oneOf(Duration.ofNanos(1), Duration.ofSeconds(1)));
    } else {
      fault = fault.times(oneOf(1, 2, Fault.FOREVER));
    }
    return fault.from(1 + random.nextInt(3)).applied(random.nextBoolean());
  }

  /** Returns what can be merged into metadata, if they are there. */
  JsonObject patch() {
    String field = oneOf("patch", "patch", "patch", "requestedCancellation", "endTime");
    return JsonObject.of(field, oneOf("p1", "p2", "p3", null));
  }

  private After after() {
    return switch (random.nextInt(3)) {
      case 0 -> After.polls(random.nextInt(4));
      case 1 -> After.time(duration());
      default -> After.never();
    };
  }

  private OnCancel onCancel() {
    Outcome outcome = oneOf(Outcome.values());
    boolean accepted = outcome != Outcome.REFUSED && outcome != Outcome.UNIMPLEMENTED;
    @Nullable Code code =
        switch (outcome) {
          case CANCELLED -> Code.CANCELLED;
          case FAILS, REFUSED -> oneOf(Code.INTERNAL, Code.ABORTED);
          case UNIMPLEMENTED -> Code.UNIMPLEMENTED;
          case COMPLETES, STUCK -> null;
        };
    return new OnCancel(
        outcome,
        accepted && outcome != Outcome.STUCK ? sometimes(1, this::after) : null,
        code == null ? null : sometimes(2, () -> Status.of(code, oneOf("c1", "c2"))),
        outcome == Outcome.COMPLETES ? sometimes(2, () -> response(scope())) : null,
        sometimes(4, this::error),
        accepted ? sometimes(2, () -> JsonObject.of("patch", oneOf("m1", "m2"))) : null,
        accepted && outcome != Outcome.STUCK ? sometimes(2, this::patch) : null);
  }

  private ResourceChange change(String lake) {
    return switch (random.nextInt(4)) {
      case 0 -> create(lake);
      case 1 ->
          ResourceChange.update(
              lake, body(), oneOf(null, "displayName", "display_name", "*", "labels.team"));
      case 2 -> delete(lake);
      default -> ResourceChange.custom(lake);
    };
  }

  private ResourceChange create(String lake) {
    ResourceChange create = ResourceChange.create(lake, LAKE_TYPE, body());
    return chance(2) ? create : create.states(new ResourceStates(word(), word(), word()));
  }

  private ResourceChange delete(String lake) {
    ResourceChange delete = ResourceChange.delete(lake);
    delete = chance(2) ? delete : delete.withForce();
    return chance(2) ? delete : delete.states(new ResourceStates(null, null, word()));
  }

  /** Returns a state that a lake may have, or leaves it to the fake. */
  private @Nullable String word() {
    return oneOf(null, "CREATING", "ACTION_REQUIRED", "DELETING");
  }

  private JsonObject body() {
    JsonObject body = JsonObject.EMPTY;
    for (String field : List.of("displayName", "description")) {
      body = chance(2) ? body.with(field, oneOf("b1", "b2")) : body;
    }
    body = chance(2) ? body.with("state", oneOf("ACTIVE", "ACTION_REQUIRED")) : body;
    return chance(2)
        ? body
        : body.with("labels", JsonObject.of("team", oneOf("t1", "t2"), "k", "1"));
  }
}
