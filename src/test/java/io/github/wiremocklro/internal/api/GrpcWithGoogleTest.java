package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataplex.v1.AssetStatus;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import com.google.longrunning.GetOperationRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.JsonObject;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.reflection.v1.ExtensionRequest;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages as Google's generated classes have them, and reflection as grpc-java has it. */
@Tag("google")
class GrpcWithGoogleTest {
  private final LinkedApis apis =
      LinkedApis.of(List.of(DescriptorSource.dataplex()), false, ReadingMemory.ofTheJvm());

  private static Operation operation() throws Exception {
    Lake lake =
        Lake.newBuilder()
            .setName("projects/p/locations/l/lakes/a")
            .setState(State.ACTIVE)
            .putLabels("a", "b")
            .setCreateTime(Timestamps.parse("2026-11-26T19:00:00.5Z"))
            .setAssetStatus(AssetStatus.newBuilder().setActiveAssets(1))
            .build();
    return Operation.newBuilder()
        .setName("projects/p/locations/l/operations/o")
        .setDone(true)
        .setMetadata(Any.pack(OperationMetadata.newBuilder().setVerb("create").build()))
        .setResponse(Any.pack(lake))
        .build();
  }

  private static String printed(Operation operation) throws Exception {
    TypeRegistry types =
        TypeRegistry.newBuilder()
            .add(Lake.getDescriptor())
            .add(OperationMetadata.getDescriptor())
            .build();
    return JsonFormat.printer().usingTypeRegistry(types).print(operation);
  }

  @Test
  void anOperationWithALakeIsTheSameInBothWays() throws Exception {
    Operation operation = operation();
    JsonObject json = Json.parseObject(printed(operation), "$");

    byte[] message = apis.grpc().message("google.longrunning.Operation", json);

    assertThat(Operation.parseFrom(message)).isEqualTo(operation);
    assertThat(apis.grpc().json("google.longrunning.Operation", operation.toByteArray()))
        .isEqualTo(json);
  }

  @Test
  void aStatusIsReadByGeneratedClasses() throws Exception {
    Status status =
        Status.newBuilder()
            .setCode(5)
            .setMessage("not \u00e9")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setReason("R").putMetadata("k", "v").build()))
            .build();
    TypeRegistry types = TypeRegistry.newBuilder().add(ErrorInfo.getDescriptor()).build();
    String json = JsonFormat.printer().usingTypeRegistry(types).print(status);

    assertThat(Status.parseFrom(apis.grpc().status(Json.parseObject(json, "$")))).isEqualTo(status);
  }

  @Test
  void messagesOfGeneratedClassesBecomeRequests() {
    byte[] get = GetOperationRequest.newBuilder().setName("a/operations/o").build().toByteArray();
    byte[] create =
        CreateLakeRequest.newBuilder()
            .setParent("projects/p/locations/l")
            .setLakeId("a")
            .setLake(Lake.newBuilder().setDescription("d"))
            .build()
            .toByteArray();

    assertThat(rest(apis.grpc(), "google.longrunning.Operations/GetOperation", get))
        .isEqualTo(new RestCall("GET", "/v1/a/operations/o", null, "google.longrunning.Operation"));
    assertThat(rest(apis.grpc(), "google.cloud.dataplex.v1.DataplexService/CreateLake", create))
        .isEqualTo(
            new RestCall(
                "POST",
                "/v1/projects/p/locations/l/lakes?lakeId=a",
                JsonObject.of("description", "d"),
                "google.longrunning.Operation"));
  }

  @Test
  void reflectionAnswersWhatGrpcJavaAnswers() throws Exception {
    List<ServerReflectionRequest> requests =
        List.of(
            ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("google.cloud.dataplex.v1.DataplexService.CreateLake")
                .build(),
            ServerReflectionRequest.newBuilder()
                .setFileContainingSymbol("google.cloud.dataplex.v1.Lake.Metastore")
                .build(),
            ServerReflectionRequest.newBuilder()
                .setHost("h")
                .setFileByFilename("google/longrunning/operations.proto")
                .build(),
            ServerReflectionRequest.newBuilder()
                .setFileContainingExtension(
                    ExtensionRequest.newBuilder()
                        .setContainingType("google.protobuf.MethodOptions")
                        .setExtensionNumber(72295728))
                .build(),
            ServerReflectionRequest.newBuilder().setFileContainingSymbol("acme.Nothing").build());

    List<ServerReflectionResponse> theirs = grpcJava(requests);

    for (int i = 0; i < requests.size(); i++) {
      ServerReflectionRequest request = requests.get(i);
      ServerReflectionResponse ours =
          ServerReflectionResponse.parseFrom(apis.reflection().answer(request.toByteArray()));
      assertThat(ours.getMessageResponseCase()).isEqualTo(theirs.get(i).getMessageResponseCase());
      assertThat(ours.getOriginalRequest()).isEqualTo(request);
      assertThat(ours.getValidHost()).isEqualTo(theirs.get(i).getValidHost());
      assertThat(ours.getErrorResponse().getErrorCode())
          .isEqualTo(theirs.get(i).getErrorResponse().getErrorCode());
      assertThat(files(ours)).isEqualTo(files(theirs.get(i)));
    }
  }

  private static Set<String> files(ServerReflectionResponse response) {
    return response.getFileDescriptorResponse().getFileDescriptorProtoList().stream()
        .map(GrpcWithGoogleTest::name)
        .collect(Collectors.toSet());
  }

  private static String name(ByteString file) {
    try {
      return FileDescriptorProto.parseFrom(file).getName();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ServerReflectionResponse> grpcJava(List<ServerReflectionRequest> requests)
      throws Exception {
    String name = InProcessServerBuilder.generateName();
    Server server =
        InProcessServerBuilder.forName(name)
            .addService(
                service(
                    "google.cloud.dataplex.v1.DataplexService",
                    CreateLakeRequest.getDescriptor().getFile()))
            .addService(
                service("google.longrunning.Operations", Operation.getDescriptor().getFile()))
            .addService(ProtoReflectionServiceV1.newInstance())
            .build()
            .start();
    ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
    try {
      Answers answers = new Answers();
      StreamObserver<ServerReflectionRequest> calls =
          ServerReflectionGrpc.newStub(channel).serverReflectionInfo(answers);
      requests.forEach(calls::onNext);
      calls.onCompleted();
      return answers.all.get();
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private static ServerServiceDefinition service(String name, FileDescriptor file) {
    ProtoFileDescriptorSupplier schema = () -> file;
    return ServerServiceDefinition.builder(
            ServiceDescriptor.newBuilder(name).setSchemaDescriptor(schema).build())
        .build();
  }

  private static final class Answers implements StreamObserver<ServerReflectionResponse> {
    private final List<ServerReflectionResponse> received = new ArrayList<>();
    private final CompletableFuture<List<ServerReflectionResponse>> all = new CompletableFuture<>();

    @Override
    public void onNext(ServerReflectionResponse response) {
      received.add(response);
    }

    @Override
    public void onError(Throwable problem) {
      all.completeExceptionally(problem);
    }

    @Override
    public void onCompleted() {
      all.complete(List.copyOf(received));
    }
  }

  private static RestCall rest(GrpcTranscoder grpc, String path, byte[] message) {
    return grpc.rest(path, grpc.request(path, message));
  }
}
