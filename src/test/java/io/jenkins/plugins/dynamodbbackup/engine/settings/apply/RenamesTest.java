package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The new table takes the place of the original in policies and resource ids, and no other table does. */
class RenamesTest {

    private static final String HOME = "arn:aws:dynamodb:eu-west-1:111122223333:table/";

    private static Renames renames(String region) {
        return new Renames(
                TableArn.parse(HOME + "shop").orElseThrow(),
                new TableArn("aws", region, "111122223333", "copy"),
                Optional.of(HOME + "shop/stream/2025"),
                Optional.of(HOME + "copy/stream/2026"));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-west-1:111122223333:table/shop, arn:aws:dynamodb:eu-west-1:111122223333:table/copy",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/shop/index/*, arn:aws:dynamodb:eu-west-1:111122223333:table/copy/index/*",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/shop/stream/2025, arn:aws:dynamodb:eu-west-1:111122223333:table/copy/stream/2026",
        "arn:aws:dynamodb:*:*:table/shop, arn:aws:dynamodb:*:*:table/copy",
        "arn:aws:dynamodb:*:111122223333:table/shop*, arn:aws:dynamodb:*:111122223333:table/copy*",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/shopping, arn:aws:dynamodb:eu-west-1:111122223333:table/shopping",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-2, arn:aws:dynamodb:eu-west-1:111122223333:table/shop-2",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/my.shop, arn:aws:dynamodb:eu-west-1:111122223333:table/my.shop",
        "arn:aws:dynamodb:us-east-1:111122223333:table/shop, arn:aws:dynamodb:us-east-1:111122223333:table/shop",
        "arn:aws:dynamodb:eu-west-1:999988887777:table/shop, arn:aws:dynamodb:eu-west-1:999988887777:table/shop",
        "arn:aws:iam::111122223333:role/shop, arn:aws:iam::111122223333:role/shop",
        "shop, shop",
    })
    void inAPolicy(String text, String renamed) {
        assertThat(renames("eu-west-1").policy(TextNode.valueOf(text)).asText()).isEqualTo(renamed);
    }

    @Test
    void inAnotherRegion() {
        assertThat(renames("us-east-1").policy(TextNode.valueOf(HOME + "shop")).asText())
                .isEqualTo("arn:aws:dynamodb:us-east-1:111122223333:table/copy");
    }

    @ParameterizedTest
    @CsvSource({
        "table/shop, table/copy",
        "table/shop/index/by-day, table/copy/index/by-day",
        "DynamoDBReadCapacityUtilization:table/shop, DynamoDBReadCapacityUtilization:table/copy",
        "table/shopping, table/shopping",
        "shop-policy, shop-policy",
    })
    void inAutoScaling(String text, String renamed) {
        assertThat(renames("eu-west-1").scaling(TextNode.valueOf(text)).asText())
                .isEqualTo(renamed);
    }

    @Test
    void theDimensionOfAMetricOfTheTable() throws Exception {
        String metric =
                "{\"Dimensions\":[{\"Name\":\"TableName\",\"Value\":\"shop\"},{\"Name\":\"Other\",\"Value\":\"shop\"}]}";
        assertThat(renames("eu-west-1")
                        .scaling(new ObjectMapper().readTree(metric))
                        .toString())
                .isEqualTo(metric.replace("\"TableName\",\"Value\":\"shop\"", "\"TableName\",\"Value\":\"copy\""));
    }
}
