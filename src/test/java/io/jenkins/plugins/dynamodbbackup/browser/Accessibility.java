package io.jenkins.plugins.dynamodbbackup.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules of WCAG 2.1, levels A and AA, as far as axe can tell. */
final class Accessibility {

    /** What Jenkins' own form tags breach: no label is tied to a field, its combo box and the colours of its notices. */
    private static final List<String> OF_FORM_TAGS = List.of(
            "label:",
            "select-name:",
            "aria-allowed-attr: <div aria-expanded=",
            "color-contrast: <div class=\"ok\">",
            "color-contrast: <div class=\"warning\">",
            "color-contrast: <div class=\"error\">",
            "color-contrast: <span tooltip=\"One or more fields in this block have been edited.\"");

    private Accessibility() {}

    /** Fails with every breach inside the elements named; Jenkins' own frame around them is not looked at. */
    static void check(Page page, String selector) {
        check(page, selector, List.of());
    }

    /** The same for a form, without what is not ours to change. */
    static void checkForm(Page page, String selector) {
        check(page, selector, OF_FORM_TAGS);
    }

    private static void check(Page page, String selector, List<String> leftOut) {
        page.await(Page.found(selector));
        if (!page.evaluate("typeof axe === 'object'").asBoolean()) {
            page.evaluate(axe() + "; true");
        }
        JsonNode breaches = page.evaluate("""
                axe.run({include: [%s]}, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']})
                    .then(result => result.violations.flatMap(rule =>
                        rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary)))
                """.formatted(Page.quoted(selector)));
        List<String> found = new ArrayList<>();
        breaches.forEach(breach -> found.add(breach.asText()));
        found.removeIf(breach -> leftOut.stream().anyMatch(breach::startsWith));
        assertThat(found).as("accessibility of " + selector).isEmpty();
    }

    private static String axe() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
