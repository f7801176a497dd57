package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Carries out a slice for each table, one after the other; a lost one is repeated. */
final class SliceOperation implements Operation<SliceOperation.Done, List<String>> {

    static final OperationKind<List<String>, Done, List<String>> KIND = new OperationKind<>(
            "slices",
            Done.class,
            1,
            (request, environment, session, host, store, journal) ->
                    new SliceOperation(new Done(1, request, List.of()), session, host, store, journal),
            SliceOperation::new);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EventLoop loop;
    private final OperationHost host;
    private final ProgressStore<Done> store;
    private final Journal journal;
    private Done done;

    /** @param results of the slices that are over */
    record Done(int version, List<String> tables, List<String> results) implements Progress {

        @Override
        public List<String> askedFor() {
            return List.of();
        }

        boolean all() {
            return results.size() == tables.size();
        }

        Done with(String result) {
            List<String> more = new ArrayList<>(results);
            more.add(result);
            return new Done(version, tables, more);
        }
    }

    SliceOperation(Done done, AwsSession session, OperationHost host, ProgressStore<Done> store, Journal journal) {
        this.loop = new EventLoop(session);
        this.host = host;
        this.store = store;
        this.journal = journal;
        this.done = done;
        loop.at(loop.now(), this::next);
    }

    private void next() {
        if (!done.all()) {
            host.worker().run(new WaitSlice(done.tables().get(done.results().size())), loop.aws(), this::ended);
        }
    }

    private void ended(DataWorker.End<String> end) {
        if (end instanceof DataWorker.End.Done<String> result) {
            journal.say(Message.foreign("Slice: " + result.result()));
            done = done.with(result.result());
            keep();
            next();
        } else {
            journal.say(((DataWorker.End.Lost<String>) end).why());
            loop.after(PAUSE, this::next);
        }
    }

    private void keep() {
        try {
            host.files().file("results.txt").write(0, done.results());
            store.save(done);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public Next advance() {
        return loop.advance(done::all);
    }

    @Override
    public Done progress() {
        return done;
    }

    @Override
    public List<String> report() {
        return done.results();
    }

    @Override
    public Message status() {
        return Message.foreign(done.results().size() + " slices");
    }

    @Override
    public void stop() {
        loop.close();
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
