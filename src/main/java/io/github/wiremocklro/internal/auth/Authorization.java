package io.github.wiremocklro.internal.auth;

import io.github.wiremocklro.internal.api.AccessRules;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.RequiredAccess;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.operation.ResourceNames;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may pass, whatever it came over. Without {@linkplain AccessTokens#required()
 * tokens that are required} every call may, and no descriptor is looked at. Thread-safe.
 *
 * <p>Example: {@code authorization.check("Bearer t1", "projects/p/locations/l/lakes/a",
 * "google.cloud.dataplex.v1.DataplexService.GetLake")}.
 */
public final class Authorization {
  private static final Pattern BEARER =
      Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

  private static final String OPERATIONS = "google.longrunning.Operations.";
  private static final String ANY_VERSION = "";

  private final AccessTokens tokens;
  private final Catalog catalog;
  private final Function<String, Moment> clocks;

  /**
   * Creates the check.
   *
   * @param catalog the APIs that are called
   * @param clocks tell the time of a scope, such as {@code projects/t-42}
   */
  public Authorization(AccessTokens tokens, Catalog catalog, Function<String, Moment> clocks) {
    this.tokens = tokens;
    this.catalog = catalog;
    this.clocks = clocks;
  }

  /** Returns whether calls need a token at all. */
  public boolean isRequired() {
    return tokens.required();
  }

  /**
   * Checks a call whose version is not known, as over gRPC.
   *
   * @param header {@code Authorization} as it came, null where it did not
   * @param name the resource, operation or parent that the call is about; it tells the scope in
   *     which tokens are declared
   * @param method the full name of the method, such as {@code
   *     google.longrunning.Operations.GetOperation}; empty where it is not known
   * @return how it is turned away, null if it may pass
   */
  public @Nullable Refusal check(@Nullable String header, String name, String method) {
    return check(header, ANY_VERSION, name, method);
  }

  /**
   * Checks a call.
   *
   * @param version what stands before the name in the path, such as {@code v1}: with the first
   *     segment of the name it tells the API where the method tells none
   */
  public @Nullable Refusal check(
      @Nullable String header, String version, String name, String method) {
    if (!tokens.required()) {
      return null;
    }
    RequiredAccess access = access(version, name, method);
    String scope = ResourceNames.scope(name);
    Denial denial = tokens.check(token(header), scope, clocks.apply(scope), access.scopes());
    return denial == null ? null : denial.refusal(access, method);
  }

  /** The methods of operations are of every API, and have the host of none. */
  private RequiredAccess access(String version, String name, String method) {
    AccessRules rules = catalog.apis().access();
    RequiredAccess own = method.startsWith(OPERATIONS) ? null : rules.of(method);
    return own != null ? own : rules.at(version, name.substring(0, Math.max(0, name.indexOf('/'))));
  }

  private static @Nullable String token(@Nullable String header) {
    Matcher bearer = BEARER.matcher(header == null ? "" : header);
    return bearer.matches() ? bearer.group(1) : null;
  }
}
