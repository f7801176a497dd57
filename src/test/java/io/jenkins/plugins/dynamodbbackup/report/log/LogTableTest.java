package io.jenkins.plugins.dynamodbbackup.report.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.report.log.LogTable.Cell;
import org.junit.jupiter.api.Test;

class LogTableTest {

    @Test
    void aLinkTakesNoRoomInItsColumn() {
        LogTable table = new LogTable("TABLE", "STATE");
        table.row(new Cell("orders", "<<a very long link>>orders"), Cell.of("available"));

        assertThat(table.lines()).containsExactly("TABLE   STATE", "<<a very long link>>orders  available");
    }

    @Test
    void isEmptyWithoutRows() {
        assertThat(new LogTable("TABLE").empty()).isTrue();
    }
}
