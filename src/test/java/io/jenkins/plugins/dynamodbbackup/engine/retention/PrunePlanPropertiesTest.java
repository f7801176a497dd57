package io.jenkins.plugins.dynamodbbackup.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Seeds;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every plan, tried on listings and policies from the seeds of {@link Seeds}. */
class PrunePlanPropertiesTest {

    private static final Duration RUN_AGE = Duration.ofHours(6);

    static LongStream seeds() {
        return Seeds.of(200).stream().asLongStream();
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<ListedBackup> listing(Random random) {
        List<ListedBackup> backups = new ArrayList<>();
        int size = random.nextInt(60);
        for (int i = 0; i < size; i++) {
            String table = any(random, List.of("orders", "carts", "gone", "denied", "not-selected"));
            BackupSample backup = BackupSample.aged(Duration.ofHours(random.nextInt(24 * 60)))
                    .table(table)
                    .suffix(i)
                    .status(any(random, List.of("AVAILABLE", "AVAILABLE", "AVAILABLE", "CREATING", "DELETED")))
                    .type(any(random, List.of("USER", "USER", "USER", "USER", "SYSTEM", "AWS_BACKUP")))
                    .name(any(random, List.of(table + "-a", table + "-b", table + "-pinned", "by-hand")))
                    .tableId(any(random, List.of(BackupSample.LIVE_ID, BackupSample.LIVE_ID, BackupSample.OLD_ID)));
            backups.add((random.nextInt(20) == 0 ? backup.noTableId() : backup).get());
        }
        return backups;
    }

    private static PruneSample policy(Random random) {
        PruneSample sample = random.nextBoolean()
                ? PruneSample.keepLast(1 + random.nextInt(6))
                : PruneSample.keepDays(1 + random.nextInt(40));
        if (random.nextInt(3) == 0) {
            sample.andKeepLast(1 + random.nextInt(6)).andKeepDays(1 + random.nextInt(40));
        }
        while (random.nextBoolean()) {
            sample.and(any(random, List.of(KeepParameter.values())), 1 + random.nextInt(6));
        }
        if (random.nextBoolean()) {
            sample.deletedTables();
        }
        return sample.timeZone(any(random, List.of("UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin")))
                .minKeep(1 + random.nextInt(4))
                .protect("*-pinned")
                .maxDeletes(any(random, List.of(2, 100)))
                .runAge(RUN_AGE)
                .table("carts", new TableFact.Live(BackupSample.LIVE_ID))
                .table("gone", new TableFact.Gone())
                .table("denied", new TableFact.Unknown(Message.foreign("denied")));
    }

    private static Set<ListedBackup> deletes(PrunePlan plan) {
        return plan.decisions().stream()
                .filter(PruneDecision::delete)
                .map(PruneDecision::backup)
                .collect(Collectors.toSet());
    }

    private static boolean good(ListedBackup backup) {
        return backup.available()
                && backup.type().equals("USER")
                && !backup.name().equals("by-hand");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesOnceAboutEveryBackupOfTheSelectedTables(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        PrunePlan plan = policy(random).plan(listed);
        assertThat(plan.decisions())
                .extracting(PruneDecision::backup)
                .containsExactlyInAnyOrderElementsOf(listed.stream()
                        .filter(backup -> !backup.tableName().equals("not-selected"))
                        .toList());
        assertThat(plan.decisions())
                .allSatisfy(decision ->
                        assertThat(decision.reason().toString()).isNotBlank().doesNotContain("null"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void leavesMinKeepGoodBackupsOfEveryIncarnation(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        PruneSample sample = policy(random);
        for (GroupPlan group : sample.plan(listed).groups()) {
            List<PruneDecision> newest = group.decisions().stream()
                    .filter(decision -> good(decision.backup()))
                    .limit(sample.request().keep().minKeep())
                    .toList();
            assertThat(newest).noneMatch(PruneDecision::delete);
            assertThat(group.decisions())
                    .extracting(PruneDecision::backup)
                    .isSortedAccordingTo(ListedBackup.NEWEST_FIRST);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deletesOnlyWhatItMay(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        PruneSample sample = policy(random);
        if (!listed.isEmpty()) {
            sample.madeByThisRun(listed.get(0));
        }
        PruneRequest request = sample.request();
        for (ListedBackup backup : deletes(sample.plan(listed))) {
            assertThat(good(backup)).isTrue();
            assertThat(backup).isNotEqualTo(listed.get(0));
            assertThat(backup.name()).doesNotEndWith("-pinned");
            assertThat(backup.tableId()).isPresent();
            assertThat(backup.tableName()).isNotIn("denied", "not-selected");
            assertThat(backup.createdAt()).isBefore(BackupSample.NOW.minus(RUN_AGE));
            request.keep()
                    .count(KeepParameter.KEEP_DAYS)
                    .ifPresent(days ->
                            assertThat(backup.createdAt()).isBefore(BackupSample.NOW.minus(Duration.ofDays(days))));
            if (!request.deletedTables()) {
                assertThat(backup.tableName()).isNotEqualTo("gone");
                assertThat(backup.tableId()).hasValue(BackupSample.LIVE_ID);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFurtherRuleNeverDeletesMore(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        KeepParameter one = any(random, List.of(KeepParameter.values()));
        KeepParameter other = any(random, List.of(KeepParameter.values()));
        int count = 1 + random.nextInt(10);
        int more = one == other ? count : 1 + random.nextInt(10);
        Set<ListedBackup> byBoth =
                deletes(PruneSample.keep(one, count).and(other, more).plan(listed));
        Set<ListedBackup> byEach =
                new HashSet<>(deletes(PruneSample.keep(one, count).plan(listed)));
        byEach.retainAll(deletes(PruneSample.keep(other, more).plan(listed)));
        assertThat(byBoth).isEqualTo(byEach);
        assertThat(byBoth)
                .containsAll(deletes(PruneSample.keep(one, count)
                        .and(other, more)
                        .protect("*-pinned")
                        .minKeep(3)
                        .plan(listed)));
    }

    /** A greater number keeps more, too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aGreaterCountNeverDeletesMore(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        KeepParameter rule = any(random, List.of(KeepParameter.values()));
        int count = 1 + random.nextInt(10);
        assertThat(deletes(PruneSample.keep(rule, count).plan(listed)))
                .containsAll(deletes(PruneSample.keep(rule, count + 1).plan(listed)));
    }

    /** Each period that had a good backup among those that a rule speaks about still has one. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noDayOfThoseToKeepLosesItsLastBackup(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        int days = 1 + random.nextInt(10);
        for (GroupPlan group :
                PruneSample.keep(KeepParameter.KEEP_DAILY, days).plan(listed).groups()) {
            assertThat(daysOf(group, false))
                    .containsAll(daysOf(group, true).stream().limit(days).toList());
        }
    }

    /** Newest first: of the good backups that stay, or of all. */
    private static List<LocalDate> daysOf(GroupPlan group, boolean all) {
        return group.decisions().stream()
                .filter(decision -> good(decision.backup()) && (all || !decision.delete()))
                .map(decision -> LocalDate.ofInstant(decision.backup().createdAt(), ZoneOffset.UTC))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheListingDoesNotMatter(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        PruneSample sample = policy(random);
        PrunePlan plan = sample.plan(listed);
        List<ListedBackup> shuffled = new ArrayList<>(listed);
        if (!listed.isEmpty()) {
            shuffled.add(any(random, listed));
        }
        Collections.shuffle(shuffled, random);
        assertThat(sample.plan(shuffled)).isEqualTo(plan);
        assertThat(PlanText.of(sample.plan(shuffled))).isEqualTo(PlanText.of(plan));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSecondRunFindsNothingMoreToDelete(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> left = new ArrayList<>(listing(random));
        PruneSample sample = policy(random);
        left.removeAll(deletes(sample.plan(left)));
        assertThat(deletes(sample.plan(left))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRefusedPlanDeletesNothing(long seed) throws BadRequestException {
        Random random = new Random(seed);
        List<ListedBackup> listed = listing(random);
        PruneSample sample = policy(random);
        PrunePlan plan = sample.plan(listed);
        assertThat(plan.refused())
                .isEqualTo(deletes(plan).size() > sample.request().maxDeletes());
        assertThat(plan.deletions()).hasSize(plan.refused() ? 0 : deletes(plan).size());
        assertThat(sample.clockAhead(Duration.ofHours(1)).plan(listed).deletions())
                .isEmpty();
    }
}
