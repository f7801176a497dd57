package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.AutoScaling;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to another region than the session's. */
class RegionTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Site VIRGINIA = new Site(LocalDynamoDb.ACCOUNT, "us-east-1");

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final Border border = new Border(db.inProcessHttpClient());

    @AfterEach
    void close() {
        border.close();
        db.close();
    }

    @Test
    void aCallGoesWhereItIsDirectedWithTheSameCredentials() {
        db.seed().table("orders");
        db.seed(VIRGINIA).table("elsewhere");
        ObjectNode target = JsonNodeFactory.instance
                .objectNode()
                .put("ResourceId", "table/elsewhere")
                .put("ScalableDimension", "dynamodb:table:ReadCapacityUnits");

        assertThat(Border.value(border.answer(DescribeTable.of("orders"), border.in(HOUR)))
                        .arn())
                .contains(":eu-west-1:");
        assertThat(Border.value(border.answer(DescribeTable.of("elsewhere").in("us-east-1"), border.in(HOUR)))
                        .arn())
                .contains(":us-east-1:" + LocalDynamoDb.ACCOUNT + ":");
        assertThat(Border.error(border.answer(DescribeTable.of("orders").in("us-east-1"), border.in(HOUR)))
                        .kind())
                .isEqualTo(ErrorKind.RESOURCE_NOT_FOUND);
        Border.value(border.answer(AutoScaling.register(target).in("us-east-1"), border.in(HOUR)));
        assertThat(db.calls().entries())
                .extracting(CallLog.Entry::site)
                .extracting(Site::region)
                .containsExactly("eu-west-1", "us-east-1", "us-east-1", "us-east-1");
    }

    /** Two a second each: those of one region do not wait for those of the other. */
    @Test
    void eachRegionHasItsOwnPace() {
        db.seed().table("orders");
        db.seed(VIRGINIA).table("orders");
        List<Duration> answered = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            border.dispatcher.submit(DescribeTable.of("orders"), border.in(HOUR), answer -> {});
            border.dispatcher.submit(
                    DescribeTable.of("orders").in("us-east-1"),
                    border.in(HOUR),
                    answer -> answered.add(border.passed()));
        }
        border.run();

        Duration alone;
        try (Border other = new Border(db.inProcessHttpClient())) {
            for (int n = 0; n < 20; n++) {
                other.dispatcher.submit(DescribeTable.of("orders"), other.in(HOUR), answer -> {});
            }
            other.run();
            alone = other.passed();
        }
        assertThat(answered).hasSize(20);
        assertThat(border.passed()).isEqualTo(alone);
    }

    @Test
    void theEndpointOfAnEmulatorServesAllRegions() throws Exception {
        db.seed(VIRGINIA).table("elsewhere");
        AwsRuntime runtime = AwsRuntime.with(border.clock, new Random(1), Runnable::run);
        AwsTarget target = new AwsTarget(Border.REGION, Optional.of(db.endpoint()));
        try (EnvironmentHttp http = EnvironmentHttp.open(Map.of());
                AwsSession session = AwsSession.open(
                        target, new CredentialsSource("test", Border.keys("AKIDEXAMPLE")), runtime, http);
                Dispatcher dispatcher = new Dispatcher(session)) {
            List<String> arns = new ArrayList<>();
            dispatcher.submit(
                    DescribeTable.of("elsewhere").in("us-east-1"),
                    border.in(HOUR),
                    answer -> answer.handle(table -> arns.add(table.arn()), error -> arns.add(error.code())));
            dispatcher.submit(
                    AutoScaling.targets(List.of(), Optional.empty()).in("us-east-1"),
                    border.in(HOUR),
                    answer -> answer.handle(
                            page -> arns.add(page.entries().toString()), error -> arns.add(error.code())));
            dispatcher.advance();

            assertThat(arns).containsExactly(VIRGINIA_TABLE, "[]");
        }
    }

    private static final String VIRGINIA_TABLE =
            "arn:aws:dynamodb:us-east-1:" + LocalDynamoDb.ACCOUNT + ":table/elsewhere";
}
