package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.Documentation;
import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueOperationTest {

    private final Simulation aws = new Simulation();

    @AfterEach
    void close() {
        aws.close();
    }

    private CatalogueReport list(TableQuery query) throws Exception {
        return aws.run(CatalogueOperation.start(query, aws.session(), aws.journal()));
    }

    private static Instant daysAgo(int days) {
        return Simulation.START.minus(Duration.ofDays(days));
    }

    private void backups(String table, int count) {
        for (int i = 1; i <= count; i++) {
            aws.db().seed().backup(BackupSeed.of(table, daysAgo(i)).name(table + "-" + i));
        }
    }

    @Test
    void listsEveryTypeOfExistingAndDeletedTablesNewestFirst() throws Exception {
        aws.db().seed().table("orders");
        backups("orders", 2);
        backups("orders-old", 1);
        backups("customers", 1);
        aws.db()
                .seed()
                .backup(BackupSeed.of("orders", daysAgo(3)).name("system").type("SYSTEM"));
        aws.db().seed().backup(BackupSeed.of("orders", daysAgo(4)).name("vault").type("AWS_BACKUP"));

        CatalogueReport report = list(TableQuery.of("orders*"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.backups())
                .extracting(ListedBackup::name)
                .containsExactly("orders-1", "orders-2", "system", "vault", "orders-old-1");
        assertThat(Message.texts(report.problems())).isEmpty();
        assertThat(report.region()).isEqualTo("eu-west-1");
    }

    @Test
    void oneNameCostsOneListingAndNoLookAtTheTable() throws Exception {
        backups("orders", 2);

        assertThat(list(TableQuery.of("orders")).backups()).hasSize(2);
        assertThat(aws.db().calls().count("ListBackups")).isEqualTo(1);
        assertThat(aws.db().calls().count("DescribeTable")).isZero();
        assertThat(aws.db().calls().count("ListTables")).isZero();
    }

    @Test
    void aTableWithoutBackupsIsNoProblem() throws Exception {
        aws.db().seed().table("orders");

        CatalogueReport report = list(TableQuery.of("orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.backups()).isEmpty();
    }

    @Test
    void aMisspeltNameIsAProblemAndTheOthersAreListedAllTheSame() throws Exception {
        aws.db().seed().table("orders");
        backups("orders", 1);

        CatalogueReport report = list(TableQuery.of("orders", "ordrs"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.problems())
                .containsExactly(Message.of(
                        "table.hinted",
                        Message.of("table.missing", "ordrs"),
                        Message.of("table.hint.near", 1, Argument.names(List.of("orders")))));
        assertThat(report.backups()).hasSize(1);
        assertThat(aws.lines()).containsExactlyElementsOf(Message.texts(report.problems()));
    }

    @Test
    void tagsSelectAmongTheExistingTablesOnly() throws Exception {
        aws.db().seed().table("orders", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}", List.of());
        aws.db().seed().table("customers");
        backups("orders", 1);
        backups("customers", 1);
        backups("gone", 1);

        CatalogueReport report = list(new TableQuery(List.of("*"), List.of(), List.of("team=shop"), 1));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.backups()).extracting(ListedBackup::tableName).containsExactly("orders");
    }

    @Test
    void showsNothingWhenTheTagsThatDecideCannotBeRead() throws Exception {
        aws.db().seed().table("orders", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}", List.of());
        backups("orders", 1);
        aws.db().rules().on("ListTagsOfResource").then(Effect.denied());

        CatalogueReport report = list(new TableQuery(List.of("*"), List.of(), List.of("team=shop"), 1));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.backups()).isEmpty();
        assertThat(report.problems())
                .singleElement()
                .returns("aws.error.failed.of", Message::key)
                .returns(
                        Argument.of("ListTagsOfResource"),
                        problem -> problem.arguments().get(0));
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 100", "100, 100", "101, 100", "350, 100", "7, 3", "6, 3"})
    void readsAllPages(int backups, int pageSize) throws Exception {
        aws.db().seed().table("orders");
        backups("orders", backups);
        aws.db().rules().on("ListBackups").then(Effect.cutPage(pageSize));

        assertThat(list(TableQuery.of("orders")).backups()).hasSize(backups);
        assertThat(list(TableQuery.of("*")).backups()).hasSize(backups);
    }

    @Test
    void readsPastAnEmptyPageWithACursor() throws Exception {
        backups("orders", 150);
        aws.db().rules().on("ListBackups").nth(1).then(Effect.emptyPage());
        aws.db().rules().on("ListBackups").nth(3).then(Effect.cutPage(1));

        assertThat(list(TableQuery.of("orders")).backups()).hasSize(150);
    }

    @Test
    void aLostPageIsAFailureAndNoShorterList() throws Exception {
        backups("orders", 150);
        aws.db().rules().on("ListBackups").between(2, 100).then(Effect.denied());

        CatalogueReport report = list(TableQuery.of("orders"));

        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.listed()).isFalse();
        assertThat(report.backups()).isEmpty();
        assertThat(report.problems())
                .singleElement()
                .returns("aws.error.failed.of", Message::key)
                .satisfies(problem -> assertThat(problem.arguments())
                        .startsWith(Argument.of("ListBackups"), Argument.of("orders"))
                        .last(InstanceOfAssertFactories.type(Message.class))
                        .satisfies(reason -> assertThat(reason.arguments())
                                .endsWith(Message.of(
                                        "aws.advice.ACCESS_DENIED", "dynamodb:ListBackups", Documentation.IAM))));
    }

    @Test
    void stopsAtOnceAndIsNeverGreenThen() throws Exception {
        CatalogueOperation operation = CatalogueOperation.start(TableQuery.of("*"), aws.session(), aws.journal());
        assertThat(operation.status()).isEqualTo(Message.of("catalogue.status.listing"));
        operation.stop();

        assertThat(aws.run(operation).verdict()).isEqualTo(Verdict.ABORTED);
    }

    @Test
    void refusesWhatItCannotUnderstandBeforeAnythingIsSent() {
        assertThatThrownBy(() -> list(new TableQuery(List.of(), List.of(), List.of(), 1)))
                .isInstanceOf(BadRequestException.class);
        assertThat(aws.db().calls().entries()).isEmpty();
    }
}
