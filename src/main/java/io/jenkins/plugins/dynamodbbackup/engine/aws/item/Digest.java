package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What stands for the content of an item in memory: 16 bytes of SHA-256 over its canonical form. */
public record Digest(long high, long low) {

    static Digest of(String canonical) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(CanonicalForm.bytes(canonical)));
            return new Digest(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
