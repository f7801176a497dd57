package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.UnknownItemTypeException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values as bytes that are the same for two values exactly when DynamoDB takes them for equal: numbers by what they are
 * worth (1.0 is 1), sets without an order, maps by their keys. One object serves many items, one after the other.
 */
final class CanonicalForm {

    /** No number of DynamoDB has more zeros (1E+125, and 38 digits down to 1E-130). */
    private static final int MOST_ZEROS = 300;

    private byte[] bytes = new byte[256];
    private int length;
    private String attribute = "";

    CanonicalForm clear() {
        length = 0;
        return this;
    }

    CanonicalForm item(Map<String, AttributeValue> attributes) {
        count('{', attributes.size());
        for (String name : sorted(attributes.keySet())) {
            attribute = name;
            text('k', name);
            value(attributes.get(name));
        }
        return this;
    }

    /** @param name of the attribute that holds it */
    CanonicalForm attribute(String name, AttributeValue value) {
        attribute = name;
        value(value);
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    private void value(AttributeValue it) {
        switch (it.type()) {
            case S -> text('S', it.s());
            case N -> text('N', number(it.n()));
            case B -> bytes('B', it.b().asByteArrayUnsafe());
            case BOOL -> put(Boolean.TRUE.equals(it.bool()) ? 'T' : 'F');
            case NUL -> put('0');
            case SS -> set('s', it.ss(), CanonicalForm::utf8);
            case NS -> set('n', it.ns(), number -> utf8(number(number)));
            case BS -> set('b', it.bs(), binary -> binary.asByteArrayUnsafe());
            case L -> {
                count('[', it.l().size());
                it.l().forEach(this::value);
            }
            case M -> map(it.m());
            default -> throw new UnknownItemTypeException(attribute);
        }
    }

    private void map(Map<String, AttributeValue> entries) {
        count('{', entries.size());
        for (String name : sorted(entries.keySet())) {
            text('k', name);
            value(entries.get(name));
        }
    }

    private static String[] sorted(Collection<String> names) {
        String[] sorted = names.toArray(String[]::new);
        Arrays.sort(sorted);
        return sorted;
    }

    private <T> void set(char type, List<T> members, Function<T, byte[]> form) {
        byte[][] sorted = members.stream().map(form).toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compare);
        count(type, sorted.length);
        for (byte[] member : sorted) {
            bytes('m', member);
        }
    }

    /** DynamoDB's numbers have up to 38 digits; their scale is no part of them. */
    static String number(String written) {
        if (plain(written)) {
            return written;
        }
        BigDecimal number = new BigDecimal(written).stripTrailingZeros();
        if (number.signum() == 0) {
            return "0";
        }
        return Math.abs((long) number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }

    /** Whether it is a whole number as DynamoDB writes most: no sign but a minus, and no zeros before it. */
    private static boolean plain(String written) {
        int first = written.startsWith("-") ? 1 : 0;
        if (written.length() == first || written.charAt(first) == '0') {
            return written.equals("0");
        }
        for (int at = first; at < written.length(); at++) {
            if (written.charAt(at) < '0' || written.charAt(at) > '9') {
                return false;
            }
        }
        return written.length() < MOST_ZEROS;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void text(char type, String value) {
        bytes(type, utf8(value));
    }

    /** With their length, so that no two sequences of values are alike. */
    private void bytes(char type, byte[] value) {
        count(type, value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void count(char type, int number) {
        put(type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            put((char) (number >>> shift & 0xFF));
        }
    }

    private void put(char one) {
        room(1);
        bytes[length++] = (byte) one;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
