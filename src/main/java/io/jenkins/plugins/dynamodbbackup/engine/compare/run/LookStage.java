package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparedKeys;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at both tables, and refuses what cannot be compared. */
final class LookStage implements Stage {

    private final CompareOperation run;

    LookStage(CompareOperation run) {
        this.run = run;
    }

    @Override
    public void start() {
        CompareRequest request = run.request();
        look(
                request.left(),
                run.region(request.leftRegion()),
                left -> look(request.right(), run.region(request.rightRegion()), right -> saw(left, right)));
    }

    private void look(String table, String region, Consumer<KeyedTable> then) {
        run.ask(
                DescribeTable.keyed(table).in(region),
                answer -> answer.handle(then, error -> run.fail(error.sentence())));
    }

    private void saw(KeyedTable left, KeyedTable right) {
        Optional<Message> obstacle = ComparisonRequest.obstacle(left, right);
        if (obstacle.isPresent()) {
            run.fail(obstacle.get());
            return;
        }
        try {
            run.comparing(
                    what(run.request(), left, right),
                    ComparisonProgress.start(run.session().runtime().random().nextLong()));
        } catch (BadRequestException refused) {
            run.fail(refused.reason());
            return;
        }
        run.next();
    }

    private ComparisonRequest what(CompareRequest request, KeyedTable left, KeyedTable right)
            throws BadRequestException {
        return ComparisonRequest.of(
                        left,
                        run.region(request.leftRegion()),
                        right,
                        run.region(request.rightRegion()),
                        request.limits(),
                        request.fileName())
                .only(ComparedKeys.of(request.keys(), left.key().get(0)))
                .sampling(request.sample())
                .withValues(request.values());
    }

    @Override
    public Message status() {
        return Message.of("compare.status.looking");
    }

    @Override
    public boolean lastLook() {
        run.endAs(
                Verdict.FAILURE,
                Outcome.TIMED_OUT,
                Message.of("compare.timeout", status(), Argument.parameter("timeoutMinutes")));
        return true;
    }
}
