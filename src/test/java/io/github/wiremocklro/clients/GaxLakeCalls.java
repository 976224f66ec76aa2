package io.github.wiremocklro.clients;

import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.httpjson.HttpJsonCallContext;
import com.google.api.gax.rpc.ApiCallContext;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.OperationCallable;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.DeleteLakeRequest;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.ListLakesRequest;
import com.google.cloud.dataplex.v1.UpdateLakeRequest;
import com.google.common.collect.Iterables;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.FieldMask;
import com.google.rpc.Code;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Of google-cloud-dataplex, over either transport. */
final class GaxLakeCalls extends LakeCalls {
  private final Transport transport;
  private final DataplexServiceClient client;
  private final Operations operations;
  private OperationCallable<?, ?, ?> awaited;

  GaxLakeCalls(Transport transport, ClientExtension fake) {
    super(fake.project().parent());
    this.transport = transport;
    this.client = fake.client(transport);
    this.operations = fake.operations(transport);
    this.awaited = client.createLakeOperationCallable();
  }

  /** Without a future, whose polls would count. */
  @Override
  Shown create(String id, String script) {
    ApiCallContext context =
        transport == Transport.GRPC
            ? GrpcCallContext.createDefault()
            : HttpJsonCallContext.createDefault();
    awaited = client.createLakeOperationCallable();
    return shown(
        client
            .createLakeCallable()
            .call(
                CreateLakeRequest.newBuilder().setParent(parent).setLakeId(id).build(),
                script.isEmpty()
                    ? context
                    : context.withExtraHeaders(Map.of("x-lro-script", List.of(script)))));
  }

  @Override
  Shown update() {
    awaited = client.updateLakeOperationCallable();
    return shown(
        client
            .updateLakeCallable()
            .call(
                UpdateLakeRequest.newBuilder()
                    .setLake(Lake.newBuilder().setName(lake))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("description"))
                    .build()));
  }

  @Override
  Shown delete() {
    awaited = client.deleteLakeOperationCallable();
    return shown(
        client.deleteLakeCallable().call(DeleteLakeRequest.newBuilder().setName(lake).build()));
  }

  @Override
  String await(String name) throws Exception {
    return awaited.resumeFutureCall(name).get().getClass().getSimpleName();
  }

  @Override
  Shown poll(String name) {
    return shown(operations.getOperation(name));
  }

  @Override
  void cancel(String name) {
    operations.cancelOperation(name);
  }

  @Override
  void forget(String name) {
    operations.deleteOperation(name);
  }

  @Override
  int operations(String filter) {
    return Iterables.size(
        operations
            .listOperations(
                ListOperationsRequest.newBuilder()
                    .setName(parent)
                    .setFilter(filter)
                    .setPageSize(2)
                    .build())
            .iterateAll());
  }

  @Override
  int lakes() {
    return Iterables.size(
        client
            .listLakes(ListLakesRequest.newBuilder().setParent(parent).setPageSize(2).build())
            .iterateAll());
  }

  @Override
  String stateOfTheLake() {
    return client.getLake(lake).getState().name();
  }

  @Override
  String code(Exception e) throws Exception {
    Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    if (cause instanceof ApiException error) {
      return error.getStatusCode().getCode().name();
    }
    throw e;
  }

  private static Shown shown(Operation operation) {
    String type = operation.getResponse().getTypeUrl();
    return new Shown(
        operation.getName(),
        operation.getDone(),
        operation.hasError()
            ? "error " + Code.forNumber(operation.getError().getCode())
            : type.substring(type.lastIndexOf('.') + 1));
  }
}
