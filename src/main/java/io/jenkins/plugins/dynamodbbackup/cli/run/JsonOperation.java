package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;

/** An operation whose progress is JSON text. */
final class JsonOperation<P, R> implements Operation<String, R> {

    private final Operation<P, R> operation;
    private final ProgressJson<P> json;

    JsonOperation(Operation<P, R> operation, ProgressJson<P> json) {
        this.operation = operation;
        this.json = json;
    }

    static <P> ProgressStore<P> store(ProgressJson<P> json, ProgressStore<String> store) {
        return progress -> store.save(json.write(progress));
    }

    @Override
    public Next advance() {
        return operation.advance();
    }

    @Override
    public String progress() {
        return json.write(operation.progress());
    }

    @Override
    public R report() {
        return operation.report();
    }

    @Override
    public String status() {
        return operation.status();
    }

    @Override
    public void stop() {
        operation.stop();
    }

    @Override
    public void onAnswer(Runnable wake) {
        operation.onAnswer(wake);
    }

    @Override
    public void close() {
        operation.close();
    }
}
