package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionWordsTest {

    private static RetentionWords of(int keepLast, int keepDays, int minKeep) {
        return new RetentionWords(
                Optional.of(keepLast).filter(it -> it > 0),
                Optional.of(keepDays).filter(it -> it > 0),
                minKeep);
    }

    @Test
    void theNewest() {
        RetentionWords words = of(23, 0, 1);

        assertThat(words.sentence())
                .isEqualTo("Keeps the newest 23 backups of each table; with one backup a day that goes back 23 days.");
        assertThat(words.dangers()).isEmpty();
    }

    @Test
    void theYoung() {
        RetentionWords words = of(0, 30, 3);

        assertThat(words.sentence())
                .isEqualTo("Keeps what is younger than 30 days, and of each table the newest 3 whatever its age; with"
                        + " one backup a day about 30 backups of each table.");
        assertThat(words.dangers()).isEmpty();
    }

    @Test
    void bothAddUp() {
        assertThat(of(7, 30, 1).sentence())
                .isEqualTo("Keeps the newest 7 backups of each table and what is younger than 30 days; with one backup"
                        + " a day about 30 backups of each table.");
        assertThat(of(40, 30, 1).sentence()).endsWith("about 40 backups of each table.");
    }

    @Test
    void oneBackupIsCalledDangerous() {
        RetentionWords words = of(1, 0, 1);

        assertThat(words.sentence())
                .isEqualTo("Keeps the newest backup of each table; with one backup a day that goes back 1 day.");
        assertThat(words.dangers()).singleElement().asString().startsWith("One backup is all that stays");
    }

    @Test
    void ageAloneIsDangerousWhenNoBackupsAreMade() {
        assertThat(of(0, 30, 1).dangers())
                .containsExactly("When no backups are made for 30 days, only the newest of each table stays; a higher"
                        + " minKeep or keepLast prevents that.");
    }

    @Test
    void moreThanTheRuleIsNamed() {
        RetentionWords words = of(2, 0, 5);

        assertThat(words.sentence()).startsWith("Keeps the newest 5 backups");
        assertThat(words.dangers()).containsExactly("minKeep 5 is more than keepLast 2 and wins.");
    }
}
