package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

/**
 * From where to where a restore goes (spec 3.3).
 *
 * @param source the region of the backup or of the source table
 * @param target the region of the new table
 */
public record Regions(String source, String target) {

    public boolean differ() {
        return !source.equals(target);
    }
}
