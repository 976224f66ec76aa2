package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.ClientError;
import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.InvalidInputException;
import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.standalone.MappingsLoader;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/**
 * The mappings in the user's own directory. One that is broken fails the start of the server; at a
 * reset it fails the reset, but must not take the server down with it.
 *
 * <p>WireMock resets by removing all mappings, then asks the user's loader, then the extensions,
 * and gives up at the first exception. So what the extensions of this library do is done here
 * before a reset fails. Of the user's mappings none is kept then: WireMock's loader stops at the
 * first broken file, and which ones it had read by then is chance.
 */
public final class UsersMappings implements MappingsLoader {
  private static final int INVALID = 10;

  private final MappingsLoader loader;
  private final MappingsLoader always;
  private final List<MappingsLoaderExtension> extensions;
  private volatile boolean loadedOnce;

  /**
   * Wraps WireMock's own loader, for a server with the shipped mappings.
   *
   * @param always loads mappings that are there whatever becomes of the user's
   */
  public UsersMappings(MappingsLoader loader, LroServices services, MappingsLoader always) {
    this.loader = loader;
    this.always = always;
    this.extensions =
        List.of(new ShippedMappings(services.catalog()), new ResetWithWireMock(services));
  }

  @Override
  public void loadMappingsInto(StubMappings stubMappings) {
    try {
      loader.loadMappingsInto(stubMappings);
      always.loadMappingsInto(stubMappings);
      loadedOnce = true;
    } catch (Exception e) {
      // Of any kind: WireMock throws checked exceptions that it does not declare.
      if (!loadedOnce) {
        throw e;
      }
      stubMappings.getAll().forEach(stubMappings::removeMapping);
      always.loadMappingsInto(stubMappings);
      extensions.forEach(extension -> extension.loadMappingsInto(stubMappings));
      throw new FailedReloadException(e);
    }
  }

  /** WireMock turns this type into a 422. */
  private static final class FailedReloadException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    FailedReloadException(Exception cause) {
      super(
          cause,
          Errors.singleWithDetail(
              INVALID,
              "Reset, but without the mappings of the root directory",
              explanation(cause)
                  + "\nUntil it is mended and the server is reset again, only the shipped mappings"
                  + " are loaded."));
    }

    private static String explanation(Exception cause) {
      if (cause instanceof ClientError error && error.getErrors().first().getDetail() != null) {
        return error.getErrors().first().getDetail();
      }
      return cause instanceof RuntimeException && cause.getMessage() != null
          ? cause.getMessage()
          : cause.toString();
    }
  }
}
