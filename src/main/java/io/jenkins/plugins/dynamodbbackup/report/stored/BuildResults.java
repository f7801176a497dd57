package io.jenkins.plugins.dynamodbbackup.report.stored;

import hudson.util.TextFile;
import java.io.File;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What the operations of one build left, in the order in which they ended: a summary of each at once, their rows when a
 * page asks for them. Each operation has a file in the build's directory, which Jenkins deletes with the build; parallel
 * branches do not write the rows of one another again.
 */
public final class BuildResults {

    /** Of a build that had no operation. */
    public static final BuildResults NONE = new BuildResults(List.of(), new File(""));

    private static final Logger LOGGER = Logger.getLogger(BuildResults.class.getName());
    private static final String DIRECTORY = "dynamodb-backups/";

    private final List<String> entries;
    private final File build;
    private final List<OperationSummary> summaries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** A controller that needs the memory gets it back. */
    private SoftReference<List<Ended>> operations = new SoftReference<>(null);

    /**
     * @param entries the summaries as JSON, as {@link #entries} gave them
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

    /**
     * With this operation in place of the same one, if it was told of before. Its rows are written at once; where that
     * fails, only they are lost.
     */
    public BuildResults with(Ended operation) {
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

    /** Sentences about operations of which nothing can be read. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether nothing is known of any operation. */
    public boolean empty() {
        return entries.isEmpty();
    }

    /** The same, and sentences about operations whose rows cannot be read. */
    public List<String> unreadable() {
        Stream<String> rows = operations().stream()
                .filter(UnreadableOperation.class::isInstance)
                .map(operation -> ((UnreadableOperation) operation).problem());
        return Stream.concat(problems.stream(), rows).toList();
    }

    /** All with their rows, read from the disk unless they are still in memory. */
    public synchronized List<Ended> operations() {
        List<Ended> known = operations.get();
        if (known == null) {
            known = summaries.stream().map(this::read).toList();
            if (known.stream().noneMatch(UnreadableOperation.class::isInstance)) {
                operations = new SoftReference<>(known);
            }
        }
        return known;
    }

    private Ended read(OperationSummary summary) {
        String name = name(summary);
        try {
            return ResultJson.read(Files.readAllBytes(file(summary).toPath()), Ended.class);
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
