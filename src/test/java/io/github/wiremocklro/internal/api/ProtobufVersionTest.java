package io.github.wiremocklro.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Without it a class-path mistake would let both executions of Surefire run on one protobuf. */
class ProtobufVersionTest {

  @Test
  void runsOnTheProtobufOfItsExecution() throws Exception {
    String path = Descriptors.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile jar = new JarFile(path)) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-Version"))
          .isEqualTo(System.getProperty("expected.protobuf.version"));
    }
  }
}
