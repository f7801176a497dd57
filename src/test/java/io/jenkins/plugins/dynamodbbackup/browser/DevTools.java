package io.jenkins.plugins.dynamodbbackup.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Commands to a running browser, and its events: the Chrome DevTools protocol, one page a session. */
final class DevTools implements AutoCloseable {

    /** Long enough for a loaded machine; what takes longer hangs. */
    static final int PATIENCE_SECONDS = 90;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Receiver())
                .join();
    }

    static ObjectNode parameters() {
        return JSON.createObjectNode();
    }

    /** Events of one session, given as method and parameters on the thread that receives: a listener must not wait. */
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    void forget(String session) {
        listeners.remove(session);
    }

    /** Sends a command to the browser itself and waits for the answer. */
    JsonNode call(String method, ObjectNode parameters) {
        return call("", method, parameters);
    }

    /**
     * Sends a command and waits for the answer.
     *
     * @throws Refused when the browser says no
     */
    JsonNode call(String session, String method, ObjectNode parameters) {
        try {
            return send(session, method, parameters).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Refused(method + ": " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            throw new AssertionError("no answer from the browser to " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<JsonNode> send(String session, String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message = parameters().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        transmit(message.toString());
        return answer;
    }

    /** The socket takes one message at a time. */
    private synchronized void transmit(String message) {
        socket.sendText(message, true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void received(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (!message.has("id")) {
            listeners
                    .getOrDefault(message.path("sessionId").asText(), (method, parameters) -> {})
                    .accept(message.path("method").asText(), message.path("params"));
            return;
        }
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
        if (answer != null && message.has("error")) {
            answer.completeExceptionally(
                    new Refused(message.path("error").path("message").asText()));
        } else if (answer != null) {
            answer.complete(message.path("result"));
        }
    }

    /** The browser does not carry out a command. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                String text = parts.toString();
                parts.setLength(0);
                received(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost("the browser has closed the connection");
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable reason) {
            lost(reason.toString());
        }

        private void lost(String reason) {
            answers.values().forEach(answer -> answer.completeExceptionally(new Refused(reason)));
        }
    }
}
