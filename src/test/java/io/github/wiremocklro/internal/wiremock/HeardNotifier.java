package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log of WireMock's that keeps what it is told, of whatever kind. */
final class HeardNotifier implements Notifier {
  final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void info(String message) {
    told.add(message);
  }

  @Override
  public void error(String message) {
    told.add(message);
  }

  @Override
  public void error(String message, Throwable cause) {
    told.add(message);
  }
}
