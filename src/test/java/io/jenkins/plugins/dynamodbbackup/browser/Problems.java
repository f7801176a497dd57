package io.jenkins.plugins.dynamodbbackup.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page complains of: errors in its console, exceptions, failed requests, breaches of its security policy. */
final class Problems {

    /** The function that a page calls at each breach of its security policy. */
    static final String BREACH = "policyBreached";

    /** Reports breaches; a page's own policy does not hold for scripts of the browser's tools. */
    static final String WATCH_BREACHES = """
            document.addEventListener('securitypolicyviolation', event => %s(
                event.violatedDirective + ' ' + event.blockedURI + ' at ' + event.sourceFile + ':' + event.lineNumber
                + ' ' + event.sample));
            """.formatted(BREACH);

    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Map<String, Request> requests = new ConcurrentHashMap<>();
    private final Set<String> leftBehind = ConcurrentHashMap.newKeySet();

    /** @param loader tells the requests of one load of a page from those of the next */
    private record Request(String url, String loader) {}

    /** All so far, each a sentence. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** The addresses of requests without their answer. */
    Collection<String> underWay() {
        return requests.values().stream().map(Request::url).toList();
    }

    void event(String method, JsonNode event) {
        switch (method) {
            case "Runtime.bindingCalled" -> {
                if (event.path("name").asText().equals(BREACH)) {
                    found.add("security policy: " + event.path("payload").asText());
                }
            }
            case "Runtime.exceptionThrown" -> found.add("exception: " + thrown(event.path("exceptionDetails")));
            case "Runtime.consoleAPICalled" -> console(event);
            case "Log.entryAdded" -> log(event.path("entry"));
            case "Network.requestWillBeSent" ->
                requests.put(
                        event.path("requestId").asText(),
                        new Request(
                                event.path("request").path("url").asText(),
                                event.path("loaderId").asText()));
            case "Page.frameNavigated" -> navigated(event.path("frame"));
            case "Network.responseReceived" -> response(event.path("response"));
            case "Network.loadingFinished" ->
                requests.remove(event.path("requestId").asText());
            case "Network.loadingFailed" -> failure(event);
            default -> {}
        }
    }

    private static String thrown(JsonNode details) {
        return details.path("exception")
                        .path("description")
                        .asText(details.path("text").asText()) + " at "
                + details.path("url").asText() + ":"
                + details.path("lineNumber").asText();
    }

    private void console(JsonNode event) {
        if (List.of("error", "assert").contains(event.path("type").asText())) {
            StringBuilder text = new StringBuilder("console:");
            event.path("args")
                    .forEach(part -> text.append(' ')
                            .append(part.path("description")
                                    .asText(part.path("value").asText())));
            found.add(text.toString());
        }
    }

    private void log(JsonNode entry) {
        boolean policy = entry.path("source").asText().equals("security");
        // A failed request is told of by the network's own event, with its status.
        boolean error = entry.path("level").asText().equals("error")
                && !entry.path("source").asText().equals("network");
        if (policy || error) {
            found.add("log: " + entry.path("text").asText() + " at "
                    + entry.path("url").asText());
        }
    }

    private void response(JsonNode response) {
        if (response.path("status").asInt() >= 400) {
            found.add("request: " + response.path("status").asInt() + " from "
                    + response.path("url").asText());
        }
    }

    /** Another page may come from another process, and then nobody tells the end of what the one before it asked for. */
    private void navigated(JsonNode frame) {
        if (frame.has("parentId")) {
            return;
        }
        String loader = frame.path("loaderId").asText();
        requests.forEach((id, request) -> {
            if (!request.loader().equals(loader)) {
                leftBehind.add(id);
                requests.remove(id);
            }
        });
    }

    /** Requests that the page itself gave up, by leaving, are no problem. */
    private void failure(JsonNode event) {
        String id = event.path("requestId").asText();
        String request =
                Optional.ofNullable(requests.remove(id)).map(Request::url).orElse("");
        if (!event.path("canceled").asBoolean() && !leftBehind.remove(id)) {
            found.add("request: " + event.path("errorText").asText() + " "
                    + event.path("blockedReason").asText() + " from " + request);
        }
    }
}
