package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Hands the SDK's requests to the service without a socket: quick, the same every time, and good with a clock that
 * stands still. A dropped connection is an {@link IOException}, as with a real client.
 */
final class InProcessHttpClient implements SdkHttpClient {
    private final Service service;
    private final Supplier<Instant> now;
    private final Consumer<Duration> sleep;

    InProcessHttpClient(Service service, Supplier<Instant> now, Consumer<Duration> sleep) {
        this.service = service;
        this.now = now;
        this.sleep = sleep;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return execute(request);
            }

            @Override
            public void abort() {
                // The answer is there as soon as the call is made.
            }
        };
    }

    private HttpExecuteResponse execute(HttpExecuteRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        request.httpRequest()
                .forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream content = request.contentStreamProvider().get().newStream()) {
                body = content.readAllBytes();
            }
        }
        try {
            Answer answer = service.handle(new Request(headers, body), sleep);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpFullResponse.builder()
                            .statusCode(answer.status())
                            .putHeader("Content-Type", answer.contentType())
                            .putHeader("Content-Length", "" + answer.body().length)
                            .putHeader("x-amzn-RequestId", UUID.randomUUID().toString())
                            .putHeader(
                                    "Date",
                                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                            now.get().atOffset(ZoneOffset.UTC)))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                    .build();
        } catch (DroppedConnection dropped) {
            throw new IOException("Connection reset", dropped);
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String clientName() {
        return "InProcess";
    }
}
