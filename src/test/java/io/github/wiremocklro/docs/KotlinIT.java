package io.github.wiremocklro.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each Kotlin block of the pages is a test class; it is compiled here, and passes. */
@Timeout(300)
class KotlinIT {
  private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+Test) ");
  private static final Path COMPILER =
      Path.of(System.getProperty("library.jar")).resolveSibling("kotlin");
  private static final Path STDLIB = COMPILER.resolve("kotlin-stdlib.jar");

  @TempDir Path directory;

  static Stream<String> blocks() throws Exception {
    return Page.all().stream().flatMap(page -> page.in("kotlin").stream());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyKotlinBlockIsATestClassThatPasses(String block) throws Exception {
    String name =
        CLASS.matcher(block).results().map(found -> found.group(1)).findFirst().orElseThrow();
    Path classes = compiled(Files.writeString(directory.resolve(name + ".kt"), block));

    URL[] urls = {classes.toUri().toURL(), STDLIB.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(loader.loadClass(name)))
          .execute()
          .testEvents()
          .assertStatistics(tests -> tests.started(tests(block)).succeeded(tests(block)));
    }
  }

  private static long tests(String block) {
    long tests = block.lines().filter(line -> line.strip().equals("@Test")).count();
    assertThat(tests).isPositive();
    return tests;
  }

  private Path compiled(Path source) throws Exception {
    Path classes = directory.resolve("classes");
    Process compiler =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                COMPILER + File.separator + "*",
                "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                "-no-stdlib",
                "-no-reflect",
                "-Werror",
                "-jvm-target",
                "17",
                "-cp",
                String.join(
                    File.pathSeparator,
                    List.of(STDLIB.toString(), System.getProperty("java.class.path"))),
                "-d",
                classes.toString(),
                source.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(compiler.getInputStream().readAllBytes(), UTF_8);
    assertThat(compiler.waitFor()).as(printed).isZero();
    return classes;
  }
}
