package io.github.wiremocklro;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.internal.wiremock.LroServices;
import java.time.Clock;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each package may use. */
class ArchitectureTest {
  private static final String ROOT = "io.github.wiremocklro";
  private static final String OPERATION = ROOT + ".operation";
  private static final String AUTH = ROOT + ".auth";
  private static final String VERIFICATION = ROOT + ".verification";
  private static final String INTERNAL = ROOT + ".internal";
  private static final String ENGINE = INTERNAL + ".engine";
  private static final String INTERNAL_AUTH = INTERNAL + ".auth";
  private static final String INTERNAL_VERIFICATION = INTERNAL + ".verification";
  private static final String JSON = INTERNAL + ".json";
  private static final String FILTER = INTERNAL + ".filter";
  private static final String API = INTERNAL + ".api";
  private static final String PROTO = INTERNAL + ".proto";
  private static final String GRPC = INTERNAL + ".grpc";
  private static final String CONSOLE = INTERNAL + ".console";
  private static final String FILE = INTERNAL + ".file";
  private static final String TLS = INTERNAL + ".tls";
  private static final String STATE = INTERNAL + ".state";
  private static final String REMOTE = INTERNAL + ".remote";
  private static final String CLI = INTERNAL + ".cli";
  private static final String WIREMOCK = INTERNAL + ".wiremock";
  private static final String JETTY = INTERNAL + ".jetty";
  private static final String GENERATED = ROOT + ".protobuf";
  private static final String JUNIT = ROOT + ".junit";
  private static final String TESTCONTAINERS = ROOT + ".testcontainers";
  private static final String GUARDED_BY = "com.google.errorprone.annotations.concurrent";
  private static final String[] JDK = {
    "java..", "javax.net..", "org.jspecify.annotations", GUARDED_BY
  };
  private static final String JACKSON = "com.fasterxml.jackson.core..";
  private static final String PROTOBUF = "com.google.protobuf..";
  private static final String WIREMOCK_API = "com.github.tomakehurst.wiremock..";
  private static final String WIREMOCK_EXTENSIONS = "org.wiremock..";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          // Programs that measure may lie beside the tests, and they read real clocks.
          .withImportOption(location -> !location.contains("/wiremocklro/bench/"))
          .importPackages(ROOT);
  static final JavaClasses MAIN = ALL.that(describe("are no tests", type -> !isOfTests(type)));

  private static boolean isOfTests(JavaClass type) {
    return type.getSource().orElseThrow().getUri().getPath().contains("/test-classes/");
  }

  @Test
  void theVocabularyNeedsNothingButTheJdk() {
    check(OPERATION, "what a user writes and reads is to be read without any framework");
  }

  @Test
  void theAccessTokenOfATestNeedsOnlyTheVocabulary() {
    check(AUTH, "it is a word of the same language", OPERATION);
  }

  @Test
  void theExpectationsNeedOnlyTheVocabulary() {
    check(VERIFICATION, "what is expected is read off the histories, and nothing else", OPERATION);
  }

  @Test
  void theEngineNeedsOnlyTheVocabulary() {
    check(
        ENGINE, "the rules of operations are to be read and run without any framework", OPERATION);
  }

  @Test
  void accessNeedsOnlyTheEngineAndTheApis() {
    check(
        INTERNAL_AUTH,
        "who may call is decided without a word of HTTP's machinery",
        OPERATION,
        AUTH,
        ENGINE,
        API);
  }

  @Test
  void theVerifierNeedsOnlyTheEngine() {
    check(
        INTERNAL_VERIFICATION,
        "what is expected is looked for in what there is",
        OPERATION,
        VERIFICATION,
        ENGINE);
  }

  @Test
  void theJsonFormNeedsJackson() {
    check(
        JSON,
        "text in and out is one concern, in one place",
        OPERATION,
        AUTH,
        VERIFICATION,
        ENGINE,
        JACKSON);
  }

  @Test
  void thePageNeedsOnlyTheJsonForm() {
    check(CONSOLE, "a report of a test is the same page without a server", OPERATION, JSON);
  }

  @Test
  void theFileOfTheStateNeedsNoServer() {
    check(STATE, "when and where a state is written is one concern", OPERATION, ENGINE, FILE, JSON);
  }

  @Test
  void aFileNeedsNothingButTheJdk() {
    check(FILE, "how a file is written does not depend on what is in it");
  }

  @Test
  void theFiltersNeedOnlyTheEngine() {
    check(FILTER, "a language is to be read and tested on its own", OPERATION, ENGINE);
  }

  @Test
  void aGrpcCallNeedsOnlyTheVocabulary() {
    check(GRPC, "what carries a call and what answers it meet there, and nowhere else", OPERATION);
  }

  @Test
  void theCertificateNeedsOnlyTheVocabulary() {
    check(
        TLS,
        "a certificate is made of the JDK, and in words for whoever names a host",
        OPERATION,
        FILE);
  }

  @Test
  void theApisNeedProtobuf() {
    check(
        API,
        "what an API is does not depend on what asks for it, nor on a program's own classes",
        OPERATION,
        ENGINE,
        GRPC,
        PROTO,
        PROTOBUF);
  }

  @Test
  void theDescriptorsNeedNothingButTheJdk() {
    check(PROTO, "protobuf's own take longer to be made than a server takes to start");
  }

  @Test
  void protobufIsTouchedWhereDescriptorsAndMessagesAre() {
    noClasses()
        .that()
        .resideOutsideOfPackages(API, GENERATED)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PROTOBUF)
        .because("the rest is to be read, and to be changed, without a word of protobuf")
        .check(MAIN);
  }

  @Test
  void theEngineKnowsNoLanguage() {
    noClasses()
        .that()
        .resideInAnyPackage(OPERATION, ENGINE, JSON)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(FILTER)
        .because("the core is given a predicate")
        .check(MAIN);
  }

  @Test
  void theExtensionsNeedWireMock() {
    check(
        WIREMOCK,
        "the extensions join the core to WireMock and know no server of ours",
        OPERATION,
        AUTH,
        VERIFICATION,
        ENGINE,
        API,
        CONSOLE,
        GRPC,
        TLS,
        INTERNAL_AUTH,
        INTERNAL_VERIFICATION,
        FILTER,
        JSON,
        WIREMOCK_API,
        WIREMOCK_EXTENSIONS,
        "wiremock..");
  }

  @Test
  void theHttpServerNeedsTheExtensions() {
    check(
        JETTY,
        "the server is mended for what the extensions answer, and not the other way round",
        OPERATION,
        ENGINE,
        API,
        GRPC,
        TLS,
        INTERNAL_AUTH,
        JSON,
        WIREMOCK,
        WIREMOCK_API,
        WIREMOCK_EXTENSIONS,
        "wiremock..");
  }

  @Test
  void theRpcsKnowNoTransport() {
    noClasses()
        .that()
        .implement(WIREMOCK + ".Rpc")
        .or()
        .haveFullyQualifiedName(WIREMOCK + ".RpcCall")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WIREMOCK_API, WIREMOCK_EXTENSIONS, "wiremock..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(WIREMOCK + ".HttpRpcCall")
        .because("they answer a call however it came")
        .check(MAIN);
  }

  @Test
  void theServerInsideWireMockIsTouchedInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(JETTY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "wiremock.org.eclipse..", "wiremock.jakarta..", WIREMOCK_API + "jetty11..")
        .because("another WireMock has another server inside")
        .check(MAIN);
  }

  @Test
  void theAdminApiFromOutsideNeedsNoServer() {
    check(
        REMOTE,
        "who talks to a container needs what goes over the wire, and no WireMock",
        ROOT, // whose interface it implements
        OPERATION,
        AUTH,
        VERIFICATION,
        ENGINE,
        JSON,
        STATE);
  }

  @Test
  void theCommandLineNeedsNoServer() {
    check(
        CLI,
        "options are read before there is a server",
        OPERATION,
        AUTH,
        ENGINE,
        API,
        TLS,
        INTERNAL_AUTH,
        JSON,
        WIREMOCK,
        JETTY,
        ROOT,
        WIREMOCK_API,
        WIREMOCK_EXTENSIONS,
        "wiremock.joptsimple..");
  }

  @Test
  void theExtensionFactoryNeedsNoServer() {
    check(
        ROOT + ".wiremock",
        "in a WireMock of the user's own there is another server",
        OPERATION,
        WIREMOCK,
        WIREMOCK_API);
  }

  @Test
  void theJunitExtensionNeedsTheRootOnly() {
    check(
        JUNIT,
        "whoever writes an extension of their own can do what ours does",
        ROOT,
        OPERATION,
        AUTH,
        VERIFICATION,
        GENERATED,
        CONSOLE, // for the report of a failure
        WIREMOCK_API, // which the root hands out: its options, and the server inside
        "org.junit..");
  }

  @Test
  void theContainerNeedsTheRootOnly() {
    check(
        TESTCONTAINERS,
        "the container is one more way to the same control interface",
        ROOT,
        OPERATION,
        AUTH,
        GENERATED,
        JSON, // for the file of the access tokens
        "org.testcontainers..",
        "org.rnorth.ducttape..", // of which Testcontainers' wait strategies are made
        "com.github.dockerjava.."); // whose exceptions Testcontainers hands out
  }

  @Test
  void theProgramNeedsTheRootOnly() {
    check(
        ROOT + ".standalone",
        "whatever the command line does can be done in Java",
        ROOT,
        CLI,
        WIREMOCK_API); // which the root hands out: the server inside
  }

  @ParameterizedTest
  @CsvSource({
    "com.google.protobuf.util.., io.github.wiremocklro.protobuf..",
    "org.junit.., io.github.wiremocklro.junit..",
    "org.testcontainers.., io.github.wiremocklro.testcontainers..",
    "com.github.dockerjava.., io.github.wiremocklro.testcontainers..",
    "org.rnorth.., io.github.wiremocklro.testcontainers.."
  })
  void anOptionalLibraryIsTouchedByItsOwnPackageOnly(String library, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat(resideInAPackage(library).and(resideOutsideOfPackage(GUARDED_BY)))
        .because("all the rest has to work without the optional libraries")
        .check(MAIN);
  }

  /** The compiler warns of an annotation in a class file if it does not find its library. */
  @Test
  void whatUsersCompileAgainstHasNoAnnotationsThatTheyLack() {
    noClasses()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage(INTERNAL + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(GUARDED_BY)
        .check(MAIN);
  }

  @Test
  void whatWireMockShadesIsItsOwn() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WIREMOCK, JETTY)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("wiremock.com..")
        .because("shaded classes change without notice, and other WireMock jars lack them")
        .check(MAIN);
  }

  @Test
  void timeHasOneSource() {
    noClasses()
        .that(are(not(belongToAnyOf(TimeSource.class))))
        .should()
        .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime")).and(ofTheJdk()))
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because("a test can only freeze time that comes from the one clock")
        .check(MAIN);
  }

  @Test
  void chanceHasOneSource() {
    noClasses()
        .that(are(not(belongToAnyOf(IdGenerator.class, LroServices.class))))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(RandomGenerator.class)
        .orShould()
        .callMethodWhere(target(nameMatching("random|randomUUID|shuffle")).and(ofTheJdk()))
        .because("the same calls give the same ids with the one generator, whose seed is known")
        .check(MAIN);
  }

  @Test
  void nothingDependsOnWhereObjectsLie() {
    noClasses()
        .that()
        .resideInAnyPackage(OPERATION, ENGINE)
        .should()
        .callMethodWhere(target(nameMatching("identityHashCode")).and(ofTheJdk()))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(IdentityHashMap.class)
        .because("it is another place in each run")
        .check(MAIN);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethodWhere(target(nameMatching("sleep|parkNanos")).and(ofTheJdk()))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Timer")
        .because("state is computed when it is read, and a sleep in a test is a race")
        .check(ALL);
  }

  @Test
  void packagesAreNullMarked() {
    assertThat(MAIN)
        .extracting(type -> type.getPackage())
        .isNotEmpty()
        .allSatisfy(
            javaPackage ->
                assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
                    .as("%s is @NullMarked", javaPackage.getName())
                    .isTrue());
  }

  @Test
  void thereIsNoStateBesideThatOfObjects() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("several servers in one JVM must keep apart")
        .check(MAIN);
  }

  private static void check(String packages, String reason, String... uses) {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage(packages)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(uses)
                    .or(resideInAnyPackage(JDK))
                    .or(resideInAnyPackage(packages)))
            .because(reason);
    rule.check(MAIN);
  }

  private static DescribedPredicate<JavaCall<?>> ofTheJdk() {
    return target(owner(resideInAnyPackage("java..")));
  }
}
