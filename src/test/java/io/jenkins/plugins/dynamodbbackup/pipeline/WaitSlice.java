package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import java.time.Duration;
import java.time.Instant;

/** A slice that ends when there is a table of this name. Its result is the process that saw it, and with which session. */
record WaitSlice(String table) implements DataSlice<String> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Override
    public Operation<?, String> begin(AwsSession session, double cores) {
        return new Waiting(table, new EventLoop(session), cores);
    }

    private static final class Waiting implements Operation<String, String> {

        private final String table;
        private final EventLoop loop;
        private final double cores;
        private String report = "";

        Waiting(String table, EventLoop loop, double cores) {
            this.table = table;
            this.loop = loop;
            this.cores = cores;
            loop.at(loop.now(), this::look);
        }

        private Instant soon() {
            return loop.now().plus(Duration.ofMinutes(1));
        }

        private void look() {
            loop.aws()
                    .submit(
                            DescribeTable.of(table),
                            soon(),
                            answer ->
                                    answer.handle(there -> identify(), missing -> loop.after(LOOK_EVERY, this::look)));
        }

        private void identify() {
            loop.aws()
                    .submit(
                            GetCallerIdentity.call(),
                            soon(),
                            answer -> answer.handle(
                                    who -> report =
                                            "process " + ProcessHandle.current().pid() + " cores " + cores + " account "
                                                    + who.account(),
                                    error -> report = error.sentence().toString()));
        }

        @Override
        public Next advance() {
            return loop.advance(() -> !report.isEmpty());
        }

        @Override
        public String progress() {
            return table;
        }

        @Override
        public String report() {
            return report;
        }

        @Override
        public Message status() {
            return Message.foreign("waiting");
        }

        @Override
        public void stop() {
            report = "stopped";
        }

        @Override
        public void onAnswer(Runnable wake) {
            loop.aws().onAnswer(wake);
        }

        @Override
        public void close() {
            loop.close();
        }
    }
}
