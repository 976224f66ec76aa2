package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.api.HttpRule;
import com.google.longrunning.OperationInfo;
import com.google.longrunning.OperationsProto;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import io.github.wiremocklro.internal.proto.ProtoFile;
import io.github.wiremocklro.operation.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** APIs that do not go by the AIPs, or lie. */
@Tag("google")
class OddApisTest {
  private static final String OPERATION = ".google.longrunning.Operation";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere",
        "/v1/{name=**}/a",
        "/v1/{nothing}",
        "/v1/{thing}",
        "/v1/{thing.nothing}",
        "/v1/{name.x}"
      })
  void aRuleThatCannotBeIsToldAndTheMethodHasNoRoute(String path) {
    ApiModel model = model(method("Do", OPERATION, path, "", ""));

    assertThat(model.problems()).singleElement().asString().startsWith("odd.v1.Odd.Do: ");
    assertThat(model.methods()).singleElement().returns(List.of(), ApiMethod::bindings);
    assertThat(model.routes()).isEmpty();
  }

  @Test
  void anOperationOfWhichNothingIsToldHasAnEmptyScript() {
    ApiModel model = model(method("Do", OPERATION, "/v1/echo:wait", "", ""));
    ApiMethod method = method(model);

    assertThat(method.kind()).isEqualTo(MethodKind.OTHER);
    assertThat(method.startsOperation()).isTrue();
    assertThat(new DerivedScript(types(file())).of(method, JsonObject.EMPTY, () -> "made"))
        .isEqualTo(JsonObject.of("operation", JsonObject.EMPTY));
  }

  @Test
  void aTypeThatIsNowhereIsNamedAllTheSame() {
    ApiMethod method =
        method(model(method("Do", OPERATION, "/v1/{name=a/*}:do", "far.v1.Answer", "Metadata")));

    assertThat(
            new DerivedScript(types(file())).of(method, JsonObject.of("name", "a/b"), () -> "made"))
        .isEqualTo(
            JsonObject.of(
                "operation",
                JsonObject.of("parent", "a/b")
                    .with("metadata", JsonObject.of("@type", "type.googleapis.com/Metadata"))
                    .with(
                        "response", JsonObject.of("@type", "type.googleapis.com/far.v1.Answer"))));
  }

  @Test
  void whatIsInNoReplyIsNotInMetadataThatAreTheResource() {
    FileDescriptorProto file =
        file(method("CreateThing", OPERATION, "/v1/things", "Thing", "Thing"));
    ApiMethod method = method(ApiModel.of(pool(file)));
    JsonObject sent = JsonObject.of("thing", JsonObject.EMPTY, "secret", "s");

    JsonObject script =
        new DerivedScript(types(file)).of(method, JsonObject.of("thing", sent), () -> "made");

    assertThat(method.kind()).isEqualTo(MethodKind.CREATE);
    assertThat(script.get("operation"))
        .isInstanceOfSatisfying(
            JsonObject.class,
            operation ->
                assertThat(operation.get("metadata"))
                    .isEqualTo(
                        JsonObject.of(
                                "@type", "type.googleapis.com/odd.v1.Thing", "name", "things/made")
                            .with("thing", JsonObject.EMPTY)));
  }

  @Test
  void aMethodWithoutAnHttpRuleIsKnownByItsName() {
    ApiModel model = model(method("Do", ".odd.v1.Thing", "", "", ""));

    assertThat(method(model).kind()).isEqualTo(MethodKind.OTHER);
    assertThat(method(model).name()).isNull();
    assertThat(method(model).version()).isEqualTo("v1");
  }

  @Test
  void whatIsMadeAtTheTopHasACollectionOfItsOwn() {
    ApiMethod method = method(model(method("Add", ".odd.v1.Thing", "/v1/things", "", "")));

    assertThat(method.kind()).isEqualTo(MethodKind.CREATE);
    assertThat(DerivedScript.name(method, JsonObject.EMPTY, () -> "made")).isEqualTo("things/made");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/{name=a/*}/operations, LIST_OPERATIONS, a/b",
    "/v1/operations, LIST_OPERATIONS, ''",
    "/v1/{name=a/*}/strangeOperations, OTHER, a/b"
  })
  void aListOfOperationsIsOneWhereItsPathTellsOfWhich(String path, MethodKind kind, String name) {
    HttpRule rule = HttpRule.newBuilder().setGet(path).build();
    ApiMethod method =
        method(
            model(
                method(
                    "List",
                    ".google.longrunning.ListOperationsResponse",
                    MethodOptions.newBuilder().setExtension(AnnotationsProto.http, rule))));

    assertThat(method.kind()).isEqualTo(kind);
    assertThat(DerivedScript.name(method, JsonObject.of("name", "a/b"), () -> "made"))
        .isEqualTo(name);
  }

  @Test
  void aTypeThatHoldsItselfIsReadAsDeepAsAllOthers() {
    FileDescriptorProto file = file(method("Add", ".odd.v1.Thing", "/v1/things", "", ""));
    ApiMethod method = method(ApiModel.of(pool(file)));
    RequestReader lenient = new RequestReader(types(file), true, "");

    JsonObject read =
        lenient.read(
            method,
            method.bindings().get(0),
            Map.of(),
            Map.of("thing" + ".thing".repeat(5_000) + ".name", List.of("x")),
            null);

    assertThat(read).isEqualTo(JsonObject.EMPTY);
  }

  private static ApiMethod method(ApiModel model) {
    return model.methods().iterator().next();
  }

  private static ApiModel model(MethodDescriptorProto method) {
    return ApiModel.of(pool(file(method)));
  }

  private static DescriptorTypes types(FileDescriptorProto file) {
    return new DescriptorTypes(pool(file));
  }

  private static DescriptorPool pool(FileDescriptorProto file) {
    return DescriptorPool.of(
        List.of(new DescriptorSource("odd", List.of(ProtoFile.of(file.toByteArray())))));
  }

  private static FileDescriptorProto file(MethodDescriptorProto... methods) {
    DescriptorProto thing =
        DescriptorProto.newBuilder()
            .setName("Thing")
            .addField(field("name", 1).setType(Type.TYPE_STRING))
            .addField(field("thing", 2).setType(Type.TYPE_MESSAGE).setTypeName(".odd.v1.Thing"))
            .addField(
                field("secret", 3)
                    .setType(Type.TYPE_STRING)
                    .setOptions(
                        FieldOptions.newBuilder()
                            .addExtension(
                                FieldBehaviorProto.fieldBehavior, FieldBehavior.INPUT_ONLY)))
            .build();
    return FileDescriptorProto.newBuilder()
        .setName("odd.proto")
        .setSyntax("proto3")
        .setPackage("odd.v1")
        .addDependency("google/longrunning/operations.proto")
        .addMessageType(thing)
        .addService(
            ServiceDescriptorProto.newBuilder().setName("Odd").addAllMethod(List.of(methods)))
        .build();
  }

  private static FieldDescriptorProto.Builder field(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setLabel(Label.LABEL_OPTIONAL);
  }

  private static MethodDescriptorProto method(
      String name, String output, String path, String response, String metadata) {
    MethodOptions.Builder options = MethodOptions.newBuilder();
    if (!path.isEmpty()) {
      options.setExtension(
          AnnotationsProto.http, HttpRule.newBuilder().setPost(path).setBody("*").build());
    }
    if (!response.isEmpty()) {
      options.setExtension(
          OperationsProto.operationInfo,
          OperationInfo.newBuilder().setResponseType(response).setMetadataType(metadata).build());
    }
    return method(name, output, options);
  }

  private static MethodDescriptorProto method(
      String name, String output, MethodOptions.Builder options) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(".odd.v1.Thing")
        .setOutputType(output)
        .setOptions(options)
        .build();
  }
}
