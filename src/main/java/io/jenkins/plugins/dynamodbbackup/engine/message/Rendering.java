package io.jenkins.plugins.dynamodbbackup.engine.message;

/**
 * How a {@link Message} is shown: the place where it is shown decides about the arguments that can be more than their
 * text. A log makes names into links, the command line writes {@code --keep-last} for {@code keepLast}.
 */
public interface Rendering {

    /** Every argument as its text. */
    Rendering PLAIN = new Rendering() {};

    /** The same without the marks that a reader does not see, such as links: what columns are aligned by. */
    default Rendering seen() {
        return this;
    }

    /** @param name of a table, on one line */
    default String table(String name) {
        return name;
    }

    /** @param name of a backup, on one line */
    default String backup(String name) {
        return name;
    }

    /** @param arn of a table or of a backup, on one line */
    default String arn(String arn) {
        return arn;
    }

    /** @param name of a parameter, such as {@code keepLast} */
    default String parameter(String name) {
        return name;
    }
}
