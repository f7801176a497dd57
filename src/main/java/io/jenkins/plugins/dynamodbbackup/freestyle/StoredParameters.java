package io.jenkins.plugins.dynamodbbackup.freestyle;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.DeclaredParameter;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.WrittenArguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of a build step in a config.xml: one element per parameter and, for lists, one per entry. Jenkins
 * itself would skip elements that it cannot read, and a prune would then delete without that rule.
 */
final class StoredParameters {

    /** The element of a list entry. */
    static final String ENTRY = "string";

    private final WrittenArguments declared;

    StoredParameters(WrittenArguments declared) {
        this.declared = declared;
    }

    /** A parameter that is not stored has its default value. */
    WrittenArguments.Reading read(StoredElement step) {
        WrittenArguments.Reading reading = new WrittenArguments.Reading();
        step.attributes()
                .forEach((name, value) -> reading.problems()
                        .put("@" + name, Messages.StoredParameters_attributeOfStep(name, shown(value))));
        if (!step.text().isBlank()) {
            reading.problems()
                    .put(
                            "",
                            Messages.StoredParameters_textBetween(
                                    shown(step.text().strip())));
        }
        Map<String, List<StoredElement>> byName = step.children().stream()
                .collect(Collectors.groupingBy(StoredElement::name, LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, elements) -> read(name, elements, reading));
        return reading;
    }

    private void read(String name, List<StoredElement> elements, WrittenArguments.Reading reading) {
        String value = elements.stream().map(StoredElement::content).collect(Collectors.joining("', '"));
        Optional<DeclaredParameter> parameter = declared.parameter(name);
        if (parameter.isEmpty()) {
            reading.problems().put(name, unknown(name, value));
        } else if (elements.size() > 1) {
            reading.problems().put(name, Messages.StoredParameters_twice(name, shown(value)));
        } else {
            try {
                reading.add(parameter.get(), written(parameter.get(), elements.get(0)));
            } catch (BadRequestException refused) {
                reading.problems().put(name, refused.getMessage());
            }
        }
    }

    private String unknown(String name, String value) {
        return declared.nearest(name)
                .map(nearest -> Messages.StoredParameters_unknownWithNearest(
                        declared.step(), shown(name), shown(value), nearest))
                .orElseGet(() -> Messages.StoredParameters_unknown(declared.step(), shown(name), shown(value)));
    }

    /** The value as in a script: a string, or a list of strings. */
    private static Object written(DeclaredParameter parameter, StoredElement element) throws BadRequestException {
        String name = parameter.name();
        if (!element.attributes().isEmpty()) {
            Map.Entry<String, String> attribute =
                    element.attributes().entrySet().iterator().next();
            throw new BadRequestException(
                    name,
                    Messages.StoredParameters_attribute(
                            name, shown(attribute.getKey()), shown(attribute.getValue()), shown(element)));
        }
        if (parameter.takesNames()) {
            return entries(name, element);
        }
        if (parameter.takesText() && !element.children().isEmpty()) {
            throw new BadRequestException(name, Messages.StoredParameters_notText(name, shown(element)));
        }
        return element.children().isEmpty() ? element.text() : element;
    }

    private static List<String> entries(String name, StoredElement list) throws BadRequestException {
        boolean right = list.text().isBlank()
                && list.children().stream()
                        .allMatch(entry -> entry.isPlain() && entry.name().equals(ENTRY));
        if (!right) {
            throw new BadRequestException(name, Messages.StoredParameters_notAList(name, shown(list)));
        }
        return list.children().stream().map(StoredElement::text).toList();
    }

    static StoredElement list(String name, List<String> entries) {
        return new StoredElement(
                name,
                Map.of(),
                "",
                entries.stream().map(entry -> StoredElement.of(ENTRY, entry)).toList());
    }

    private static String shown(Object written) {
        return DeclaredParameter.shown(written);
    }
}
