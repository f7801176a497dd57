package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void aLinkTakesNoRoomInItsColumn() {
        TextTable table = new TextTable("TABLE", "STATE");
        table.row(Argument.table("orders"), "available");
        Rendering linked = new Rendering() {
            @Override
            public Rendering seen() {
                return PLAIN;
            }

            @Override
            public String table(String name) {
                return "<<a very long link>>" + name;
            }
        };

        assertThat(table.lines(linked)).containsExactly("TABLE   STATE", "<<a very long link>>orders  available");
        assertThat(table.messages())
                .extracting(row -> row.text(linked))
                .containsExactly("  TABLE   STATE", "  <<a very long link>>orders  available");
    }

    @Test
    void aParameterIsAsWideAsItReads() {
        TextTable table = new TextTable();
        table.row(Argument.parameter("keepLast"), "7");
        table.row("days", Argument.size(1024));
        Rendering options = new Rendering() {
            @Override
            public String parameter(String name) {
                return "--" + name;
            }
        };

        assertThat(table.lines(options)).containsExactly("--keepLast  7", "days        1.0 KiB");
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
