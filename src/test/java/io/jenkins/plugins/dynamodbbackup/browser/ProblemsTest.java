package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the browser tests notice what they are there to notice. */
class ProblemsTest {

    private static Chromium chromium;
    private static HttpServer server;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.find().isPresent(), Browser.LEFT_OUT);
        chromium = Chromium.start(Chromium.find().orElseThrow());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
            server.stop(0);
        }
    }

    @Test
    void aCleanPageHasNone() {
        assertThat(problemsOf("clean", "<p>Hello</p>")).isEmpty();
    }

    @Test
    void aScriptInThePageBreaksThePolicy() {
        assertThat(problemsOf("inline", "<script>go()</script>"))
                .anySatisfy(problem -> assertThat(problem).startsWith("security policy: script-src-elem inline"));
    }

    @Test
    void aHandlerInThePageBreaksThePolicyOnceItIsNeeded() {
        try (Page page = open("handler", "<p onclick='go()'>Hello</p>")) {
            assertThat(page.click("p").problems())
                    .anySatisfy(problem -> assertThat(problem).startsWith("security policy: script-src-attr inline"));
        }
    }

    @Test
    void anAddressOutsideIsNeverCalled() {
        assertThat(problemsOf("outside", "<img src='http://192.0.2.1/x.png' alt=''>"))
                .anySatisfy(problem -> assertThat(problem).contains("img-src", "192.0.2.1"));
    }

    @Test
    void aMissingPictureIsARequestThatFailed() {
        assertThat(problemsOf("missing", "<img src='gone.png' alt=''>"))
                .anySatisfy(problem -> assertThat(problem).contains("404", "gone.png"));
    }

    @Test
    void errorsOfScriptsAreTold() {
        assertThat(problemsOf("scripts", "<script src='broken.js'></script>"))
                .anySatisfy(problem -> assertThat(problem).startsWith("exception: Error: thrown"))
                .contains("console: said by the script");
    }

    @Test
    void aClickFollowsWhatMovesAwayAndHitsNothingElse() {
        String body = "<a href='#wrong' style='display: block'>wrong</a><button>right</button>"
                + "<script src='jump.js'></script>";
        try (Page page = open("jump", body)) {
            page.click("button").await("document.title === 'hit'");
            assertThat(page.evaluate("location.hash").asText()).isEmpty();
        }
    }

    @Test
    void aTextThatAFieldNeverTakesIsNotTypedForEver() {
        String body = "<input id='stubborn'><script src='stubborn.js'></script>";
        try (Page page = open("stubborn", body).patience(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> page.fill("#stubborn", "orders"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("never took the text: #stubborn");
        }
    }

    @Test
    void whatThePageBeforeAskedForIsNotAwaited() {
        Problems problems = new Problems();
        problems.event("Network.requestWillBeSent", request("1", "first", "http://127.0.0.1/slow"));
        problems.event("Network.requestWillBeSent", request("2", "second", "http://127.0.0.1/page"));
        assertThat(problems.underWay()).hasSize(2);

        problems.event(
                "Page.frameNavigated",
                DevTools.parameters().set("frame", frame("inner").put("parentId", "main")));
        assertThat(problems.underWay()).hasSize(2);
        problems.event("Page.frameNavigated", DevTools.parameters().set("frame", frame("second")));

        assertThat(problems.underWay()).containsExactly("http://127.0.0.1/page");
        problems.event("Network.loadingFailed", DevTools.parameters().put("requestId", "1"));
        assertThat(problems.found()).isEmpty();
    }

    private static ObjectNode frame(String loader) {
        return DevTools.parameters().put("loaderId", loader);
    }

    private static ObjectNode request(String id, String loader, String url) {
        ObjectNode event = frame(loader).put("requestId", id);
        event.putObject("request").put("url", url);
        return event;
    }

    private static List<String> problemsOf(String name, String body) {
        try (Page page = open(name, body)) {
            return page.problems();
        }
    }

    private static Page open(String name, String body) {
        serve("/" + name + "/", "text/html", "<!doctype html><title>x</title><link rel=icon href='data:,'>" + body);
        serve(
                "/" + name + "/broken.js",
                "text/javascript",
                "console.error('said by the script'); throw Error('thrown');");
        serve(
                "/" + name + "/stubborn.js",
                "text/javascript",
                "document.querySelector('input').addEventListener('input', e => { e.target.value = 'no'; });");
        serve("/" + name + "/jump.js", "text/javascript", """
                const [link, button] = [document.querySelector('a'), document.querySelector('button')];
                addEventListener('mousemove', () => {
                    const r = button.getBoundingClientRect();
                    link.style.height = r.bottom + 'px';
                }, {once: true});
                button.addEventListener('click', () => { document.title = 'hit'; });
                """);
        return new Page(chromium.devTools())
                .open("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "/");
    }

    private static void serve(String path, String type, String text) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            boolean found = exchange.getRequestURI().getPath().equals(path);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
            exchange.sendResponseHeaders(found ? 200 : 404, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
