package io.jenkins.plugins.dynamodbbackup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsConsoleTest {

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, https://eu-west-1.console.aws.amazon.com",
        "cn-north-1, https://cn-north-1.console.amazonaws.cn",
        "us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com",
    })
    void eachPartitionHasAConsoleOfItsOwn(String region, String host) {
        AwsConsole console = AwsConsole.of(region).orElseThrow();

        assertThat(console.table("orders"))
                .isEqualTo(host + "/dynamodbv2/home?region=" + region + "#table?name=orders");
        assertThat(console.backups()).isEqualTo(host + "/dynamodbv2/home?region=" + region + "#list-backups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-iso-east-1", "us-isob-east-1"})
    void leadsNowhereWhereTheConsoleIsNotKnown(String region) {
        assertThat(AwsConsole.of(region)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "evil.example/#",
                "evil.example/?x=",
                "eu-west-1.evil.example",
                "eu-west-1@evil.example",
                "eu-west-1/..",
                "eu-west-1\n",
                "\u202e1-tsew-ue",
                "\u2028",
                "xx-future-9"
            })
    void leadsNowhereFromWhatIsNoRegion(String region) {
        assertThat(AwsConsole.of(region)).isEmpty();
    }

    @Test
    void nothingInANameCanLeaveTheAddress() {
        assertThat(AwsConsole.of("eu-west-1").orElseThrow().table("a'b\"c<d&e f#g"))
                .endsWith("#table?name=a%27b%22c%3Cd%26e%20f%23g");
    }
}
