package io.jenkins.plugins.dynamodbbackup.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clicks an element and knows that it was the element that was hit: a message that appears above it moves it away from
 * under the pointer. A click that would hit something else is kept from the page and tried again.
 */
final class Mouse {

    /** The function that tells where a click arrived. */
    static final String LANDED = "clickLanded";

    private static final String HIT = "hit";
    private static final List<String> CLICK = List.of("mouseMoved", "mousePressed", "mouseReleased");

    /** Whether what lies at some point belongs to the element, as a label does. */
    private static final String BELONGS =
            "(e, top) => top && (e.contains(top) || top.contains(e) && top.closest('label, button, a'))";

    private final Page page;
    private volatile CompletableFuture<String> landed = new CompletableFuture<>();

    Mouse(Page page) {
        this.page = page;
    }

    void event(String method, JsonNode event) {
        if (method.equals("Runtime.bindingCalled")
                && event.path("name").asText().equals(LANDED)) {
            landed.complete(event.path("payload").asText());
        }
    }

    /** Clicks the middle of the first such element, once nothing lies above it. */
    void click(String selector) {
        Instant end = Instant.now().plusSeconds(DevTools.PATIENCE_SECONDS);
        while (!hits(selector)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("never hit: " + selector);
            }
        }
    }

    private boolean hits(String selector) {
        String found = Page.found(selector);
        page.await(found).settle().await("""
                (() => {
                    const e = %s;
                    e.scrollIntoView({block: 'center', behavior: 'instant'});
                    const r = e.getBoundingClientRect();
                    return (%s)(e, document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));
                })()""".formatted(found, BELONGS));
        landed = new CompletableFuture<>();
        JsonNode at = page.evaluate("""
                (() => {
                    const e = %s;
                    const watched = ['mousedown', 'mouseup', 'click'];
                    const watch = event => {
                        const hit = (%s)(e, event.target);
                        if (!hit) { event.preventDefault(); event.stopImmediatePropagation(); }
                        if (event.type === 'click') {
                            watched.forEach(type => removeEventListener(type, watch, true));
                            %s(hit ? '%s' : event.target.outerHTML);
                        }
                    };
                    watched.forEach(type => addEventListener(type, watch, true));
                    const r = e.getBoundingClientRect();
                    return {x: r.x + r.width / 2, y: r.y + r.height / 2};
                })()""".formatted(found, BELONGS, LANDED, HIT));
        CLICK.forEach(
                type -> page.mouse(type, at.path("x").asDouble(), at.path("y").asDouble()));
        try {
            return landed.get(DevTools.PATIENCE_SECONDS, TimeUnit.SECONDS).equals(HIT);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no click arrived at " + selector, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
