package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for the content of an item: 16 bytes of the SHA-256 of its canonical form. */
public record Digest(long high, long low) implements Serializable {

    static Digest of(CanonicalForm form) {
        MessageDigest sha256 = sha256();
        sha256.update(form.array(), 0, form.length());
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new Digest(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalArgumentException when it is not the {@link #hex} of a digest */
    public static Digest parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != 2 * Long.BYTES) {
            throw new IllegalArgumentException("a digest of " + bytes.length);
        }
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new Digest(both.getLong(), both.getLong());
    }

    /** 32 lower-case digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
