package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.api.Dataplex;
import io.github.wiremocklro.internal.api.KnownApis;
import io.github.wiremocklro.internal.auth.AccessTokens;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.engine.ClockControls;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.operation.Limits;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The services of one fake, all on the same store.
 *
 * @param apis what it knows of the APIs that it stands in for
 * @param catalog the APIs that are served from their descriptors
 * @param operations the operations, as clients call them
 * @param controls the operations, as a test governs them
 * @param clocks what every time of theirs comes from
 * @param resources what they create, change and delete
 * @param ids where names come from that nobody gives
 * @param accessTokens who may call the API
 * @param clients whose requests are being served
 * @param allowedHosts what the admin API may be reached as
 * @param credentials what of requests is not shown
 * @param limits what is taken from outside
 * @param pipeline what else sees the requests
 */
public record LroServices(
    KnownApis apis,
    Catalog catalog,
    OperationsService operations,
    OperationControls controls,
    ClockControls clocks,
    ResourcesService resources,
    IdGenerator ids,
    AccessTokens accessTokens,
    Clients clients,
    AllowedHosts allowedHosts,
    Credentials credentials,
    Limits limits,
    Pipeline pipeline) {

  /** Returns the services of a new, empty fake that runs with real time, and knows Dataplex. */
  public static LroServices create(Limits limits) {
    return create(limits, KnownApis.of(Dataplex.V1));
  }

  /** Returns the services of a new, empty fake that runs with real time. */
  public static LroServices create(Limits limits, KnownApis apis) {
    Catalog catalog = new Catalog();
    Store store = new Store(TimeSource.system(), limits, catalog.types());
    IdGenerator ids = new IdGenerator(new SecureRandom());
    ResourcesService resources = new ResourcesService(store, ids, catalog::asksForParents);
    return new LroServices(
        apis,
        catalog,
        new OperationsService(store, ids, resources),
        new OperationControls(store, ids, resources),
        new ClockControls(store),
        resources,
        ids,
        new AccessTokens(apis),
        new Clients(),
        new AllowedHosts(),
        new Credentials(),
        limits,
        new Pipeline());
  }

  /** Declares an access token for a scope, or with null for all. */
  public void declare(AccessToken token, @Nullable String scope) {
    Moment now = operations.now(scope);
    controls.keepBeside(scope, memory -> accessTokens.declare(token, scope, now, memory));
  }

  /** Forgets everything but what the start of the server said, in a scope or with null in all. */
  public void reset(@Nullable String scope) {
    accessTokens.reset(scope);
    controls.reset(scope);
  }
}
