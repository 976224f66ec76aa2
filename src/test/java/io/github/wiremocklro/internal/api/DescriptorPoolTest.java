package io.github.wiremocklro.internal.api;

import static io.github.wiremocklro.internal.api.TestDescriptors.field;
import static io.github.wiremocklro.internal.api.TestDescriptors.file;
import static io.github.wiremocklro.internal.api.TestDescriptors.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import io.github.wiremocklro.internal.proto.Descriptor;
import io.github.wiremocklro.internal.proto.FileDescriptor;
import io.github.wiremocklro.internal.proto.ProtoFile;
import io.github.wiremocklro.internal.proto.ServiceDescriptor;
import io.github.wiremocklro.operation.InvalidArgumentException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How files find what they import. */
class DescriptorPoolTest {

  @Test
  void whatGooglesJarsLackIsThere() {
    FileDescriptorProto lake =
        with(
            file("lake.proto", "Lake", "google/iam/v1/policy.proto", "google/type/date.proto"),
            field("policy", 1, ".google.iam.v1.Policy"));

    DescriptorPool pool = pool(source(lake));

    assertThat(pool.files()).extracting(FileDescriptor::getName).containsExactly("lake.proto");
    assertThat(pool.message("test.Lake")).isPresent();
    assertThat(pool.message("google.rpc.BadRequest.FieldViolation")).isPresent();
  }

  @Test
  void aSourceCompletesAnother() {
    FileDescriptorProto lake =
        with(file("lake.proto", "Lake", "zone.proto"), field("zone", 1, "Zone"));
    FileDescriptorProto zone = file("zone.proto", "Zone").build();

    assertThat(pool(source(lake), source(zone)).message("test.Lake")).isPresent();
  }

  @Test
  void twoSourcesMayHaveFilesOfOneName() {
    FileDescriptorProto lake =
        with(file("lake.proto", "Lake", "common.proto"), field("zone", 1, "Zone"));
    FileDescriptorProto sea =
        with(file("sea.proto", "Sea", "common.proto"), field("fish", 1, "Fish"));

    DescriptorPool pool =
        pool(
            source(lake, file("common.proto", "Zone").build()),
            source(sea, file("common.proto", "Fish").build()));

    assertThat(pool.message("test.Zone")).isPresent();
    assertThat(pool.message("test.Fish")).isPresent();
  }

  /** Whichever was read first. */
  @Test
  void twoSourcesMayHaveMessagesOfOneName() {
    FileDescriptorProto small = file("zone.proto", "Zone").build();
    FileDescriptorProto large = with(file("zone.proto", "Zone"), field("inner", 1, "Zone"));
    DescriptorPool pool = pool(source(small), source(large));
    DescriptorTypes types = new DescriptorTypes(pool);

    assertThat(pool.files())
        .map(file -> types.of(file.getMessageTypes().get(0)).has("inner"))
        .containsExactly(false, true);
    assertThat(types.find("test.Zone")).extracting(type -> type.has("inner")).isEqualTo(false);
  }

  @Test
  void anImportThatIsNowhereIsNamedWithWhatHasIt() {
    FileDescriptorProto lake =
        with(
            file("lake.proto", "Lake", "google/cloud/orgpolicy/v1/orgpolicy.proto"),
            field("policy", 1, ".google.cloud.orgpolicy.v1.Policy"));

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> pool(source(lake)))
        .withMessage(
            "api: \"a test\" cannot be used, for its lake.proto imports"
                + " google/cloud/orgpolicy/v1/orgpolicy.proto, which is not found; give what has"
                + " that file as one more --api (Java: api(...)), such as the jar of"
                + " com.google.api.grpc:proto-google-cloud-orgpolicy-v1");
  }

  @Test
  void anImportThatNobodyPublishesComesWithASet() {
    FileDescriptorProto lake =
        with(file("lake.proto", "Lake", "acme/zone.proto"), field("zone", 1, ".acme.Zone"));

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> pool(source(lake)))
        .withMessageEndingWith(
            "imports acme/zone.proto, which is not found; give what has that file as one more --api"
                + " (Java: api(...)), or a set that protoc --include_imports or buf build writes");
  }

  @Test
  void anImportForOptionsAloneMayBeMissing() {
    FileDescriptorProto lake = file("lake.proto", "Lake", "validate/validate.proto").build();

    assertThat(pool(source(lake)).message("test.Lake")).isPresent();
  }

  @Test
  void aFileThatImportsItselfIsRefused() {
    FileDescriptorProto lake = file("lake.proto", "Lake", "zone.proto").build();
    FileDescriptorProto zone = file("zone.proto", "Zone", "lake.proto").build();

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> pool(source(lake, zone)))
        .withMessageContaining("lake.proto imports itself; ");
  }

  @Test
  void importsDoNotGoOnForEver() {
    FileDescriptorProto[] chain =
        IntStream.range(0, 5_000)
            .mapToObj(i -> file(i + ".proto", "M" + i, (i + 1) + ".proto").build())
            .toArray(FileDescriptorProto[]::new);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> pool(source(chain)))
        .withMessageContaining("200.proto is imported by more than 200 files, one by the next; ");
  }

  @Test
  void aTypeThatIsNowhereIsNamed() {
    FileDescriptorProto lake = with(file("lake.proto", "Lake"), field("zone", 1, "Zone"));

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> pool(source(lake)))
        .withMessageContaining(
            "its lake.proto is not valid: test.Lake.zone: \".test.Zone\" is not");
  }

  @Test
  void aNameIsLookedForFromItsPackageOutwards() {
    FileDescriptorProto inner = file("a.proto", "Lake").setPackage("test.v1").build();
    FileDescriptorProto outer = file("b.proto", "Zone").build();
    DescriptorPool pool = pool(source(inner, outer));
    FileDescriptor file = pool.files().get(0);

    assertThat(pool.message("Lake", file)).map(Descriptor::getFullName).contains("test.v1.Lake");
    assertThat(pool.message("Zone", file)).map(Descriptor::getFullName).contains("test.Zone");
    assertThat(pool.message("test.Zone", file)).isPresent();
    assertThat(pool.message("google.protobuf.Empty", file)).isPresent();
    assertThat(pool.message("Fish", file)).isEmpty();
  }

  @Test
  void theServicesAreThoseOfTheSourcesEachOnce() {
    FileDescriptorProto lakes = service("lakes.proto", "Lakes");
    DescriptorSource withImports =
        new DescriptorSource(
            "with imports",
            Stream.concat(
                    Stream.of(ProtoFile.of(lakes.toByteArray())),
                    DescriptorSource.imports().files().stream())
                .toList());

    DescriptorPool pool = pool(withImports, source(lakes, service("seas.proto", "Seas")));

    assertThat(pool.services())
        .extracting(ServiceDescriptor::getFullName)
        .containsExactly("test.Lakes", "test.Seas");
    assertThat(pool.services().get(0).getFile()).isSameAs(pool.files().get(0));
  }

  private static FileDescriptorProto service(String name, String service) {
    return file(name, "For" + service)
        .addService(
            ServiceDescriptorProto.newBuilder()
                .setName(service)
                .addMethod(
                    MethodDescriptorProto.newBuilder()
                        .setName("Get")
                        .setInputType(".test.For" + service)
                        .setOutputType(".test.For" + service)))
        .build();
  }

  private static DescriptorSource source(FileDescriptorProto... files) {
    return new DescriptorSource(
        "a test", Stream.of(files).map(file -> ProtoFile.of(file.toByteArray())).toList());
  }

  private static DescriptorPool pool(DescriptorSource... sources) {
    return DescriptorPool.of(List.of(sources));
  }
}
