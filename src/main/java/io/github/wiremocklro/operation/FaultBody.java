package io.github.wiremocklro.operation;

import java.util.regex.Pattern;

/**
 * A body that is not the API's, such as the HTML of a proxy.
 *
 * @param status of HTTP, from 200 to 599
 * @param contentType what the header {@code Content-Type} says
 * @param text the body
 */
public record FaultBody(int status, String contentType, String text) implements FaultReply {
  /** The content type where a script gives none. */
  public static final String HTML = "text/html; charset=utf-8";

  private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]{1,200}");

  /**
   * @throws InvalidArgumentException if HTTP has no such status or header
   */
  public FaultBody {
    if (status < 200 || status > 599) {
      throw new InvalidArgumentException(
          "body.status", status, "is no status of a reply", "use one from 200 to 599");
    }
    if (!HEADER.matcher(contentType).matches()) {
      throw new InvalidArgumentException(
          "body.contentType",
          contentType,
          "cannot stand in a header",
          "use one such as \"text/html\"");
    }
  }

  @Override
  public boolean isAppliedByDefault() {
    return false;
  }

  @Override
  public String description() {
    return "body with status " + status;
  }
}
