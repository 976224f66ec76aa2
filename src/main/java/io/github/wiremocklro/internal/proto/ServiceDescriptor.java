package io.github.wiremocklro.internal.proto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A service. Immutable. */
public final class ServiceDescriptor extends Part {
  private final List<MethodDescriptor> methods = new ArrayList<>();

  ServiceDescriptor(FileDescriptor file, Wire in) {
    super(file);
    while (in.next()) {
      if (in.isBytes()) {
        switch (in.number()) {
          case 1 -> name(in.text());
          case 2 -> methods.add(new MethodDescriptor(this, in.message()));
          case 3 -> options(in.copy());
          default -> {}
        }
      }
    }
  }

  /** Returns such as {@code google.cloud.dataplex.v1.DataplexService}. */
  public String getFullName() {
    return join(getFile().getPackage(), getName());
  }

  /** Returns the methods, in the order of the file. */
  public List<MethodDescriptor> getMethods() {
    return Collections.unmodifiableList(methods);
  }

  @Override
  public String toString() {
    return getFullName();
  }
}
