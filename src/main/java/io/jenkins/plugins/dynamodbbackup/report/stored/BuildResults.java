package io.jenkins.plugins.dynamodbbackup.report.stored;

import hudson.model.Run;
import hudson.util.TextFile;
import java.io.File;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The results of the operations of a build, in the order of their end. Summaries are loaded with the build, rows when a
 * page needs them. Each operation has a file in the directory of the build, which Jenkins deletes with the build.
 * Parallel branches therefore do not rewrite each other's rows.
 */
public final class BuildResults {

    /** The results of a build without operations. */
    public static final BuildResults NONE = new BuildResults(List.of(), new File(""));

    private static final Logger LOGGER = Logger.getLogger(BuildResults.class.getName());
    private static final String DIRECTORY = "dynamodb-backups/";

    private final List<String> entries;
    private final File build;
    private final List<OperationSummary> summaries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Can be garbage-collected if the controller needs memory. */
    private SoftReference<List<StoredOperation>> operations = new SoftReference<>(null);

    /**
     * @param entries the summaries as JSON from {@link #entries}
     * @param build the directory of the build
     */
    public BuildResults(List<String> entries, File build) {
        this.entries = List.copyOf(entries);
        this.build = build;
        for (String entry : entries) {
            try {
                summaries.add(ResultJson.read(entry.getBytes(StandardCharsets.UTF_8), OperationSummary.class));
            } catch (IOException unreadable) {
                problems.add(Messages.BuildResults_entry());
            }
        }
    }

    /** The directory of a build for the files of its operations. */
    public static Path files(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve(DIRECTORY);
    }

    /**
     * Adds this operation, or replaces it if it was reported before. Its rows are written at once. If this fails, only
     * the rows are lost.
     */
    public BuildResults with(StoredOperation operation) {
        OperationSummary summary = operation.summary();
        try {
            new TextFile(file(summary)).write(ResultJson.write(operation));
        } catch (IOException failed) {
            LOGGER.log(Level.WARNING, failed, () -> "The results could not be written: " + file(summary));
        }
        List<String> with = new ArrayList<>(entries);
        with.removeIf(entry -> entry.contains(summary.id().toString()));
        with.add(ResultJson.write(summary));
        return new BuildResults(with, build);
    }

    public List<String> entries() {
        return entries;
    }

    public List<OperationSummary> summaries() {
        return List.copyOf(summaries);
    }

    /** Messages about operations that cannot be read. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether there are no results at all. */
    public boolean empty() {
        return entries.isEmpty();
    }

    /** The same, with messages about operations whose rows cannot be read. */
    public List<String> unreadable() {
        Stream<String> rows = operations().stream()
                .filter(UnreadableOperation.class::isInstance)
                .map(operation -> ((UnreadableOperation) operation).problem());
        return Stream.concat(problems.stream(), rows).toList();
    }

    /** All operations with their rows, read from disk unless they are still in memory. */
    public synchronized List<StoredOperation> operations() {
        List<StoredOperation> known = operations.get();
        if (known == null) {
            known = summaries.stream().map(this::read).toList();
            if (known.stream().noneMatch(UnreadableOperation.class::isInstance)) {
                operations = new SoftReference<>(known);
            }
        }
        return known;
    }

    private StoredOperation read(OperationSummary summary) {
        String name = name(summary);
        try {
            return ResultJson.read(Files.readAllBytes(file(summary).toPath()), StoredOperation.class);
        } catch (NoSuchFileException missing) {
            return new UnreadableOperation(summary, Messages.BuildResults_missing(name));
        } catch (ResultJson.OtherVersionException other) {
            return new UnreadableOperation(summary, Messages.BuildResults_version(name));
        } catch (IOException damaged) {
            return new UnreadableOperation(summary, Messages.BuildResults_damaged(name));
        }
    }

    private File file(OperationSummary summary) {
        return new File(build, name(summary));
    }

    private static String name(OperationSummary summary) {
        return DIRECTORY + summary.id() + ".json";
    }
}
