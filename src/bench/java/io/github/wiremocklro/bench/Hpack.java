package io.github.wiremocklro.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/**
 * The headers of GetOperation over gRPC (RFC 7541): the first request of a connection puts them
 * into the server's table, each other one names their places in it, as gRPC's clients do.
 */
final class Hpack {
  private static final int INDEXED = 0x80;
  private static final int NEW_IN_TABLE = 0x40;
  private static final int POST = 3;
  private static final int HTTP = 6;
  private static final int FIRST_PLACE = 62;

  private final List<Map.Entry<String, String>> fields;

  Hpack(int port) {
    fields =
        List.of(
            Map.entry(":path", "/google.longrunning.Operations/GetOperation"),
            Map.entry(":authority", "localhost:" + port),
            Map.entry("content-type", "application/grpc"),
            Map.entry("te", "trailers"),
            Map.entry(Connection.CLIENT, Connection.CLIENT_VALUE));
  }

  byte[] first() {
    ByteArrayOutputStream block = begin();
    for (Map.Entry<String, String> field : fields) {
      block.write(NEW_IN_TABLE);
      write(block, field.getKey());
      write(block, field.getValue());
    }
    return block.toByteArray();
  }

  byte[] again() {
    ByteArrayOutputStream block = begin();
    for (int i = 0; i < fields.size(); i++) {
      block.write(INDEXED | FIRST_PLACE + fields.size() - 1 - i); // The last one stands first.
    }
    return block.toByteArray();
  }

  private static ByteArrayOutputStream begin() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(INDEXED | POST);
    block.write(INDEXED | HTTP);
    return block;
  }

  /** All are shorter than 127 bytes. */
  private static void write(ByteArrayOutputStream block, String text) {
    block.write(text.length());
    block.writeBytes(text.getBytes(ISO_8859_1));
  }
}
