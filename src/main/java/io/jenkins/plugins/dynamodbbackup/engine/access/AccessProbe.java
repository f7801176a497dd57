package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.access.AccessFinding.Reason;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTagsOfResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.AutoScaling;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContinuousBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ContributorInsights;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.KinesisDestinations;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.ResourcePolicy;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.TimeToLive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds out what the credentials may do: makes each call that changes nothing once, with the first visible table and the
 * first visible backup. A policy can name single tables, so what is allowed for one may be denied for another.
 */
public final class AccessProbe {

    private static final int MOST_TABLES = 1000;
    private static final Optional<String> START = Optional.empty();

    private static final List<ApiOperation> CHANGING = List.of(
            ApiOperation.CREATE_BACKUP,
            ApiOperation.RESTORE_TABLE_FROM_BACKUP,
            ApiOperation.RESTORE_TABLE_TO_POINT_IN_TIME,
            ApiOperation.DELETE_BACKUP,
            ApiOperation.TAG_RESOURCE,
            ApiOperation.UPDATE_TABLE,
            ApiOperation.UPDATE_TIME_TO_LIVE,
            ApiOperation.UPDATE_CONTINUOUS_BACKUPS,
            ApiOperation.PUT_RESOURCE_POLICY,
            ApiOperation.UPDATE_CONTRIBUTOR_INSIGHTS,
            ApiOperation.ENABLE_KINESIS_STREAMING_DESTINATION,
            ApiOperation.REGISTER_SCALABLE_TARGET,
            ApiOperation.PUT_SCALING_POLICY,
            ApiOperation.PUT_SCHEDULED_ACTION);

    private final Dispatcher dispatcher;
    private final Instant deadline;
    private final Consumer<AccessReport> whenDone;
    private final List<AccessFinding> findings = new ArrayList<>();
    private Optional<CallerIdentity> identity = Optional.empty();
    private Optional<TableGlimpse> tables = Optional.empty();
    private Optional<TableArn> table = Optional.empty();
    private Optional<String> backup = Optional.empty();

    /**
     * One call.
     *
     * @param subject table or backup to try it with; an empty text for a call about neither, and empty if nothing exists
     * @param without why it is not tried where there is no subject
     * @param send sends it about the subject
     * @param learn takes its answer
     * @param last whether an error makes all further calls useless
     */
    private record Step<T>(
            ApiOperation operation,
            Supplier<Optional<String>> subject,
            Reason without,
            BiConsumer<String, Consumer<Answer<T>>> send,
            Consumer<T> learn,
            Predicate<AwsError> last) {}

    private AccessProbe(Dispatcher dispatcher, Instant deadline, Consumer<AccessReport> whenDone) {
        this.dispatcher = dispatcher;
        this.deadline = deadline;
        this.whenDone = whenDone;
    }

    public static void submit(Dispatcher dispatcher, Instant deadline, Consumer<AccessReport> whenDone) {
        AccessProbe probe = new AccessProbe(dispatcher, deadline, whenDone);
        probe.take(probe.steps().iterator());
    }

    private List<Step<?>> steps() {
        return List.of(
                new Step<CallerIdentity>(
                        ApiOperation.GET_CALLER_IDENTITY,
                        () -> Optional.of(""),
                        Reason.NOT_CONNECTED,
                        (none, then) -> ask(GetCallerIdentity.call(), then),
                        who -> identity = Optional.of(who),
                        GetCallerIdentity::noUseToGoOn),
                new Step<TableGlimpse>(
                        ApiOperation.LIST_TABLES,
                        () -> Optional.of(""),
                        Reason.NOT_CONNECTED,
                        (none, then) -> TableGlimpse.submit(dispatcher, MOST_TABLES, deadline, then),
                        seen -> tables = Optional.of(seen),
                        error -> error.kind() != ErrorKind.ACCESS_DENIED),
                step(
                        ApiOperation.DESCRIBE_TABLE,
                        this::firstTable,
                        Reason.NO_TABLE,
                        DescribeTable::of,
                        details -> table = TableArn.parse(details.arn())),
                ofArn(ApiOperation.LIST_TAGS_OF_RESOURCE, arn -> ListTagsOfResource.page(arn, START)),
                ofTable(ApiOperation.DESCRIBE_TIME_TO_LIVE, TimeToLive::describe),
                ofTable(ApiOperation.DESCRIBE_CONTINUOUS_BACKUPS, ContinuousBackups::describe),
                ofArn(ApiOperation.GET_RESOURCE_POLICY, arn -> ResourcePolicy.get(arn.toString())),
                ofTable(
                        ApiOperation.DESCRIBE_CONTRIBUTOR_INSIGHTS,
                        name -> ContributorInsights.describe(name, Optional.empty())),
                ofTable(ApiOperation.DESCRIBE_KINESIS_STREAMING_DESTINATION, KinesisDestinations::describe),
                ofTable(
                        ApiOperation.DESCRIBE_SCALABLE_TARGETS,
                        name -> AutoScaling.targets(List.of("table/" + name), START)),
                ofTable(
                        ApiOperation.DESCRIBE_SCALING_POLICIES,
                        name -> AutoScaling.policies(Optional.of("table/" + name), START)),
                ofTable(
                        ApiOperation.DESCRIBE_SCHEDULED_ACTIONS,
                        name -> AutoScaling.actions(Optional.of("table/" + name), START)),
                step(
                        ApiOperation.LIST_BACKUPS,
                        () -> Optional.of(""),
                        Reason.NOT_CONNECTED,
                        none -> ListBackups.ofAllTables().page(START),
                        page -> backup = page.entries().stream().findFirst().map(listed -> listed.arn())),
                step(
                        ApiOperation.DESCRIBE_BACKUP,
                        () -> backup,
                        Reason.NO_BACKUP,
                        DescribeBackup::of,
                        described -> {}));
    }

    private Optional<String> firstTable() {
        return tables.flatMap(seen -> seen.names().stream().findFirst());
    }

    private <T> Step<T> ofTable(ApiOperation operation, Function<String, AwsCall<T>> call) {
        return step(operation, this::firstTable, Reason.NO_TABLE, call, answer -> {});
    }

    private <T> Step<T> ofArn(ApiOperation operation, Function<TableArn, AwsCall<T>> call) {
        return step(
                operation,
                () -> table.map(TableArn::table),
                Reason.NO_TABLE,
                name -> call.apply(table.orElseThrow()),
                answer -> {});
    }

    private <T> Step<T> step(
            ApiOperation operation,
            Supplier<Optional<String>> subject,
            Reason without,
            Function<String, AwsCall<T>> call,
            Consumer<T> learn) {
        return new Step<>(
                operation, subject, without, (name, then) -> ask(call.apply(name), then), learn, error -> false);
    }

    private <T> void ask(AwsCall<T> call, Consumer<Answer<T>> then) {
        dispatcher.submit(call, deadline, then);
    }

    private void take(Iterator<Step<?>> left) {
        if (left.hasNext()) {
            take(left.next(), left);
        } else {
            CHANGING.forEach(operation -> notTried(operation, Reason.CHANGES_SOMETHING));
            whenDone.accept(new AccessReport(identity, tables, findings));
        }
    }

    private <T> void take(Step<T> step, Iterator<Step<?>> left) {
        Optional<String> subject = step.subject().get();
        if (subject.isEmpty()) {
            notTried(step.operation(), step.without());
            take(left);
            return;
        }
        step.send().accept(subject.get(), answer -> {
            answer.handle(
                    value -> {
                        step.learn().accept(value);
                        findings.add(new AccessFinding.Allowed(step.operation(), subject.get()));
                    },
                    error -> {
                        findings.add(new AccessFinding.Failed(error));
                        if (step.last().test(error)) {
                            left.forEachRemaining(next -> notTried(next.operation(), Reason.NOT_CONNECTED));
                        }
                    });
            take(left);
        });
    }

    private void notTried(ApiOperation operation, Reason reason) {
        findings.add(new AccessFinding.NotTried(operation, reason));
    }
}
