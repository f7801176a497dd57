package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation as a list of stages. What all operations do alike is here: the account is checked first, the progress is
 * saved before anything is requested from AWS and from time to time, the deadline leads to a last look, and an operation
 * that ends early can be resumed as far as it was saved. The public methods besides those of {@link Operation} are for
 * the stages.
 *
 * @param <S> its stages
 */
public abstract class LongOperation<P, R, S extends Stage> extends StageLoop implements Operation<P, R> {

    /** A lost save of this kind costs one listing only, so thousands of tables need not save thousands of times. */
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(5);

    private final ProgressStore<P> store;
    private final List<Message> problems = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private List<S> stages = List.of();
    private Instant savedAt;
    private Instant entered;
    private boolean unsaved;
    private Optional<Instant> endedAt = Optional.empty();
    private Optional<Message> obstacle = Optional.empty();
    private boolean stopped;
    private boolean begun;
    private boolean looked;
    private int at;

    /** @param deadline of the last look; an operation that is resumed later takes only that */
    protected LongOperation(AwsSession session, ProgressStore<P> store, Journal journal, Instant deadline) {
        super(session, journal, deadline);
        this.store = store;
        this.savedAt = loop.now();
        this.entered = savedAt;
        loop.at(savedAt, this::begin);
        until(deadline);
    }

    /** To be called by the constructor, with the stage to begin with or to resume. */
    protected final void stages(List<S> all, int first) {
        stages = List.copyOf(all);
        at = first;
    }

    /** Whether work was saved that AWS may be doing: then the operation can be resumed after an obstacle. */
    protected boolean resumable() {
        return false;
    }

    /** Why the operation cannot be resumed in this session's account: what was requested is not visible there. */
    protected Optional<Message> inAnotherAccount() {
        return Optional.empty();
    }

    /** @param kind of the operation, such as {@code restore} */
    protected final Optional<Message> beganElsewhere(String kind, String account) {
        return session()
                .account()
                .filter(here -> !here.equals(account))
                .map(here -> Message.of("operation.elsewhere", kind, account, here));
    }

    /** Ends the operation as failed. */
    public void fail(Message problem) {
        problem(problem);
        end();
    }

    /** Nothing may be requested from AWS then: ends the operation as failed. */
    protected void notSaved(Message why) {
        fail(lessSaved(why));
    }

    /** For a save that is not needed to resume. */
    protected Message lessSaved(Message why) {
        return Message.of(stopped ? "operation.notSaved" : "operation.notSaved.continues", why);
    }

    /** Why the operation did not begin or was not resumed: the credentials do not work. */
    protected Message obstacle(AwsError error) {
        return error.sentence();
    }

    /** Why the operation ended in the middle of a stage: the credentials do not work any more. */
    protected Message left(AwsError error) {
        return obstacle(error);
    }

    private void begin() {
        GetCallerIdentity.learnAccount(
                aws(),
                untilLate(),
                current(useless -> useless.map(this::obstacle)
                        .or(this::inAnotherAccount)
                        .ifPresentOrElse(this::hinder, this::enter)));
    }

    /** Ends an operation that cannot begin or continue; it can be resumed if it is resumable. */
    protected final void hinder(Message why) {
        if (resumable()) {
            leave(why);
        } else {
            fail(why);
        }
    }

    private void enter() {
        begun = true;
        looked = false;
        entered = now();
        WaitReminder.begin(this, () -> stage().part().isPresent() ? Optional.empty() : Optional.of(live()));
        if (!(late() && lastLook())) {
            stage().start();
        }
    }

    /** Starts the next stage. */
    public final void next() {
        interrupt();
        at++;
        if (!stage().asksForWork()) {
            keep();
            enter();
        } else if (saved()) {
            enter();
        }
    }

    protected final S stage() {
        return stages.get(at);
    }

    /** Moves the deadline. */
    protected final void until(Instant time) {
        deadline(time);
        loop.at(time.isBefore(now()) ? now() : time, () -> {
            if (begun && !looked && late()) {
                lastLook();
            }
        });
    }

    private boolean lastLook() {
        looked = true;
        return stage().lastLook();
    }

    @Override
    public final boolean leaves(AwsError error) {
        if (!ended() && resumable() && error.aboutCredentials() && (!error.mayPass() || late())) {
            leaveInTheMiddle(error);
        }
        return stopped;
    }

    /** Ends the operation, to be resumed with other credentials. */
    public final void leaveInTheMiddle(AwsError error) {
        stopped = true;
        keep();
        leave(left(error));
    }

    /** Ends the operation, to be resumed when the obstacle is gone. */
    private void leave(Message why) {
        say(why);
        leaveWithPart(why);
    }

    /**
     * The same, when a part of the operation has ended like that.
     *
     * @param why which was said
     */
    public final void leaveWithPart(Message why) {
        stopped = true;
        obstacle = Optional.of(why);
        end();
    }

    /** Why the operation ended early; not a problem of the operation that resumes it. */
    public final Optional<Message> obstacle() {
        return obstacle;
    }

    /** Adds a problem of the operation as a whole, and says it. */
    public final void problem(Message problem) {
        problems.add(problem);
        say(problem);
    }

    protected final List<Message> problems() {
        return problems;
    }

    /** Adds a warning about what looks like a mistake in the request, and says it; it is no failure. */
    public final void warning(Message warning) {
        warnings.add(warning);
        say(Message.of("operation.warning", warning));
    }

    protected final List<Message> warnings() {
        return warnings;
    }

    /** With the reason why the operation ended early. */
    protected final List<Message> allProblems() {
        return Stream.concat(problems.stream(), obstacle.stream()).toList();
    }

    /** Saves the progress. False when that failed: the operation has ended, and nothing may be requested from AWS. */
    public final boolean saved() {
        Optional<Message> why = save();
        why.ifPresent(this::notSaved);
        return why.isEmpty();
    }

    /** Saves what is useful after a restart, but not needed. */
    public final void keep() {
        save().ifPresent(why -> say(lessSaved(why)));
    }

    /** The same, but not after every change. */
    public final void keepSoon(boolean last) {
        unsaved = true;
        if (last || !now().isBefore(savedAt.plus(BETWEEN_SAVES))) {
            keep();
        }
    }

    /** Saves what is not saved yet, as before a long wait. */
    public final void keepWhatIsNew() {
        if (unsaved) {
            keep();
        }
    }

    /** Saves what a part of the operation must have saved. */
    public final void savePart() throws IOException {
        savedAt = now();
        unsaved = false;
        store.save(progress());
    }

    private Optional<Message> save() {
        try {
            savePart();
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(ProgressStore.why(failed));
        }
    }

    public final void end() {
        interrupt();
        endedAt = endedAt.or(() -> Optional.of(now()));
    }

    public final boolean ended() {
        return endedAt.isPresent();
    }

    /** Whether it has ended before its work was done. */
    protected final boolean isStopped() {
        return stopped;
    }

    /** When it ended, or now. */
    protected final Instant finishedAt() {
        return endedAt.orElseGet(this::now);
    }

    @Override
    public final Next advance() {
        return loop.advance(this::ended);
    }

    @Override
    public final Message status() {
        return ended() ? Message.of("operation.done") : stage().status();
    }

    @Override
    public final LiveOperation live() {
        if (ended()) {
            return new LiveOperation(status(), aws().answeredAt(), List.of());
        }
        return stage().part().orElseGet(() -> new LiveOperation(status(), aws().answeredAt(), stage().tables(entered)));
    }

    /** The progress stays as it is: a stopped operation can be resumed. */
    @Override
    public final void stop() {
        if (!ended()) {
            stopped = true;
            if (resumable()) {
                keep();
            }
            stage().stopped();
            end();
        }
        loop.close();
    }
}
