package io.jenkins.plugins.dynamodbbackup.engine.compare;

/** Which of the two tables. */
enum Side {
    /** The reference. */
    LEFT,
    RIGHT;

    Side other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
