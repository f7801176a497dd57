package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The service without its transport: a request in, an answer or a dropped connection out. */
final class Service {
    private final State state;
    private final Rules rules;
    private final Rates rates;
    private final CallLog log;
    private final Map<String, String> accounts;
    private final String defaultAccount;
    private final Map<String, Operation> operations = new HashMap<>();
    private final DataOperations data;
    private final SecurityTokenService tokens = new SecurityTokenService();

    private interface Operation {
        Answer run(Call call);
    }

    Service(State state, Rules rules, Rates rates, CallLog log, String defaultAccount, Map<String, String> accounts) {
        this.state = state;
        this.rules = rules;
        this.rates = rates;
        this.log = log;
        this.defaultAccount = defaultAccount;
        this.accounts = accounts;
        this.data = new DataOperations(state);
        register();
        registerSettings();
    }

    private void register() {
        BackupOperations backups = new BackupOperations(state);
        operations.put("CreateBackup", backups::create);
        locked("DescribeBackup", backups::describe);
        locked("ListBackups", backups::list);
        locked("DeleteBackup", backups::delete);
        locked("RestoreTableFromBackup", new RestoreOperations(state)::fromBackup);
        locked("RestoreTableToPointInTime", new PointInTimeRestore(state)::run);
        ContinuousBackupOperations continuous = new ContinuousBackupOperations(state);
        locked("DescribeContinuousBackups", continuous::describe);
        locked("UpdateContinuousBackups", continuous::update);
        TagOperations tags = new TagOperations(state);
        locked("ListTagsOfResource", tags::list);
        locked("TagResource", tags::tag);
        locked("UntagResource", tags::untag);
        TableOperations tables = new TableOperations(state);
        locked("CreateTable", tables::create);
        locked("DescribeTable", tables::describe);
        locked("ListTables", tables::list);
        locked("DeleteTable", tables::delete);
        locked("UpdateTable", new UpdateTable(state)::run);
        TimeToLiveOperations timeToLive = new TimeToLiveOperations(state);
        locked("DescribeTimeToLive", timeToLive::describe);
        locked("UpdateTimeToLive", timeToLive::update);
    }

    private void registerSettings() {
        PolicyOperations policies = new PolicyOperations(state);
        locked("GetResourcePolicy", policies::get);
        locked("PutResourcePolicy", policies::put);
        locked("DeleteResourcePolicy", policies::delete);
        InsightOperations insights = new InsightOperations(state);
        locked("DescribeContributorInsights", insights::describe);
        locked("UpdateContributorInsights", insights::update);
        KinesisOperations kinesis = new KinesisOperations(state);
        locked("DescribeKinesisStreamingDestination", kinesis::describe);
        locked("EnableKinesisStreamingDestination", kinesis::enable);
        locked("DisableKinesisStreamingDestination", kinesis::disable);
        AutoScaling scaling = new AutoScaling(state);
        locked("DescribeScalableTargets", scaling::describeTargets);
        locked("DescribeScalingPolicies", scaling::describePolicies);
        locked("DescribeScheduledActions", scaling::describeActions);
        locked("RegisterScalableTarget", scaling::register);
        locked("DeregisterScalableTarget", scaling::deregister);
        locked("PutScalingPolicy", scaling::putPolicy);
        locked("PutScheduledAction", scaling::putAction);
    }

    private void locked(String name, Operation operation) {
        operations.put(name, call -> {
            synchronized (state) {
                return operation.run(call);
            }
        });
    }

    /** @param sleep carries out the delays of rules */
    Answer handle(Request request, Consumer<Duration> sleep) throws DroppedConnection {
        Instant now = state.now();
        String account = defaultAccount;
        try {
            Request.Scope scope = request.scope()
                    .orElseThrow(() -> ServiceError.of(
                            "MissingAuthenticationTokenException", "Request is missing Authentication Token"));
            account =
                    tokens.account(scope.accessKey()).orElse(accounts.getOrDefault(scope.accessKey(), defaultAccount));
            if (state.expiredTokens.contains(scope.accessKey()) || tokens.expired(scope.accessKey(), now)) {
                throw ServiceError.of("ExpiredTokenException", "The security token included in the request is expired");
            }
            Site site = new Site(account, scope.region());
            if (scope.service().equals("sts")) {
                Map<String, String> form = SecurityTokenService.form(request);
                String action = form.getOrDefault("Action", "");
                List<String> roles = form.containsKey("RoleArn") ? List.of(form.get("RoleArn")) : List.of();
                Call call = new Call("", action, site, now, Json.object(), rules.effects(action, roles));
                return logged(call, made -> tokens.answer(form, site.account(), scope.accessKey(), now), roles, sleep);
            }
            String operation = request.operation().orElse("");
            ObjectNode body = Json.parse(request.body());
            List<String> resources = Call.resources(body);
            Call call = new Call(request.target(), operation, site, now, body, rules.effects(operation, resources));
            return logged(call, operations.getOrDefault(operation, data::pass), resources, sleep);
        } catch (ServiceError error) {
            return request.operation().isPresent() ? Answer.error(error) : SecurityTokenService.error(error);
        } catch (RuntimeException unexpected) {
            // A mistake of this program, not a modelled fault: show it, and answer.
            unexpected.printStackTrace();
            return Answer.error(ServiceError.of("InternalFailure", "local DynamoDB failed: " + unexpected));
        }
    }

    private Answer logged(Call call, Operation operation, List<String> resources, Consumer<Duration> sleep)
            throws DroppedConnection {
        String outcome = "OK";
        try {
            return withEffects(call, operation, resources, sleep);
        } catch (ServiceError error) {
            outcome = error.code();
            throw error;
        } catch (DroppedConnection dropped) {
            outcome = "dropped";
            throw dropped;
        } finally {
            log.add(new CallLog.Entry(
                    call.now(), call.site(), call.operation(), resources.isEmpty() ? "" : resources.get(0), outcome));
        }
    }

    private Answer withEffects(Call call, Operation operation, List<String> resources, Consumer<Duration> sleep)
            throws DroppedConnection {
        call.effect(Effect.Delay.class).ifPresent(delay -> sleep.accept(delay.time()));
        if (call.effect(Effect.DropBefore.class).isPresent()) {
            throw new DroppedConnection();
        }
        call.effect(Effect.ErrorBefore.class).ifPresent(error -> {
            throw error.message().isEmpty()
                    ? Denied.error(call, resources.isEmpty() ? "*" : resources.get(0))
                    : ServiceError.of(error.code(), error.message());
        });
        rates.take(call.site(), call.operation(), call.now());
        synchronized (state) {
            state.settle(call.now());
        }
        Answer answer = operation.run(call);
        if (call.effect(Effect.DropAfter.class).isPresent()) {
            throw new DroppedConnection();
        }
        call.effect(Effect.ErrorAfter.class).ifPresent(error -> {
            throw ServiceError.of(error.code(), error.message());
        });
        return call.effect(Effect.Edit.class)
                .map(edit -> {
                    ObjectNode json = Json.parse(answer.body());
                    edit.change().accept(json);
                    return Answer.ok(json);
                })
                .orElse(answer);
    }
}
