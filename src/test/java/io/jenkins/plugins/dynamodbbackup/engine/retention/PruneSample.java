package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.ACCOUNT;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.LIVE_ID;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.NOW;
import static io.jenkins.plugins.dynamodbbackup.engine.retention.BackupSample.REGION;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Said;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A prune of the live table {@code orders} with the defaults that users get, unless said otherwise. */
final class PruneSample {

    private final Map<KeepParameter, Integer> keep = new EnumMap<>(KeepParameter.class);
    private int minKeep = KeepCounts.DEFAULT_MIN_KEEP;
    private String timeZone = KeepCounts.UTC;
    private Optional<String> namePattern = Optional.empty();
    private boolean allNames;
    private List<String> protect = List.of();
    private int maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;
    private boolean deletedTables;
    private final Map<String, TableFact> tables = new HashMap<>(Map.of("orders", new TableFact.Live(LIVE_ID)));
    private Duration clockAhead = Duration.ZERO;
    private Duration runAge = Duration.ofMinutes(1);
    private Set<String> madeByThisRun = Set.of();
    private Optional<String> account = Optional.of(ACCOUNT);

    static PruneSample keepLast(int count) {
        return new PruneSample().andKeepLast(count);
    }

    static PruneSample keepDays(int days) {
        return new PruneSample().andKeepDays(days);
    }

    PruneSample andKeepLast(int count) {
        return and(KeepParameter.KEEP_LAST, count);
    }

    PruneSample andKeepDays(int days) {
        return and(KeepParameter.KEEP_DAYS, days);
    }

    static PruneSample keep(KeepParameter parameter, int count) {
        return new PruneSample().and(parameter, count);
    }

    PruneSample and(KeepParameter parameter, int count) {
        keep.put(parameter, count);
        return this;
    }

    PruneSample timeZone(String zone) {
        timeZone = zone;
        return this;
    }

    PruneSample minKeep(int count) {
        minKeep = count;
        return this;
    }

    PruneSample namePattern(String pattern) {
        namePattern = Optional.of(pattern);
        return this;
    }

    PruneSample allNames() {
        allNames = true;
        return this;
    }

    PruneSample protect(String... patterns) {
        protect = List.of(patterns);
        return this;
    }

    PruneSample maxDeletes(int count) {
        maxDeletes = count;
        return this;
    }

    PruneSample deletedTables() {
        deletedTables = true;
        return this;
    }

    PruneSample table(String name, TableFact fact) {
        tables.put(name, fact);
        return this;
    }

    PruneSample clockAhead(Duration duration) {
        clockAhead = duration;
        return this;
    }

    PruneSample runAge(Duration duration) {
        runAge = duration;
        return this;
    }

    PruneSample madeByThisRun(ListedBackup backup) {
        madeByThisRun = Set.of(backup.arn());
        return this;
    }

    PruneSample accountUnknown() {
        account = Optional.empty();
        return this;
    }

    PruneRequest request() {
        return new PruneRequest(
                TableQuery.of("orders"),
                new KeepCounts(keep, minKeep, timeZone),
                namePattern,
                allNames,
                protect,
                maxDeletes,
                deletedTables,
                false);
    }

    RetentionPolicy policy() throws BadRequestException {
        return RetentionPolicy.parse(request(), (table, name) -> name.startsWith(table + "-"));
    }

    PrunePlan plan(Collection<ListedBackup> backups) throws BadRequestException {
        PruneContext context = new PruneContext(
                NOW, NOW.plus(clockAhead), NOW.plus(clockAhead).minus(runAge), madeByThisRun, REGION, account);
        return PrunePlan.plan(policy(), backups, tables, context);
    }

    PrunePlan plan(BackupSample... backups) throws BadRequestException {
        return plan(Stream.of(backups).map(BackupSample::get).toList());
    }

    /** Every decision as {@code keep: reason} or {@code delete: reason}, in the order of the plan. */
    List<String> decisions(BackupSample... backups) throws BadRequestException {
        return plan(backups).decisions().stream()
                .map(decision -> (decision.delete() ? "delete: " : "keep: ") + Said.of(decision.reason()))
                .toList();
    }
}
