package io.jenkins.plugins.dynamodbbackup.scratch;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.util.TextFile;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ScratchTables;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** The temporary tables of all builds, in a file of Jenkins. A table is in it from before its request until it is gone. */
@Extension
public final class RememberedTables {

    private static final Logger LOGGER = Logger.getLogger(RememberedTables.class.getName());
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = ProgressJson.mapper();

    private record Content(int version, List<RememberedTable> tables) {}

    private static RememberedTables get() {
        return ExtensionList.lookupSingleton(RememberedTables.class);
    }

    /** Those of a build. */
    public static ScratchTables of(Run<?, ?> run, AwsConnection connection) {
        return new ScratchTables() {
            @Override
            public void remember(ScratchTable table) throws IOException {
                get().add(new RememberedTable(
                        table,
                        run.getExternalizableId(),
                        connection.credentialsId(),
                        connection.session().account()));
            }

            @Override
            public void gone(ScratchTable table) {
                get().drop(table);
            }
        };
    }

    private static TextFile file() {
        return new TextFile(new File(Jenkins.get().getRootDir(), "dynamodb-backup/scratch-tables.json"));
    }

    /** @throws IOException also when another version of the plugin wrote the file */
    synchronized List<RememberedTable> all() throws IOException {
        TextFile file = file();
        if (!file.exists()) {
            return List.of();
        }
        Content content = MAPPER.readValue(file.read(), Content.class);
        if (content.version() != VERSION) {
            throw new IOException(file + " has version " + content.version());
        }
        return content.tables();
    }

    private synchronized void add(RememberedTable table) throws IOException {
        save(Stream.concat(others(table.table()), Stream.of(table)).toList());
    }

    synchronized void drop(ScratchTable table) {
        try {
            save(others(table).toList());
        } catch (IOException failed) { // it is looked for once more, and found to be gone
            LOGGER.log(Level.WARNING, failed, () -> "Table " + table.name() + " is still remembered");
        }
    }

    private Stream<RememberedTable> others(ScratchTable table) throws IOException {
        return all().stream().filter(other -> !other.table().same(table));
    }

    /** Replaces the file in one step. */
    private static void save(List<RememberedTable> tables) throws IOException {
        file().write(MAPPER.writeValueAsString(new Content(VERSION, tables)));
    }
}
