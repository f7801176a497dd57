package io.jenkins.plugins.dynamodbbackup.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The few words for a message that stands elsewhere in full. */
class BriefTest {

    private static final Message DENIED = Message.of("aws.error.what.said", "AccessDeniedException", "not allowed")
            .and(Message.of("aws.advice.ACCESS_DENIED", "dynamodb:CreateBackup", "docs"));

    @Test
    void anErrorOfAwsIsItsCode() {
        assertThat(Message.of("backup.refused", DENIED).brief()).hasToString("Optional[AccessDeniedException]");
        assertThat(Message.of("prune.notTried", Message.of("aws.error.what", "Code"))
                        .brief())
                .hasToString("Optional[Code]");
        assertThat(Message.of("aws.error.failed.of", "CreateBackup", "orders", DENIED)
                        .and(Message.of("backup.left"))
                        .brief())
                .hasToString("Optional[AccessDeniedException]");
    }

    @Test
    void whatHasNoFewWordsStaysWhole() {
        assertThat(Message.foreign("Anything.").brief()).isEmpty();
        assertThat(Message.of("backup.refused", Message.foreign("Anything.")).brief())
                .hasToString("Optional[Anything.]");
    }

    @Test
    void eachBelongsToAWholeOne() {
        assertThat(Texts.all().keySet())
                .filteredOn(key -> key.endsWith(".brief"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Texts.all()).containsKey(key.substring(0, key.lastIndexOf('.'))));
    }
}
