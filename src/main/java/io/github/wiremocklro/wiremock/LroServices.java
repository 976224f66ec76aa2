package io.github.wiremocklro.wiremock;

import io.github.wiremocklro.operation.IdGenerator;
import io.github.wiremocklro.operation.Limits;
import io.github.wiremocklro.operation.OperationsService;
import io.github.wiremocklro.operation.Store;
import io.github.wiremocklro.operation.TimeSource;
import io.github.wiremocklro.resource.ResourcesService;
import java.security.SecureRandom;

/**
 * The services of one fake, all on the same store.
 *
 * @param operations the operations
 * @param resources what they create, change and delete
 * @param ids where names come from that nobody gives
 * @param limits what is taken from outside
 */
public record LroServices(
    OperationsService operations, ResourcesService resources, IdGenerator ids, Limits limits) {

  /** Returns the services of a new, empty fake that runs with real time. */
  public static LroServices create(Limits limits) {
    Store store = new Store(TimeSource.system(), limits);
    IdGenerator ids = new IdGenerator(new SecureRandom());
    ResourcesService resources = new ResourcesService(store, ids);
    return new LroServices(new OperationsService(store, ids, resources), resources, ids, limits);
  }
}
