package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.url.PathParams;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.UUID;

/** A request whose path variables are decoded, as http.proto wants them in a script's templates. */
final class DecodedRequest extends RequestWrapper {
  private final UUID id;
  private final PathParams decoded = new PathParams();

  DecodedRequest(Request request) {
    super(request);
    this.id = request.getId();
    request
        .getPathParameters()
        .forEach((key, value) -> decoded.add(key, ResourcePath.decode(value)));
  }

  /** Returns whether there is anything to decode, which is seldom so. */
  static boolean differsFrom(Request request) {
    return request.getPathParameters().values().stream().anyMatch(ResourcePath::isEncoded);
  }

  /** A wrapper has none by itself. */
  @Override
  public UUID getId() {
    return id;
  }

  @Override
  public PathParams getPathParameters() {
    return decoded;
  }
}
