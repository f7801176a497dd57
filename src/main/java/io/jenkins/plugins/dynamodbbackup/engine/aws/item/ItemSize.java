package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item, by which its reads and writes are billed: see "DynamoDB item sizes and formats" of the developer
 * guide. That of a number is the upper bound of what AWS says about it.
 */
final class ItemSize {

    private static final int OF_A_DOCUMENT = 3;

    private ItemSize() {}

    static long of(Map<String, AttributeValue> attributes) {
        return attributes.entrySet().stream()
                .mapToLong(it -> text(it.getKey()) + value(it.getValue()))
                .sum();
    }

    private static long value(AttributeValue it) {
        return switch (it.type()) {
            case S -> text(it.s());
            case N -> number(it.n());
            case B -> binary(it.b());
            case SS -> it.ss().stream().mapToLong(ItemSize::text).sum();
            case NS -> it.ns().stream().mapToLong(ItemSize::number).sum();
            case BS -> it.bs().stream().mapToLong(ItemSize::binary).sum();
            case L ->
                document(it.l()) + it.l().stream().mapToLong(ItemSize::value).sum();
            case M -> document(it.m().values()) + of(it.m());
            default -> 1;
        };
    }

    private static long document(Collection<AttributeValue> members) {
        return OF_A_DOCUMENT + members.size();
    }

    private static long text(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long binary(SdkBytes value) {
        return value.asByteArrayUnsafe().length;
    }

    /** Two digits a byte, and one or two besides. */
    private static long number(String value) {
        long digits = value.chars().filter(Character::isDigit).count();
        return (digits + 1) / 2 + (value.startsWith("-") ? 2 : 1);
    }
}
