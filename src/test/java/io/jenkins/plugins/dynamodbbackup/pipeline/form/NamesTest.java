package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void oneNameAListAndLinesAreAllUnderstood() {
        assertThat(Names.of("tables", "orders")).containsExactly("orders");
        assertThat(Names.of("tables", List.of("orders", "customers-*"))).containsExactly("orders", "customers-*");
        assertThat(Names.of("tables", " orders \r\n\r\ncustomers\n")).containsExactly("orders", "customers");
        assertThat(Names.of("tables", "orders,customers".split(","))).containsExactly("orders", "customers");
        assertThat(Names.of("tables", null)).isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Names.of("tables", List.of("orders", 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tables must be a name or a list of names, but is '7'.");
    }

    @Test
    void aPageShowsWhateverWasWritten() {
        assertThat(Names.shown("orders\ncustomers\n")).isEqualTo("orders, customers");
        assertThat(Names.shown(Arrays.asList("orders", 7, null))).isEqualTo("orders, 7, null");
        assertThat(Names.shown(Map.of("name", "orders"))).isEqualTo("{name=orders}");
        assertThat(Names.shown(new String[] {"orders", "customers"})).isEqualTo("orders, customers");
        assertThat(Names.shown(null)).isEmpty();
    }

    @Test
    void theyAreWrittenAsShortAsTheyCanBe() {
        assertThat(Names.written(List.of())).isNull();
        assertThat(Names.written(List.of("orders"))).isEqualTo("orders");
        assertThat(Names.written(List.of("orders", "customers"))).isEqualTo(List.of("orders", "customers"));
    }
}
