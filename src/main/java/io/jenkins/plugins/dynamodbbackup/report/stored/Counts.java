package io.jenkins.plugins.dynamodbbackup.report.stored;

/**
 * The numbers of tables backed up or restored, of good ones among them, and of backups deleted by prunes.
 *
 * @param tables that were selected, or restored into
 * @param unsure restored tables that need review, and do not count as good
 * @param unconfirmed tables that are neither good nor failed; includes the unsure ones
 * @param gone deleted backups, or in a dry run those to delete
 * @param kept backups that a prune kept
 * @param notDeleted backups planned for deletion that were not deleted
 * @param askedFor backups that may or may not have been deleted
 * @param problems problems problems of operations as a whole
 */
public record Counts(
        int tables,
        int good,
        int unsure,
        int unconfirmed,
        int gone,
        int kept,
        int notDeleted,
        int askedFor,
        int problems) {

    public static final Counts NONE = ofTables(0, 0, 0, 0, 0);

    static Counts ofTables(int tables, int good, int unsure, int unconfirmed, int problems) {
        return new Counts(tables, good, unsure, unconfirmed, 0, 0, 0, 0, problems);
    }

    static Counts ofBackups(int gone, int kept, int notDeleted, int askedFor, int problems) {
        return new Counts(0, 0, 0, 0, gone, kept, notDeleted, askedFor, problems);
    }

    public Counts plus(Counts other) {
        return new Counts(
                tables + other.tables,
                good + other.good,
                unsure + other.unsure,
                unconfirmed + other.unconfirmed,
                gone + other.gone,
                kept + other.kept,
                notDeleted + other.notDeleted,
                askedFor + other.askedFor,
                problems + other.problems);
    }

    public int failed() {
        return tables - good - unconfirmed;
    }
}
