package io.github.wiremocklro.internal.wiremock;

import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.PostServeAction;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformer;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilter;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An extension that tells which requests it has seen; there is one of each kind. */
@SuppressWarnings("deprecation") // of WireMock's older kinds
interface SeeingExtension {
  List<String> seen();

  static Stream<Extension> ofEachKind() {
    return Stream.of(
        new FirstFilter(),
        new SecondFilter(),
        new Listening(),
        new Acting(),
        new FirstDefinition(),
        new SecondDefinition(),
        new FirstResponse(),
        new SecondResponse());
  }

  final class FirstFilter extends StubRequestFilter implements SeeingExtension {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "first-filter";
    }

    @Override
    public RequestFilterAction filter(Request request) {
      seen.add(request.getUrl());
      return RequestFilterAction.continueWith(request);
    }
  }

  record SecondFilter(List<String> seen) implements StubRequestFilterV2, SeeingExtension {
    SecondFilter() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "second-filter";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
      seen.add(request.getUrl());
      return RequestFilterAction.continueWith(request);
    }
  }

  record Listening(List<String> seen) implements ServeEventListener, SeeingExtension {
    Listening() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "listening";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
      seen.add(event.getRequest().getUrl());
    }
  }

  final class Acting extends PostServeAction implements SeeingExtension {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "acting";
    }

    @Override
    public void doGlobalAction(ServeEvent event, Admin admin) {
      seen.add(event.getRequest().getUrl());
    }
  }

  final class FirstDefinition extends ResponseDefinitionTransformer implements SeeingExtension {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "first-definition";
    }

    @Override
    public ResponseDefinition transform(
        Request request, ResponseDefinition reply, FileSource files, Parameters parameters) {
      seen.add(request.getUrl());
      return reply;
    }
  }

  record SecondDefinition(List<String> seen)
      implements ResponseDefinitionTransformerV2, SeeingExtension {
    SecondDefinition() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "second-definition";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      seen.add(event.getRequest().getUrl());
      return event.getResponseDefinition();
    }
  }

  final class FirstResponse extends ResponseTransformer implements SeeingExtension {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public List<String> seen() {
      return seen;
    }

    @Override
    public String getName() {
      return "first-response";
    }

    @Override
    public Response transform(
        Request request, Response response, FileSource files, Parameters parameters) {
      seen.add(request.getUrl());
      return response;
    }
  }

  record SecondResponse(List<String> seen) implements ResponseTransformerV2, SeeingExtension {
    SecondResponse() {
      this(new CopyOnWriteArrayList<>());
    }

    @Override
    public String getName() {
      return "second-response";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      seen.add(event.getRequest().getUrl());
      return response;
    }
  }
}
