package io.github.wiremocklro.internal.wiremock;

/** The methods of {@code google.longrunning.Operations}, as requests over HTTP call them. */
final class OperationsMethod {
  private static final String SERVICE = "google.longrunning.Operations.";

  private OperationsMethod() {}

  /** Returns the full name of the method, empty where it is none. */
  static String of(String verb, String path) {
    String method =
        switch (verb) {
          case "GET" -> path.endsWith("/operations") ? "ListOperations" : "GetOperation";
          case "DELETE" -> "DeleteOperation";
          case "POST" -> ofPost(path);
          default -> "";
        };
    return method.isEmpty() ? "" : SERVICE + method;
  }

  private static String ofPost(String path) {
    if (path.endsWith(":cancel")) {
      return "CancelOperation";
    }
    return path.endsWith(":wait") ? "WaitOperation" : "";
  }
}
