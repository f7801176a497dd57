package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ProcessorTime;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where the calls of a slice go.
 *
 * @param until when their answers are no longer waited for
 */
record WriteCalls(EventLoop loop, String region, Instant until, ProcessorTime processor) {

    <T> void submit(AwsCall<T> call, Consumer<Answer<T>> then) {
        loop.aws().submit(processor.measured(call.in(region)), until, then);
    }

    Instant now() {
        return loop.now();
    }

    void after(Duration wait, Runnable action) {
        loop.after(wait, action);
    }
}
