package io.github.wiremocklro.internal.state;

import io.github.wiremocklro.internal.file.WholeFile;
import io.github.wiremocklro.internal.json.Json;
import io.github.wiremocklro.operation.InvalidArgumentException;
import io.github.wiremocklro.operation.JsonObject;
import io.github.wiremocklro.operation.Status;
import io.github.wiremocklro.operation.StatusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A file with the state of a fake. Whoever reads it finds all of one state, also while another is
 * being written.
 *
 * @param path where it is
 */
public record StateFile(Path path) {

  /**
   * Writes a state in the place of what is there.
   *
   * @param state asked for once the file is there to be written
   * @throws UncheckedIOException if that cannot be done; what was there stays
   */
  public void write(Supplier<JsonObject> state) {
    try {
      WholeFile.write(path, file -> Json.write(state.get(), file));
    } catch (IOException e) {
      throw failed("written", e, "make its folder one that this process may write to");
    }
  }

  /** Returns whether there is one. */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * Reads the state that is there.
   *
   * @param reader is given it, and may refuse it
   * @throws UncheckedIOException if there is no file that can be read
   * @throws InvalidArgumentException if it is none, or is refused; the message names the file
   * @throws StatusException if there is no room for it; the message names the file
   */
  public void read(Consumer<JsonObject> reader) {
    try {
      String text = Files.readString(path);
      reader.accept(Json.parseReply(text, "$"));
    } catch (IOException e) {
      throw failed("read", e, "name one that was saved, and that this process may read");
    } catch (InvalidArgumentException e) {
      String place = e.path().replaceFirst("^\\$\\.?", "");
      throw InvalidArgumentException.reported(
          place.isEmpty() ? path.toString() : path + ": " + place, e.shown(), e.verdict());
    } catch (StatusException e) {
      Status told = e.status();
      Status named = new Status(told.code(), path + ": " + told.message(), told.details());
      throw new StatusException(named, e.reason(), e.retryAfter());
    }
  }

  private UncheckedIOException failed(String done, IOException cause, String remedy) {
    String reason =
        cause instanceof NoSuchFileException ? "there is no such file or folder" : cause.toString();
    return new UncheckedIOException(
        "The state file %s cannot be %s (%s); %s.".formatted(path, done, reason, remedy), cause);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
