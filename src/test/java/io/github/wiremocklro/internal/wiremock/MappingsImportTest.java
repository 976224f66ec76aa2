package io.github.wiremocklro.internal.wiremock;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.github.wiremocklro.internal.wiremock.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.wiremocklro.WireMockLroServer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An import that fails, beside others who change the same mappings. */
class MappingsImportTest {
  private final UUID id = UUID.randomUUID();
  private final AtomicReference<Runnable> onceItIsIn = new AtomicReference<>();

  @AutoClose
  private final WireMockLroServer fake =
      new WireMockLroServer(options -> options.extensions(new Meanwhile())).start();

  private StubMapping mapping(String body) {
    return get("/mine").withId(id).willReturn(ok(body)).build();
  }

  private void importBesideABrokenOne(StubMapping mapping) {
    StubMapping broken =
        get("/broken")
            .willReturn(okJson("{}").withTransformers("get-operation", "wait-operation"))
            .build();
    // WireMock takes the last first.
    StubImport both = StubImport.stubImport().stub(broken).stub(mapping).build();
    assertThatThrownBy(() -> fake.wireMock().importStubs(both))
        .hasMessageContaining("more than one");
  }

  private String body() {
    return fake.wireMock().getStubMapping(id).getItem().getResponse().getBody();
  }

  @Test
  void leavesInPlaceWhatAnotherImportHasBroughtMeanwhile() throws InterruptedException {
    Thread other =
        new Thread(
            () ->
                fake.wireMock()
                    .importStubs(StubImport.stubImport().stub(mapping("of the other")).build()));
    onceItIsIn.set(
        () -> {
          other.start();
          await()
              .until(
                  () ->
                      List.of(Thread.State.BLOCKED, Thread.State.TERMINATED)
                          .contains(other.getState()));
        });

    importBesideABrokenOne(mapping("of the broken"));
    other.join();

    assertThat(body()).isEqualTo("of the other");
  }

  @Test
  void leavesInPlaceWhatAnEditHasPutThereMeanwhile() {
    fake.wireMock().addStubMapping(mapping("before"));
    onceItIsIn.set(() -> fake.wireMock().editStubMapping(mapping("edited")));

    importBesideABrokenOne(mapping("of the broken"));

    assertThat(body()).isEqualTo("edited");
  }

  @Test
  void putsBackWhatWasThere() {
    fake.wireMock().addStubMapping(mapping("before"));

    importBesideABrokenOne(mapping("of the broken"));

    assertThat(body()).isEqualTo("before");
  }

  /** Does something once, right after a mapping came in. */
  private final class Meanwhile implements StubLifecycleListener {
    @Override
    public String getName() {
      return "meanwhile";
    }

    @Override
    public void afterStubCreated(StubMapping stub) {
      run(stub);
    }

    @Override
    public void afterStubEdited(StubMapping before, StubMapping after) {
      run(after);
    }

    private void run(StubMapping stub) {
      boolean isBroken =
          stub.getId().equals(id) && "of the broken".equals(stub.getResponse().getBody());
      Runnable action = isBroken ? onceItIsIn.getAndSet(null) : null;
      if (action != null) {
        action.run();
      }
    }
  }
}
