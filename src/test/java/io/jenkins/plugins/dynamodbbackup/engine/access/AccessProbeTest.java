package io.jenkins.plugins.dynamodbbackup.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final Border border = new Border(db.inProcessHttpClient());

    @AfterEach
    void close() {
        border.close();
        db.close();
    }

    private AccessReport report() {
        List<AccessReport> reports = new ArrayList<>();
        AccessProbe.submit(border.dispatcher, border.in(PATIENCE), reports::add);
        border.run();
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private static String shown(AccessFinding finding) {
        if (finding instanceof AccessFinding.Allowed allowed) {
            return (finding.operation() + " allowed " + allowed.subject()).strip();
        }
        return finding.operation() + " "
                + (finding instanceof AccessFinding.Failed failed
                        ? failed.error().kind()
                        : ((AccessFinding.NotTried) finding).reason());
    }

    private static List<String> shown(AccessReport report) {
        return report.findings().stream().map(AccessProbeTest::shown).toList();
    }

    @Test
    void everythingThatReadsIsTriedAndNothingThatChanges() {
        db.seed().table("customers");
        db.seed().table("orders");
        border.answer(CreateBackup.of("orders", "kept"), border.in(PATIENCE));
        int before = db.calls().entries().size();

        AccessReport report = report();

        assertThat(report.connected()).isTrue();
        assertThat(report.identity())
                .contains(new CallerIdentity("111122223333", "arn:aws:iam::111122223333:user/local"));
        assertThat(report.tables()).contains(new TableGlimpse(List.of("customers", "orders"), false));
        assertThat(shown(report))
                .containsExactly(
                        "GET_CALLER_IDENTITY allowed",
                        "LIST_TABLES allowed",
                        "DESCRIBE_TABLE allowed customers",
                        "LIST_TAGS_OF_RESOURCE allowed customers",
                        "DESCRIBE_TIME_TO_LIVE allowed customers",
                        "DESCRIBE_CONTINUOUS_BACKUPS allowed customers",
                        "GET_RESOURCE_POLICY allowed customers",
                        "DESCRIBE_CONTRIBUTOR_INSIGHTS allowed customers",
                        "DESCRIBE_KINESIS_STREAMING_DESTINATION allowed customers",
                        "DESCRIBE_SCALABLE_TARGETS allowed customers",
                        "DESCRIBE_SCALING_POLICIES allowed customers",
                        "DESCRIBE_SCHEDULED_ACTIONS allowed customers",
                        "LIST_BACKUPS allowed",
                        "DESCRIBE_BACKUP allowed " + db.backups().get(0).arnText(),
                        "CREATE_BACKUP CHANGES_SOMETHING",
                        "RESTORE_TABLE_FROM_BACKUP CHANGES_SOMETHING",
                        "RESTORE_TABLE_TO_POINT_IN_TIME CHANGES_SOMETHING",
                        "DELETE_BACKUP CHANGES_SOMETHING",
                        "TAG_RESOURCE CHANGES_SOMETHING",
                        "UPDATE_TABLE CHANGES_SOMETHING",
                        "UPDATE_TIME_TO_LIVE CHANGES_SOMETHING",
                        "UPDATE_CONTINUOUS_BACKUPS CHANGES_SOMETHING",
                        "PUT_RESOURCE_POLICY CHANGES_SOMETHING",
                        "UPDATE_CONTRIBUTOR_INSIGHTS CHANGES_SOMETHING",
                        "ENABLE_KINESIS_STREAMING_DESTINATION CHANGES_SOMETHING",
                        "REGISTER_SCALABLE_TARGET CHANGES_SOMETHING",
                        "PUT_SCALING_POLICY CHANGES_SOMETHING",
                        "PUT_SCHEDULED_ACTION CHANGES_SOMETHING");
        Set<String> sent = db
                .calls()
                .entries()
                .subList(before, db.calls().entries().size())
                .stream()
                .map(call -> call.operation())
                .collect(Collectors.toSet());
        assertThat(sent).allMatch(call -> call.matches("(Describe|List|Get).*"));
        assertThat(db.backups()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"LIST_.*", "DESCRIBE_.*", "GET_RESOURCE_POLICY"})
    void aDeniedCallIsNamedAndTheOthersAreTriedStill(ApiOperation denied) {
        db.seed().table("orders");
        border.answer(CreateBackup.of("orders", "kept"), border.in(PATIENCE));
        db.rules().on(denied.apiName()).then(Effect.denied());

        AccessReport report = report();

        assertThat(report.connected()).isTrue();
        assertThat(shown(report)).contains(denied + " ACCESS_DENIED").contains("GET_CALLER_IDENTITY allowed");
        assertThat(shown(report).stream().filter(line -> line.contains("ACCESS_DENIED")))
                .hasSize(1);
        if (denied != ApiOperation.LIST_BACKUPS) {
            assertThat(shown(report)).contains("LIST_BACKUPS allowed");
        }
        assertThat(report.findings()).hasSize(28);
    }

    @Test
    void withoutTablesAndBackupsTheRestIsNotTried() {
        assertThat(shown(report()))
                .contains(
                        "DESCRIBE_TABLE NO_TABLE",
                        "LIST_TAGS_OF_RESOURCE NO_TABLE",
                        "DESCRIBE_TIME_TO_LIVE NO_TABLE",
                        "DESCRIBE_SCALABLE_TARGETS NO_TABLE",
                        "DESCRIBE_BACKUP NO_BACKUP");
    }

    @Test
    void refusedCredentialsEndItAtOnce() {
        db.expireToken("AKIDEXAMPLE");

        AccessReport report = report();

        assertThat(report.connected()).isFalse();
        assertThat(shown(report))
                .startsWith("GET_CALLER_IDENTITY EXPIRED", "LIST_TABLES NOT_CONNECTED")
                .endsWith("PUT_SCHEDULED_ACTION CHANGES_SOMETHING");
        assertThat(report.findings()).hasSize(28);
    }

    @Test
    void whereNothingAnswersTheTimeIsKept() {
        db.rules().on("*").then(Effect.dropBefore());

        AccessReport report = report();

        assertThat(report.connected()).isFalse();
        assertThat(shown(report)).contains("LIST_TABLES UNAVAILABLE", "LIST_BACKUPS NOT_CONNECTED");
        assertThat(border.passed()).isLessThanOrEqualTo(PATIENCE);
    }

    @Test
    void ofManyTablesOnlyTheFirstAreRead() {
        db.seed().tables("t-", 1150, 0);

        assertThat(report().tables().orElseThrow().names()).hasSize(1000);
        assertThat(report().tables().orElseThrow().more()).isTrue();
    }

    @Test
    void whatWasReadInTimeIsShown() {
        db.seed().tables("t-", 250, 0);
        db.rules().on("ListTables").between(2, 1000).then(Effect.throttled());

        TableGlimpse seen = Border.value(
                border.answer(then -> TableGlimpse.submit(border.dispatcher, 1000, border.in(PATIENCE), then)));

        assertThat(seen.names()).hasSize(100);
        assertThat(seen.more()).isTrue();
    }
}
