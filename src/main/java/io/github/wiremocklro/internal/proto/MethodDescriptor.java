package io.github.wiremocklro.internal.proto;

/** A method. Immutable. */
public final class MethodDescriptor extends Part {
  private final ServiceDescriptor service;
  private String input = "";
  private String output = "";
  private boolean clientStreaming;
  private boolean serverStreaming;

  MethodDescriptor(ServiceDescriptor service, Wire in) {
    super(service.getFile());
    this.service = service;
    while (in.next()) {
      if (in.isBytes()) {
        switch (in.number()) {
          case 1 -> name(in.text());
          case 2 -> input = in.text();
          case 3 -> output = in.text();
          case 4 -> options(in.copy());
          default -> {}
        }
      } else if (in.isNumber() && in.number() == 5) {
        clientStreaming = in.isTrue();
      } else if (in.isNumber() && in.number() == 6) {
        serverStreaming = in.isTrue();
      }
    }
  }

  /** Returns such as {@code google.cloud.dataplex.v1.DataplexService.CreateLake}. */
  public String getFullName() {
    return join(service.getFullName(), getName());
  }

  /** Returns the service. */
  public ServiceDescriptor getService() {
    return service;
  }

  /** Returns the type of the request. */
  public Descriptor getInputType() {
    return (Descriptor) getFile().type(input, service.getFullName());
  }

  /** Returns the type of the reply. */
  public Descriptor getOutputType() {
    return (Descriptor) getFile().type(output, service.getFullName());
  }

  /** Returns whether the client sends many messages. */
  public boolean isClientStreaming() {
    return clientStreaming;
  }

  /** Returns whether the server sends many messages. */
  public boolean isServerStreaming() {
    return serverStreaming;
  }

  @Override
  public String toString() {
    return getFullName();
  }
}
