package io.jenkins.plugins.dynamodbbackup.engine.aws;

/**
 * An answer without the part that AWS always sends, such as the page of a proxy: read as it is, it would be an empty
 * list, and an empty list is a reason to say that there is nothing.
 */
final class ForeignAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ForeignAnswer(String part) {
        super("the answer has no " + part + ", so it does not come from AWS; check the endpoint");
    }

    /** @throws ForeignAnswer unless the part is there */
    static void refuseWithout(boolean there, String part) {
        if (!there) {
            throw new ForeignAnswer(part);
        }
    }
}
