package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for the tests of a class. A test fails when one of its pages had an error in the console, an exception, a
 * failed request or a breach of the security policy. Each test leaves a picture of its pages in target/screenshots.
 */
final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    static final String LEFT_OUT =
            "Browser tests are left out: no Chromium or Chrome on the PATH, and CHROMIUM names none.";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<Page> pages = new ArrayList<>();
    private Optional<Chromium> chromium = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), LEFT_OUT);
        chromium = Optional.of(Chromium.start(program.orElseThrow()));
    }

    /** Opens a page in a tab of its own. */
    Page open(String url) {
        Page page = new Page(chromium.orElseThrow().devTools());
        pages.add(page);
        return page.open(url);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Files.createDirectories(SCREENSHOTS);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Files.write(SCREENSHOTS.resolve(name(context, i)), pages.get(i).picture());
            problems.addAll(pages.get(i).problems());
            pages.get(i).close();
        }
        pages.clear();
        assertThat(problems).as("problems of the pages").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (chromium.isPresent()) {
            chromium.get().close();
        }
    }

    private static String name(ExtensionContext context, int page) {
        String test = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName()
                + (context.getDisplayName().startsWith("[") ? context.getDisplayName() : "") + "-" + (page + 1);
        return test.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".png";
    }
}
