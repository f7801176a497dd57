package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import java.time.Instant;
import java.util.Optional;

/** What one stage of a restore needs to continue in another process, and hands to the stages after it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StageProgress.Chosen.class, name = ChooseStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.Requested.class, name = RequestStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.Target.class, name = AwaitStage.NAME)
})
public sealed interface StageProgress {

    /** What is restored. */
    record Chosen(ChosenSource source) implements StageProgress {}

    /**
     * The request to AWS that was accepted, or whose outcome is not known yet.
     *
     * @param at when it was first sent, by AWS's clock
     * @param times how often it was sent without a clear answer
     */
    record Requested(Instant at, int times) implements StageProgress {}

    /**
     * The new table, which AWS has promised.
     *
     * @param seen whether AWS has shown it since the request
     */
    record Target(boolean seen, Optional<String> arn) implements StageProgress {

        static Target promised(String arn) {
            return new Target(false, Optional.of(arn).filter(text -> !text.isEmpty()));
        }

        static Target seen(String arn) {
            return new Target(true, Optional.of(arn).filter(text -> !text.isEmpty()));
        }
    }
}
