package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation as a list of stages. What all operations do alike is here: the account is checked before anything is done,
 * the progress is saved before AWS is asked for work and now and then, the deadline leads to a last look, and whatever
 * ends the work early leaves what was saved to be resumed. The public methods besides those of {@link Operation} are for
 * the stages.
 *
 * @param <S> its stages
 */
public abstract class LongOperation<P, R, S extends Stage> extends StageLoop implements Operation<P, R> {

    /** All that a lost save of this kind costs is a look at AWS, so thousands of tables need not save thousands of times. */
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

    /** @param deadline until the last look; after it the operation is resumed only to take that */
    protected LongOperation(AwsSession session, ProgressStore<P> store, Journal journal, Instant deadline) {
        super(session, journal, deadline);
        this.store = store;
        this.savedAt = loop.now();
        this.entered = savedAt;
        loop.at(savedAt, this::begin);
        until(deadline);
    }

    /** To be called by the constructor, with the stage to begin or to go on with. */
    protected final void stages(List<S> all, int first) {
        stages = List.copyOf(all);
        at = first;
    }

    /** Whether something was saved that AWS may be working on: then an obstacle leaves it to be resumed. */
    protected boolean resumable() {
        return false;
    }

    /** Why the saved work cannot be gone on with in this session's account: there it would seem to have disappeared. */
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
    public void fail(Message sentence) {
        problem(sentence);
        end();
    }

    /** Nothing may be asked of AWS: ends the operation as failed. */
    protected void notSaved(String why) {
        fail(lessSaved(why));
    }

    /** What is said then; what was saved before is enough to resume. */
    protected Message lessSaved(String why) {
        return Message.of(stopped ? "operation.notSaved" : "operation.notSaved.goesOn", why);
    }

    /** Why the operation did not begin or go on: the credentials are of no use. */
    protected Message obstacle(AwsError error) {
        return error.sentence();
    }

    /** Why the operation ended in the middle of a stage: the credentials are of no use any more. */
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

    /** Ends an operation that cannot begin or go on: one that is resumable can be resumed. */
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
        WaitReminder.begin(this, this::live);
        if (!(late() && lastLook())) {
            stage().start();
        }
    }

    /** Goes on in the next stage. */
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

    /** Ends the operation as it stands, to be resumed with good credentials. */
    public final void leaveInTheMiddle(AwsError error) {
        stopped = true;
        keep();
        leave(left(error));
    }

    /** Ends the operation and keeps what was saved, to be resumed when the obstacle is gone. */
    private void leave(Message why) {
        stopped = true;
        obstacle = Optional.of(why);
        say(why);
        end();
    }

    /** What the operation was left for; it is no problem of one that is resumed. */
    protected final Optional<Message> obstacle() {
        return obstacle;
    }

    /** Of the operation as a whole; told at once. */
    public final void problem(Message sentence) {
        problems.add(sentence);
        say(sentence);
    }

    protected final List<Message> problems() {
        return problems;
    }

    /** A warning about what looks like a mistake in what the user wrote, and makes no failure. */
    public final void warning(Message phrase) {
        warnings.add(phrase);
        say(Message.of("operation.warning", phrase));
    }

    protected final List<Message> warnings() {
        return warnings;
    }

    /** With what the operation was left for. */
    protected final List<Message> allProblems() {
        return Stream.concat(problems.stream(), obstacle.stream()).toList();
    }

    /** False when it could not be saved: then the operation has ended, and nothing may be asked of AWS. */
    public final boolean saved() {
        Optional<String> why = save();
        why.ifPresent(this::notSaved);
        return why.isEmpty();
    }

    /** Saves what is good to know after a restart, and not needed. */
    public final void keep() {
        save().ifPresent(why -> say(lessSaved(why)));
    }

    /** Keeps it now and then. */
    public final void keepSoon(boolean last) {
        unsaved = true;
        if (last || !now().isBefore(savedAt.plus(BETWEEN_SAVES))) {
            keep();
        }
    }

    /** Keeps what is not kept yet, as before a long wait. */
    public final void keepWhatIsNew() {
        if (unsaved) {
            keep();
        }
    }

    private Optional<String> save() {
        savedAt = now();
        unsaved = false;
        try {
            store.save(progress());
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

    /** Whether it has ended before its work was done, and can be resumed as far as it was saved. */
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
        return new LiveOperation(status(), aws().answeredAt(), ended() ? List.of() : stage().tables(entered));
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
