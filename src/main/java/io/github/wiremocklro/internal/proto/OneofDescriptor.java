package io.github.wiremocklro.internal.proto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fields of which a message has one at most. */
public final class OneofDescriptor extends Part {
  private static final int FEATURES = 1;

  private final Features features;
  private final List<FieldDescriptor> fields = new ArrayList<>();

  OneofDescriptor(FileDescriptor file, Features around, Wire in) {
    super(file);
    while (in.next()) {
      if (in.isBytes() && in.number() == 1) {
        name(in.text());
      } else if (in.isBytes() && in.number() == 2) {
        options(in.copy());
      }
    }
    this.features = around.with(getOptions().message(FEATURES));
  }

  /** While the message is being read. */
  void add(FieldDescriptor field) {
    fields.add(field);
  }

  Features features() {
    return features;
  }

  /** Returns the fields. */
  public List<FieldDescriptor> getFields() {
    return Collections.unmodifiableList(fields);
  }
}
