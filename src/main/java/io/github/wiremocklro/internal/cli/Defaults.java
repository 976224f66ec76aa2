package io.github.wiremocklro.internal.cli;

import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import io.github.wiremocklro.operation.FaultReply;
import java.time.Duration;

/** What a server of this library does otherwise than WireMock, however it is made. */
public final class Defaults {
  /** WireMock would listen on all interfaces. */
  public static final String BIND_ADDRESS = "127.0.0.1";

  /** As TCP has it. */
  static final int MAX_PORT = 65_535;

  /** WireMock's journal would grow for ever. */
  public static final int JOURNAL_ENTRIES = 1_000;

  /** Whatever the number of its entries; a quarter is left beside the half that operations have. */
  public static final long JOURNAL_BYTES = Runtime.getRuntime().maxMemory() / 4;

  /** The length of a reply is known, and some clients want to know it too. */
  public static final ChunkedEncodingPolicy CHUNKED_ENCODING = ChunkedEncodingPolicy.NEVER;

  /** WireMock would let each delayed reply keep a thread that serves. */
  public static final int DELAYING_THREADS = 4;

  /** WireMock would answer 500 after five minutes, and a script may delay a reply for longer. */
  public static final Duration TIMEOUT = FaultReply.Delay.MAX.plusMinutes(1);

  private Defaults() {}
}
