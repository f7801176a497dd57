package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Remembers what was sent, letter for letter, and can make STS unreachable. */
final class RecordedCalls implements SdkHttpClient {

    private final SdkHttpClient to;
    private final List<Recorded> calls = new ArrayList<>();
    boolean noWayToSts;

    private record Recorded(String operation, JsonNode body) {}

    RecordedCalls(SdkHttpClient to) {
        this.to = to;
    }

    /** The bodies of all calls of this operation. */
    List<JsonNode> bodies(String operation) {
        return calls.stream()
                .filter(call -> call.operation().equals(operation))
                .map(Recorded::body)
                .toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = to.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (request.httpRequest().host().startsWith("sts.")) {
                    if (noWayToSts) {
                        throw new IOException(
                                "no way to " + request.httpRequest().host());
                    }
                } else {
                    record(request);
                }
                return call.call();
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private void record(HttpExecuteRequest request) throws IOException {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            calls.add(new Recorded(
                    target.substring(target.indexOf('.') + 1), new ObjectMapper().readTree(body.readAllBytes())));
        }
    }

    @Override
    public void close() {
        to.close();
    }
}
