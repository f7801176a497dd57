package io.jenkins.plugins.dynamodbbackup.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.report.Reports;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, symbol-status-blue, succeeded",
        "REQUESTED, symbol-hourglass, 'requested; not waited for'",
        "UNSTABLE, symbol-status-yellow, partly done",
        "FAILURE, symbol-status-red, failed",
        "ABORTED, symbol-status-aborted, aborted",
    })
    void hasTheIconThatJenkinsGivesABuildThatEndsSo(Verdict verdict, String icon, String word) {
        OperationHeader head =
                new OperationHeader(verdict, "eu-west-1", Reports.BEGAN, Reports.BEGAN, false, List.of());
        Section section = Sections.of(List.of(new StoredBackup(head, List.of())), Prices.LIST, Reports.BEGAN)
                .get(0);

        assertThat(section.getIcon()).isEqualTo(icon);
        assertThat(section.getVerdictWord()).isEqualTo(word);
    }
}
