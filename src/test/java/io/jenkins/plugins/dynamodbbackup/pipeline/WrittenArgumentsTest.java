package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** A scripted pipeline that writes something wrong reads one sentence, and nothing is done in AWS. */
@ExtendWith(OneJenkins.class)
class WrittenArgumentsTest {

    private static final String SCRIPT = """
            def prune = [tables: '*', keepLast: 1, namePattern: '*', allNames: true]
            catchError { dynamoPruneBackups(prune + [dryrun: true]) }
            catchError { dynamoBackup tables: 'orders', endpointUrl: 'http://127.0.0.1:1' }
            catchError { dynamoPruneBackups(prune + [dryRun: 'yes']) }
            catchError { dynamoPruneBackups(prune + [dryRun: null]) }
            catchError { dynamoPruneBackups(prune + [keepLast: 'many']) }
            catchError { dynamoPruneBackups(prune + [keepDays: 4294967297L]) }
            catchError { dynamoPruneBackups(prune + [maxDeletes: 1.5]) }
            catchError { dynamoPruneBackups(prune + [namePattern: ['a']]) }
            catchError { dynamoPruneBackups(prune + [protect: 7]) }
            catchError { dynamoBackup tables: 'orders', onPartialFailure: 'WARN' }
            """;

    private static final String EMPTY = """
            def prune = [tables: '*', keepLast: 1, namePattern: '*', allNames: true]
            catchError { dynamoPruneBackups(prune + [keepDays: env.KEEP_DAYS]) }
            catchError { dynamoPruneBackups(prune + [keepDays: '']) }
            catchError { dynamoPruneBackups(prune + [keepLast: null, keepDays: 7]) }
            catchError { dynamoPruneBackups(prune + [exclude: params.NONE]) }
            catchError { dynamoPruneBackups(prune + [tags: ' ']) }
            catchError { dynamoPruneBackups(prune + [protect: env.PROTECTED]) }
            catchError { dynamoPruneBackups(prune + [protect: ['a', "${env.NONE ?: ''}"]]) }
            catchError { dynamoPruneBackups(prune + [tables: ['orders', null]]) }
            catchError { dynamoPruneBackups(tables: '*', keepLast: 1, namePattern: '') }
            catchError { dynamoRestore table: 'orders', backup: 'latest', region: params.REGION }
            catchError { dynamoRestore table: 'orders', backup: 'latest', indexes: [''] }
            catchError { dynamoBackup tables: 'orders', credentialsId: '' }
            catchError { dynamoBackup tables: ['orders', params.CARTS] }
            """;

    @Test
    void everyMistakeIsOneSentenceAndNothingIsDeleted(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            WorkflowRun run = new Jobs(jenkins, db).run(SCRIPT);

            jenkins.assertBuildStatus(Result.FAILURE, run);
            assertThat(JenkinsRule.getLog(run).lines().filter(line -> line.startsWith("ERROR: ")))
                    .containsExactly(
                            "ERROR: dynamoPruneBackups has no parameter 'dryrun'; did you mean dryRun?",
                            "ERROR: dynamoBackup has no parameter 'endpointUrl'; remove it.",
                            "ERROR: dryRun 'yes' is neither true nor false; use true or false.",
                            "ERROR: dryRun 'null' is neither true nor false; use true or false.",
                            "ERROR: keepLast 'many' is not a valid whole number; use one such as 7.",
                            "ERROR: keepDays '4294967297' is not a valid whole number; use one such as 7.",
                            "ERROR: maxDeletes '1.5' is not a valid whole number; use one such as 7.",
                            "ERROR: namePattern must be a string, but is '[a]'; write it in quotes, without brackets.",
                            "ERROR: protect must be a name or a list of names, but is '7'.",
                            "ERROR: onPartialFailure 'WARN' is not valid; use one of: FAILURE, UNSTABLE.");
            jenkins.assertLogNotContains("\tat ", run);
            assertThat(db.backups()).hasSize(2);
        }
    }

    @Test
    void whatComesToNothingIsNamedAndNeverTakenForNotWritten(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            WorkflowRun run = new Jobs(jenkins, db).run(EMPTY);

            jenkins.assertBuildStatus(Result.FAILURE, run);
            assertThat(JenkinsRule.getLog(run).lines().filter(line -> line.startsWith("ERROR: ")))
                    .containsExactly(
                            "ERROR: keepDays has no value; set one, or leave keepDays out.",
                            "ERROR: keepDays has no value; set one, or leave keepDays out.",
                            "ERROR: keepLast has no value; set one, or leave keepLast out.",
                            "ERROR: exclude has no value; set one, or leave exclude out.",
                            "ERROR: tags has no value; set one, or leave tags out.",
                            "ERROR: protect has no value; set one, or leave protect out.",
                            "ERROR: An entry of protect has no value; set one, or leave the entry out.",
                            "ERROR: An entry of tables has no value; set one, or leave the entry out.",
                            "ERROR: namePattern has no value; set one, or leave namePattern out.",
                            "ERROR: region has no value; set one, or leave region out.",
                            "ERROR: An entry of indexes has no value; set one, or leave the entry out.",
                            "ERROR: credentialsId has no value; set one, or leave credentialsId out.",
                            "ERROR: An entry of tables has no value; set one, or leave the entry out.");
            assertThat(db.calls().entries()).isEmpty();
        }
    }

    @Test
    void anEmptyListAndAnEmptyLineAreMeant(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            WorkflowRun run = new Jobs(jenkins, db)
                    .run(
                            "dynamoPruneBackups tables: \"orders\\n\\n\", keepLast: 2, exclude: [], protect: env.NONE ?: []");

            jenkins.assertBuildStatusSuccess(run);
        }
    }

    @Test
    void whatSplitMakesIsAListOfNames(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            db.seed().table("customers", 10);
            WorkflowRun run = new Jobs(jenkins, db).run("""
                    dynamoBackup tables: 'orders,customers'.split(','), minTables: 2
                    catchError { dynamoBackup tables: 'orders,,customers'.split(',') }
                    """);

            jenkins.assertLogContains("Backed up 2 tables in eu-west-1", run);
            jenkins.assertLogContains("ERROR: An entry of tables has no value; set one, or leave the entry out.", run);
        }
    }

    @Test
    void theBuildStepInAPipelineDeletesNothingEither(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            WorkflowRun run = new Jobs(jenkins, db)
                    .run(
                            "pruneDynamoBackups tables: ['*'], keepLast: 1, namePattern: '*', allNames: true, dryrun: true");

            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("has no parameter 'dryrun'; did you mean dryRun?", run);
            jenkins.assertLogNotContains("\tat ", run);
            assertThat(db.backups()).hasSize(2);
        }
    }

    @Test
    void everyWayToWriteABuildStepEndsInOneSentence(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            WorkflowRun run = new Jobs(jenkins, db).run("""
                    def prune = [tables: '*', keepLast: 1, namePattern: '*', allNames: true]
                    catchError { pruneDynamoBackups(prune + [keepDays: 'thirty']) }
                    catchError { pruneDynamoBackups(prune + [dryRun: 'yes', keepDays: '']) }
                    catchError { pruneDynamoBackups(prune + [exclude: [a: 'orders']]) }
                    catchError { step(prune + [$class: 'DynamoPruneBackupsBuilder', dryrun: true]) }
                    catchError { step([$class: 'DynamoBackupBuilder', tables: 'orders', onPartialFailure: 'WARN']) }
                    catchError { step([$class: 'DynamoRestoreBuilder', table: 'orders', backup: 'latest', indexes: 7]) }
                    """);

            jenkins.assertBuildStatus(Result.FAILURE, run);
            assertThat(JenkinsRule.getLog(run).lines().filter(line -> line.startsWith("ERROR: ")))
                    .containsExactly(
                            "ERROR: keepDays 'thirty' is not a valid whole number; use one such as 7.",
                            "ERROR: dryRun 'yes' is neither true nor false; use true or false. "
                                    + "keepDays has no value; set one, or leave keepDays out.",
                            "ERROR: exclude must be a name or a list of names, but is '{a=orders}'.",
                            "ERROR: Prune DynamoDB backups (build step) has no parameter 'dryrun'; did you mean dryRun?",
                            "ERROR: onPartialFailure 'WARN' is not valid; use one of: FAILURE, UNSTABLE.",
                            "ERROR: indexes must be a name or a list of names, but is '7'.");
            jenkins.assertLogNotContains("\tat ", run);
            assertThat(db.calls().entries()).isEmpty();
        }
    }

    @Test
    void numbersAndYesOrNoAsTextsAreTaken(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = seeded()) {
            WorkflowRun run = new Jobs(jenkins, db).run("""
                    dynamoPruneBackups tables: "${'*'}", keepLast: '1', namePattern: '*', allNames: 'true', dryRun: 'TRUE'
                    """);

            jenkins.assertBuildStatusSuccess(run);
            jenkins.assertLogContains("Dry run: 1 backup would be deleted", run);
        }
    }

    private static LocalDynamoDb seeded() {
        LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
        db.seed().table("orders", 10);
        for (int days = 1; days <= 2; days++) {
            db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days))));
        }
        return db;
    }
}
