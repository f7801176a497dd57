package io.jenkins.plugins.dynamodbbackup.localdynamodb;

/** The connection ends without an answer, so the caller cannot know whether the call took effect. */
final class DroppedConnection extends Exception {
    DroppedConnection() {
        super("connection dropped by a rule", null, false, false);
    }
}
