package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes operations as elements whose attributes are left out where they say nothing. */
final class XmlOut {

    private final HierarchicalStreamWriter writer;

    XmlOut(HierarchicalStreamWriter writer) {
        this.writer = writer;
    }

    void write(Ended operation) {
        if (operation instanceof EndedBackup backup) {
            String base = base(backup.rows().stream().map(BackupRow::arn));
            begin("backup", backup.head());
            text("base", base);
            texts("problem", backup.head().problems());
            texts("warning", backup.head().warnings());
            backup.rows().forEach(row -> row(row, base));
        } else if (operation instanceof EndedRestore restore) {
            begin("restore", restore.head());
            text("outcome", restore.outcome().name());
            text("target", restore.target());
            texts("sentence", List.of(restore.sentence()));
            texts("verification", List.of(restore.verification()));
            texts("note", restore.notes());
            restore.source().ifPresent(this::source);
        } else if (operation instanceof EndedPrune prune) {
            String base = base(prune.rows().stream().map(PruneRow::arn));
            begin("prune", prune.head());
            text("base", base);
            text("dryRun", prune.dryRun() ? "true" : "");
            text("kept", Integer.toString(prune.kept()));
            texts("problem", prune.head().problems());
            texts("warning", prune.head().warnings());
            prune.rows().forEach(row -> row(row, base));
        }
        writer.endNode();
    }

    private static String base(Stream<String> arns) {
        return arns.filter(arn -> !arn.isEmpty())
                .findFirst()
                .map(ShortArn::base)
                .orElse("");
    }

    private void begin(String kind, Head head) {
        writer.startNode(kind);
        text("verdict", head.verdict().name());
        text("region", head.region());
        text("started", head.startedAt().toString()); // to the last digit: it tells operations apart
        text("finished", head.finishedAt().toString());
        text("emulated", head.emulated() ? "true" : "");
    }

    private void row(BackupRow row, String base) {
        writer.startNode("b");
        named(row.table(), row.name(), ShortArn.shortened(row.arn(), base, row.table()), row.sizeBytes());
        time("created", row.createdAt());
        text("outcome", row.good() ? "" : row.outcome().name());
        text("status", row.status());
        text("why", row.why());
        writer.endNode();
    }

    private void row(PruneRow row, String base) {
        writer.startNode("b");
        named(row.table(), row.name(), ShortArn.shortened(row.arn(), base, row.table()), row.sizeBytes());
        time("created", Optional.of(row.createdAt()));
        text("fate", row.fate().name());
        text("why", row.reason());
        text("happened", row.happened());
        writer.endNode();
    }

    private void source(EndedRestore.Source source) {
        writer.startNode("source");
        named(source.table(), source.name(), source.arn(), source.sizeBytes());
        time("created", source.createdAt());
        writer.endNode();
    }

    private void named(String table, String name, String arn, long sizeBytes) {
        text("table", table);
        text("name", name);
        text("arn", arn);
        text("size", sizeBytes == 0 ? "" : Long.toString(sizeBytes));
    }

    private void time(String key, Optional<Instant> value) {
        value.ifPresent(time -> text(key, Long.toString(time.toEpochMilli())));
    }

    private void text(String key, String value) {
        if (!value.isEmpty()) {
            writer.addAttribute(key, value);
        }
    }

    private void texts(String element, List<String> values) {
        values.stream().filter(value -> !value.isEmpty()).forEach(value -> {
            writer.startNode(element);
            writer.setValue(value);
            writer.endNode();
        });
    }
}
