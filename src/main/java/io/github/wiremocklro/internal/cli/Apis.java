package io.github.wiremocklro.internal.cli;

import com.github.tomakehurst.wiremock.common.SingleRootFileSource;
import io.github.wiremocklro.internal.api.ApiModel;
import io.github.wiremocklro.internal.api.DescriptorPool;
import io.github.wiremocklro.internal.api.DescriptorSource;
import io.github.wiremocklro.internal.api.Router;
import io.github.wiremocklro.internal.wiremock.ApiFiles;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells what a server would make of APIs, without one. The options are those of the server that say
 * which these are; without any, it is Dataplex.
 */
public final class Apis {
  private static final int WRONG_OPTION = 2;
  private static final Set<String> OPTIONS = Set.of(OwnOption.API.label(), "root-dir");

  private Apis() {}

  /** Returns the exit status: 0, or 2 if an option, or a file that it names, is wrong. */
  public static int report(
      PrintStream out, PrintStream err, Map<String, String> environment, List<String> arguments) {
    try {
      report(sources(environment, Arguments.of(arguments))).forEach(out::println);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("wiremock-lro: apis: " + e.getMessage());
      return WRONG_OPTION;
    }
  }

  /** Dataplex is served behind all others, and so may collide with them. */
  private static List<String> report(List<DescriptorSource> given) {
    List<DescriptorSource> served = new ArrayList<>(given);
    served.add(DescriptorSource.dataplex());
    ApiModel all = model(served);
    return new ApisReport(given.isEmpty() ? all : model(given), new Router(all.routes())).lines();
  }

  private static ApiModel model(List<DescriptorSource> sources) {
    return ApiModel.of(DescriptorPool.of(sources));
  }

  private static List<DescriptorSource> sources(
      Map<String, String> environment, Arguments arguments) {
    for (Arguments.Option option : arguments.options()) {
      if (!OPTIONS.contains(option.name())) {
        throw new IllegalArgumentException(
            "--%s is no option here; there are --api and --root-dir".formatted(option.name()));
      }
    }
    List<DescriptorSource> sources = new ArrayList<>();
    OwnOptions.of(environment, arguments)
        .given(OwnOption.API)
        .forEach(file -> sources.add(file.descriptors()));
    for (String directory : arguments.values("root-dir")) {
      if (!new File(directory).isDirectory()) {
        throw new IllegalArgumentException(
            "--root-dir: %s is not a directory that can be read".formatted(directory));
      }
      sources.addAll(ApiFiles.in(new SingleRootFileSource(directory)));
    }
    return sources;
  }
}
