package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value as text that is the same for two values exactly when DynamoDB takes them for equal: numbers by what they are
 * worth (1.0 is 1), sets without an order, maps by their keys.
 */
final class CanonicalForm {

    private final StringBuilder text = new StringBuilder();

    private CanonicalForm() {}

    static String of(Map<String, AttributeValue> attributes) {
        CanonicalForm form = new CanonicalForm();
        form.map(attributes);
        return form.text.toString();
    }

    static String of(AttributeValue value) {
        CanonicalForm form = new CanonicalForm();
        form.value(value);
        return form.text.toString();
    }

    private void value(AttributeValue it) {
        switch (it.type()) {
            case S -> string('S', it.s());
            case N -> string('N', number(it.n()));
            case B -> string('B', Base64.getEncoder().encodeToString(it.b().asByteArrayUnsafe()));
            case BOOL -> text.append(Boolean.TRUE.equals(it.bool()) ? 'T' : 'F');
            case NUL -> text.append('0');
            case SS -> set('s', it.ss());
            case NS -> set('n', it.ns().stream().map(CanonicalForm::number).toList());
            case BS ->
                set(
                        'b',
                        it.bs().stream()
                                .map(bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()))
                                .toList());
            case L -> {
                text.append('[');
                it.l().forEach(this::value);
                text.append(']');
            }
            case M -> map(it.m());
            default -> throw new UnknownItemTypeException(it.toString());
        }
    }

    private void map(Map<String, AttributeValue> attributes) {
        text.append('{');
        new TreeMap<>(attributes).forEach((name, value) -> {
            string('k', name);
            value(value);
        });
        text.append('}');
    }

    /** With its length, so that no two sequences of values read alike. */
    private void string(char type, String value) {
        text.append(type).append(value.length()).append(':').append(value);
    }

    private void set(char type, List<String> members) {
        List<String> sorted = new ArrayList<>(members);
        sorted.sort(null);
        text.append(type).append(sorted.size()).append('(');
        sorted.forEach(member -> string('m', member));
        text.append(')');
    }

    /** DynamoDB's numbers have up to 38 digits; their scale is no part of them. */
    private static String number(String written) {
        BigDecimal number = new BigDecimal(written);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    static byte[] bytes(String canonical) {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }
}
