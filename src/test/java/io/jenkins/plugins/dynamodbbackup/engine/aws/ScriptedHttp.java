package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Answers that a test wrote down, one after the other, the last one for ever; and the requests that asked for them. */
public final class ScriptedHttp implements SdkHttpClient {

    private final Queue<Reply> replies = new ArrayDeque<>();
    private final List<SdkHttpRequest> requests = new ArrayList<>();

    /** One answer as it comes over the wire; without a status the connection breaks. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/x-amz-json-1.0"), body);
        }

        public static Reply error(String type, String message) {
            return json(400, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
        }

        public static Reply html(int status) {
            return new Reply(status, Map.of("Content-Type", "text/html"), "<html><body>Bad Gateway</body></html>");
        }

        public static Reply broken() {
            return new Reply(0, Map.of(), "");
        }

        Reply header(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    public ScriptedHttp then(Reply reply) {
        replies.add(reply);
        return this;
    }

    public List<SdkHttpRequest> requests() {
        return requests;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                requests.add(request.httpRequest());
                return answer(replies.size() > 1 ? replies.poll() : replies.peek());
            }

            @Override
            public void abort() {
                // The answer is there at once.
            }
        };
    }

    private static HttpExecuteResponse answer(Reply reply) throws IOException {
        if (reply.status() == 0) {
            throw new IOException("Connection reset");
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
                .response(response.putHeader("Content-Length", "" + body.length).build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
