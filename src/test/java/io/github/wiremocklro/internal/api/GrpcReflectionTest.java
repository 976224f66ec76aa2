package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcReflectionTest {
  private static final String DATAPLEX = "google/cloud/dataplex/v1/";

  private final LinkedApis apis =
      LinkedApis.of(List.of(DescriptorSource.dataplex()), false, ReadingMemory.ofTheJvm());

  @Test
  void allServicesAreListed() {
    List<String> expected =
        new ArrayList<>(
            List.of(
                "google.cloud.location.Locations",
                "google.iam.v1.IAMPolicy",
                "google.longrunning.Operations",
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection"));
    DescriptorPool.of(List.of(DescriptorSource.dataplex()))
        .services()
        .forEach(service -> expected.add(service.getFullName()));

    JsonObject listed = part(asked("listServices", "*"), "listServicesResponse");

    assertThat(names(listed)).containsExactlyInAnyOrderElementsOf(expected).isSorted();
  }

  private static List<String> names(JsonObject listed) {
    List<String> names = new ArrayList<>();
    for (Object service : (List<?>) present(listed.get("service"))) {
      names.add(String.valueOf(((JsonObject) service).string("name")));
    }
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "google.cloud.dataplex.v1.DataplexService, google/cloud/dataplex/v1/service.proto",
    "google.cloud.dataplex.v1.DataplexService.CreateLake, google/cloud/dataplex/v1/service.proto",
    "google.cloud.dataplex.v1.Lake, google/cloud/dataplex/v1/resources.proto",
    "google.cloud.dataplex.v1.Lake.Metastore, google/cloud/dataplex/v1/resources.proto",
    "google.cloud.dataplex.v1.State, google/cloud/dataplex/v1/resources.proto",
    "google.longrunning.Operations, google/longrunning/operations.proto",
    "google.cloud.location.Locations.GetLocation, google/cloud/location/locations.proto",
    "google.iam.v1.IAMPolicy, google/iam/v1/iam_policy.proto",
    "google.rpc.RetryInfo, google/rpc/error_details.proto",
    "google.api.http, google/api/annotations.proto",
    "grpc.health.v1.Health, grpc/health/v1/health.proto",
    "grpc.reflection.v1.ServerReflection, grpc/reflection/v1/reflection.proto",
    "grpc.reflection.v1alpha.ServerReflection, grpc/reflection/v1alpha/reflection.proto"
  })
  void theFileOfASymbolComesWithAllThatItImports(String symbol, String file) throws Exception {
    List<FileDescriptorProto> files = files(asked("fileContainingSymbol", symbol));

    assertThat(files.get(0).getName()).isEqualTo(file);
    List<String> names = files.stream().map(FileDescriptorProto::getName).toList();
    assertThat(names).doesNotHaveDuplicates();
    for (FileDescriptorProto each : files) {
      assertThat(names).containsAll(each.getDependencyList());
    }
  }

  @Test
  void aFileHasTheOptionsOfItsMethods() throws Exception {
    List<FileDescriptorProto> files = files(asked("fileByFilename", DATAPLEX + "service.proto"));

    assertThat(files.get(0).getService(0).getMethod(0).getOptions().getUnknownFields().asMap())
        .containsKey(72295728); // google.api.http
  }

  @Test
  void theFileOfAnExtensionIsFoundByItsNumber() throws Exception {
    JsonObject http =
        JsonObject.of(
            "containingType", "google.protobuf.MethodOptions", "extensionNumber", 72295728);

    List<FileDescriptorProto> files = files(asked("fileContainingExtension", http));

    assertThat(files.get(0).getName()).isEqualTo("google/api/annotations.proto");
  }

  @Test
  void theExtensionsOfATypeAreItsNumbers() {
    JsonObject numbers =
        part(
            asked("allExtensionNumbersOfType", "google.protobuf.MethodOptions"),
            "allExtensionNumbersResponse");

    assertThat(numbers.string("baseTypeName")).isEqualTo("google.protobuf.MethodOptions");
    assertThat(List.<Object>copyOf((List<?>) present(numbers.get("extensionNumber"))))
        .contains(72295728, 1049);
  }

  @Test
  void aTypeWithoutExtensionsHasNone() {
    String lake = "google.cloud.dataplex.v1.Lake";

    assertThat(part(asked("allExtensionNumbersOfType", lake), "allExtensionNumbersResponse"))
        .isEqualTo(JsonObject.of("baseTypeName", lake));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fileByFilename", "fileContainingSymbol", "allExtensionNumbersOfType"})
  void whatIsNotThereIsToldInTheAnswer(String question) {
    JsonObject answer = asked(question, "acme.Nothing");

    assertThat(part(answer, "errorResponse").get("errorCode")).isEqualTo(Code.NOT_FOUND.number());
    assertThat(part(answer, "errorResponse").string("errorMessage")).contains("acme.Nothing");
    assertThat(part(answer, "originalRequest")).isEqualTo(request(question, "acme.Nothing"));
  }

  @Test
  void anExtensionThatIsNotThereIsToldInTheAnswer() {
    JsonObject none = JsonObject.of("containingType", "google.rpc.Status", "extensionNumber", 5);

    assertThat(part(asked("fileContainingExtension", none), "errorResponse").get("errorCode"))
        .isEqualTo(Code.NOT_FOUND.number());
  }

  @Test
  void theHostThatWasAskedIsNamed() {
    assertThat(asked("listServices", "").string("validHost")).isEqualTo("localhost");
  }

  private JsonObject asked(String question, Object about) {
    byte[] request =
        apis.grpc().message("grpc.reflection.v1.ServerReflectionRequest", request(question, about));
    return apis.grpc()
        .json(
            "grpc.reflection.v1alpha.ServerReflectionResponse", apis.reflection().answer(request));
  }

  private static JsonObject request(String question, Object about) {
    return JsonObject.of("host", "localhost", question, about);
  }

  private static List<FileDescriptorProto> files(JsonObject answer)
      throws InvalidProtocolBufferException {
    List<FileDescriptorProto> files = new ArrayList<>();
    JsonObject response = part(answer, "fileDescriptorResponse");
    for (Object file : (List<?>) present(response.get("fileDescriptorProto"))) {
      files.add(FileDescriptorProto.parseFrom(Base64.getDecoder().decode(file.toString())));
    }
    return files;
  }

  private static JsonObject part(JsonObject answer, String name) {
    assertThat(answer.get(name)).as(answer.toString()).isInstanceOf(JsonObject.class);
    return (JsonObject) present(answer.get(name));
  }

  private static Object present(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }
}
