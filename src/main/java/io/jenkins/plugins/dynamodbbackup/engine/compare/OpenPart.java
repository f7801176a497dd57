package io.jenkins.plugins.dynamodbbackup.engine.compare;

import java.io.Serializable;

/**
 * A part of the tables whose comparison has begun. What was read of it up to here was compared.
 *
 * @param number see {@link Parts}
 */
public record OpenPart(int number, Position left, Position right) implements Serializable {

    static OpenPart begin(int number) {
        return new OpenPart(number, Position.START, Position.START);
    }

    boolean done() {
        return left.end() && right.end();
    }
}
