package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.LocalNotifier;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.internal.api.RestCall;
import io.github.wiremocklro.internal.engine.Answer;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.grpc.GrpcCall;
import io.github.wiremocklro.internal.grpc.GrpcReply;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@code google.longrunning.Operations} that do not go through WireMock: the same rpcs
 * answer them, and a wait keeps no thread.
 */
final class DirectCalls {
  private static final String SERVICE = "google.longrunning.Operations/";

  /** The method that may take a minute. */
  static final String WAIT = SERVICE + "WaitOperation";

  private final Map<String, Rpc> rpcs;
  private final DirectWay way;
  private final ReplyForms forms;
  private final CallJournal journal;
  private final ErrorLog log = new ErrorLog();
  private final Notifier notifier;
  private final GrpcFailures failures;
  private final Executor executor;

  DirectCalls(Options options, LroServices services, GrpcFailures failures, Executor executor) {
    OperationsService operations = services.operations();
    this.rpcs =
        Map.of(
            "GetOperation", new GetOperation(operations),
            "ListOperations", new ListOperations(operations),
            "CancelOperation", new CancelOperation(operations),
            "DeleteOperation", new DeleteOperation(operations),
            "WaitOperation", new WaitOperation(operations, new Semaphore(0)));
    this.way = new DirectWay(options, services);
    this.forms = new ReplyForms(services.catalog());
    this.journal = new CallJournal(options);
    this.notifier = options.notifier();
    this.failures = failures;
    this.executor = executor;
  }

  /** Returns whether a request came over gRPC as a call of these, whatever its path looks like. */
  static boolean isOfOperations(Request request) {
    String method = GrpcRequest.methodOf(request);
    return method != null && method.startsWith(SERVICE);
  }

  /**
   * Returns the reply to a call, null where the call has to go through WireMock.
   *
   * @param message what the call says
   * @param rest the request that it stands for
   */
  @Nullable CompletableFuture<GrpcReply> answer(
      GrpcCall call, JsonObject message, RestCall rest, GrpcReplies replies) {
    String name =
        call.method().startsWith(SERVICE) ? call.method().substring(SERVICE.length()) : "";
    Rpc rpc = rpcs.get(name);
    if (rpc == null) {
      return null;
    }
    GrpcRpcCall asked = new GrpcRpcCall(call, rest, message, new CompletableFuture<>());
    StubMapping mapping = way.mapping(asked, rpc);
    return mapping != null || way.isTheOnlyOne(asked, rpc)
        ? answer(rpc, asked, mapping, replies)
        : null;
  }

  private CompletableFuture<GrpcReply> answer(
      Rpc rpc, GrpcRpcCall call, @Nullable StubMapping mapping, GrpcReplies replies) {
    CompletableFuture<Answer<JsonObject>> answer = begun(rpc, call);
    if (answer.isDone()) {
      boolean unused = call.reply().complete(reply(answer, call, mapping, replies));
    } else {
      // Also where nobody waits for the reply any more, for the journal.
      var unused =
          answer.whenCompleteAsync(
              (value, failure) -> {
                LocalNotifier.set(notifier);
                call.reply().complete(failures.caught(() -> reply(answer, call, mapping, replies)));
              },
              executor);
    }
    return call.reply();
  }

  private CompletableFuture<Answer<JsonObject>> begun(Rpc rpc, GrpcRpcCall call) {
    try {
      way.checkAccess(call);
      UnaryOperator<JsonObject> form = forms.of(rpc, call);
      return rpc.later(call).thenApply(answer -> answer.map(form));
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private GrpcReply reply(
      CompletableFuture<Answer<JsonObject>> done,
      GrpcRpcCall call,
      @Nullable StubMapping mapping,
      GrpcReplies replies) {
    Reply reply = Reply.toCall(() -> result(done), log);
    journal.add(() -> GrpcRequest.of(call.call(), call.rest()), mapping, reply);
    return replies.of(reply);
  }

  private static Answer<JsonObject> result(CompletableFuture<Answer<JsonObject>> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
