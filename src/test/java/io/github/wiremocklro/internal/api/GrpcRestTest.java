package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.github.wiremocklro.internal.api.PathTemplate.Literal;
import io.github.wiremocklro.internal.api.PathTemplate.Segment;
import io.github.wiremocklro.internal.api.PathTemplate.Variable;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call over gRPC says arrives as it is, also where it goes by path, query and body. */
@Tag("slow")
class GrpcRestTest {
  private static final List<String> SEGMENTS =
      List.of("p", "a-b_c.d~e", "é b", "a:b", "100%", "%2F", "a+b", "x?y#z", "\uD83D\uDE00");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aiplatform-v1",
        "alloydb-v1",
        "dataplex-v1",
        "filestore-v1",
        "functions-v2",
        "redis-v1",
        "run-v2",
        "spanner-admin-database-v1",
        "spanner-admin-instance-v1",
        "workflows-v1"
      })
  void everyMessageArrivesAsItIs(String api) {
    PublishedModel published = PublishedModel.of(api);
    GrpcTranscoder grpc =
        new GrpcTranscoder(published.pool(), published.model(), ReadingMemory.ofTheJvm());
    Random random = new Random(11);
    RandomMessages messages =
        new RandomMessages(11, Protobuf.of(published.pool(), "google.rpc.Status"));
    int byRule = 0;

    for (ApiMethod method : published.model().methods()) {
      if (method.kind() == MethodKind.STREAMING || method.bindings().isEmpty()) {
        continue;
      }
      for (int i = 0; i < 12; i++) {
        HttpBinding binding = method.bindings().get(random.nextInt(method.bindings().size()));
        byte[] message =
            named(messages.of(Protobuf.of(method.request())), binding, random).toByteArray();
        JsonObject sent = grpc.json(method.request().getFullName(), message);
        String path = path(method);

        RestCall call = grpc.rest(path, grpc.request(path, message));

        if (call.pathAndQuery().equals("/" + path)) {
          assertThat(call.body()).isEqualTo(sent);
        } else {
          byRule++;
          assertThat(arrived(published, method, call))
              .as("%s %s %s", method.fullName(), sent, call)
              .isEqualTo(asRequest(published, method, withBody(sent, method, call)));
        }
      }
    }
    assertThat(byRule).isGreaterThan(3 * published.model().methods().size());
  }

  private static String path(ApiMethod method) {
    String name = method.fullName();
    return name.substring(0, name.lastIndexOf('.')) + "/" + method.simpleName();
  }

  private static JsonObject arrived(PublishedModel api, ApiMethod method, RestCall call) {
    JsonObject body = call.body();
    JsonObject read =
        new Requests(api, true)
            .read(call.httpMethod(), call.pathAndQuery(), body == null ? null : Json.text(body));
    return asRequest(api, method, read);
  }

  /** Without what only the server sets, which is not read. */
  private static JsonObject asRequest(PublishedModel api, ApiMethod method, JsonObject message) {
    DescriptorTypes types = api.types();
    return new MessageReader(types, MessageReader.Mode.REQUEST, new Violations())
        .read(types.of(method.request()), message, "");
  }

  /** A message that is the body is there, if only empty: a request without a body says the same. */
  private static JsonObject withBody(JsonObject sent, ApiMethod method, RestCall call) {
    return method.bindings().stream()
        .filter(binding -> call.body() != null && call.body().fields().isEmpty())
        .map(binding -> method.request().findFieldByName(binding.body()))
        .filter(field -> field != null && !sent.has(field.getJsonName()))
        .findFirst()
        .map(field -> sent.with(field.getJsonName(), JsonObject.EMPTY))
        .orElse(sent);
  }

  private static Message named(Message message, HttpBinding binding, Random random) {
    DynamicMessage.Builder named = DynamicMessage.newBuilder(message.getDescriptorForType());
    named.mergeFrom(message);
    for (Variable variable : binding.template().variables()) {
      List<Segment> segments =
          binding.template().segments().subList(variable.from(), variable.to());
      String value =
          segments.stream().map(segment -> text(segment, random)).collect(Collectors.joining("/"));
      set(named, Arrays.asList(variable.field().split("\\.")), value);
    }
    // Maps and the like fit no query; the fewer fields, the more messages go by the rule.
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      boolean plain = field.getJavaType() != JavaType.MESSAGE || !field.isRepeated();
      if (!plain && !binding.body().equals("*") && random.nextInt(4) > 0) {
        named.clearField(field);
      }
    }
    return named.build();
  }

  private static String text(Segment segment, Random random) {
    return segment instanceof Literal literal
        ? literal.text()
        : SEGMENTS.get(random.nextInt(SEGMENTS.size()));
  }

  private static void set(DynamicMessage.Builder message, List<String> path, String value) {
    Descriptor type = message.getDescriptorForType();
    FieldDescriptor field = type.findFieldByName(path.get(0));
    if (path.size() == 1) {
      message.setField(field, value);
      return;
    }
    DynamicMessage.Builder inner = DynamicMessage.newBuilder(field.getMessageType());
    inner.mergeFrom((Message) message.getField(field));
    set(inner, path.subList(1, path.size()), value);
    message.setField(field, inner.build());
  }
}
