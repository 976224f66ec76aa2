package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says so where the answer to a question would depend on bodies that the journal no longer has.
 * Whether it does, the pattern itself tells: it is asked about the request, and watched.
 */
final class LostBodies {
  private final RequestJournalStore journal;

  LostBodies(RequestJournalStore journal) {
    this.journal = journal;
  }

  /**
   * Returns the answer to a question, such as how many requests match a pattern.
   *
   * @throws LostBodyException if that cannot be told for certain
   */
  <T> T certain(RequestPattern pattern, Supplier<T> answer) {
    // Before, for nothing is to happen then; and after, for a body may go meanwhile.
    check(pattern);
    T certain = answer.get();
    check(pattern);
    return certain;
  }

  private void check(RequestPattern pattern) {
    journal
        .getAll()
        .filter(EventWithoutBodies::lacksRequest)
        .map(ServeEvent::getRequest)
        .filter(request -> dependsOnBody(pattern, request))
        .findAny()
        .ifPresent(
            request -> {
              throw new LostBodyException(EventWithoutBodies.call(request));
            });
  }

  /** Returns whether a request matches a pattern in all that is known of it, and no more is. */
  private static boolean dependsOnBody(RequestPattern pattern, Request request) {
    Watched watched = new Watched(request, pattern.hasInlineCustomMatcher());
    boolean matches = pattern.match(watched, watched.matchers(pattern)).isExactMatch();
    return watched.isRead && (matches || watched.cannotSeemToMatch);
  }

  /**
   * A request that notes when its body is read. To WireMock's matchers of bodies a request without
   * any seems to match; to others it does not.
   */
  private static final class Watched extends RequestWrapper {
    private static final byte[] NOTHING = {};

    private boolean isRead;
    private boolean cannotSeemToMatch;

    Watched(Request request, boolean forUsersMatcher) {
      super(request);
      this.cannotSeemToMatch = forUsersMatcher;
    }

    Map<String, RequestMatcherExtension> matchers(RequestPattern pattern) {
      return pattern.hasNamedCustomMatcher()
          ? Map.of(pattern.getCustomMatcher().getName(), new UsersMatcher())
          : Map.of();
    }

    @Override
    public byte @Nullable [] getBody() {
      isRead = true;
      return cannotSeemToMatch ? NOTHING : null;
    }

    @Override
    public String getBodyAsString() {
      isRead = true;
      return "";
    }

    @Override
    public String getBodyAsBase64() {
      isRead = true;
      return "";
    }

    @Override
    public boolean isMultipart() {
      return readParts();
    }

    @Override
    public @Nullable Collection<Part> getParts() {
      readParts();
      return super.getParts();
    }

    @Override
    public @Nullable Part getPart(String name) {
      readParts();
      return super.getPart(name);
    }

    @Override
    public FormParameter formParameter(String key) {
      readParts();
      return super.formParameter(key);
    }

    @Override
    public Map<String, FormParameter> formParameters() {
      readParts();
      return super.formParameters();
    }

    private boolean readParts() {
      isRead = true;
      cannotSeemToMatch = true;
      return false;
    }

    /** It may look at the body: who knows. */
    private final class UsersMatcher extends RequestMatcherExtension {
      @Override
      public MatchResult match(Request request, Parameters parameters) {
        isRead = true;
        return MatchResult.exactMatch();
      }

      @Override
      public String getName() {
        return "watched";
      }
    }
  }
}
