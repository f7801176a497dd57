package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Which account the credentials belong to. Needs no permission, and shows at once when AWS refuses them. */
public final class GetCallerIdentity {

    /** An operation does not need the account, so it does not wait long for it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private GetCallerIdentity() {}

    public static AwsCall<CallerIdentity> call() {
        return new AwsCall<>(ApiOperation.GET_CALLER_IDENTITY, "", clients -> {
            GetCallerIdentityResponse answer = clients.sts().getCallerIdentity();
            ForeignAnswerException.refuseWithout(answer.account() != null, new Argument.Text("Account"));
            return new CallerIdentity(
                    AnswerField.ACCOUNT.in(answer.account()), AnswerField.CALLER.orEmpty(answer.arn()));
        });
    }

    /** Whether no other call can succeed with these credentials either. */
    public static boolean noUseToGoOn(AwsError error) {
        return error.aboutCredentials() || error.kind() == ErrorKind.PROXY_REFUSED;
    }

    /**
     * Finds out the session's account, unless it is known. Where STS cannot be reached, as behind a private endpoint, the
     * account stays unknown.
     *
     * @param then gets an error only when the credentials do not work
     */
    public static void learnAccount(Dispatcher dispatcher, Instant deadline, Consumer<Optional<AwsError>> then) {
        AwsSession session = dispatcher.session();
        if (session.account().isPresent()) {
            then.accept(Optional.empty());
            return;
        }
        Instant soon = session.runtime().clock().instant().plus(LONGEST);
        dispatcher.submit(call(), deadline.isBefore(soon) ? deadline : soon, answer -> {
            answer.handle(identity -> session.knowAccount(identity.account()), error -> {});
            then.accept(answer.<Optional<AwsError>>fold(identity -> Optional.empty(), Optional::of)
                    .filter(GetCallerIdentity::noUseToGoOn));
        });
    }
}
