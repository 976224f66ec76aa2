package io.github.wiremocklro.contract;

import io.github.wiremocklro.internal.wiremock.Rest.Reply;

/**
 * A client of the API. What it gets reads alike over each transport: JSON, and the status that the
 * code of an error has over HTTP. Where transports differ, the expectations of each stand here.
 */
interface Client extends AutoCloseable {

  Reply send(ApiCall call);

  /** Returns this client, which sends this with its calls. */
  Client with(String header, String value);

  /** Returns how the history tells of a call. */
  String asked(ApiCall call);

  /** Checks that what comes back is not of the API but of something on the way to it. */
  void assertPage(ApiCall call, int httpStatus, String html);

  /** Checks that nothing comes back, or nothing that is whole. */
  void assertBroken(ApiCall call);

  /**
   * Checks that an operation comes back with a response and an error, of which this is the code.
   */
  void assertBothResults(ApiCall call, int code);

  /** Checks that metadata come back whose type nobody knows. */
  void assertUnknownMetadata(ApiCall call, String type);

  @Override
  void close();
}
