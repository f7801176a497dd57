package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link XmlOut} wrote. What a later version may have added is passed over. */
final class XmlIn {

    private final HierarchicalStreamReader reader;

    XmlIn(HierarchicalStreamReader reader) {
        this.reader = reader;
    }

    Optional<Ended> operation() {
        return switch (reader.getNodeName()) {
            case "backup" -> Optional.of(backup());
            case "restore" -> Optional.of(restore());
            case "prune" -> Optional.of(prune());
            default -> Optional.empty();
        };
    }

    private Ended backup() {
        String base = text("base");
        Opening opening = opening();
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<BackupRow> rows = new ArrayList<>();
        children(() -> {
            switch (reader.getNodeName()) {
                case "b" -> rows.add(backupRow(base));
                case "warning" -> warnings.add(reader.getValue());
                default -> problems.add(reader.getValue());
            }
        });
        return new EndedBackup(opening.head(problems, warnings), rows);
    }

    private Ended prune() {
        String base = text("base");
        boolean dryRun = Boolean.parseBoolean(text("dryRun"));
        int kept = (int) number("kept");
        Opening opening = opening();
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<PruneRow> rows = new ArrayList<>();
        children(() -> {
            switch (reader.getNodeName()) {
                case "b" -> rows.add(pruneRow(base));
                case "warning" -> warnings.add(reader.getValue());
                default -> problems.add(reader.getValue());
            }
        });
        return new EndedPrune(opening.head(problems, warnings), dryRun, rows, kept);
    }

    private Ended restore() {
        Outcome outcome = Outcome.valueOf(text("outcome"));
        String target = text("target");
        Opening opening = opening();
        List<String> notes = new ArrayList<>();
        List<EndedRestore.Source> sources = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        StringBuilder verification = new StringBuilder();
        children(() -> {
            switch (reader.getNodeName()) {
                case "source" ->
                    sources.add(new EndedRestore.Source(
                            text("table"), text("name"), text("arn"), number("size"), created()));
                case "sentence" -> sentence.append(reader.getValue());
                case "verification" -> verification.append(reader.getValue());
                default -> notes.add(reader.getValue());
            }
        });
        return new EndedRestore(
                opening.head(List.of(), List.of()),
                outcome,
                sentence.toString(),
                sources.stream().findFirst(),
                target,
                verification.toString(),
                notes);
    }

    private BackupRow backupRow(String base) {
        String outcome = text("outcome");
        return new BackupRow(
                text("table"),
                text("name"),
                ShortArn.full(text("arn"), base, text("table")),
                outcome.isEmpty() ? Outcome.OK : Outcome.valueOf(outcome),
                text("status"),
                created(),
                number("size"),
                text("why"));
    }

    private PruneRow pruneRow(String base) {
        return new PruneRow(
                text("table"),
                text("name"),
                ShortArn.full(text("arn"), base, text("table")),
                time("created"),
                number("size"),
                Fate.valueOf(text("fate")),
                text("why"),
                text("happened"));
    }

    /** The attributes of an operation, which can be read no more once its children were. */
    private record Opening(Verdict verdict, String region, Instant started, Instant finished, boolean emulated) {

        Head head(List<String> problems, List<String> warnings) {
            return new Head(verdict, region, started, finished, emulated, problems, warnings);
        }
    }

    private Opening opening() {
        return new Opening(
                Verdict.valueOf(text("verdict")),
                text("region"),
                Instant.parse(text("started")),
                Instant.parse(text("finished")),
                Boolean.parseBoolean(text("emulated")));
    }

    private void children(Runnable read) {
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            try {
                read.run();
            } finally {
                reader.moveUp();
            }
        }
    }

    private String text(String key) {
        String value = reader.getAttribute(key);
        return value == null ? "" : value;
    }

    private long number(String key) {
        String value = text(key);
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }

    private Optional<Instant> created() {
        return text("created").isEmpty() ? Optional.empty() : Optional.of(time("created"));
    }

    private Instant time(String key) {
        return Instant.ofEpochMilli(number(key));
    }
}
