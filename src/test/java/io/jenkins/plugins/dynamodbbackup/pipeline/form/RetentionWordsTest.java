package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionWordsTest {

    private static RetentionWords of(int keepLast, int keepDays, int minKeep) {
        return new RetentionWords(KeepCounts.of(minKeep, KeepCounts.UTC)
                .with(KeepParameter.KEEP_LAST, Optional.of(keepLast).filter(it -> it > 0))
                .with(KeepParameter.KEEP_DAYS, Optional.of(keepDays).filter(it -> it > 0)));
    }

    @Test
    void theNewest() {
        RetentionWords words = of(23, 0, 1);

        assertThat(words.sentence())
                .isEqualTo("Keeps the newest 23 backups of each table. With one backup a day, that covers 23 days.");
        assertThat(words.dangers()).isEmpty();
    }

    @Test
    void theYoung() {
        RetentionWords words = of(0, 30, 3);

        assertThat(words.sentence())
                .isEqualTo(
                        "Keeps backups younger than 30 days, and the newest 3 backups of each table at any age. With one backup a day, that is about 30 backups per table.");
        assertThat(words.dangers()).isEmpty();
    }

    @Test
    void bothAddUp() {
        assertThat(of(7, 30, 1).sentence())
                .isEqualTo(
                        "Keeps the newest 7 backups of each table, and backups younger than 30 days. With one backup a day, that is about 30 backups per table.");
        assertThat(of(40, 30, 1).sentence()).endsWith("about 40 backups per table.");
    }

    @Test
    void oneBackupIsCalledDangerous() {
        RetentionWords words = of(1, 0, 1);

        assertThat(words.sentence())
                .isEqualTo("Keeps the newest backup of each table. With one backup a day, that covers 1 day.");
        assertThat(words.dangers()).singleElement().asString().startsWith("Only one backup is kept");
    }

    @Test
    void ageAloneIsDangerousWhenNoBackupsAreMade() {
        assertThat(of(0, 30, 1).dangers())
                .containsExactly(
                        "If no backups are created for 30 days, only the newest backup of each table is kept; raise minKeep or keepLast to keep more.");
    }

    @Test
    void moreThanTheRuleIsNamed() {
        RetentionWords words = of(2, 0, 5);

        assertThat(words.sentence()).startsWith("Keeps the newest 5 backups");
        assertThat(words.dangers()).containsExactly("minKeep 5 is greater than keepLast 2 and takes precedence.");
    }

    @Test
    void oneOfEachPeriod() {
        RetentionWords words = new RetentionWords(KeepCounts.of(1, "Europe/Berlin")
                .with(KeepParameter.KEEP_DAILY, Optional.of(7))
                .with(KeepParameter.KEEP_MONTHLY, Optional.of(12)));

        assertThat(words.sentence())
                .isEqualTo(
                        "Keeps the newest backup of each table at any age."
                                + " Keeps the newest backup of each of the last 7 days, 12 months with backups (time zone Europe/Berlin).");
        assertThat(words.dangers()).isEmpty();
    }
}
