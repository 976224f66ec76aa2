package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.Extensions;
import com.github.tomakehurst.wiremock.extension.PostServeAction;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilter;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wiremock.webhooks.Webhooks;

/**
 * What each request passes in WireMock beside mappings and what is of this library: extensions and
 * listeners of the user's. Thread-safe.
 */
@SuppressWarnings("deprecation") // Users still have extensions of the older kinds.
public final class Pipeline {
  private volatile @Nullable Supplier<List<Extension>> loaded;
  private volatile @Nullable List<Extension> others;
  private volatile boolean hasListeners;

  /**
   * Notes which extensions a server has; it may still be loading them.
   *
   * @param ours those among them that are of this library
   */
  void has(Extensions all, Collection<Extension> ours) {
    loaded =
        () ->
            all.ofType(Extension.class).values().stream()
                .filter(extension -> ours.stream().noneMatch(own -> own == extension))
                .toList();
    others = null;
  }

  /** Notes that somebody listens to the requests, or a log does. */
  void hasListener() {
    hasListeners = true;
  }

  /**
   * Returns whether somebody else's code sees each request, whatever mapping serves it; also where
   * nothing is known of the server.
   */
  boolean hasOthers() {
    Supplier<List<Extension>> extensions = loaded;
    if (hasListeners || extensions == null) {
      return true;
    }
    for (Extension other : others(extensions)) {
      if (seesAll(other)) {
        return true;
      }
    }
    return false;
  }

  /** None is added once all are loaded, and no call comes before that. */
  private List<Extension> others(Supplier<List<Extension>> extensions) {
    List<Extension> known = others;
    if (known == null) {
      known = extensions.get();
      others = known;
    }
    return known;
  }

  private static boolean seesAll(Extension extension) {
    return (extension instanceof RequestFilter filter && filter.applyToStubs())
        || (extension instanceof RequestFilterV2 second && second.applyToStubs())
        || (extension instanceof ServeEventListener listener && listener.applyGlobally())
        || transformsAll(extension)
        || isAction(extension);
  }

  private static boolean transformsAll(Extension extension) {
    return (extension instanceof ResponseDefinitionTransformer first && first.applyGlobally())
        || (extension instanceof ResponseDefinitionTransformerV2 second && second.applyGlobally())
        || (extension instanceof ResponseTransformer third && third.applyGlobally())
        || (extension instanceof ResponseTransformerV2 fourth && fourth.applyGlobally());
  }

  /** All of these are called after each request; WireMock's own does nothing then. */
  private static boolean isAction(Extension extension) {
    return extension instanceof PostServeAction && !(extension instanceof Webhooks);
  }
}
