package io.github.wiremocklro.internal.wiremock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import com.google.cloud.dataplex.v1.CreateLakeRequest;
import io.github.wiremocklro.internal.api.PublishedApis;
import io.github.wiremocklro.protobuf.Apis;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a root directory are APIs. */
class ApiFilesTest {
  private static final Path REDIS = PublishedApis.jar("redis-v1");
  private static final byte[] SET =
      Apis.of(CreateLakeRequest.getDescriptor().getFile()).toByteArray();

  @TempDir Path root;

  @Test
  void allThatAreNotHiddenInApisInTheOrderOfTheirNames() throws IOException {
    Files.copy(REDIS, folder("apis").resolve("b.jar"));
    Files.write(folder("apis").resolve("a"), SET);
    Files.writeString(folder("apis").resolve(".DS_Store"), "no descriptors");
    Files.createDirectory(folder("apis").resolve("..data"));

    assertThat(places(root)).containsExactly("apis/a", "apis/b.jar");
  }

  @Test
  void theSetsThatWireMocksExtensionForGrpcReads() throws IOException {
    Files.write(folder("grpc").resolve("a.dsc"), SET);
    Files.write(folder("grpc").resolve("b.desc"), SET);
    Files.writeString(folder("grpc").resolve("c.proto"), "syntax = \"proto3\";");

    assertThat(places(root)).containsExactly("grpc/a.dsc", "grpc/b.desc");
  }

  @Test
  void noneWhereThereIsNoSuchFolder() {
    assertThat(places(root)).isEmpty();
    assertThat(places(root.resolve("no-such-directory"))).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
  void aLinkMayLeadToAnotherPlaceInTheRootDirectory() throws IOException {
    Files.copy(REDIS, folder("..2026_11_26").resolve("redis.jar"));
    Files.createSymbolicLink(
        folder("apis").resolve("redis.jar"), Path.of("../..2026_11_26/redis.jar"));

    assertThat(places(root)).containsExactly("apis/redis.jar");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
  void aLinkThatLeadsOutOfTheRootDirectoryIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder("apis").resolve("redis.jar"), REDIS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> places(root))
        .withMessage(
            "api: \"%s\" is a link that leads out of the root directory; copy the file there, or"
                + " name it with --api (Java: api(...))",
            link);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
  void aFolderThatIsALinkOutOfTheRootDirectoryIsRefusedToo() throws IOException {
    Files.createSymbolicLink(root.resolve("apis"), REDIS.getParent());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> places(root))
        .withMessageContaining("is a link that leads out of the root directory");
  }

  @Test
  void whatIsNoneIsRefusedWithItsPath() throws IOException {
    Path text = Files.writeString(folder("apis").resolve("README.txt"), "the APIs");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> places(root))
        .withMessageStartingWith("api: \"%s\" cannot be read: it is not a FileDescriptorSet", text);
  }

  @Test
  void aFolderInApisIsRefusedForItWouldBePassedOver() throws IOException {
    Path folder = folder("apis/redis");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> places(root))
        .withMessageStartingWith("api: \"%s\" cannot be read: it is not a file; give", folder);
  }

  @Test
  void aPropertyNamesThemAsAClassPathDoes() {
    String path = REDIS + File.pathSeparator + PublishedApis.jar("workflows-v1");

    assertThat(ApiFiles.named(path)).hasSize(2);
    assertThat(ApiFiles.named("")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiFiles.named("none.jar"))
        .withMessageStartingWith(
            "-Dwiremock-lro.api: \"none.jar\" cannot be read: there is no such file; ");
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  private static List<String> places(Path root) {
    return ApiFiles.in(new SingleRootFileSource(root.toString())).stream()
        .map(source -> root.relativize(Path.of(source.place())).toString().replace('\\', '/'))
        .toList();
  }
}
