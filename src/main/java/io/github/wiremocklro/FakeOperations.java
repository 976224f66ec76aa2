package io.github.wiremocklro;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.remote.AdminClient;
import io.github.wiremocklro.internal.remote.RemoteFakeOperations;
import io.github.wiremocklro.internal.tls.Trust;
import io.github.wiremocklro.internal.wiremock.ClassPathCheck;
import io.github.wiremocklro.operation.ClockReading;
import io.github.wiremocklro.operation.Event;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Operation;
import io.github.wiremocklro.operation.OperationRecord;
import io.github.wiremocklro.operation.OperationScript;
import io.github.wiremocklro.operation.StartPattern;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.verification.Expectation;
import io.github.wiremocklro.verification.Lint;
import io.github.wiremocklro.verification.LintReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a test does with a fake: start operations, decide their fates, move the clock, look at what
 * clients did. Nothing here counts as a poll.
 *
 * <p>Wherever an operation is named, the name of a resource will do too: it means the latest
 * operation on that resource. A name that nothing is known of is a {@link
 * io.github.wiremocklro.operation.StatusException} with NOT_FOUND.
 *
 * <p>A fake has one scope for each project, such as {@code projects/t-42}; what happens in one does
 * not touch another. An instance of this interface looks at all of them, or, from {@link
 * #in(String)}, at one; then a name outside of it is an {@link
 * io.github.wiremocklro.operation.InvalidArgumentException}. Thread-safe.
 *
 * <pre>{@code
 * Operation operation =
 *     fake.start(operation().response(lake).doneAfter(never()).onCancel(completes().after(polls(1))));
 * }</pre>
 */
public interface FakeOperations {

  /**
   * Returns the controls of a server that is already there, such as one in a container, over its
   * admin API. What is said here of the methods is true of them all the same, and nothing is sent
   * before the first is called; but each can also throw {@link java.io.UncheckedIOException}: if no
   * answer comes, or one that is not of a server of this project. Whether the call has had its
   * effect is unknown then. Whom the server turns away gets a {@link
   * io.github.wiremocklro.operation.StatusException} that says why.
   *
   * <p>The server may be newer than this library. What it tells that is not known here is left out:
   * fields, words of scripts, and events, which count as {@link Event#leftOut() left out}; of a
   * state that is not known the operation is looked at. An older server refuses the words that it
   * does not know.
   *
   * <p>What does not pass as JSON in UTF-8 is lost on the way, such as halves of surrogate pairs. A
   * script whose JSON is more than 100 levels deep is refused, as all that the server is sent.
   *
   * <p>Example: {@code FakeOperations fake = FakeOperations.connect("http://localhost:8080")}.
   *
   * @param uri of the server, http or https; a path says where a proxy serves it, and {@code
   *     user:password@} is for an admin API that asks for a password ({@code
   *     --admin-api-basic-auth})
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it is no such URI
   */
  static FakeOperations connect(URI uri) {
    ClassPathCheck.forJson();
    return new RemoteFakeOperations(uri);
  }

  /**
   * Returns the controls of a server that is already there, as {@link #connect(URI)} does.
   *
   * @param uri such as {@code http://localhost:8080}
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it is no such URI
   */
  static FakeOperations connect(String uri) {
    return connect(AdminClient.uri(uri));
  }

  /**
   * Returns where clients find the fake, such as {@code http://localhost:8080}; no slash at the
   * end.
   */
  String baseUrl();

  /**
   * Returns where gRPC clients find the fake, in plaintext: host and port, such as {@code
   * localhost:8080}.
   *
   * <p>Example: {@code Grpc.newChannelBuilder(fake.target(), InsecureChannelCredentials.create())}.
   */
  default String target() {
    return URI.create(baseUrl()).getAuthority();
  }

  /**
   * Returns what clients are to trust who come over HTTPS, in PEM: the certificate of the authority
   * that has signed the server's. Each server has an authority of its own, new at each start of the
   * process.
   *
   * <p>Example: {@code TlsChannelCredentials.newBuilder().trustManager(new
   * ByteArrayInputStream(fake.caCertificate().getBytes(US_ASCII)))}.
   *
   * @throws io.github.wiremocklro.operation.StatusException with NOT_FOUND if the server serves no
   *     HTTPS, or does so with a keystore of its user's
   */
  String caCertificate();

  /**
   * Returns a context for clients in Java that trust the {@linkplain #caCertificate() authority of
   * the server}, and nothing else.
   *
   * <p>Example: {@code HttpClient.newBuilder().sslContext(fake.sslContext()).build()}.
   *
   * @throws io.github.wiremocklro.operation.StatusException as {@link #caCertificate()} does
   */
  default SSLContext sslContext() {
    return Trust.in(caCertificate());
  }

  /** Returns a parent for operations and resources, such as {@code projects/t-42/locations/l}. */
  String parent();

  /**
   * Returns the same fake, confined to one scope, such as {@code projects/t-42}.
   *
   * @param scope the scope, or any name in it
   */
  FakeOperations in(String scope);

  /**
   * Starts an operation. Without a name and a parent it gets a generated name below {@link
   * #parent()}.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if the parts of the script do
   *     not go together, or it lies outside the scope of this instance
   * @throws io.github.wiremocklro.operation.StatusException with ALREADY_EXISTS if the name is
   *     taken, with RESOURCE_EXHAUSTED if there are as many as there may be, or with what the
   *     resource answers
   */
  Operation start(OperationScript script);

  /**
   * Decides the fate of an operation that something else is going to start: the application under
   * test. What the script says is laid over the script of that start, key by key; no start meets
   * half of it.
   *
   * <p>Example: {@code fake.next(delete(lake), operation().onCancel(completes()))}.
   *
   * @param start which start is meant, or which starts: {@code create(lake).times(2)}
   * @param script without resource and parent, which the start itself decides
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it could never serve, or
   *     lies outside the scope of this instance
   * @throws io.github.wiremocklro.operation.StatusException with ALREADY_EXISTS if the script gives
   *     a name that is taken, with RESOURCE_EXHAUSTED if 10,000 scripts are waiting, or there is no
   *     memory for more
   */
  void next(StartPattern start, OperationScript script);

  /**
   * Returns the starts that {@link #next} has armed scripts for and that have not come yet, in the
   * order in which they were armed; of one for several starts, those that are left.
   *
   * <p>Example: {@code assertEquals(List.of(), fake.armed())}: all that was armed has been used.
   */
  List<StartPattern> armed();

  /**
   * Puts a resource there, without an operation: what the application finds when the test begins.
   * Its parent need not be there. The fake sets what it sets of a resource that was created, but
   * for what the fields say themselves, such as {@code state}.
   *
   * <p>Example: {@code fake.given("google.cloud.dataplex.v1.Lake", fake.parent() + "/lakes/sales",
   * JsonObject.of("displayName", "Sales"))}.
   *
   * @param type the full name of its message, or an {@code @type}; of an API that the fake knows,
   *     unless it is lenient
   * @param name its whole name
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it cannot be so, or lies
   *     outside the scope of this instance
   * @throws io.github.wiremocklro.operation.StatusException with ALREADY_EXISTS if there is a
   *     resource of that name, in whatever state, with RESOURCE_EXHAUSTED if there is no room
   */
  default void given(String type, String name, JsonObject fields) {
    given(List.of(fields.with("@type", type).with("name", name)));
  }

  /**
   * Puts resources there as {@link #given(String, String, JsonObject)} does: all of them, or on an
   * error none.
   *
   * @param resources each with {@code @type} and {@code name} among its fields; all in one scope
   */
  void given(List<JsonObject> resources);

  /**
   * Declares an access token, from now on until the reset: of a server that requires them, which it
   * does once {@code requireAuth()} was called. It counts in the scope of this instance alone, or
   * in all. As long as none is declared that counts for a request, any token will do.
   *
   * <p>Example: {@code fake.declare(AccessToken.of("t").expiresIn(Duration.ofMinutes(5)))}.
   *
   * @throws io.github.wiremocklro.operation.StatusException with FAILED_PRECONDITION if the server
   *     does not require tokens, with RESOURCE_EXHAUSTED beyond 10,000 of them, or where there is
   *     no memory for more
   */
  void declare(AccessToken token);

  /**
   * Returns all that is known of an operation, also of one that was deleted or forgotten, or has
   * expired. Of very many such only the latest 10,000 are kept, with shorter histories.
   *
   * <p>Example: {@code fake.record(lake).calls().polled()}.
   *
   * @param nameOrTarget the name of the operation, or of a resource
   */
  OperationRecord record(String nameOrTarget);

  /** Returns the records of all operations that clients can find, newest first. */
  List<OperationRecord> records();

  /**
   * Returns what happened to an operation, in the order of time; of very much the first and the
   * last, as {@link OperationRecord#history()} says.
   */
  default List<Event> history(String nameOrTarget) {
    return record(nameOrTarget).history();
  }

  /**
   * Checks what happened to an operation, and waits for it as long as the expectation allows.
   *
   * <p>Example: {@code fake.verify(operation(lake).cancelRequested(once()).notPolledAfterDone())}.
   *
   * @throws AssertionError if something is not as expected, or there is no such operation; the
   *     message says all that is not, and what happened to the operation
   */
  void verify(Expectation expectation);

  /**
   * Returns what is wrong with how clients treated operations: all that were started, also those
   * that were deleted or forgotten, or have expired.
   *
   * <p>Example: {@code fake.lint(polledAfterDone(), leftRunning()).isClean()}.
   */
  LintReport lint(Lint... lints);

  /** Completes an operation now, with the response of its script. */
  Operation complete(String nameOrTarget);

  /**
   * Completes an operation now.
   *
   * @throws io.github.wiremocklro.operation.StatusException with FAILED_PRECONDITION if it is done
   */
  Operation complete(String nameOrTarget, JsonObject response);

  /**
   * Completes an operation now, and merges something into its metadata with that (RFC 7396), in the
   * place of what the script merges at the end.
   *
   * <p>Example: {@code fake.complete(name, null, JsonObject.of("state", "DONE"))}.
   *
   * @param response null for that of its script
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if the operation has no
   *     metadata, or these have an {@code @type}
   * @throws io.github.wiremocklro.operation.StatusException with FAILED_PRECONDITION if it is done
   */
  Operation complete(String nameOrTarget, @Nullable JsonObject response, JsonObject metadata);

  /** Fails an operation now, with the error of its script, else INTERNAL. */
  Operation fail(String nameOrTarget);

  /**
   * Fails an operation now.
   *
   * @throws io.github.wiremocklro.operation.StatusException with FAILED_PRECONDITION if it is done
   */
  Operation fail(String nameOrTarget, Status error);

  /**
   * Fails an operation now, and merges something into its metadata with that, as {@link
   * #complete(String, JsonObject, JsonObject)} does.
   *
   * @param error null for that of its script, else INTERNAL
   */
  Operation fail(String nameOrTarget, @Nullable Status error, JsonObject metadata);

  /**
   * Cancels an operation now, from outside: whatever its script says of cancels.
   *
   * @throws io.github.wiremocklro.operation.StatusException with FAILED_PRECONDITION if it is done
   */
  Operation cancel(String nameOrTarget);

  /**
   * Cancels an operation now, from outside, and merges something into its metadata with that, as
   * {@link #complete(String, JsonObject, JsonObject)} does.
   *
   * <p>Example: {@code fake.cancel(name, JsonObject.of("state", "CANCELLED"))}.
   */
  Operation cancel(String nameOrTarget, JsonObject metadata);

  /** Lets the server lose an operation: clients get NOT_FOUND from now on. */
  void forget(String nameOrTarget);

  /** Returns what the clock shows. */
  ClockReading clock();

  /** Stops the clock. */
  ClockReading freezeClock();

  /**
   * Moves the clock forward, whether it runs or stands; what is due meanwhile happens. It goes up
   * to the end of the year 9999 (timestamp.proto), where it stops, also one that runs on by itself.
   *
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if the duration is negative,
   *     or ends past the year 9999
   */
  ClockReading advanceClock(Duration by);

  /** Lets a stopped clock run on from where it stands. */
  ClockReading resumeClock();

  /**
   * Writes all that there is into a file, in the place of what is there: operations where they
   * stand, with their histories, resources, clocks, and what {@link #next} armed. Access tokens are
   * not in it, for they are secrets.
   *
   * <p>Example: {@code fake.save(Path.of("target/bug.json"))}.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   * @throws io.github.wiremocklro.operation.StatusException with RESOURCE_EXHAUSTED if a server
   *     elsewhere holds more than it would take back
   */
  void save(Path file);

  /**
   * Puts what {@link #save} has written in the place of what is there, as one change: a reset, and
   * then all stands as it did. Clocks go on from what they showed then. What was saved of one scope
   * replaces one, and where that is another than this instance's, the names are given to it.
   *
   * <p>Example: {@code fake.load(Path.of("src/test/resources/half-done.json"))}.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   * @throws io.github.wiremocklro.operation.InvalidArgumentException if it is not what was saved,
   *     is of another version, or has nothing of the scope of this instance; then nothing has
   *     changed
   * @throws io.github.wiremocklro.operation.StatusException with RESOURCE_EXHAUSTED if there is no
   *     room for it; then nothing has changed either
   */
  void load(Path file);

  /**
   * Forgets operations, resources, histories, what {@link #next} armed and {@link #declare}
   * declared; the clock is real again.
   */
  void reset();
}
