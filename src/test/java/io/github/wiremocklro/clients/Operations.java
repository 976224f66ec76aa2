package io.github.wiremocklro.clients;

import com.google.api.gax.paging.PagedListResponse;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import com.google.longrunning.OperationsClient;

/** The client of {@code google.longrunning.Operations}: gax has two that have nothing in common. */
interface Operations {

  static Operations of(com.google.api.gax.httpjson.longrunning.OperationsClient client) {
    return new Operations() {
      @Override
      public Operation getOperation(String name) {
        return client.getOperation(name);
      }

      @Override
      public void cancelOperation(String name) {
        client.cancelOperation(name);
      }

      @Override
      public void deleteOperation(String name) {
        client.deleteOperation(name);
      }

      @Override
      public PagedListResponse<Operation> listOperations(ListOperationsRequest request) {
        return client.listOperations(request);
      }
    };
  }

  static Operations of(OperationsClient client) {
    return new Operations() {
      @Override
      public Operation getOperation(String name) {
        return client.getOperation(name);
      }

      @Override
      public void cancelOperation(String name) {
        client.cancelOperation(name);
      }

      @Override
      public void deleteOperation(String name) {
        client.deleteOperation(name);
      }

      @Override
      public PagedListResponse<Operation> listOperations(ListOperationsRequest request) {
        return client.listOperations(request);
      }
    };
  }

  Operation getOperation(String name);

  void cancelOperation(String name);

  void deleteOperation(String name);

  PagedListResponse<Operation> listOperations(ListOperationsRequest request);

  default PagedListResponse<Operation> listOperations(String name, String filter) {
    return listOperations(
        ListOperationsRequest.newBuilder().setName(name).setFilter(filter).build());
  }
}
