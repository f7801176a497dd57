package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A comparison as JSON. */
@JsonPropertyOrder({"command", "result", "partial", "region", "startedAt", "finishedAt", "seconds"})
record CompareDocument(
        String command,
        Verdict result,
        boolean partial,
        String region,
        Instant startedAt,
        Instant finishedAt,
        long seconds,
        Outcome outcome,
        String sentence,
        String key,
        Table left,
        Table right,
        long compared,
        long estimate,
        Optional<Integer> sample,
        String share,
        List<String> keys,
        long missing,
        long extra,
        long changed,
        Optional<String> differences,
        List<Line> examples) {

    /** What was read of a table. */
    record Table(String table, String region, long items, double readUnits) {}

    /** A line of the file of differences, which is JSON. */
    record Line(@JsonValue @JsonRawValue String json) {}

    static CompareDocument of(CompareReport report) {
        CompareRequest request = report.request();
        var counts = report.counts();
        return new CompareDocument(
                "compare",
                report.verdict(),
                report.verdict() == Verdict.UNSTABLE,
                report.region(),
                report.startedAt().truncatedTo(ChronoUnit.MILLIS),
                report.finishedAt().truncatedTo(ChronoUnit.MILLIS),
                Duration.between(report.startedAt(), report.finishedAt()).toSeconds(),
                report.outcome(),
                OptionRendering.in(report.message()),
                report.message().firstKey(),
                new Table(
                        request.left(),
                        request.leftRegion().orElse(report.region()),
                        counts.left(),
                        counts.leftUnits()),
                new Table(
                        request.right(),
                        request.rightRegion().orElse(report.region()),
                        counts.right(),
                        counts.rightUnits()),
                counts.items(),
                report.estimate(),
                Optional.of(request.sample()).filter(items -> items > 0),
                request.limits().share().toString(),
                request.keys(),
                counts.missing(),
                counts.extra(),
                counts.changed(),
                Optional.of(request.fileName()).filter(name -> !name.isEmpty()),
                report.examples().stream().map(Line::new).toList());
    }
}
