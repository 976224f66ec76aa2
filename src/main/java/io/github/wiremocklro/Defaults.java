package io.github.wiremocklro;

import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import io.github.wiremocklro.operation.FaultReply;
import java.time.Duration;

/** What a server of this library does otherwise than WireMock, however it is made. */
final class Defaults {
  /** WireMock would listen on all interfaces. */
  static final String BIND_ADDRESS = "127.0.0.1";

  /** WireMock's journal would grow for ever. */
  static final int JOURNAL_ENTRIES = 1_000;

  /** Whatever the number of its entries; a quarter is left beside the half that operations have. */
  static final long JOURNAL_BYTES = Runtime.getRuntime().maxMemory() / 4;

  /** The length of a reply is known, and some clients want to know it too. */
  static final ChunkedEncodingPolicy CHUNKED_ENCODING = ChunkedEncodingPolicy.NEVER;

  /** WireMock would let each delayed reply keep a thread that serves. */
  static final int DELAYING_THREADS = 4;

  /** WireMock would answer 500 after five minutes, and a script may delay a reply for longer. */
  static final Duration TIMEOUT = FaultReply.Delay.MAX.plusMinutes(1);

  private Defaults() {}
}
