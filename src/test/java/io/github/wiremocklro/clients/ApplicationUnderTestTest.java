package io.github.wiremocklro.clients;

import static io.github.wiremocklro.operation.After.never;
import static io.github.wiremocklro.operation.After.polls;
import static io.github.wiremocklro.operation.OnCancel.cancelled;
import static io.github.wiremocklro.operation.OnCancel.completes;
import static io.github.wiremocklro.operation.OnCancel.unimplemented;
import static io.github.wiremocklro.operation.OperationScript.operation;
import static io.github.wiremocklro.operation.StartPattern.delete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.CancelledException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.dataplex.v1.DataplexServiceClient;
import com.google.cloud.dataplex.v1.Lake;
import com.google.cloud.dataplex.v1.OperationMetadata;
import com.google.cloud.dataplex.v1.State;
import com.google.protobuf.Empty;
import io.github.wiremocklro.FakeOperations;
import io.github.wiremocklro.operation.Event;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An application starts an operation itself, and the test only knows the lake that it is about: the
 * test decides the operation's fate before there is an operation.
 */
class ApplicationUnderTestTest {
  @RegisterExtension static final ClientExtension FAKE = new ClientExtension();

  private final DataplexServiceClient client = FAKE.client(Transport.REST);
  private final FakeOperations fake = FAKE.project();
  private final String lake = fake.parent() + "/lakes/sales";
  private final LakeCleaner application = new LakeCleaner(client, Duration.ofMillis(5));

  /** What a user of this project might have written. */
  private static final class LakeCleaner {
    private final DataplexServiceClient client;
    private final Duration patience;

    LakeCleaner(DataplexServiceClient client, Duration patience) {
      this.client = client;
      this.patience = patience;
    }

    enum Outcome {
      DELETED,
      GIVEN_UP
    }

    /** Deletes a lake; gives up on what takes too long, unless it comes to its end all the same. */
    Outcome delete(String lake) throws InterruptedException, ExecutionException {
      OperationFuture<Empty, OperationMetadata> deletion = client.deleteLakeAsync(lake);
      try {
        deletion.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return Outcome.DELETED;
      } catch (TimeoutException tooLong) {
        client.getHttpJsonOperationsClient().cancelOperation(deletion.getName());
        return outcomeOfCancelled(deletion);
      }
    }

    private static Outcome outcomeOfCancelled(OperationFuture<Empty, OperationMetadata> deletion)
        throws InterruptedException, ExecutionException {
      try {
        deletion.get();
        return Outcome.DELETED;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CancelledException) {
          return Outcome.GIVEN_UP;
        }
        throw e;
      }
    }
  }

  @BeforeEach
  void createLake() throws Exception {
    client.createLakeAsync(fake.parent(), Lake.getDefaultInstance(), "sales").get();
  }

  @Test
  void givesUpOnADeletionThatIsCancelled() throws Exception {
    fake.next(delete(lake), operation().doneAfter(never()).onCancel(cancelled().after(polls(1))));

    assertThat(application.delete(lake)).isEqualTo(LakeCleaner.Outcome.GIVEN_UP);

    assertThat(client.getLake(lake).getState()).isEqualTo(State.ACTIVE);
    assertThat(fake.history(lake)).extracting(Event::type).contains(Event.Type.CANCEL_REQUESTED);
  }

  @Test
  void takesADeletionThatCompletesDespiteTheCancelAsSuccess() throws Exception {
    fake.next(delete(lake), operation().doneAfter(never()).onCancel(completes().after(polls(1))));

    assertThat(application.delete(lake)).isEqualTo(LakeCleaner.Outcome.DELETED);

    assertThatThrownBy(() -> client.getLake(lake)).isInstanceOf(NotFoundException.class);
    assertThat(fake.history(lake)).extracting(Event::type).contains(Event.Type.CANCEL_REQUESTED);
  }

  @Test
  void passesOnThatTheServiceCannotCancel() {
    fake.next(delete(lake), operation().doneAfter(never()).onCancel(unimplemented()));

    assertThatThrownBy(() -> application.delete(lake)).isInstanceOf(UnimplementedException.class);

    assertThat(client.getLake(lake).getState()).isEqualTo(State.DELETING);
  }

  @Test
  void fateIsThatOfOneStartOnly() throws Exception {
    fake.next(delete(lake), operation().doneAfter(never()));
    LakeCleaner hasty = new LakeCleaner(client, Duration.ofMillis(1));
    assertThat(hasty.delete(lake)).isEqualTo(LakeCleaner.Outcome.GIVEN_UP);

    client.deleteLakeAsync(lake).get();

    assertThatThrownBy(() -> client.getLake(lake)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void fateOfOneLakeIsNotThatOfAnother() throws Exception {
    fake.next(delete(lake + "-2"), operation().doneAfter(never()));

    client.deleteLakeAsync(lake).get();

    assertThatThrownBy(() -> client.getLake(lake)).isInstanceOf(NotFoundException.class);
  }
}
