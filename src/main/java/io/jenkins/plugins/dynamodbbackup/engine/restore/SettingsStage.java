package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.SampleExpiry;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.settings.AutoScalingListing;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsReader;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.PlannedSetting;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.RetriedChange;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChange;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsPlan;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Applies the settings of the original to the restored table. It reads what the table has, makes the first change that is
 * missing, waits until the table is ready for the next, and reads again, until nothing is missing. So nothing is applied
 * twice, and a later process continues where this one ended (spec 2.2).
 */
final class SettingsStage extends FinishStage {

    static final String NAME = "settings";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration LONG_CHANGE = Duration.ofSeconds(15);
    private static final Duration FOR_LOOKS = Duration.ofMinutes(1);
    private static final Duration AT_LAST = Duration.ofSeconds(30);

    /** AWS shows some changes a few seconds after it has accepted them. */
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(1);

    private final Map<SettingName, Instant> begun = new EnumMap<>(SettingName.class);
    private final Map<SettingName, Message> failed = new EnumMap<>(SettingName.class);
    private final Map<String, Instant> accepted = new HashMap<>();
    private final Set<SettingName> said = EnumSet.noneOf(SettingName.class);
    private final Set<SettingName> confirmed = EnumSet.noneOf(SettingName.class);
    private Optional<AwsError> passing = Optional.empty();
    private Optional<Instant> unreadSince = Optional.empty();
    private Optional<TableReading> last = Optional.empty();
    private int looks;
    private boolean sampled;
    private boolean listed;

    SettingsStage(RestoreOperation run) {
        super(run, NAME);
    }

    @Override
    void saw(TableDetails table) {
        if (run.progress().of(StageProgress.Settings.class).isEmpty()) {
            run.next();
            return;
        }
        status(Message.of("restore.status.settings", run.target()));
        read();
    }

    /** What is not applied by now stays; the data is back. */
    @Override
    public boolean lastLook() {
        run.interrupt();
        if (run.progress().of(StageProgress.Settings.class).isEmpty()) {
            return false;
        }
        status(Message.of("restore.status.lastLook", run.target()));
        read(run.now().plus(AT_LAST), answer -> finish(answer.fold(Optional::of, error -> last), true));
        return true;
    }

    @Override
    protected EarlyEnd earlyEnd() {
        return new EarlyEnd(
                Outcome.OK,
                Message.of(
                        "restore.settings.stopped",
                        run.target(),
                        Argument.parameter("mode"),
                        Argument.parameter("targetTable")));
    }

    private SettingsFile original() {
        return run.progress().of(StageProgress.Settings.class).orElseThrow().original();
    }

    private Set<SettingName> applied() {
        return run.progress()
                .of(StageProgress.Applied.class)
                .<Set<SettingName>>map(known -> Set.copyOf(known.names()))
                .orElse(Set.of());
    }

    private void read() {
        read(run.untilLate(), answer -> answer.handle(this::saw, this::notRead));
    }

    private void read(Instant until, Consumer<Answer<TableReading>> then) {
        passing = Optional.empty();
        SettingsReader.submit(
                run.aws(),
                run.targetTable(),
                new AutoScalingListing(run.aws(), false),
                until,
                (name, error) -> {
                    if (!run.leaves(error) && error.mayPass()) {
                        passing = Optional.of(error);
                    }
                },
                run.current(run.unlessLeft(then)));
    }

    private void notRead(AwsError error) {
        if (error.mayPass() && patient()) {
            run.after(SOON, this::read);
        } else {
            original().settings().values().keySet().forEach(name -> failed.putIfAbsent(name, error.sentence()));
            finish(last, false);
        }
    }

    /** For looks that fail. */
    private boolean patient() {
        Instant since = unreadSince.orElse(run.now());
        unreadSince = Optional.of(since);
        return run.now().isBefore(since.plus(FOR_LOOKS));
    }

    private void saw(TableReading table) {
        last = Optional.of(table);
        if (passing.isPresent() && patient()) {
            run.after(SOON, this::read);
            return;
        }
        if (passing.isEmpty()) {
            unreadSince = Optional.empty();
        }
        if (table.settled()) {
            looks = 0;
            sayOnce(table);
            advance(table);
        } else {
            run.after(run.jittered(looks++ < 5 ? BETWEEN_LOOKS : LONG_CHANGE), this::read);
        }
    }

    /** A restore to a new table has said it before its request. */
    private void sayOnce(TableReading table) {
        if (run.request().toExistingTable() && !listed) {
            listed = true;
            run.say(SettingsSources.toApply(plan(table)));
        }
    }

    private List<PlannedSetting> plan(TableReading table) {
        return SettingsPlan.of(
                original(),
                run.request().settings(),
                SettingsSources.overridden(run.request()),
                table,
                run.session().serviceClock().now());
    }

    /** The first setting of which something is missing, if its turn has come. */
    private void advance(TableReading table) {
        for (PlannedSetting setting : plan(table)) {
            boolean missing = setting.state() == SettingState.APPLY
                    && !setting.changes().isEmpty()
                    && !failed.containsKey(setting.name());
            if (missing) {
                change(table, setting);
                return;
            }
            if (applied().contains(setting.name()) && !failed.containsKey(setting.name())) {
                if (confirmed.add(setting.name()) && SettingConfirmation.needed(setting.name())) {
                    new SettingConfirmation(run, setting, why -> {
                                why.ifPresent(reason -> failed(setting.name(), reason));
                                advance(table);
                            })
                            .look();
                    return;
                }
                done(setting);
            }
        }
        finish(Optional.of(table), false);
    }

    private void done(PlannedSetting setting) {
        if (said.add(setting.name())) {
            run.say(Message.of(
                    "restore.settings.applied",
                    setting.name().word(),
                    setting.result().restored()));
        }
    }

    private void change(TableReading table, PlannedSetting setting) {
        SettingName name = setting.name();
        SettingsChange change = setting.changes().get(0);
        Optional<Instant> sent = Optional.ofNullable(accepted.get(name.word() + " " + change.part()));
        if (sent.isPresent()) {
            if (run.now().isBefore(sent.get().plus(UNTIL_SHOWN))) {
                run.after(BETWEEN_LOOKS, this::read);
            } else {
                failed(name, Message.of("settings.notShown"));
                advance(table);
            }
        } else if (name == SettingName.TTL && !sampled) {
            sampled = true;
            sample(table, setting);
        } else {
            begun.putIfAbsent(name, run.now());
            status(Message.of("restore.status.applying", name.word(), run.target()));
            run.know(StageProgress.Applied.with(applied(), name));
            run.keep();
            send(table, change, change.call(), run.now().plus(RetriedChange.LOCKED));
        }
    }

    private <T> void send(TableReading table, SettingsChange change, AwsCall<T> call, Instant until) {
        run.aws()
                .submit(
                        call,
                        until.isBefore(run.deadline()) ? until : run.deadline(),
                        run.current(run.unlessLeft(
                                either(done -> accepted(change), error -> refused(table, change, error)))));
    }

    private void accepted(SettingsChange change) {
        accepted.put(change.name().word() + " " + change.part(), run.now());
        read();
    }

    private void refused(TableReading table, SettingsChange change, AwsError error) {
        if (RetriedChange.done(error)) {
            accepted(change);
            return;
        }
        Duration tried = Duration.between(begun.get(change.name()), run.now());
        RetriedChange.wait(error, tried).ifPresentOrElse(wait -> run.after(wait, this::read), () -> {
            failed(change.name(), error.sentence());
            advance(table);
        });
    }

    private void failed(SettingName name, Message why) {
        failed.put(name, why);
        run.say(Message.of("restore.settings.notApplied", name.word(), why));
    }

    /** Time to live deletes what is past its time as soon as it is on. */
    private void sample(TableReading table, PlannedSetting setting) {
        String attribute = setting.wanted().orElseThrow().path("AttributeName").asText();
        run.ask(
                SampleExpiry.of(
                        table.name(), attribute, run.session().serviceClock().now()),
                either(
                        sample -> {
                            if (sample.expired() > 0) {
                                run.note(Message.of(
                                        "restore.settings.expired", sample.expired(), sample.items(), attribute));
                            }
                            change(table, setting);
                        },
                        error -> {
                            run.note(Message.of("restore.settings.expiredUnknown", attribute, error.what()));
                            change(table, setting);
                        }));
    }

    /** @param late whether the timeout expired: what is missing is missing for that reason */
    private void finish(Optional<TableReading> table, boolean late) {
        SettingsReport report = SettingsSources.report(
                run.progress().of(StageProgress.Settings.class).orElseThrow(),
                plan(table.orElseGet(() -> SettingsSources.unread(run.targetTable(), failed))),
                applied(),
                failed,
                late);
        SettingsSources.afterwards(original(), report, table, run.request().toExistingTable())
                .forEach(run::note);
        report.briefTable().messages().forEach(run::say);
        run.know(new StageProgress.SettingsDone(report));
        run.next();
    }
}
