package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the canonical form of the values of a key, which are strings, numbers or binaries. */
final class KeyForm {

    private final ByteBuffer form;

    KeyForm(byte[] form) {
        this.form = ByteBuffer.wrap(form);
    }

    AttributeValue next() {
        char type = (char) form.get();
        byte[] value = new byte[form.getInt()];
        form.get(value);
        return switch (type) {
            case 'S' -> AttributeValue.fromS(text(value));
            case 'N' -> AttributeValue.fromN(text(value));
            case 'B' -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
            default -> throw new IllegalStateException("a key of type " + type);
        };
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
