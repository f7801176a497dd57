package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void oneNameAListAndLinesAreAllUnderstood() {
        assertThat(NameList.of("tables", "orders")).containsExactly("orders");
        assertThat(NameList.of("tables", List.of("orders", "customers-*"))).containsExactly("orders", "customers-*");
        assertThat(NameList.of("tables", " orders \r\n\r\ncustomers\n")).containsExactly("orders", "customers");
        assertThat(NameList.of("tables", "orders,customers".split(","))).containsExactly("orders", "customers");
        assertThat(NameList.of("tables", null)).isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> NameList.of("tables", List.of("orders", 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tables must be a name or a list of names, but is '7'.");
    }

    @Test
    void aPageShowsWhateverWasWritten() {
        assertThat(NameList.shown("orders\ncustomers\n")).isEqualTo("orders, customers");
        assertThat(NameList.shown(Arrays.asList("orders", 7, null))).isEqualTo("orders, 7, null");
        assertThat(NameList.shown(Map.of("name", "orders"))).isEqualTo("{name=orders}");
        assertThat(NameList.shown(new String[] {"orders", "customers"})).isEqualTo("orders, customers");
        assertThat(NameList.shown(null)).isEmpty();
    }

    @Test
    void theyAreWrittenAsShortAsTheyCanBe() {
        assertThat(NameList.written(List.of())).isNull();
        assertThat(NameList.written(List.of("orders"))).isEqualTo("orders");
        assertThat(NameList.written(List.of("orders", "customers"))).isEqualTo(List.of("orders", "customers"));
    }
}
