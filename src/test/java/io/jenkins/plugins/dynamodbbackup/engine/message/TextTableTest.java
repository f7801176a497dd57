package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable.Cell;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void aLinkTakesNoRoomInItsColumn() {
        TextTable table = new TextTable("TABLE", "STATE");
        table.row(new Cell("orders", "<<a very long link>>orders"), Cell.of("available"));

        assertThat(table.lines()).containsExactly("TABLE   STATE", "<<a very long link>>orders  available");
    }

    @Test
    void isEmptyWithoutRows() {
        assertThat(new TextTable("TABLE").empty()).isTrue();
        assertThat(new TextTable().empty()).isTrue();
        assertThat(new TextTable().lines()).isEmpty();
    }

    @Test
    void alignsNumbersRightAndNeedsNoHeading() {
        TextTable table = new TextTable().alignRight(1);
        table.row("orders", "9 B", "kept");
        table.row("carts", "1.0 MiB", "");

        assertThat(table.lines()).containsExactly("orders      9 B  kept", "carts   1.0 MiB");
        assertThat(table).hasToString("orders      9 B  kept\ncarts   1.0 MiB\n");
    }

    @Test
    void everyRowStaysOnItsLine() {
        TextTable table = new TextTable("TABLE");
        table.row("or\nders");

        assertThat(table.lines()).containsExactly("TABLE", "or ders");
    }
}
