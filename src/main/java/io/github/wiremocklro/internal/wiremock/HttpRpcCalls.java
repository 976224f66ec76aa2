package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.wiremocklro.internal.api.KnownApis;

/**
 * What it takes to read calls that arrive over HTTP.
 *
 * @param templates those in the mappings
 * @param apis the APIs whose paths are read
 */
public record HttpRpcCalls(Templates templates, KnownApis apis) {

  HttpRpcCall of(ServeEvent event) {
    return new HttpRpcCall(event, templates, apis);
  }
}
