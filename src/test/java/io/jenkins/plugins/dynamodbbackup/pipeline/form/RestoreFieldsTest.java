package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static hudson.util.FormValidation.Kind.ERROR;
import static hudson.util.FormValidation.Kind.OK;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Objects;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;

/** What the fields of a restore say; its region is given, so that no default is asked for. */
class RestoreFieldsTest {

    private static final String REGION = "eu-west-1";
    private static final String ARN =
            "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc";

    private static final Item JOB = Forms.jobOfConfigurer();

    private final RestoreForm form = new RestoreForm() {};

    private static void check(FormValidation shown, FormValidation.Kind kind, String text) {
        assertThat(StringEscapeUtils.unescapeHtml4(Objects.toString(shown.getMessage(), "")))
                .contains(text);
        assertThat(shown.kind).isEqualTo(kind);
    }

    @Test
    void exactlyOneSourceIsNeeded() {
        check(form.doCheckTable("", "latest", "", "", "", REGION), ERROR, "Nothing is selected to restore");
        check(
                form.doCheckBackup("latest", "orders", "2026-11-22T16:00:00Z", "", "", REGION),
                ERROR,
                "cannot be combined");
        check(
                form.doCheckBackupArn(null, ARN, "orders", "", "", "", REGION),
                ERROR,
                "backupArn cannot be combined with table, backup, before or pointInTime");
        check(form.doCheckBackup("latest", "orders", "", "", "", REGION), OK, "");
        check(form.doCheckTable("orders", "latest", "", "", "", REGION), OK, "");
        check(form.doCheckBackupArn(null, ARN, "", "", "", "", REGION), OK, "");
    }

    @Test
    void whatIsStillToBeFilledInIsNoMistake() {
        check(form.doCheckTable("", "", "", "", "", REGION), OK, "Nothing is selected to restore");
        check(form.doCheckBackup("", "", "", "", "", REGION), OK, "");
        check(
                form.doCheckBackup("", "orders", "", "", "", REGION),
                OK,
                "table 'orders' needs backup, before or pointInTime");
        check(form.doCheckTable("orders", "", "", "", "", REGION), OK, "");
    }

    @Test
    void aProblemIsToldBesideItsOwnField() {
        check(form.doCheckBefore("yesterday", "orders", "", "", "", REGION), ERROR, "before 'yesterday' is not a time");
        check(form.doCheckTable("orders", "", "yesterday", "", "", REGION), OK, "");
        check(form.doCheckTable("a b", "latest", "", "", "", REGION), ERROR, "table 'a b' is not a table name");
        check(form.doCheckBackupArn(null, "orders", "", "", "", "", REGION), ERROR, "is not the ARN of a backup");
        check(
                form.doCheckPointInTime("yesterday", "orders", "", "", "", REGION),
                ERROR,
                "pointInTime 'yesterday' is neither 'latest' nor a time");
        check(form.doCheckPointInTime("latest", "orders", "", "", "", REGION), OK, "");
        check(form.doCheckPointInTime("latest", "orders", "nightly", "", "", REGION), OK, "");
        check(
                form.doCheckBackup("nightly", "orders", "", "latest", "", REGION),
                ERROR,
                "backup 'nightly' and pointInTime 'latest' cannot be combined");
    }

    @Test
    void theSourceMayBeInAnotherRegionOfItsPartition() {
        check(form.doCheckBackupArn(null, ARN, "", "", "", "", "eu-central-1"), OK, "");
        check(form.doCheckSourceRegion(null, "eu-central-1", "", REGION), OK, "");
        check(form.doCheckSourceRegion(null, "", "", REGION), OK, "");
        check(
                form.doCheckSourceRegion(null, "Frankfurt", "", REGION),
                ERROR,
                "sourceRegion 'Frankfurt' is not a region");
        check(form.doCheckSourceRegion(null, "cn-north-1", "", REGION), ERROR, "belongs to partition aws-cn");
        check(form.doCheckSourceRegion(null, "eu-central-1", ARN, REGION), ERROR, "which was created in eu-west-1");
    }

    @Test
    void aLiveTableIsConfirmedByItsName() {
        check(form.doCheckConfirm("", "inPlace", "orders", ""), OK, "confirm is missing");
        check(form.doCheckConfirm("customers", "inPlace", "orders", ""), ERROR, "'customers'");
        check(form.doCheckConfirm("orders", "inPlace", "orders", ""), OK, "");
        check(form.doCheckConfirm("orders", "replace", "", ARN), OK, "");
        check(form.doCheckConfirm("orders", "new", "orders", ""), ERROR, "confirm");
        check(form.doCheckConfirm("", "new", "orders", ""), OK, "");
        check(form.doCheckKeys(JOB, "customer-17\nguest-*", "inPlace", "orders"), OK, "");
        check(form.doCheckKeys(JOB, "*", "inPlace", "orders"), ERROR, "keys");
        check(form.doCheckKeys(JOB, "customer-17", "new", ""), ERROR, "keys");
    }

    @Test
    void whatDoesNotGoWithADrillIsTold() {
        check(form.doCheckDrill(true, "new", false), OK, "");
        check(form.doCheckDrill(true, "inPlace", false), ERROR, "drill");
        check(form.doCheckDrill(false, "inPlace", false), OK, "");
        check(form.doCheckShare("1/4"), OK, "");
        check(form.doCheckShare("5/4"), ERROR, "5/4");
        check(form.doCheckReadUnits("none"), ERROR, "");
        check(form.doCheckReadUnits(""), OK, "");
    }

    @Test
    void whatANewTableCannotBeIsTold() {
        check(form.doCheckTargetTable(null, "${TABLE}-restored"), OK, "orders-restored");
        check(form.doCheckTargetTable(null, "${TABLE} restored"), ERROR, "contains a space");
        check(form.doCheckKmsKey("my key"), ERROR, "kmsKey contains a space");
        check(form.doCheckKmsKey("alias/orders"), OK, "");
        check(form.doCheckIndexes(JOB, "all\nby-date"), ERROR, "all and none cannot be combined with other names");
        check(form.doCheckIndexes(JOB, "by-date"), OK, "");
    }
}
