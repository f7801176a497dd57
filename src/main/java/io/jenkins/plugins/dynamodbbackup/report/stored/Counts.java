package io.jenkins.plugins.dynamodbbackup.report.stored;

/**
 * How many tables were backed up or restored, how many of them well, and how many backups a prune deleted.
 *
 * @param tables that were selected, or restored into
 * @param unsure tables that were restored and that a person has to look at: not good yet
 * @param unconfirmed tables that are neither good nor failed, as far as the build saw; the unsure ones are among them
 * @param gone backups that were deleted, or in a dry run would be
 * @param kept backups that a prune left
 * @param notDeleted backups that a prune was to delete and did not
 * @param askedFor backups of which it is not known whether they were deleted
 * @param problems of operations as a whole
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
