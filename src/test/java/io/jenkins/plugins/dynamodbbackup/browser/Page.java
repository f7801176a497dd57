package io.jenkins.plugins.dynamodbbackup.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/** One tab with cookies of its own, used as a user does: by mouse and keyboard. Elements are named by CSS selectors. */
final class Page implements AutoCloseable {

    static final int WIDTH = 1280;
    static final int HEIGHT = 900;

    /**
     * Whether, after a short time, nothing waits in Jenkins' scripts: they check one field after the other, and an answer
     * that has come may not be shown yet.
     */
    private static final String QUIET = """
            new Promise(done => setTimeout(() => done(
                document.readyState === 'complete'
                && (!window.FormChecker || FormChecker.queue.length === 0 && FormChecker.inProgress === 0)
                && !document.querySelector('.select-ajax-pending')), 30))""";

    private static final int ROUND_SECONDS = 10;

    private final DevTools devTools;
    private final String context;
    private final String session;
    private final Problems problems = new Problems();
    private final Mouse mouse = new Mouse(this);
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private Duration patience = Duration.ofSeconds(DevTools.PATIENCE_SECONDS);

    Page(DevTools devTools) {
        this.devTools = devTools;
        context = devTools.call("Target.createBrowserContext", parameters())
                .path("browserContextId")
                .asText();
        String target = devTools.call(
                        "Target.createTarget",
                        parameters().put("url", "about:blank").put("browserContextId", context))
                .path("targetId")
                .asText();
        session = devTools.call(
                        "Target.attachToTarget",
                        parameters().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        devTools.listen(session, this::event);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", parameters());
        }
        call("Emulation.setFocusEmulationEnabled", parameters().put("enabled", true));
        call("Runtime.addBinding", parameters().put("name", Problems.BREACH));
        call("Runtime.addBinding", parameters().put("name", Mouse.LANDED));
        call("Page.addScriptToEvaluateOnNewDocument", parameters().put("source", Problems.WATCH_BREACHES));
        size(WIDTH, HEIGHT);
    }

    private static ObjectNode parameters() {
        return DevTools.parameters();
    }

    private JsonNode call(String method, ObjectNode parameters) {
        return devTools.call(session, method, parameters);
    }

    private void event(String method, JsonNode event) {
        problems.event(method, event);
        mouse.event(method, event);
        if (method.equals("Page.loadEventFired")) {
            loaded.complete(null);
        } else if (method.equals("Page.javascriptDialogOpening")) {
            devTools.send(session, "Page.handleJavaScriptDialog", parameters().put("accept", true));
        }
    }

    /** All so far. A breach of the policy is told in a later turn of the page's own event loop: that one is awaited. */
    List<String> problems() {
        evaluate("new Promise(done => setTimeout(() => setTimeout(done)))");
        return problems.found();
    }

    Page size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                parameters()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        return this;
    }

    Page open(String url) {
        return leaving(() -> {
            JsonNode answer = call("Page.navigate", parameters().put("url", url));
            if (answer.has("errorText")) {
                throw new AssertionError(url + ": " + answer.path("errorText").asText());
            }
        });
    }

    /** Does what leads to another page, and waits until that is there. */
    Page leaving(Runnable action) {
        loaded = new CompletableFuture<>();
        action.run();
        try {
            loaded.get(DevTools.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no other page was loaded from " + evaluate("location.href"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return this;
    }

    /** The value of a script, waited for when it is a promise. */
    JsonNode evaluate(String script) {
        JsonNode answer = call(
                "Runtime.evaluate",
                parameters()
                        .put("expression", script)
                        .put("returnByValue", true)
                        .put("awaitPromise", true)
                        .put("userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits in the page until a condition holds. */
    Page await(String condition) {
        Instant end = Instant.now().plus(patience);
        while (!holdsSoon(condition)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "never true at " + evaluate("location.href").asText() + ": " + condition);
            }
        }
        return this;
    }

    /** In rounds: an answer of the browser is not waited for as long as the condition is. */
    private boolean holdsSoon(String condition) {
        return evaluate("""
                new Promise(resolve => {
                    const end = Date.now() + %d * 1000;
                    const look = () => {
                        let holds = false;
                        try { holds = Boolean(%s); } catch (e) { holds = false; }
                        if (holds) { resolve('yes'); }
                        else if (Date.now() > end) { resolve('no'); }
                        else { setTimeout(look, 20); }
                    };
                    look();
                })""".formatted(ROUND_SECONDS, condition)).asText().equals("yes");
    }

    Page awaitText(String selector, String text) {
        return await("[...document.querySelectorAll(%s)].some(e => e.innerText.includes(%s))"
                .formatted(quoted(selector), quoted(text)));
    }

    /** The text a user sees in the first such element. */
    String text(String selector) {
        await(found(selector));
        return evaluate(found(selector) + ".innerText").asText();
    }

    /** The texts of all such elements. */
    List<String> texts(String selector) {
        JsonNode all =
                evaluate("[...document.querySelectorAll(%s)].map(e => e.innerText.trim())".formatted(quoted(selector)));
        return StreamSupport.stream(all.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    String value(String selector) {
        await(found(selector));
        return evaluate(found(selector) + ".value").asText();
    }

    /** Waits until the page has all that it asked for: what is under way may still move or change its elements. */
    Page settle() {
        Instant end = Instant.now().plus(patience);
        do {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still under way: " + problems.underWay());
            }
        } while (!evaluate(QUIET).asBoolean() || !problems.underWay().isEmpty());
        return this;
    }

    /** Clicks the middle of the first such element, once nothing lies above it. */
    Page click(String selector) {
        mouse.click(selector);
        return this;
    }

    /** One event of the mouse, at a point of what is to be seen of the page. */
    void mouse(String type, double x, double y) {
        boolean moved = type.equals("mouseMoved");
        call(
                "Input.dispatchMouseEvent",
                parameters()
                        .put("type", type)
                        .put("x", x)
                        .put("y", y)
                        .put("button", moved ? "none" : "left")
                        .put("clickCount", moved ? 0 : 1));
    }

    /** How long to try what may never come about: for tests of this class. */
    Page patience(Duration limit) {
        patience = limit;
        return this;
    }

    /** Replaces the text of a field and leaves it, so that it is checked. */
    Page fill(String selector, String text) {
        // A field that Jenkins' scripts have not taken in hand yet would be changed without being checked.
        await("(e => e.offsetParent !== null && (!e.hasAttribute('checkUrl') || e.targetElement))(%s)"
                        .formatted(found(selector)))
                .settle();
        Instant end = Instant.now().plus(patience);
        do { // until nothing else has taken the focus meanwhile
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("never took the text: " + selector);
            }
            evaluate("(e => { e.scrollIntoView({block: 'center', behavior: 'instant'}); e.focus(); e.select(); })(%s)"
                    .formatted(found(selector)));
            call("Input.insertText", parameters().put("text", text));
        } while (!evaluate(found(selector) + ".value").asText().equals(text));
        return press("Tab");
    }

    /** Types letters and digits where the keyboard focus is, key by key. */
    Page type(String text) {
        text.chars().mapToObj(Character::toString).forEach(key -> {
            call(
                    "Input.dispatchKeyEvent",
                    parameters().put("type", "keyDown").put("key", key).put("text", key));
            call("Input.dispatchKeyEvent", parameters().put("type", "keyUp").put("key", key));
        });
        return this;
    }

    Page select(String selector, String value) {
        await("[...%s.options].some(o => o.value === %s)".formatted(found(selector), quoted(value)));
        evaluate("(e => { e.value = %s; e.dispatchEvent(new Event('change', {bubbles: true})); })(%s)"
                .formatted(quoted(value), found(selector)));
        return this;
    }

    /** Presses Tab, Enter, Escape or Space where the keyboard focus is. */
    Page press(String key) {
        int code =
                switch (key) {
                    case "Tab" -> 9;
                    case "Enter" -> 13;
                    case "Escape" -> 27;
                    default -> 32;
                };
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode event = parameters()
                    .put("type", type)
                    .put("key", code == 32 ? " " : key)
                    .put("code", key)
                    .put("windowsVirtualKeyCode", code);
            if (type.equals("keyDown") && (code == 13 || code == 32)) {
                event.put("text", code == 13 ? "\r" : " ");
            }
            call("Input.dispatchKeyEvent", event);
        }
        return this;
    }

    /** A picture of the whole page, in a window as high as that. */
    byte[] picture() {
        whole();
        return captured(parameters());
    }

    /** A picture of what lies around all such elements, so many pixels more on each side, cut off below a height. */
    byte[] picture(String selector, int margin, int height) {
        whole();
        ObjectNode clip = (ObjectNode) evaluate("""
                (() => {
                    const all = [...document.querySelectorAll(%s)].map(e => e.getBoundingClientRect());
                    const left = Math.floor(Math.min(...all.map(r => r.left)) - %2$d);
                    const top = Math.floor(Math.min(...all.map(r => r.top)) - %2$d);
                    const right = Math.ceil(Math.max(...all.map(r => r.right)) + %2$d);
                    const bottom = Math.ceil(Math.max(...all.map(r => r.bottom)) + %2$d);
                    return {x: Math.max(left, 0), y: Math.max(top, 0), scale: 1,
                        width: Math.min(right, innerWidth) - Math.max(left, 0),
                        height: Math.min(bottom - Math.max(top, 0), %3$d)};
                })()""".formatted(quoted(selector), margin, height));
        ObjectNode parameters = parameters();
        parameters.set("clip", clip);
        return captured(parameters);
    }

    /** With nothing to scroll, no bar that sticks to an edge hides anything. */
    private void whole() {
        int height = evaluate("document.documentElement.scrollHeight").asInt();
        size(evaluate("innerWidth").asInt(), Math.max(height, HEIGHT)).settle();
    }

    private byte[] captured(ObjectNode parameters) {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", parameters.put("format", "png"))
                        .path("data")
                        .asText());
    }

    @Override
    public void close() {
        devTools.forget(session);
        devTools.call("Target.disposeBrowserContext", parameters().put("browserContextId", context));
    }

    static String found(String selector) {
        return "document.querySelector(" + quoted(selector) + ")";
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
