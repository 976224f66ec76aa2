package io.github.wiremocklro.wiremock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import io.github.wiremocklro.internal.wiremock.LroExtensions;
import io.github.wiremocklro.internal.wiremock.LroServices;
import io.github.wiremocklro.operation.Limits;
import java.util.List;

/**
 * All extensions of one fake, for a WireMock of your own. WireMock finds this class by itself when
 * the library is on its class path; it brings the transformers, the template helper {@code
 * operation} and the admin API, and the mappings are the user's.
 *
 * <p>Example: {@code wireMockConfig().extensions(new LroExtensionFactory())}.
 */
public final class LroExtensionFactory implements ExtensionFactory {
  private final LroExtensions extensions =
      new LroExtensions(LroServices.create(Limits.DEFAULTS), false);

  /** Creates the extensions of a new fake, without the shipped mappings. */
  public LroExtensionFactory() {}

  /**
   * Creates the extensions, but none where the options name another factory of this kind first:
   * scanning finds this class even where a program has made one itself.
   *
   * @throws IllegalStateException if they cannot work with what is on the class path
   */
  @Override
  public List<Extension> create(WireMockServices wireMock) {
    return isFirst(wireMock.getOptions()) ? extensions.create(wireMock) : List.of();
  }

  private boolean isFirst(Options options) {
    return options.getDeclaredExtensions().getFactories().stream()
        .filter(
            factory -> factory instanceof LroExtensionFactory || factory instanceof LroExtensions)
        .findFirst()
        .filter(first -> first != this)
        .isEmpty();
  }
}
