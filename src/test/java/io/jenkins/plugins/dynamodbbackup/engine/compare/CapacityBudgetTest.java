package io.jenkins.plugins.dynamodbbackup.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapacityBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void whatWasConsumedIsMadeUpFor() {
        CapacityBudget budget = new CapacityBudget(10);
        assertThat(budget.waitFrom(NOW)).isZero();
        budget.spent(25, NOW);
        budget.spent(5, NOW);
        assertThat(budget.waitFrom(NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(budget.waitFrom(NOW.plusSeconds(3))).isZero();
    }

    /** Or a pause would end in a burst. */
    @Test
    void aPauseSavesNothing() {
        CapacityBudget budget = new CapacityBudget(10);
        budget.spent(10, NOW);
        budget.spent(20, NOW.plusSeconds(60));
        assertThat(budget.waitFrom(NOW.plusSeconds(60))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aPageIsWhatASecondPaysFor() {
        PageSize size = new PageSize(1000, 20);
        assertThat(size.items()).isEqualTo(40);
        size.saw(new ItemPage(List.of(), 40, 4, Optional.empty()));
        assertThat(size.items()).isEqualTo(200);
        assertThat(new PageSize(1000, 1).items()).isEqualTo(10);
        assertThat(new PageSize(1000, 100_000).items()).isEqualTo(1000);
    }
}
