package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every operation has from the harness, shown by one that only writes down what happens to it. */
class LongOperationTest {

    private static final Duration TIME = Duration.ofMinutes(10);

    private final Simulation aws = new Simulation();
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        aws.close();
    }

    private final class Recorded extends LongOperation<String, List<Message>, Stage> {

        private final boolean resumable;

        Recorded(Duration time, boolean resumable, ProgressStore<String> store) {
            super(aws.session(), store, aws.journal(), aws.clock().instant().plus(time));
            this.resumable = resumable;
            stages(List.of(stage("first", false), stage("second", true)), 0);
        }

        private Stage stage(String name, boolean asksForWork) {
            return new Stage() {

                @Override
                public void start() {
                    events.add("start " + name);
                    if (name.equals("first")) {
                        after(Duration.ofMinutes(1), Recorded.this::next);
                    }
                    after(Duration.ofMinutes(2), () -> events.add("late timer of " + name));
                }

                @Override
                public Message status() {
                    return Message.foreign(name);
                }

                @Override
                public boolean asksForWork() {
                    return asksForWork;
                }

                @Override
                public boolean lastLook() {
                    events.add("last look of " + name);
                    end();
                    return true;
                }

                @Override
                public void stopped() {
                    events.add("stopped in " + name);
                }
            };
        }

        @Override
        protected boolean resumable() {
            return resumable;
        }

        @Override
        protected Optional<Message> inAnotherAccount() {
            return beganElsewhere("run", "999988887777")
                    .filter(elsewhere -> resumable && session().account().isPresent());
        }

        @Override
        public String progress() {
            return status().toString();
        }

        @Override
        public List<Message> report() {
            return allProblems();
        }
    }

    private void save(String progress) {
        events.add("save " + progress);
    }

    @Test
    void aStageThatAsksForWorkStartsWhenTheProgressIsSafeAndTimersOfTheFirstStageAreOver() throws Exception {
        Recorded operation = new Recorded(Duration.ofSeconds(150), false, this::save);
        aws.run(operation);
        assertThat(events).containsExactly("start first", "save second", "start second", "last look of second");
        assertThat(operation.status()).isEqualTo(Message.of("operation.done"));
    }

    @Test
    void whereTheProgressCannotBeSavedNoWorkIsAskedFor() throws Exception {
        assertThat(aws.run(new Recorded(TIME, false, progress -> {
                    throw new IOException("disk full");
                })))
                .containsExactly(Message.of("operation.notSaved.continues", Message.foreign("disk full")));
        assertThat(events).containsExactly("start first");
    }

    @Test
    void afterTheDeadlineTheLastLookTakesThePlaceOfTheStart() throws Exception {
        aws.run(new Recorded(Duration.ofDays(-1), false, this::save));
        assertThat(events).containsExactly("last look of first");
    }

    @Test
    void whatBeganInAnotherAccountIsLeftAsItWasSaved() throws Exception {
        assertThat(aws.run(new Recorded(TIME, true, this::save)))
                .containsExactly(Message.of("operation.elsewhere", "run", "999988887777", LocalDynamoDb.ACCOUNT));
        assertThat(events).isEmpty();
    }

    @Test
    void aStopSavesWhatCanBeResumedAndNothingElse() {
        Recorded operation = new Recorded(TIME, false, this::save);
        operation.advance();
        operation.stop();
        new Recorded(TIME, true, this::save).stop();
        assertThat(events).containsExactly("start first", "stopped in first", "save first", "stopped in first");
        assertThat(operation.advance()).isInstanceOf(Next.Finished.class);
    }
}
