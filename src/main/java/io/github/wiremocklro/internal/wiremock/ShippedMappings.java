package io.github.wiremocklro.internal.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.CustomMatcherDefinition;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.wiremocklro.internal.api.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mappings that come with this library, read from the class path. */
final class ShippedMappings implements MappingsLoaderExtension {
  private static final String ROOT = "/wiremock-lro/";
  private static final String INDEX = "mappings.index";
  private static final String API = "api";

  private final Catalog catalog;

  ShippedMappings(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String getName() {
    return "lro-shipped-mappings";
  }

  /**
   * Adds them, except those that the user's own directory has a copy of. One at a time, for two
   * resets at once would both find a mapping missing, and the second to add it would fail.
   */
  @Override
  public synchronized void loadMappingsInto(StubMappings stubMappings) {
    for (StubMapping mapping : Parsed.ALL) {
      if (stubMappings.get(mapping.getId()).isEmpty()) {
        stubMappings.addMapping(copy(mapping));
      }
    }
  }

  /** Returns whether a mapping is one of these, as it was shipped. */
  static boolean isShipped(StubMapping mapping) {
    return Parsed.RESPONSES.contains(mapping.getResponse());
  }

  /** A server changes its mappings, though not what they match and answer. */
  private StubMapping copy(StubMapping mapping) {
    RequestPattern request =
        catalog.hasFatesForAll() ? ofAnyApi(mapping.getRequest()) : mapping.getRequest();
    StubMapping copy = new StubMapping(request, mapping.getResponse());
    copy.setId(mapping.getId());
    copy.setName(mapping.getName());
    copy.setPriority(mapping.getPriority());
    copy.setMetadata(new Metadata(mapping.getMetadata()));
    return copy;
  }

  /** Returns what is matched, whichever API it is of. */
  private static RequestPattern ofAnyApi(RequestPattern request) {
    CustomMatcherDefinition matcher = request.getCustomMatcher();
    if (matcher == null || matcher.getParameters() == null) {
      return request;
    }
    Parameters parameters = Parameters.from(matcher.getParameters());
    parameters.remove(API);
    return new RequestPatternBuilder(request.getMethod(), request.getUrlMatcher())
        .andMatching(matcher.getName(), parameters)
        .build();
  }

  private static String read(String file) {
    try (@Nullable InputStream in = ShippedMappings.class.getResourceAsStream(ROOT + file)) {
      if (in == null) {
        throw new IllegalStateException(ROOT + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read once, for all servers: a test suite starts many. */
  private static final class Parsed {
    static final List<StubMapping> ALL =
        read(INDEX).lines().map(file -> StubMapping.buildFrom(read("mappings/" + file))).toList();

    /** Themselves, for what a user writes may be equal. Each poll over gRPC asks for them. */
    static final Set<ResponseDefinition> RESPONSES =
        Collections.newSetFromMap(new IdentityHashMap<>());

    static {
      ALL.forEach(mapping -> RESPONSES.add(mapping.getResponse()));
    }
  }
}
