package io.jenkins.plugins.dynamodbbackup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildEndTest {

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, symbol-status-blue",
        "UNSTABLE, symbol-status-yellow",
        "FAILURE, symbol-status-red",
        "ABORTED, symbol-status-aborted",
        "NOT_BUILT, symbol-status-nobuilt",
        "RUNNING, symbol-status-nobuilt-anime",
    })
    void hasTheIconThatJenkinsItselfShows(BuildEnd end, String icon) {
        assertThat(end.icon()).isEqualTo(icon);
    }
}
