package io.github.wiremocklro.internal.wiremock;

import io.github.wiremocklro.auth.AccessToken;
import io.github.wiremocklro.internal.api.Catalog;
import io.github.wiremocklro.internal.auth.AccessTokens;
import io.github.wiremocklro.internal.auth.AllowedHosts;
import io.github.wiremocklro.internal.auth.Authorization;
import io.github.wiremocklro.internal.engine.ClockControls;
import io.github.wiremocklro.internal.engine.IdGenerator;
import io.github.wiremocklro.internal.engine.LocationsService;
import io.github.wiremocklro.internal.engine.Moment;
import io.github.wiremocklro.internal.engine.OperationControls;
import io.github.wiremocklro.internal.engine.OperationsService;
import io.github.wiremocklro.internal.engine.PoliciesService;
import io.github.wiremocklro.internal.engine.ReadingMemory;
import io.github.wiremocklro.internal.engine.ResourcesService;
import io.github.wiremocklro.internal.engine.Snapshot;
import io.github.wiremocklro.internal.engine.StateControls;
import io.github.wiremocklro.internal.engine.Store;
import io.github.wiremocklro.internal.engine.TimeSource;
import io.github.wiremocklro.internal.tls.ServerTls;
import io.github.wiremocklro.operation.Code;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The services of one fake, all on the same store.
 *
 * @param catalog the APIs that are served from their descriptors
 * @param operations the operations, as clients call them
 * @param controls the operations, as a test governs them
 * @param clocks what every time of theirs comes from
 * @param resources what they create, change and delete
 * @param policies who may do what with these
 * @param locations where they are
 * @param state all of this as it stands, to be saved and loaded
 * @param ids where names come from that nobody gives
 * @param accessTokens what those have who may call the API
 * @param clients whose requests are being served
 * @param allowedHosts what the admin API may be reached as
 * @param credentials what of requests is not shown
 * @param tls the certificate that its server makes for itself
 * @param limits what is taken from outside
 * @param reading where bodies and messages have room while they are read
 * @param pipeline what else sees the requests
 * @param imports how mappings come in
 */
public record LroServices(
    Catalog catalog,
    OperationsService operations,
    OperationControls controls,
    ClockControls clocks,
    ResourcesService resources,
    PoliciesService policies,
    LocationsService locations,
    StateControls state,
    IdGenerator ids,
    AccessTokens accessTokens,
    Clients clients,
    AllowedHosts allowedHosts,
    Credentials credentials,
    ServerTls tls,
    Limits limits,
    ReadingMemory reading,
    Pipeline pipeline,
    MappingsImport imports) {
  private static final int ADMIN_BYTES = 10 << 20;
  private static final int PART_OF_MEMORY_FOR_AN_ADMIN_BODY = 32;

  /** Returns the services of a new, empty fake that runs with real time. */
  public static LroServices create(Limits limits) {
    return create(limits, ReadingMemory.ofTheJvm());
  }

  /** Returns those of one that has so much memory for what it reads. */
  public static LroServices create(Limits limits, ReadingMemory reading) {
    Catalog catalog = new Catalog(reading);
    Store store = new Store(TimeSource.system(), limits, catalog.types());
    IdGenerator ids = new IdGenerator(new SecureRandom());
    ResourcesService resources = new ResourcesService(store, ids, catalog::asksForParents);
    return new LroServices(
        catalog,
        new OperationsService(store, ids, resources),
        new OperationControls(store, ids, resources),
        new ClockControls(store),
        resources,
        new PoliciesService(store, resources, catalog::keeps),
        new LocationsService(store, ids),
        new StateControls(store, resources),
        ids,
        new AccessTokens(),
        new Clients(),
        new AllowedHosts(),
        new Credentials(),
        new ServerTls(() -> TimeSource.system().start(), ids::secret),
        limits,
        reading,
        new Pipeline(),
        new MappingsImport());
  }

  /** Returns the check of whoever calls the API. */
  public Authorization authorization() {
    return new Authorization(accessTokens, catalog, operations::now);
  }

  /** Declares an access token for a scope, or with null for all. */
  public void declare(AccessToken token, @Nullable String scope) {
    Moment now = operations.now(scope);
    controls.keepBeside(scope, memory -> accessTokens.declare(token, scope, now, memory));
  }

  /**
   * Puts what was saved in the place of what is there, in one scope or in all; with that goes what
   * a reset forgets, such as access tokens.
   */
  public void load(Snapshot snapshot) {
    state.load(snapshot, () -> accessTokens.reset(snapshot.scope()));
  }

  /**
   * Returns how long a body of the admin API may be. The journal keeps none of these, and an import
   * of mappings, or a state, may be long. But WireMock makes several copies of each as text, for
   * its log and for what reads it.
   */
  public int maxAdminBytes() {
    long bearable = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY_FOR_AN_ADMIN_BODY;
    return Math.max((int) Math.min(ADMIN_BYTES, bearable), limits.maxRequestBytes());
  }

  /** Returns the certificate, in PEM, of the authority that has signed the server's own. */
  public String caCertificate() {
    return tls.authority()
        .orElseThrow(
            () ->
                new StatusException(
                    Status.of(
                        Code.NOT_FOUND,
                        "This server has made no certificate: it does so when it starts with HTTPS"
                            + " and without a keystore of yours. Start it with --https-port 8443, in"
                            + " Java options.dynamicHttpsPort()."),
                    "NO_CERTIFICATE"));
  }

  /** Forgets everything but what the start of the server said, in a scope or with null in all. */
  public void reset(@Nullable String scope) {
    accessTokens.reset(scope);
    controls.reset(scope);
  }
}
