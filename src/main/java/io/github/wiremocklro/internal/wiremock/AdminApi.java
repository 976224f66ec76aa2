package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.http.RequestMethod.ANY;
import static com.github.tomakehurst.wiremock.http.RequestMethod.GET;
import static com.github.tomakehurst.wiremock.http.RequestMethod.POST;

import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import java.util.concurrent.Semaphore;

/** The routes below {@code /__admin/ext/lro}: the controls of a test, over HTTP. */
public final class AdminApi implements AdminApiExtension {
  private static final String ROOT = "/ext/lro";

  private final LroServices services;
  private final Semaphore placesToWait;

  public AdminApi(LroServices services, Semaphore placesToWait) {
    this.services = services;
    this.placesToWait = placesToWait;
  }

  @Override
  public String getName() {
    return "lro-admin-api";
  }

  @Override
  public void contributeAdminApiRoutes(Router router) {
    router.add(POST, ROOT + "/operations", new AdminOperations.Start(services));
    router.add(GET, ROOT + "/operations", new AdminOperations.Read(services));
    router.add(POST, ROOT + "/operations:complete", new AdminOperations.Complete(services));
    router.add(POST, ROOT + "/operations:fail", new AdminOperations.Fail(services));
    router.add(POST, ROOT + "/operations:cancel", new AdminOperations.Cancel(services));
    router.add(POST, ROOT + "/operations:forget", new AdminOperations.Forget(services));
    router.add(GET, ROOT + "/clock", new AdminClock.Read(services));
    router.add(POST, ROOT + "/clock:freeze", new AdminClock.Freeze(services));
    router.add(POST, ROOT + "/clock:advance", new AdminClock.Advance(services));
    router.add(POST, ROOT + "/clock:resume", new AdminClock.Resume(services));
    router.add(POST, ROOT + "/scripts", new AdminScripts.Arm(services));
    router.add(POST, ROOT + "/tokens", new AdminTokens.Declare(services));
    router.add(POST, ROOT + "/verify", new AdminVerification.Verify(services, placesToWait));
    router.add(POST, ROOT + "/lint", new AdminVerification.Lint(services));
    router.add(POST, ROOT + "/reset", new AdminScripts.Reset(services));
    // The last, for WireMock takes the first that fits.
    router.add(ANY, ROOT + "/**", new AdminNotFound());
  }
}
