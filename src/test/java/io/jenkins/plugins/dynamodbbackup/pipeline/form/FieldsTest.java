package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static hudson.util.FormValidation.Kind.ERROR;
import static hudson.util.FormValidation.Kind.OK;
import static hudson.util.FormValidation.Kind.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import java.util.Objects;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;

/** What the fields of the forms say that need no look at AWS. */
class FieldsTest {

    private static final Item JOB = Forms.jobOfConfigurer();

    private final BackupForm backup = new BackupForm() {};
    private final PruneForm prune = new PruneForm() {};

    private static void check(FormValidation shown, FormValidation.Kind kind, String text) {
        assertThat(StringEscapeUtils.unescapeHtml4(Objects.toString(shown.getMessage(), "")))
                .contains(text);
        assertThat(shown.kind).isEqualTo(kind);
    }

    @Test
    void patternsAreReadAsTheBuildWillReadThem() {
        check(
                backup.doCheckExclude(JOB, "orders,items"),
                ERROR,
                "exclude: 'orders,items' contains a comma; list each name");
        check(
                backup.doCheckExclude(JOB, "*-test\nregex:a("),
                ERROR,
                "'regex:a(' is not a valid RE2 regular expression");
        check(backup.doCheckExclude(JOB, "*-test\n\nregex:a.*"), OK, "");
        check(backup.doCheckExclude(JOB, "${BRANCH}-*"), ERROR, "contains '$'");
        check(backup.doCheckTags(JOB, "=x"), ERROR, "tags: '=x' has no key");
        check(backup.doCheckTags(JOB, "team=shop\nkept"), OK, "");
    }

    @Test
    void whatIsStillToBeFilledInIsNoMistake() {
        check(backup.doCheckTables(null, " ", "", "", "1", "", ""), OK, "Enter at least one table");
        check(prune.doCheckTables(null, null, null, null, null, null, false), OK, "Enter at least one table");
        check(keepLast("", "", "1"), OK, "No rule says which backups to keep");
    }

    @Test
    void upToThreeWrongLinesAreNamed() {
        check(
                backup.doCheckTables(JOB, "a b\norders\nregex:a(", "", "", "1", "", ""),
                ERROR,
                "<br>tables: 'regex:a(' is not a valid RE2 regular");
        FormValidation many = backup.doCheckExclude(JOB, "a b\nc d\ne f\ng h\ni j\na b");
        check(many, ERROR, "'a b'");
        check(many, ERROR, "'e f'");
        check(many, ERROR, "<br>and 2 more");
        assertThat(many.getMessage()).doesNotContain("g h");
        check(backup.doCheckExclude(JOB, "<img src=x>"), ERROR, "<img");
        assertThat(backup.doCheckExclude(JOB, "<img src=x>").getMessage()).doesNotContain("<img");
        check(backup.doCheckTags(JOB, "=x\nteam=shop\n=y"), ERROR, "<br>tags: '=y' has no key");
    }

    @Test
    void aTemplateIsShownAsANameOrWhatIsWrongWithIt() {
        check(backup.doCheckBackupName(null, "${TABLE}-nightly"), OK, "Name for a table orders: orders-nightly");
        check(backup.doCheckBackupName(null, "${TABLE}-${BUILD_NUMBER}"), OK, "orders-123");
        check(backup.doCheckBackupName(null, "${TABEL}"), WARNING, "the nearest is 'TABLE'");
        check(backup.doCheckBackupName(null, "${TABLE}-${BRANCH}"), WARNING, "correct only if the build sets it");
        check(backup.doCheckBackupName(null, "${TABLE} of ${BRANCH}"), ERROR, "contains a space");
        check(backup.doCheckBackupName(null, "${TABLE"), ERROR, "is not closed");
        check(backup.doCheckBackupName(null, "x".repeat(256)), ERROR, "results in a name of 256 characters");
        check(backup.doCheckBackupName(null, "${AWS_SECRET_ACCESS_KEY}"), ERROR, "is a secret");
        check(backup.doCheckBackupName(null, ""), OK, "");
    }

    @Test
    void theEndOfABackupIsToldInWords() {
        for (OnPartialFailure end : OnPartialFailure.values()) {
            assertThat(backup.words(end)).startsWith("The build ").doesNotContain(end.name());
        }
        check(backup.doCheckWait(false), WARNING, "The backups are not confirmed AVAILABLE");
        check(backup.doCheckWait(true), OK, "");
        check(backup.doCheckMinTables("0"), ERROR, "");
        check(backup.doCheckTimeoutMinutes("soon"), ERROR, "");
    }

    private FormValidation keepLast(String last, String days, String minKeep) {
        return prune.doCheckKeepLast(last, days, "", "", "", "", "", minKeep);
    }

    @Test
    void theRulesOfAPruneAreToldInWords() {
        check(keepLast("23", "", "1"), OK, "Keeps the newest 23 backups of each table");
        check(keepLast("", "30", "2"), OK, "Keeps backups younger than 30 days");
        check(keepLast("1", "", ""), WARNING, "Only one backup is kept");
        check(keepLast("7", "", "0"), ERROR, "minKeep is 0; it must be 1 or more");
        check(keepLast("many", "", "1"), ERROR, "");
        check(
                prune.doCheckKeepLast("", "", "7", "4", "", "", "Mars", "1"),
                ERROR,
                "timeZone 'Mars' is not a time zone");
        check(prune.doCheckKeepLast("", "", "7", "4", "", "", "", "1"), OK, "each of the last 7 days, 4 weeks");
        check(prune.doCheckTimeZone("Mars"), ERROR, "timeZone 'Mars' is not a time zone");
        check(prune.doCheckTimeZone("Europe/Berlin"), OK, "");
        check(prune.doCheckKeepWeekly("0"), ERROR, "");
        check(prune.doCheckKeepDays("-1"), ERROR, "");
        check(prune.doCheckMaxDeletes("0"), ERROR, "");
        check(prune.doCheckMaxDeletes(""), ERROR, "");
        check(prune.doCheckMinKeep(""), ERROR, "");
        check(prune.doCheckMinKeep("1"), OK, "");
    }

    @Test
    void whichBackupsAPruneMayTouch() {
        check(prune.doCheckNamePattern("", false), OK, "Only backups named by the default template");
        check(prune.doCheckNamePattern("", true), ERROR, "allNames is true, but namePattern is not set");
        check(prune.doCheckNamePattern("*", false), ERROR, "matches every name");
        check(prune.doCheckNamePattern("*", true), WARNING, "Backups that other people or tools created can match too");
        check(prune.doCheckNamePattern("nightly-*", false), OK, "");
        check(prune.doCheckNamePattern("a b", false), ERROR, "namePattern: 'a b' contains a space");
        check(prune.doCheckProtect(JOB, "before-*\na;b"), ERROR, "protect: 'a;b' contains ';'; list each name");
        check(prune.doCheckDeletedTables(JOB, true, "team=shop"), ERROR, "a deleted table has no tags");
        check(prune.doCheckDeletedTables(JOB, true, ""), OK, "");
    }
}
