package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.SettingsFixture.COPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings are applied to a table that was restored before: of a backup, or of a file alone. */
class SettingsModeTest {

    private final SettingsFixture shop = new SettingsFixture();

    @AfterEach
    void close() {
        shop.close();
    }

    private RestoreRequest file(String target) {
        shop.onDemand("shop");
        String text = SettingsFile.of(shop.read("shop"), Optional.empty(), shop.aws.clock.instant())
                .json();
        return RestoreFixture.onto(RestoreRequest.of(new RestoreSource.SettingsText(text)), target);
    }

    /** The step timed out, or another tool restored the table. */
    @Test
    void aRestoredTableGetsWhatIsMissing() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        shop.run(RestoreFixture.with(SettingsFixture.of(arn), SettingsChoice.NONE));
        RestoreReport report = shop.run(RestoreFixture.onto(SettingsFixture.of(arn), COPY));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.message().firstKey()).isEqualTo("restore.settings.done");
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(11);
        assertThat(report.targetArn()).contains(SettingsFixture.ARN + COPY);
        assertThat(report.verification().orElseThrow().passed()).isTrue();
        assertThat(shop.aws.asked()).isZero();
    }

    @Test
    void aFileAloneIsApplied() throws Exception {
        RestoreRequest request = file("orders");
        RestoreReport report = shop.run(request);
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(12);
        assertThat(report.source()).isEmpty();
        assertThat(report.verification()).isEmpty();
        assertThat(shop.aws.db.calls().count("DescribeBackup")).isZero();
    }

    @Test
    void aRunWithAFileIsResumed() throws Exception {
        RestoreRequest request = file("orders");
        shop.aws.db.behaviour().updateTable(java.time.Duration.ofMinutes(1));
        RestoreOperation operation = shop.aws.start(request);
        shop.aws.runFor(operation, java.time.Duration.ofSeconds(30));
        operation.close();
        shop.aws.newProcess();
        RestoreReport report = shop.aws.finish(shop.aws.resume(shop.aws.saved.get(shop.aws.saved.size() - 1)));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.settings().orElseThrow().names(SettingState.APPLIED)).hasSize(12);
    }

    @Test
    void aTableWithOtherKeysIsNoRestoredCopy() throws Exception {
        RestoreRequest request = file("other");
        shop.aws
                .db
                .seed()
                .table(
                        "other",
                        "{\"KeySchema\":[{\"AttributeName\":\"n\",\"KeyType\":\"HASH\"}],"
                                + "\"AttributeDefinitions\":[{\"AttributeName\":\"n\",\"AttributeType\":\"S\"}]}",
                        java.util.List.of());
        refused(request, "restore.settings.otherKeys");
    }

    @Test
    void aTableThatDoesNotExistIsRefused() throws Exception {
        refused(file("nothing"), "restore.settings.noTable");
    }

    @Test
    void aTableThatIsBeingDeletedIsRefused() throws Exception {
        RestoreRequest request = file("orders");
        shop.aws.db.seed().tableStatus("orders", "DELETING");
        refused(request, "restore.settings.notActive");
    }

    @Test
    void aFileOfAnotherAccountIsRefused() throws Exception {
        RestoreRequest request = file("orders");
        shop.aws.newProcess(RestoreFixture.OTHER_KEY);
        refused(request, "restore.settings.otherAccount");
    }

    private void refused(RestoreRequest request, String key) throws BadRequestException {
        RestoreReport report = shop.run(request);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.message().firstKey()).isEqualTo(key);
        assertThat(shop.writes()).isEmpty();
    }

    @Test
    void theTableThatExistsAlreadySaysHowToFinish() throws Exception {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        shop.run(RestoreFixture.with(SettingsFixture.of(arn), SettingsChoice.NONE));
        RestoreReport report = shop.run(SettingsFixture.of(arn));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.target.exists",
                        Argument.table(COPY),
                        "ACTIVE",
                        Argument.parameter("targetTable"),
                        Argument.parameter("mode")));
    }

    @Test
    void theNameOfTheTableIsNeeded() {
        shop.onDemand("shop");
        String arn = shop.backup("shop");
        RestoreRequest unnamed = RestoreRequest.of(new RestoreSource.ByArn(arn));
        wrong(RestoreFixture.onto(unnamed, RestoreRequest.DEFAULT_TARGET), "restore.targetTable.missing");
        wrong(RestoreFixture.onto(unnamed, ""), "restore.targetTable.missing");
        wrong(RestoreFixture.with(RestoreFixture.onto(unnamed, COPY), SettingsChoice.NONE), "restore.settings.none");
        wrong(RestoreFixture.dryRun(RestoreFixture.onto(unnamed, COPY)), "restore.dryRun.settings");
        wrong(
                RestoreFixture.onto(RestoreRequest.of(new RestoreSource.SettingsText("{}")), COPY),
                "settings.file.notOne");
    }

    private void wrong(RestoreRequest request, String key) {
        assertThatThrownBy(() -> shop.aws.start(request))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.reason().firstKey()).isEqualTo(key));
        assertThat(shop.aws.db.calls().count("RestoreTableFromBackup")).isZero();
    }
}
