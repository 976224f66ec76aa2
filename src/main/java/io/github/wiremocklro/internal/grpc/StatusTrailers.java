package io.github.wiremocklro.internal.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How a status is sent (grpc/grpc, {@code doc/PROTOCOL-HTTP2.md}). */
public final class StatusTrailers {
  /** The name of the code's header. */
  public static final String STATUS = "grpc-status";

  private static final String MESSAGE = "grpc-message";
  private static final String DETAILS = "grpc-status-details-bin";

  /** Clients take headers of 8 KiB together; some close the whole connection for more. */
  private static final int MAX_LENGTH = 7 << 10;

  private static final int MAX_MESSAGE = MAX_LENGTH / 2;
  private static final String CUT = "...";
  private static final String HEX = "0123456789ABCDEF";

  private StatusTrailers() {}

  /**
   * Returns the headers that say how a call has ended. A message that is too long for clients is
   * cut, and details that are too long are left out.
   */
  public static List<Metadata.Entry> of(GrpcStatus status) {
    List<Metadata.Entry> trailers = new ArrayList<>(3);
    trailers.add(new Metadata.Entry(STATUS, Integer.toString(status.code())));
    String message = percentEncoded(status.message());
    if (!message.isEmpty()) {
      trailers.add(new Metadata.Entry(MESSAGE, message));
    }
    String details = Base64.getEncoder().withoutPadding().encodeToString(status.details());
    if (!details.isEmpty() && message.length() + details.length() <= MAX_LENGTH) {
      trailers.add(new Metadata.Entry(DETAILS, details));
    }
    return trailers;
  }

  private static String percentEncoded(String message) {
    StringBuilder encoded = new StringBuilder(message.length() + 16);
    for (int i = 0; i < message.length(); ) {
      int character = message.codePointAt(i);
      int length = encoded.length();
      append(encoded, character);
      if (encoded.length() > MAX_MESSAGE - CUT.length()) {
        encoded.setLength(length);
        return encoded.append(CUT).toString();
      }
      i += Character.charCount(character);
    }
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, int character) {
    if (character >= ' ' && character <= '~' && character != '%') {
      encoded.append((char) character);
      return;
    }
    for (byte octet : Character.toString(character).getBytes(UTF_8)) {
      encoded.append('%').append(HEX.charAt(octet >> 4 & 0xf)).append(HEX.charAt(octet & 0xf));
    }
  }
}
